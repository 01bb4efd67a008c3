//! A non-resident's bonus for several months, once a calendar year, and equity income (MOF and STA
//! Announcement 2019 No. 35, art. 3(2)): a sixth finds the row, without a basic deduction.

use super::monthly_tax::{ScaleTax, exact_scale_tax, note_row};
use crate::law::money::Cny;
use crate::law::params::InForce;
use crate::law::rounding::Exact;
use crate::law::trace::{Notes as _, Part, TraceSink};
use crate::person::month::vocabulary::Term;
use crate::person::rulebook::MonthLaw;

/// `[(amount / 6) x rate - quick deduction] x 6`.
pub fn bonus_by_six<S: TraceSink>(income_amount: Cny, law: &MonthLaw, sink: &mut S) -> ScaleTax {
    by_divisor(Term::BonusBySix, income_amount, law.bonus_divisor, law, sink)
}

/// The tax on equity income of a calendar year so far, less what was paid on it before.
pub fn equity_by_six<S: TraceSink>(
    amount_of_the_year: Cny,
    paid_before: Cny,
    law: &MonthLaw,
    sink: &mut S,
) -> ScaleTax {
    let tax = by_divisor(Term::EquityBySix, amount_of_the_year, law.equity_divisor, law, sink);
    let due = (tax.tax - paid_before).or_zero();
    sink.step(Term::EquityTax, due, None, || {
        vec![
            Part::plus(Term::EquityBySix.id(), tax.tax),
            Part::minus(Term::EquityTaxBefore.id(), paid_before),
        ]
    });
    ScaleTax { tax: due, ..tax }
}

fn by_divisor<S: TraceSink>(
    term: Term,
    amount: Cny,
    divisor: InForce<u32>,
    law: &MonthLaw,
    sink: &mut S,
) -> ScaleTax {
    let (scale, times) = (&law.mainland.monthly_scale, i64::from(*divisor));
    let part = Exact::product(amount.minor(), 1, times);
    let (bracket, exact) = exact_scale_tax(part, scale);
    let whole = Exact { numerator: exact.numerator * i128::from(times), ..exact };
    let rounding = law.mainland.rounding.rounding();
    let tax = Cny::new(whole.round(rounding));
    sink.step(term, tax, Some(divisor.citation()), Vec::new);
    note_row(sink, (term, whole), (part, amount, times), bracket, scale);
    sink.note_rounding(term, whole, tax, rounding, &law.mainland.rounding);
    ScaleTax { taxable_income: amount, bracket, tax }
}
