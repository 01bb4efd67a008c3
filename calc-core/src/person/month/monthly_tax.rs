//! Tax on a month's wages of a non-resident (Individual Income Tax Law, art. 6(2), 11): the monthly
//! rates on what is above the basic deduction. What a month does not use of it is lost.

use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::law::scale::{Bracket, Scale};
use crate::person::rulebook::MonthLaw;

/// A tax and the row of the scale that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScaleTax {
    /// What is taxed, to the fen.
    pub taxable_income: Cny,
    /// The row of the scale that the taxable income lies in.
    pub bracket: Bracket<Cny>,
    /// The tax, to the fen.
    pub tax: Cny,
}

/// The tax of a scale on an exact amount; bounds belong to the row below.
pub fn scale_tax(amount: Exact, scale: &Scale<Cny>, law: &MonthLaw) -> ScaleTax {
    let rounding = law.mainland.rounding.rounding();
    let (bracket, exact) = exact_scale_tax(amount, scale);
    ScaleTax {
        taxable_income: Cny::new(amount.round(rounding)),
        bracket,
        tax: Cny::new(exact.round(rounding)),
    }
}

/// The same before it is rounded.
pub(super) fn exact_scale_tax(amount: Exact, scale: &Scale<Cny>) -> (Bracket<Cny>, Exact) {
    let Exact { numerator, denominator } = amount;
    let over = |bracket: &&Bracket<Cny>| i128::from(bracket.over.minor()) * denominator < numerator;
    let bracket = scale.brackets.iter().rev().find(over).unwrap_or(&scale.brackets[0]);
    let rate = bracket.rate;
    let quick = i128::from(bracket.quick_deduction.minor());
    let exact = Exact {
        numerator: (numerator * i128::from(rate.numerator)
            - quick * denominator * i128::from(rate.denominator))
        .max(0),
        denominator: denominator * i128::from(rate.denominator),
    };
    (*bracket, exact)
}

/// The tax of a month, and what donations counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthTax {
    /// Donations that count, in yuan, up to their limit (MOF and STA Announcement 2019 No. 99).
    pub donations_counted: Cny,
    /// The tax of the month, in yuan, before reductions.
    pub tax: ScaleTax,
}

/// The tax of a non-resident on the income amount of a month.
pub fn monthly_tax(income_amount: Cny, donations: Cny, law: &MonthLaw) -> MonthTax {
    let before = (income_amount - *law.mainland.basic_deduction_month).or_zero();
    let limit = *law.donation_limit;
    let limit = Exact::product(before.minor(), limit.numerator, limit.denominator);
    let limit = Cny::new(limit.round(law.mainland.rounding.rounding()));
    let donations_counted = donations.min(limit);
    let taxable = Exact::whole((before - donations_counted).minor());
    MonthTax { donations_counted, tax: scale_tax(taxable, &law.mainland.monthly_scale, law) }
}
