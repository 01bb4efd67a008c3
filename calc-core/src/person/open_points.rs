//! Which open points of the law a person's answer rests on.

use crate::law::eligibility::Eligibility;
use crate::law::money::{Cny, Hkd};
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::{GrossBase, JointAssessment};
use crate::law::params::points::Relief;
use crate::law::rate::Share;
use crate::person::code::Code;
use crate::person::facts::Facts;
use crate::person::fields::HkAssessment;
#[cfg(feature = "special_incomes")]
use crate::person::mainland::average_wage;
use crate::person::mainland::own_tax::Standing;
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_incomes::equity_events;
use crate::person::month::person_year::MainlandBasis;
use crate::person::month::points::Points;
use crate::person::outcome::Outcome;
use crate::person::rulebook::Rulebook;

/// Whether a relief is not ruled out.
#[derive(Clone, Copy)]
pub(crate) struct Possible {
    pub(crate) exemption: bool,
    pub(crate) subsidy: bool,
}

/// What decides which open points an answer rests on.
struct Basis<'a> {
    facts: &'a Facts,
    outcome: &'a Outcome,
    possible: Possible,
    /// The points that are open in the year.
    open: Points,
    /// Whether there is an income that is taxed by itself: each brings its points along.
    has_separate: bool,
}

impl<'a> Basis<'a> {
    fn new(facts: &'a Facts, outcome: &'a Outcome, possible: Possible) -> Self {
        let law = Rulebook::get().relief(facts.tax_year);
        let open = law.map(|law| law.open).unwrap_or_default();
        let has_separate = outcome.mainland.own_taxes().any(|own| own.separate);
        Self { facts, outcome, possible, open, has_separate }
    }

    /// Those of the points that are open in the year, behind them those of months.
    fn points(&self, matters: impl Fn(Relief) -> bool) -> impl Iterator<Item = ChoiceId> {
        Relief::ALL
            .into_iter()
            .filter(|point| self.open.contains(ChoiceId::from(*point)))
            .filter(move |point| matters(*point))
            .map(ChoiceId::from)
            .chain(of_months(self.facts, self.outcome, self.possible))
            .filter(|id| self.open.contains(*id))
    }
}

/// The open points that this answer rests on, in the order of their ids.
pub(crate) fn open_points(facts: &Facts, outcome: &Outcome) -> Vec<ChoiceId> {
    let possible = Possible {
        exemption: outcome.exemption.eligible != Eligibility::No,
        subsidy: outcome.subsidy.eligible != Eligibility::No,
    };
    let basis = Basis::new(facts, outcome, possible);
    basis.points(|point| basis.rests_on(point)).collect()
}

/// The open points that bear on the person under one reading of the others or another, in the order of
/// their ids. Facts alone take a point away: a person without Hong Kong tax in one year of assessment may
/// have some in the next.
#[cfg(feature = "readings")]
pub(crate) fn points_that_matter(
    facts: &Facts,
    outcome: &Outcome,
    possible: Possible,
) -> Vec<ChoiceId> {
    let basis = Basis::new(facts, outcome, possible);
    let matters = |point| match point {
        Relief::TaxReduction => true,
        Relief::JointAssessment | Relief::JointTaxAttribution => {
            facts.hong_kong.is_joint() || may_be_best_by_joint(facts)
        }
        point => basis.rests_on(point),
    };
    basis.points(matters).collect()
}

/// Open points of the year that only months have.
fn of_months(
    facts: &Facts,
    outcome: &Outcome,
    possible: Possible,
) -> impl Iterator<Item = ChoiceId> {
    let monthly = cfg!(feature = "months") && outcome.basis == MainlandBasis::Monthly;
    let amounts = &facts.mainland;
    let split =
        facts.months().is_some_and(|months| months.gross != amounts.wages + amounts.annual_bonus);
    let services = amounts.labour_services + amounts.authors_remuneration + amounts.royalties;
    [
        (split, ChoiceId::HkBaseOfSplitPay),
        (monthly, ChoiceId::NonresidentRelief),
        (monthly && possible.exemption && services > Cny::ZERO, ChoiceId::NonresidentPooling),
        (monthly && possible.subsidy, ChoiceId::NonresidentSubsidy),
    ]
    .into_iter()
    .filter_map(|(rests, point)| rests.then_some(point))
}

impl Basis<'_> {
    // An income with a computation of its own brings its points along.
    #[allow(clippy::match_wildcard_for_single_variants)]
    fn rests_on(&self, point: Relief) -> bool {
        let Self { facts, outcome, possible, .. } = *self;
        let mainland = &facts.mainland;
        let partly = mainland.park_share.is_some_and(|share| share != Share::WHOLE);
        let business = outcome.mainland.business.is_some();
        let salaries = &outcome.hong_kong.salaries;
        let reduced = salaries.tax_before_reduction > Hkd::ZERO
            || outcome
                .hong_kong
                .profits
                .is_some_and(|profits| profits.tax_before_reduction > Hkd::ZERO);
        match point {
            Relief::CategoryByCategory => business || mainland.talent_subsidy_tax > Cny::ZERO,
            Relief::ParkShare | Relief::AllowancesBesideParkShare => partly,
            Relief::YearOfAssessment | Relief::HongKongRounding => true,
            Relief::ExchangeRate => outcome.exchange.citation.is_some(),
            Relief::TaxReduction => reduced,
            Relief::GrossBase => {
                let for_hong_kong = |base| outcome.mainland.reward_for_hong_kong(base);
                mainland.exempt_income + outcome.mainland.exempt_benefits() > Cny::ZERO
                    || for_hong_kong(GrossBase::AfterExemptIncome)
                        != for_hong_kong(GrossBase::FullSalary)
            }
            Relief::MainlandContributions => mainland.social_insurance > Cny::ZERO,
            Relief::HeadsOfCharge | Relief::NegativeDifference => business,
            Relief::JointAssessment => {
                facts.hong_kong.is_joint() || is_best_by_joint(facts, outcome)
            }
            Relief::JointTaxAttribution => {
                let accepted = outcome.choices.joint_assessment() == JointAssessment::Accepted;
                accepted && (facts.hong_kong.is_joint() || is_best_by_joint(facts, outcome))
            }
            #[cfg(feature = "bill")]
            Relief::HkBurdenOfRelief => facts.actual.is_some(),
            #[cfg(feature = "special_incomes")]
            Relief::EquityHkAmount
            | Relief::EquityInstalmentYear
            | Relief::EquityNegativeEvent
            | Relief::EquityParkShare
            | Relief::EquityRsuFormula
            | Relief::EquityUnlistedNotDeferred => {
                equity_events::rests_on(point, facts, &outcome.choices, possible.exemption)
            }
            Relief::PolicyAddress2026 => facts.hong_kong.children_160 > 0,
            Relief::SubsidyCap => possible.subsidy,
            Relief::SubsidyDaysAfter2024 => facts.person.shenzhen_work_days.is_some(),
            #[cfg(feature = "special_incomes")]
            point if of_special_deductions(point, facts, outcome) => true,
            own => self.of_own_tax(own),
        }
    }

    /// Whether the answer rests on a point because of an income that is taxed by itself.
    fn of_own_tax(&self, point: Relief) -> bool {
        let Possible { exemption, subsidy } = self.possible;
        let standing = Standing { facts: self.facts, exemption, subsidy };
        let mut separate = self.outcome.mainland.own_taxes().filter(|own| own.separate);
        self.has_separate && separate.any(|own| (own.rests_on)(point, &standing))
    }
}

/// Whether the answer rests on a point because of a deduction that few persons have.
#[cfg(feature = "special_incomes")]
fn of_special_deductions(point: Relief, facts: &Facts, outcome: &Outcome) -> bool {
    let mainland = &outcome.mainland;
    match point {
        Relief::BenefitsMainlandHkResident => {
            mainland.benefits.is_some_and(|benefits| benefits.is_unconfirmed(facts))
        }
        Relief::DonationOrder => mainland.donations.is_some(),
        point => mainland.limited_deductions.is_some() && rests_on_average_wage(point, facts),
    }
}

/// Whether the limit of annuity contributions rests on a point.
#[cfg(feature = "special_incomes")]
fn rests_on_average_wage(point: Relief, facts: &Facts) -> bool {
    facts.mainland.annuity_paid > Cny::ZERO && average_wage::rests_on(point, facts)
}

/// Whether the better form of assessment is the joint one, or may be where it is not accepted.
fn is_best_by_joint(facts: &Facts, outcome: &Outcome) -> bool {
    match outcome.choices.joint_assessment() {
        JointAssessment::Accepted => outcome.notes.contains(Code::BestAssessmentJoint),
        JointAssessment::NotAccepted => may_be_best_by_joint(facts),
    }
}

/// Whether the better form is asked for, and the facts leave both open.
fn may_be_best_by_joint(facts: &Facts) -> bool {
    let family = &facts.hong_kong;
    family.assessment == HkAssessment::Best
        && family.spouse_income.is_some_and(|income| income > Hkd::ZERO)
}
