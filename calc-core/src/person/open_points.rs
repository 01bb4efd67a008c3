//! Which open points of the law a person's answer rests on.

use crate::law::money::{Cny, Hkd};
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::JointAssessment;
use crate::law::rate::Share;
use crate::person::assess::Outcome;
use crate::person::facts::Facts;
use crate::person::mainland::annual_bonus::BonusTaxed;
use crate::person::relief::eligibility::Eligibility;

/// The open points that this answer rests on, in the order of their ids.
pub(crate) fn open_points(facts: &Facts, outcome: &Outcome) -> Vec<ChoiceId> {
    ChoiceId::ALL
        .into_iter()
        .filter(|id| rests_on(*id, facts, outcome) && id.is_open_in(facts.tax_year))
        .collect()
}

fn rests_on(id: ChoiceId, facts: &Facts, outcome: &Outcome) -> bool {
    let mainland = &facts.mainland;
    let partly = mainland.park_share.is_some_and(|share| share != Share::WHOLE);
    let business = outcome.mainland.business.is_some();
    let salaries = &outcome.hong_kong.salaries;
    let reduced = salaries.tax_before_reduction > Hkd::ZERO
        || outcome
            .hong_kong
            .profits
            .is_some_and(|profits| profits.tax_before_reduction > Hkd::ZERO);
    let subsidy = outcome.subsidy.eligible != Eligibility::No;
    let separate_bonus =
        outcome.mainland.bonus.is_some_and(|bonus| bonus.taxed == BonusTaxed::Separate);
    match id {
        ChoiceId::CategoryByCategory => business || mainland.talent_subsidy_tax > Cny::ZERO,
        ChoiceId::ParkShare | ChoiceId::AllowancesBesideParkShare => partly,
        ChoiceId::YearOfAssessment | ChoiceId::HongKongRounding => true,
        ChoiceId::ExchangeRate => outcome.exchange.citation.is_some(),
        ChoiceId::TaxReduction => reduced,
        ChoiceId::GrossBase => mainland.exempt_income > Cny::ZERO,
        ChoiceId::MainlandContributions => mainland.social_insurance > Cny::ZERO,
        ChoiceId::HeadsOfCharge | ChoiceId::NegativeDifference => business,
        ChoiceId::JointAssessment => facts.hong_kong.joint,
        ChoiceId::JointTaxAttribution => {
            facts.hong_kong.joint && outcome.choices.joint_assessment() == JointAssessment::Accepted
        }
        ChoiceId::BonusInSubsidy => separate_bonus && subsidy,
        ChoiceId::SubsidyCap => subsidy,
        ChoiceId::SubsidyDaysAfter2024 => facts.person.shenzhen_work_half_days.is_some(),
        // Those of companies.
        _ => false,
    }
}
