//! Early retirement pay: 财税〔2018〕164号, art. 5(2). It is spread over the years to the statutory age; a
//! year's part less 60,000 is taxed on the annual table, and the tax multiplied back.

use serde::Serialize;

use super::flat_row::{Periods, flat_tax};
use super::missing::missing as missing_fact;
use crate::law::money::Cny;
use crate::law::params::mainland::special_incomes::EARLY_RETIREMENT_DEDUCTION;
use crate::law::period::MONTHS_OF_YEAR;
use crate::law::problem::Problem;
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Notes, Part, TraceSink};
use crate::person::facts::MainlandFacts;
use crate::person::fields::Field;
use crate::person::mainland::own_tax::{LEFT_OUT, OwnTax};
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// Months of a year.
const MONTHS: i64 = MONTHS_OF_YEAR as i64;

/// The tax on early retirement pay and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = EarlyRetirementAnswer))]
pub struct EarlyRetirementPay {
    /// The pay, in yuan.
    pub amount: Cny,
    /// The months from the retirement to the statutory age.
    pub months: u16,
    /// What is taxed of all years together, in yuan: the pay less the deduction for each year.
    pub taxable_income: Cny,
    /// The tax on it by itself, in yuan, to the fen.
    pub tax: Cny,
}

impl EarlyRetirementPay {
    /// What totals, reliefs and Hong Kong have to know of it.
    pub(super) fn own_tax(&self) -> OwnTax {
        OwnTax {
            income: ("early_retirement_pay", self.amount),
            way: "separate",
            separate: true,
            base: (Term::EarlyRetirementTaxableIncome.id(), self.taxable_income),
            tax: (Term::EarlyRetirementTax.id(), self.tax),
            treatment: LEFT_OUT,
            rests_on: |_, _| false,
        }
    }
}

/// What the computation needs and the facts do not say.
pub(super) fn missing(facts: &MainlandFacts) -> Vec<Problem<Field>> {
    let field = Field::EarlyRetirementMonths;
    let is_missing = facts.early_retirement_months.is_none();
    is_missing.then(|| missing_fact(field, Field::EarlyRetirementPay)).into_iter().collect()
}

/// The tax on early retirement pay, where there is some.
pub(super) fn early_retirement_pay<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    sink: &mut S,
) -> Option<EarlyRetirementPay> {
    let amount = facts.early_retirement_pay;
    if amount == Cny::ZERO {
        return None;
    }
    let months = facts.early_retirement_months?;
    let deduction = EARLY_RETIREMENT_DEDUCTION.throughout(law.year.span()).ok()?;
    sink.note(|| Event::Section { section: Section::EarlyRetirement.into() });
    let count = i64::from(months);
    // A twelfth of the deduction of a year is a whole number of fen.
    let deducted = Cny::new(deduction.minor() * count / MONTHS);
    let taxable_income = (amount - deducted).or_zero();
    let term = Term::EarlyRetirementTaxableIncome;
    sink.step(term, taxable_income, None, || {
        let deducted = Part::minus(Term::BasicDeduction.id(), deducted).cited(&deduction);
        vec![Part::plus("early_retirement_pay", amount), deducted]
    });
    let of_a_year = Exact::product(taxable_income.minor(), MONTHS, count);
    let years = Periods { numerator: count, denominator: MONTHS };
    let scale = &law.comprehensive_scale;
    let tax = flat_tax(sink, Term::EarlyRetirementTax, taxable_income, of_a_year, years, scale);
    Some(EarlyRetirementPay { amount, months, taxable_income, tax })
}
