//! The columns that come back for people, in the order of [`calc_core::law::fields::RESULTS`].

use calc_core::law::code::Codes;
use calc_core::person::answer::RULESET;
use calc_core::person::assess::Outcome;

use crate::result_sink::ResultSink;

/// The text of the ruleset column.
pub(crate) fn ruleset() -> String {
    format!("{}+{}", RULESET.engine, RULESET.digest)
}

/// The results of a row that was worked out.
pub(crate) fn good(outcome: &Outcome, notes: Codes, ruleset: &str, sink: &mut impl ResultSink) {
    let mainland = &outcome.mainland;
    let hong_kong = &outcome.hong_kong;
    sink.text("ok");
    sink.codes(notes);
    sink.amount(mainland.comprehensive.tax.minor(), true);
    sink.amount(mainland.bonus_tax().minor(), true);
    sink.some_text(mainland.bonus.map(|bonus| bonus.taxed.word()));
    sink.amount(mainland.business_tax().minor(), true);
    sink.amount(mainland.tax.minor(), true);
    sink.amount(hong_kong.salaries.net_chargeable_income.minor(), false);
    sink.text(hong_kong.salaries.basis.word());
    sink.amount(hong_kong.tax.minor(), false);
    sink.amount(hong_kong.tax_cny.minor(), true);
    sink.text(outcome.exemption.eligible.word());
    sink.amount(outcome.exemption.amount.minor(), true);
    sink.text(outcome.subsidy.eligible.word());
    sink.amount(outcome.subsidy.amount.minor(), true);
    sink.text(outcome.election.best.word());
    sink.amount(outcome.election.benefit.minor(), true);
    sink.amount(outcome.burden_after.minor(), true);
    match outcome.refund_or_due {
        Some(result) => sink.amount(result.minor(), true),
        None => sink.blank(),
    }
    sink.text(ruleset);
}

/// The results of a row that could not be worked out, of so many columns.
pub(crate) fn bad(errors: Codes, ruleset: &str, columns: usize, sink: &mut impl ResultSink) {
    bad_for(|sink| sink.codes(errors), ruleset, columns, sink);
}

/// The results of a row that could not be worked out; `reasons` writes why.
pub(crate) fn bad_for<S: ResultSink>(
    reasons: impl FnOnce(&mut S),
    ruleset: &str,
    columns: usize,
    sink: &mut S,
) {
    sink.text("error");
    reasons(sink);
    for _ in 3..columns {
        sink.blank();
    }
    sink.text(ruleset);
}
