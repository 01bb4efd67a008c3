//! Annuity (企业年金、职业年金: 财税〔2018〕164号, art. 4; 财税〔2013〕103号) and personal pension
//! (个人养老金: 财政部 税务总局公告2022年第34号, 2024年第21号). Neither joins the comprehensive income, and nothing
//! is deducted from either.

use serde::Serialize;

use super::flat_row::{Periods, flat_tax};
use super::missing::missing as missing_fact;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::AnnuityHkLeaver;
use crate::law::params::mainland::special_incomes::{
    ANNUITY_OTHER, ANNUITY_REGULAR, PERSONAL_PENSION_RATE,
};
use crate::law::params::points::Relief;
use crate::law::problem::{Detail, Problem};
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Multiplier, Notes, Part, TraceSink, share_of};
use crate::person::code::{Code, Codes};
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::{AnnuityMode, Field};
use crate::person::mainland::own_tax::{LEFT_OUT, OwnTax};
use crate::person::rulebook::{MainlandLaw, Rulebook};
use crate::person::vocabulary::{Section, Term};

/// Months of a quarter.
const MONTHS_OF_QUARTER: i64 = 3;

/// The tax on an annuity and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = AnnuityAnswer))]
pub struct Annuity {
    /// What was received in the year, in yuan; nothing is deducted.
    pub amount: Cny,
    /// How it is taxed: the way of payment, or once for another reason where emigration is not taken.
    pub taxed_as: &'static str,
    /// How many equal payments it came in.
    pub payments: u8,
    /// The tax by itself, in yuan, to the fen.
    pub tax: Cny,
}

/// The tax on a personal pension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = PersonalPensionAnswer))]
pub struct PersonalPension {
    /// What was received in the year, in yuan; nothing is deducted.
    pub amount: Cny,
    /// The tax by itself, in yuan, to the fen.
    pub tax: Cny,
}

impl Annuity {
    /// What totals, reliefs and Hong Kong have to know of it.
    pub(super) fn own_tax(&self) -> OwnTax {
        OwnTax {
            income: ("annuity_withdrawn", self.amount),
            way: "separate",
            separate: true,
            base: ("annuity_withdrawn", self.amount),
            tax: (Term::AnnuityTax.id(), self.tax),
            treatment: LEFT_OUT,
            rests_on: |point, standing| {
                point == Relief::AnnuityHkLeaver && is_hk_leaver(standing.facts)
            },
        }
    }
}

impl PersonalPension {
    /// What totals, reliefs and Hong Kong have to know of it.
    pub(super) fn own_tax(&self) -> OwnTax {
        OwnTax {
            income: ("personal_pension_withdrawn", self.amount),
            way: "separate",
            separate: true,
            base: ("personal_pension_withdrawn", self.amount),
            tax: (Term::PersonalPensionTax.id(), self.tax),
            treatment: LEFT_OUT,
            rests_on: |_, _| false,
        }
    }
}

/// The most equal payments of a year.
fn most_payments(mode: AnnuityMode) -> u8 {
    match mode {
        AnnuityMode::Monthly => 12,
        AnnuityMode::Quarterly => 4,
        _ => 1,
    }
}

/// What the computation of an annuity needs and the facts do not say, or say against each other.
pub(super) fn missing(facts: &MainlandFacts) -> Vec<Problem<Field>> {
    let Some(mode) = facts.annuity_mode else {
        return vec![missing_fact(Field::AnnuityMode, Field::AnnuityWithdrawn)];
    };
    let payments =
        facts.annuity_payments.filter(|count| !(1..=most_payments(mode)).contains(count));
    let against = |count: u8| {
        let detail = Detail::Against(Field::AnnuityMode);
        Problem::new(Code::BadCount, Field::AnnuityPayments, &count.to_string(), detail)
    };
    payments.map(against).into_iter().collect()
}

/// A personal pension of a year before there were any.
pub(super) fn not_covered(facts: &Facts) -> Option<Problem<Field>> {
    let amount = facts.mainland.personal_pension_withdrawn;
    let is_known = PERSONAL_PENSION_RATE.throughout(facts.tax_year.span()).is_ok();
    (amount > Cny::ZERO && !is_known).then(|| {
        let (first, last) = Rulebook::get().tax_years();
        let from = PERSONAL_PENSION_RATE.versions.first();
        let first = from.map_or(first.to_string(), |from| from.effective_from.year().to_string());
        let covered = Detail::Covered(first, last.to_string());
        let field = Field::PersonalPensionWithdrawn;
        Problem::new(Code::YearNotCovered, field, &amount.to_string(), covered)
    })
}

/// Whether a Hong Kong resident's annuity is paid once on emigration. No text says that a return to Hong
/// Kong is one.
fn is_hk_leaver(facts: &Facts) -> bool {
    facts.mainland.annuity_mode == Some(AnnuityMode::LumpEmigration)
        && facts.person.is_hong_kong_resident() == Some(true)
}

/// The tax on an annuity, where there is one: each of equal payments by itself, rounded once for the year.
pub(super) fn annuity<S: TraceSink>(
    facts: &Facts,
    law: &MainlandLaw,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> Option<Annuity> {
    let mainland = &facts.mainland;
    let amount = mainland.annuity_withdrawn;
    if amount == Cny::ZERO {
        return None;
    }
    let mut mode = mainland.annuity_mode?;
    if is_hk_leaver(facts) && choices.annuity_hk_leaver() == AnnuityHkLeaver::LumpOther {
        notes.insert(Code::EmigrationUnconfirmed);
        mode = AnnuityMode::LumpOther;
    }
    if mainland.annuity_payments.is_none() && most_payments(mode) > 1 {
        notes.insert(Code::AssumedOnePayment);
    }
    let payments = mainland.annuity_payments.unwrap_or(1);
    let is_regular = matches!(mode, AnnuityMode::Monthly | AnnuityMode::Yearly);
    let rule = if is_regular { &ANNUITY_REGULAR } else { &ANNUITY_OTHER };
    let rule = rule.throughout(law.year.span()).ok()?;
    let scale = match mode {
        AnnuityMode::Yearly | AnnuityMode::LumpEmigration | AnnuityMode::LumpDeath => {
            &law.comprehensive_scale
        }
        AnnuityMode::Monthly | AnnuityMode::Quarterly | AnnuityMode::LumpOther => {
            &law.monthly_scale
        }
    };
    let months = if mode == AnnuityMode::Quarterly { MONTHS_OF_QUARTER } else { 1 };
    let periods = i64::from(payments) * months;
    sink.note(|| Event::Section { section: Section::Annuity.into() });
    sink.step(Term::AnnuityIncome, amount, Some(rule.citation()), || {
        vec![Part::plus("annuity_withdrawn", amount)]
    });
    let chosen_by = Exact::product(amount.minor(), 1, periods);
    let periods = Periods { numerator: periods, denominator: 1 };
    let tax = flat_tax(sink, Term::AnnuityTax, amount, chosen_by, periods, scale);
    Some(Annuity { amount, taxed_as: mode.key(), payments, tax })
}

/// The tax on a personal pension, where there is one.
pub(super) fn personal_pension<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    sink: &mut S,
) -> Option<PersonalPension> {
    let amount = facts.personal_pension_withdrawn;
    if amount == Cny::ZERO {
        return None;
    }
    let rate = PERSONAL_PENSION_RATE.throughout(law.year.span()).ok()?;
    sink.note(|| Event::Section { section: Section::PersonalPension.into() });
    let of = ("personal_pension_withdrawn", amount);
    let multiplier = Multiplier::Rate(*rate);
    let citation = Some(rate.citation());
    let term = Term::PersonalPensionTax;
    let tax = share_of(sink, term, of, multiplier, &law.rounding, citation);
    Some(PersonalPension { amount, tax })
}
