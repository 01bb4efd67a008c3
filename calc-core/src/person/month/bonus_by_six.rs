//! A non-resident's bonus for several months, once a calendar year, and equity income (MOF and STA
//! Announcement 2019 No. 35, art. 3(2)): a sixth finds the row, without a basic deduction.

use super::monthly_tax::{ScaleTax, exact_scale_tax};
use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::person::rulebook::MonthLaw;

/// `[(amount / 6) x rate - quick deduction] x 6`.
pub fn bonus_by_six(income_amount: Cny, law: &MonthLaw) -> ScaleTax {
    by_divisor(income_amount, *law.bonus_divisor, law)
}

/// The tax on equity income of a calendar year so far, less what was paid on it before.
pub fn equity_by_six(amount_of_the_year: Cny, paid_before: Cny, law: &MonthLaw) -> ScaleTax {
    let mut tax = by_divisor(amount_of_the_year, *law.equity_divisor, law);
    tax.tax = (tax.tax - paid_before).or_zero();
    tax
}

fn by_divisor(amount: Cny, divisor: u32, law: &MonthLaw) -> ScaleTax {
    let part = Exact::product(amount.minor(), 1, i64::from(divisor));
    let (bracket, exact) = exact_scale_tax(part, &law.mainland.monthly_scale);
    let whole = Exact { numerator: exact.numerator * i128::from(divisor), ..exact };
    ScaleTax {
        taxable_income: amount,
        bracket,
        tax: Cny::new(whole.round(law.mainland.rounding.rounding())),
    }
}
