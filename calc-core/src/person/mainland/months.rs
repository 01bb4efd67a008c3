//! The tax of a non-resident's year: that of the months (Individual Income Tax Law, art. 2, 11). How each
//! month came to it is told with the month.

use super::annual_bonus::{BonusTaxed, BonusTreatment};
use super::comprehensive_income::ComprehensiveTax;
use crate::law::money::Cny;
use crate::law::trace::{Event, Notes as _, Part, TraceSink};
use crate::person::facts::MainlandFacts;
use crate::person::month::person_year::MonthlyTax;
use crate::person::vocabulary::{Section, Term};

/// The months as the heads of a year: wages and services, and what was taxed by sixths.
pub(super) fn comprehensive_and_bonus<S: TraceSink>(
    facts: &MainlandFacts,
    monthly: &MonthlyTax,
    sink: &mut S,
) -> (ComprehensiveTax, Option<BonusTreatment>) {
    sink.note(|| Event::Section { section: Section::Months.into() });
    let taxable_income = monthly.taxable_income();
    let tax = monthly.wage_tax() + monthly.services_tax();
    sink.step(Term::TaxableIncome, taxable_income, None, Vec::new);
    sink.step(Term::ComprehensiveTax, tax, None, || {
        vec![
            Part::plus(Term::MonthlyWageTax.id(), monthly.wage_tax()),
            Part::plus(Term::MonthlyServicesTax.id(), monthly.services_tax()),
        ]
    });
    let comprehensive = ComprehensiveTax {
        income_amount: facts.wages - facts.exempt_income,
        base: taxable_income,
        donation_limit: Cny::ZERO,
        donations_counted: Cny::ZERO,
        taxable_income,
        tax,
    };
    let by_six = monthly.by_six;
    let bonus = (by_six.taxable_income > Cny::ZERO).then(|| {
        sink.step(Term::BonusTax, by_six.tax, None, Vec::new);
        BonusTreatment {
            taxed: BonusTaxed::BySix,
            amount: by_six.taxable_income,
            tax: by_six.tax,
            separate_total: tax + by_six.tax,
            merged_total: None,
            in_trap_zone: false,
            donations: Cny::ZERO,
        }
    });
    (comprehensive, bonus)
}
