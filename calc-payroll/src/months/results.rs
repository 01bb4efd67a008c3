//! What comes back for months.

use calc_core::law::rate::Rate;
use calc_core::law::result_sink::ResultSink;
use calc_core::person::month::code::Codes;
use calc_core::person::month::fields::{Field, ResultRow};
use calc_core::person::month::standing::{Formula, Tier};
use calc_core::person::month::withhold::{LastOfMonth, MonthOutcome, Treatment};

/// Writes the results of a row that was worked out.
#[inline]
pub(super) fn write(
    outcome: &MonthOutcome,
    has: impl Fn(Field) -> bool,
    ruleset: &str,
    sink: &mut impl ResultSink,
) {
    let by = outcome.correction.and_then(|correction| correction.by);
    let by = by.map(|day| day.to_string());
    let client = outcome.formula.filter(|_| outcome.tier != Some(Tier::Domiciled));
    let last = outcome.month.as_ref();
    ResultRow {
        status: Some(if outcome.needs { "needs" } else { "ok" }),
        messages: outcome.notes,
        tier: outcome.tier.map(Tier::name),
        formula: outcome.formula.map(Formula::name),
        client_formula: client.map(client_number),
        income_amount: Some(outcome.income_amount),
        taxable_income: last.map(|last| last.taxable_income),
        rate: last.map(|last| percent(last.bracket.rate)),
        quick_deduction: last.map(|last| last.bracket.quick_deduction),
        tax: last.map(|last| last.tax),
        bonus_tax: last.map(|last| last.bonus_tax),
        services_tax: last.map(|last| last.services_tax),
        tax_other_way: last.and_then(|last| Some(last.other_way?.0)),
        lower_way: last.and_then(LastOfMonth::lower_way).map(Treatment::word),
        withheld_before: last.map(|last| last.withheld_before),
        withheld_to_date: last.map(|last| last.withheld_before + last.tax),
        due_now: last.map(LastOfMonth::due_now),
        difference: last.and_then(LastOfMonth::difference),
        correction_due: outcome.correction.map(|correction| correction.due),
        correction_by: by.as_deref(),
        must_file: outcome.must_file.map(|must| if must { "yes" } else { "no" }),
        year_tax: outcome.year_tax,
        subsidy_if_confirmed: outcome.subsidy,
        ruleset: Some(ruleset),
    }
    .write(has, sink);
}

/// The results of a row that could not be worked out.
pub(super) fn bad(errors: Codes, ruleset: &str) -> ResultRow<'_> {
    ResultRow {
        status: Some("error"),
        messages: errors,
        ruleset: Some(ruleset),
        ..ResultRow::default()
    }
}

const fn client_number(formula: Formula) -> &'static str {
    match formula {
        Formula::F1 => "1",
        Formula::F2 => "2",
        Formula::F3 => "3",
        Formula::Pd => "4",
        Formula::All => "5",
    }
}

/// A rate in percent, without its sign.
fn percent(rate: Rate) -> String {
    let mut text = rate.to_string();
    text.pop();
    text
}
