//! Tax on a month's wages of a non-resident (Individual Income Tax Law, art. 6(2), 11): the monthly
//! rates on what is above the basic deduction. What a month does not use of it is lost.

use crate::law::money::Cny;
use crate::law::params::InForce;
use crate::law::rounding::Exact;
use crate::law::scale::{Bracket, Scale};
use crate::law::trace::{Event, Multiplier, Notes as _, Part, TraceSink, share_of};
use crate::person::month::vocabulary::Term;
use crate::person::rulebook::{MainlandLaw, MonthLaw};

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
pub fn scale_tax<S: TraceSink>(
    term: Term,
    amount: Exact,
    scale: &InForce<Scale<Cny>>,
    law: &MainlandLaw,
    sink: &mut S,
) -> ScaleTax {
    let rounding = law.rounding.rounding();
    let (bracket, exact) = exact_scale_tax(amount, scale);
    let tax = Cny::new(exact.round(rounding));
    let taxable_income = Cny::new(amount.round(rounding));
    sink.step(term, tax, Some(scale.citation()), Vec::new);
    note_row(sink, (term, exact), (amount, taxable_income, 1), bracket, scale);
    sink.note_rounding(term, exact, tax, rounding, &law.rounding);
    ScaleTax { taxable_income, bracket, tax }
}

/// Records the row of a scale that was chosen by an amount, and applied to so many times of it.
pub(super) fn note_row<S: TraceSink>(
    sink: &mut S,
    (term, tax): (Term, Exact),
    (chosen_by, amount, times): (Exact, Cny, i64),
    bracket: Bracket<Cny>,
    scale: &Scale<Cny>,
) {
    if !S::WHOLE || amount <= Cny::ZERO {
        return;
    }
    let row = scale.brackets.iter().position(|known| *known == bracket).unwrap_or(0) + 1;
    sink.record(Event::FlatRow {
        term: term.into(),
        row,
        chosen_by: chosen_by.into(),
        rate: bracket.rate,
        amount: amount.into(),
        quick_deduction: Cny::new(bracket.quick_deduction.minor() * times).into(),
        tax: tax.into(),
    });
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
pub fn monthly_tax<S: TraceSink>(
    income_amount: Cny,
    donations: Cny,
    law: &MonthLaw,
    sink: &mut S,
) -> MonthTax {
    let mainland = &law.mainland;
    let basic = mainland.basic_deduction_month;
    let before = (income_amount - *basic).or_zero();
    let donations_counted = donations_counted(donations, before, law, sink);
    let taxable = before - donations_counted;
    sink.step(Term::MonthTaxableIncome, taxable, None, || {
        vec![
            Part::plus(Term::MonthIncomeAmount.id(), income_amount),
            Part::minus(Term::MonthBasicDeduction.id(), *basic).cited(&basic),
            Part::minus(Term::DonationsCounted.id(), donations_counted),
        ]
    });
    let amount = Exact::whole(taxable.minor());
    let tax = scale_tax(Term::MonthTax, amount, &mainland.monthly_scale, mainland, sink);
    MonthTax { donations_counted, tax }
}

/// Donations up to their limit.
fn donations_counted<S: TraceSink>(
    donations: Cny,
    before: Cny,
    law: &MonthLaw,
    sink: &mut S,
) -> Cny {
    if donations == Cny::ZERO {
        return Cny::ZERO;
    }
    let rate = Multiplier::Rate(*law.donation_limit);
    let (of, citation) = ((Term::Base.id(), before), law.donation_limit.citation());
    let rounding = &law.mainland.rounding;
    let limit = share_of(sink, Term::DonationLimit, of, rate, rounding, Some(citation));
    let counted = donations.min(limit);
    if donations > limit {
        sink.note(|| Event::Cap {
            field: "donations",
            claimed: donations.into(),
            cap: limit.into(),
            counted: counted.into(),
            citation,
        });
    }
    counted
}
