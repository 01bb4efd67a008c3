//! The tax of a non-resident of whom only the year is known, and over how many months it was earned
//! (MOF and STA Announcement 2019 No. 35, art. 3).

use super::bonus_by_six::bonus_by_six;
use super::monthly_tax::exact_scale_tax;
use super::person_year::MonthlyTax;
use super::relief::{TaxedIncome, subsidy};
use crate::law::money::Cny;
use crate::law::params::Rate;
use crate::law::params::alternatives::NonresidentSubsidy;
use crate::law::rounding::Exact;
use crate::law::trace::Silent;
use crate::person::facts::MainlandFacts;
use crate::person::rulebook::MonthLaw;

/// The tax of even months: the wages of a year over a number of months, and the bonus by sixths.
/// Nobody can tell the payments for services of a year apart, so there are none. With the `rate` of
/// the subsidy comes the tax above it.
pub fn tax_of_even_months(
    facts: &MainlandFacts,
    months: u8,
    rate: Option<Rate>,
    law: &MonthLaw,
) -> MonthlyTax {
    let rounding = law.mainland.rounding.rounding();
    let wages = facts.wages - facts.exempt_income;
    let count = i64::from(months);
    let above = wages.minor() - law.mainland.basic_deduction_month.minor() * count;
    let taxed = Exact::product(above.max(0), 1, count);
    let (_, tax) = exact_scale_tax(taxed, &law.mainland.monthly_scale);
    let month_tax = Cny::new(tax.round(rounding));
    let month = TaxedIncome { taxable_income: Cny::new(taxed.round(rounding)), tax: month_tax };
    let bonus = bonus_by_six(facts.annual_bonus, law, &mut Silent);
    let by_six = TaxedIncome { taxable_income: facts.annual_bonus, tax: bonus.tax };
    // The taxable income of the year is exact: the months are only even.
    let wages = TaxedIncome {
        taxable_income: Cny::new(above.max(0)) + by_six.taxable_income,
        tax: Cny::new(month_tax.minor() * count) + by_six.tax,
    };
    let above_by_month = rate.map_or(Cny::ZERO, |rate| {
        let mut all = vec![month; usize::from(months)];
        if let Some(first) = all.first_mut() {
            // The bonus belongs to one of them.
            *first = first.plus(by_six);
        }
        subsidy(&[&all], rate, rounding, NonresidentSubsidy::PerMonth)
    });
    let mut items = [TaxedIncome::default(); 4];
    items[0] = wages;
    MonthlyTax { items, by_six, treaty_tax: Cny::ZERO, above_by_month }
}
