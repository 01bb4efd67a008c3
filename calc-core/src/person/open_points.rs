//! Which open points of the law a person's answer rests on.

use crate::law::eligibility::Eligibility;
use crate::law::money::{Cny, Hkd};
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::JointAssessment;
use crate::law::params::points::Relief;
use crate::law::rate::Share;
use crate::person::code::Code;
use crate::person::facts::Facts;
use crate::person::fields::HkAssessment;
use crate::person::mainland::own_tax::Standing;
use crate::person::month::person_year::MainlandBasis;
use crate::person::outcome::Outcome;

/// The open points that this answer rests on, in the order of their ids.
pub(crate) fn open_points(facts: &Facts, outcome: &Outcome) -> Vec<ChoiceId> {
    Relief::ALL
        .into_iter()
        .filter(|point| rests_on(*point, facts, outcome))
        .map(ChoiceId::from)
        .chain(of_months(facts, outcome))
        .filter(|id| id.is_open_in(facts.tax_year))
        .collect()
}

/// Open points of the year that only months have.
fn of_months(facts: &Facts, outcome: &Outcome) -> impl Iterator<Item = ChoiceId> {
    let monthly = cfg!(feature = "months") && outcome.basis == MainlandBasis::Monthly;
    let is_open = |eligible| monthly && eligible != Eligibility::No;
    let (exemption, subsidy) = (outcome.exemption.eligible, outcome.subsidy.eligible);
    let amounts = &facts.mainland;
    let split =
        facts.months().is_some_and(|months| months.gross != amounts.wages + amounts.annual_bonus);
    let services = amounts.labour_services + amounts.authors_remuneration + amounts.royalties;
    [
        (split, ChoiceId::HkBaseOfSplitPay),
        (monthly, ChoiceId::NonresidentRelief),
        (is_open(exemption) && services > Cny::ZERO, ChoiceId::NonresidentPooling),
        (is_open(subsidy), ChoiceId::NonresidentSubsidy),
    ]
    .into_iter()
    .filter_map(|(rests, point)| rests.then_some(point))
}

// An income with a computation of its own brings its points along.
#[allow(clippy::match_wildcard_for_single_variants)]
fn rests_on(point: Relief, facts: &Facts, outcome: &Outcome) -> bool {
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
    match point {
        Relief::CategoryByCategory => business || mainland.talent_subsidy_tax > Cny::ZERO,
        Relief::ParkShare | Relief::AllowancesBesideParkShare => partly,
        Relief::YearOfAssessment | Relief::HongKongRounding => true,
        Relief::ExchangeRate => outcome.exchange.citation.is_some(),
        Relief::TaxReduction => reduced,
        Relief::GrossBase => mainland.exempt_income > Cny::ZERO,
        Relief::MainlandContributions => mainland.social_insurance > Cny::ZERO,
        Relief::HeadsOfCharge | Relief::NegativeDifference => business,
        Relief::JointAssessment => facts.hong_kong.is_joint() || is_best_by_joint(facts, outcome),
        Relief::JointTaxAttribution => {
            let accepted = outcome.choices.joint_assessment() == JointAssessment::Accepted;
            accepted && (facts.hong_kong.is_joint() || is_best_by_joint(facts, outcome))
        }
        Relief::PolicyAddress2026 => facts.hong_kong.children_160 > 0,
        Relief::SubsidyCap => subsidy,
        Relief::SubsidyDaysAfter2024 => facts.person.shenzhen_work_days.is_some(),
        own => of_own_tax(own, facts, outcome),
    }
}

/// Whether the better form of assessment is the joint one, or may be where it is not accepted.
fn is_best_by_joint(facts: &Facts, outcome: &Outcome) -> bool {
    let family = &facts.hong_kong;
    match outcome.choices.joint_assessment() {
        JointAssessment::Accepted => outcome.notes.contains(Code::BestAssessmentJoint),
        JointAssessment::NotAccepted => {
            family.assessment == HkAssessment::Best
                && family.spouse_income.is_some_and(|income| income > Hkd::ZERO)
        }
    }
}

/// Whether the answer rests on a point because of an income that is taxed by itself.
fn of_own_tax(point: Relief, facts: &Facts, outcome: &Outcome) -> bool {
    let standing = Standing {
        facts,
        exemption: outcome.exemption.eligible != Eligibility::No,
        subsidy: outcome.subsidy.eligible != Eligibility::No,
    };
    let mut separate = outcome.mainland.own_taxes().filter(|own| own.separate);
    separate.any(|own| (own.rests_on)(point, &standing))
}
