//! Deductions and choices of the year that few persons have: deductions with a limit of their own, tax-free
//! benefits instead of the special additional deductions, and donations that several incomes take.

pub mod benefits;
pub mod donations;
pub mod limited;

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::mainland::iit;
use crate::law::params::mainland::special_incomes::BENEFITS_ELECTION;
use crate::law::period::Date;
use crate::law::problem::{Detail, Problem};
use crate::law::trace::{Part, TraceSink};
use crate::person::code::{Code, Codes};
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::Field;
use crate::person::rulebook::{MainlandLaw, Rulebook};

use benefits::Benefits;
use donations::Donations;
pub use donations::DonationsTaken;
use limited::{AnnuityBase, LimitedDeductions};

/// What of them the facts of a year come to.
#[derive(Clone, Copy, Debug, Default)]
pub struct SpecialDeductions {
    /// Deductions with a limit of their own.
    pub limited: Option<LimitedDeductions>,
    /// Tax-free benefits.
    pub benefits: Option<Benefits>,
    donations: Option<Donations>,
    annuity: Option<AnnuityBase>,
}

impl SpecialDeductions {
    /// Those of a resident's year; a non-resident has none.
    pub fn of(facts: &Facts, choices: &Choices) -> Self {
        if facts.is_of_non_resident() {
            return Self::default();
        }
        let (mainland, year) = (&facts.mainland, facts.tax_year);
        let annuity = AnnuityBase::of(mainland, year, choices);
        Self {
            limited: LimitedDeductions::of(mainland, annuity.as_ref(), year),
            benefits: Benefits::of(facts),
            donations: Donations::of(mainland, choices),
            annuity,
        }
    }

    /// Notes on them.
    pub(super) fn note(&self, facts: &Facts, notes: &mut Codes) {
        if self.limited.is_some_and(|limited| limited.is_any_cut()) {
            notes.insert(Code::CapApplied);
        }
        if self.benefits.is_some_and(|benefits| benefits.is_unconfirmed(facts)) {
            notes.insert(Code::BenefitsUnconfirmed);
        }
    }

    /// The wages that are exempt as benefits.
    pub(super) fn exempt_benefits(&self) -> Cny {
        self.benefits.map_or(Cny::ZERO, |benefits| benefits.exempt)
    }

    /// The same, as parts that leave the wages.
    pub(super) fn benefit_parts(&self, law: &MainlandLaw) -> Vec<Part> {
        self.benefits.map_or_else(Vec::new, |benefits| benefits.parts(law.year))
    }

    /// The special additional deductions that are taken.
    pub(super) fn additional(&self, facts: &MainlandFacts) -> Cny {
        let left_out = self.benefits.map_or(Cny::ZERO, |it| it.deductions_left_out);
        facts.special_additional_deductions - left_out
    }

    /// What is deducted before donations, the basic deduction apart.
    pub(super) fn personal_deductions(&self, facts: &MainlandFacts) -> Cny {
        let limited = self.limited.map_or(Cny::ZERO, |limited| limited.counted());
        let left_out = self.benefits.map_or(Cny::ZERO, |it| it.deductions_left_out);
        facts.personal_deductions() + limited - left_out
    }

    /// Deductions with a limit of their own, as parts that are taken away.
    pub(super) fn parts(&self, law: &MainlandLaw) -> Vec<Part> {
        self.limited.map_or_else(Vec::new, |limited| limited.parts(law.year))
    }

    /// Tells how the limits came about, and what is above them.
    pub(super) fn record<S: TraceSink>(&self, law: &MainlandLaw, sink: &mut S) {
        if !S::RECORDING {
            return;
        }
        if let Some(annuity) = &self.annuity {
            annuity.record(law, sink);
        }
        if let Some(limited) = &self.limited {
            limited.record(law, sink);
        }
    }

    /// What each income takes of the donations, where more than the comprehensive income may take some.
    /// The base is that of the comprehensive income; a bonus is taxed by itself, or nothing.
    pub fn donations_taken(
        &self,
        facts: &MainlandFacts,
        law: &MainlandLaw,
        base: Cny,
        separate_bonus: Cny,
    ) -> Option<DonationsTaken> {
        let business = self.business_base(facts, law);
        self.donations
            .map(|donations| donations.taken(facts, law, [base, separate_bonus, business]))
    }

    /// What donations are taken from of a business.
    pub(super) fn business_base(&self, facts: &MainlandFacts, law: &MainlandLaw) -> Cny {
        if facts.has_comprehensive_income() {
            facts.business_income
        } else {
            facts.business_income - *law.basic_deduction - self.personal_deductions(facts)
        }
    }

    /// The same, with donations in every order that may be taken: the one that the facts give, or all.
    pub fn orders(&self, choices: &Choices) -> Vec<Self> {
        match self.donations {
            Some(donations) => {
                let with = |order| Self { donations: Some(order), ..*self };
                donations.orders(choices).into_iter().map(with).collect()
            }
            None => vec![*self],
        }
    }

    /// The same, with the order of least tax where the open point says so; equal: the first.
    pub(super) fn in_order_of_least_tax(
        self,
        choices: &Choices,
        tax: impl Fn(&Self) -> Cny,
    ) -> Self {
        match &*self.orders(choices) {
            [] | [_] => self,
            orders => orders.iter().copied().min_by_key(tax).unwrap_or(self),
        }
    }
}

/// What the rules of a year refuse although every cell is good.
pub(super) fn refused(facts: &Facts, choices: &Choices) -> Vec<Problem<Field>> {
    let mut refused = benefits::refused(facts, choices);
    if !facts.is_of_non_resident() {
        refused.extend(limited::refused(facts, choices));
    }
    refused.extend(not_covered(facts));
    refused
}

/// Columns of which the law of the year knows nothing.
fn not_covered(facts: &Facts) -> Vec<Problem<Field>> {
    let (mainland, span) = (&facts.mainland, facts.tax_year.span());
    let (first, last) = Rulebook::get().tax_years();
    let pension = &iit::PERSONAL_PENSION;
    let year = |day: Date| u16::try_from(day.year()).unwrap_or(last);
    let has_pension = pension.throughout(span).is_ok_and(|most| *most > Cny::ZERO);
    let mut known = pension.versions.iter().filter(|version| version.value > Cny::ZERO);
    let of_pension = known.next().map_or(first, |version| year(version.effective_from));
    let has_election = BENEFITS_ELECTION.throughout(span).is_ok();
    let ends = BENEFITS_ELECTION.versions.last().and_then(|version| version.ends_on);
    let of_benefits = (first, ends.map_or(last, year));
    let pension_years = (of_pension, last);
    [
        (Field::PersonalPensionPaid, mainland.personal_pension_paid, has_pension, pension_years),
        (Field::BenefitsMainland, mainland.benefits_mainland, has_election, of_benefits),
        (Field::BenefitsHongKong, mainland.benefits_hong_kong, has_election, of_benefits),
    ]
    .into_iter()
    .filter(|(_, amount, is_known, _)| !is_known && *amount > Cny::ZERO)
    .map(|(field, amount, _, (first, last))| {
        let covered = Detail::Covered(first.to_string(), last.to_string());
        Problem::new(Code::YearNotCovered, field, &amount.to_string(), covered)
    })
    .collect()
}
