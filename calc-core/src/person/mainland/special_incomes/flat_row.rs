//! A rate on a whole amount, where a part of the amount chose the row.

use crate::law::money::Cny;
use crate::law::params::{InForce, Scale};
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Notes, TraceSink};
use crate::person::vocabulary::Term;

/// How often a row's quick deduction is taken off: a number of periods, exactly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Periods {
    pub(super) numerator: i64,
    pub(super) denominator: i64,
}

impl Periods {
    /// Once.
    pub(super) const ONE: Self = Self { numerator: 1, denominator: 1 };
}

/// The tax on an amount: the row is that of `chosen_by`, in fen, which is what falls on one period; its
/// rate applies to the whole, and its quick deduction is taken off for each period. So the tax is that on
/// one period, times the periods, exactly; it is rounded once. Nothing on an amount of zero or below.
pub(super) fn flat_tax<S: TraceSink>(
    sink: &mut S,
    term: Term,
    amount: Cny,
    chosen_by: Exact,
    periods: Periods,
    scale: &InForce<Scale<Cny>>,
) -> Cny {
    let amount = amount.or_zero();
    let over = |minor: i64| i128::from(minor) * chosen_by.denominator < chosen_by.numerator;
    let row = scale.brackets.iter().rposition(|bracket| over(bracket.over.minor())).unwrap_or(0);
    let bracket = &scale.brackets[row];
    let quick = i128::from(bracket.quick_deduction.minor()) * i128::from(periods.numerator);
    let (rate, of) = (bracket.rate, i128::from(periods.denominator));
    let exact = Exact {
        numerator: i128::from(amount.minor()) * i128::from(rate.numerator) * of
            - quick * i128::from(rate.denominator),
        denominator: i128::from(rate.denominator) * of,
    };
    let tax = Cny::new(exact.round(scale.rounding()));
    sink.step(term, tax, Some(scale.citation()), Vec::new);
    sink.note_citing(None, || Event::FlatRow {
        term: term.into(),
        row: row + 1,
        chosen_by: chosen_by.into(),
        rate,
        amount: amount.into(),
        // A twelfth of every quick deduction of the annual table is a whole number of fen.
        quick_deduction: Cny::new(
            bracket.quick_deduction.minor() * periods.numerator / periods.denominator,
        )
        .into(),
        tax: exact.into(),
    });
    sink.note_rounding(term, exact, tax, scale.rounding(), scale);
    tax
}
