//! Internal retirement pay: 国税发〔1999〕58号, art. 1. The part of one month, with the month's wages and less
//! 5,000, chooses the row of the monthly table; the row's rate applies to the whole pay with those wages.

use serde::Serialize;

use super::flat_row::{Periods, flat_tax};
use super::missing::missing as missing_fact;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::InternalRetirementPart;
use crate::law::params::mainland::special_incomes::INTERNAL_RETIREMENT_DEDUCTION;
use crate::law::params::points::Relief;
use crate::law::problem::Problem;
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Notes, Part, TraceSink};
use crate::person::facts::MainlandFacts;
use crate::person::fields::Field;
use crate::person::mainland::own_tax::{LEFT_OUT, OwnTax};
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// The tax on internal retirement pay and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = InternalRetirementAnswer))]
pub struct InternalRetirementPay {
    /// The pay, in yuan.
    pub amount: Cny,
    /// The months from the retirement to the statutory age.
    pub months: u16,
    /// The pay with the month's wages, less the deduction, in yuan.
    pub taxable_income: Cny,
    /// The tax on both, in yuan, to the fen.
    pub tax_with_wages: Cny,
    /// The tax on the month's wages alone, in yuan, to the fen.
    pub tax_on_wages: Cny,
    /// The tax on the pay, in yuan: the difference, or the whole, as the open point is decided.
    pub tax: Cny,
}

impl InternalRetirementPay {
    /// What totals, reliefs and Hong Kong have to know of it.
    pub(super) fn own_tax(&self) -> OwnTax {
        OwnTax {
            income: ("internal_retirement_pay", self.amount),
            way: "separate",
            separate: true,
            base: (Term::InternalRetirementTaxableIncome.id(), self.taxable_income),
            tax: (Term::InternalRetirementTax.id(), self.tax),
            treatment: LEFT_OUT,
            rests_on: |point, _| point == Relief::InternalRetirementPart,
        }
    }
}

/// What the computation needs and the facts do not say.
pub(super) fn missing(facts: &MainlandFacts) -> Vec<Problem<Field>> {
    let without_months = facts.internal_retirement_months.is_none();
    let without_wages = facts.internal_retirement_month_wages.is_none();
    [
        (without_months, Field::InternalRetirementMonths),
        (without_wages, Field::InternalRetirementMonthWages),
    ]
    .into_iter()
    .filter(|(is_missing, _)| *is_missing)
    .map(|(_, field)| missing_fact(field, Field::InternalRetirementPay))
    .collect()
}

/// The tax on internal retirement pay, where there is some.
pub(super) fn internal_retirement_pay<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    choices: &Choices,
    sink: &mut S,
) -> Option<InternalRetirementPay> {
    let amount = facts.internal_retirement_pay;
    if amount == Cny::ZERO {
        return None;
    }
    let months = facts.internal_retirement_months?;
    let wages = facts.internal_retirement_month_wages?;
    let deduction = INTERNAL_RETIREMENT_DEDUCTION.throughout(law.year.span()).ok()?;
    sink.note(|| Event::Section { section: Section::InternalRetirement.into() });
    let of_wages = || Part::plus("internal_retirement_month_wages", wages);
    let deducted = || Part::minus(Term::BasicDeduction.id(), *deduction).cited(&deduction);
    let taxable_income = (wages + amount - *deduction).or_zero();
    sink.step(Term::InternalRetirementTaxableIncome, taxable_income, None, || {
        vec![Part::plus("internal_retirement_pay", amount), of_wages(), deducted()]
    });
    let count = i128::from(months);
    let above = wages - *deduction;
    // A base of zero or less falls in the lowest row.
    let of_a_month = Exact {
        numerator: i128::from(above.minor()) * count + i128::from(amount.minor()),
        denominator: count,
    };
    let scale = &law.monthly_scale;
    let mut tax_on =
        |term, taxed, chosen_by| flat_tax(sink, term, taxed, chosen_by, Periods::ONE, scale);
    let tax_with_wages = tax_on(Term::InternalRetirementWholeTax, taxable_income, of_a_month);
    let taxable_wages = above.or_zero();
    let tax_on_wages = tax_on(
        Term::InternalRetirementWagesTax,
        taxable_wages,
        Exact::whole(taxable_wages.minor()),
    );
    let taken_off = match choices.internal_retirement_part() {
        InternalRetirementPart::Difference => tax_on_wages,
        InternalRetirementPart::Whole => Cny::ZERO,
    };
    let tax = tax_with_wages - taken_off;
    sink.step(Term::InternalRetirementTax, tax, None, || {
        vec![
            Part::plus(Term::InternalRetirementWholeTax.id(), tax_with_wages),
            Part::minus(Term::InternalRetirementWagesTax.id(), taken_off),
        ]
    });
    Some(InternalRetirementPay {
        amount,
        months,
        taxable_income,
        tax_with_wages,
        tax_on_wages,
        tax,
    })
}
