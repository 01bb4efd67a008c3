//! The columns that come back for companies, in the order of
//! [`calc_core::company::fields::RESULTS`].

use calc_core::company::fields::RESULTS;
use calc_core::company::regimes::Regime;
use calc_core::company::{Outcome, Worked};

use crate::result_sink::ResultSink;

/// The cells of a row that was worked out, or whose year is not known.
pub(crate) fn write(
    outcome: &Outcome,
    area: Option<&'static str>,
    ruleset: &str,
    sink: &mut impl ResultSink,
) {
    let Some(worked) = &outcome.worked else {
        sink.text("unknown");
        sink.codes(outcome.notes);
        for result in &RESULTS[2..RESULTS.len() - 1] {
            if result.name.ends_with("_eligible") {
                sink.text("unknown");
            } else {
                sink.blank();
            }
        }
        return sink.text(ruleset);
    };
    sink.text("ok");
    sink.codes(outcome.notes);
    sink.some_text(outcome.main_business_ratio().as_deref());
    sink.some_text(area);
    figures(worked, sink);
    sink.text(ruleset);
}

fn figures(worked: &Worked, sink: &mut impl ResultSink) {
    sink.amount(worked.income.taxable_income.minor(), true);
    sink.amount(worked.regime(Regime::Standard).tax.minor(), true);
    for regime in [Regime::SmallLowProfit, Regime::HighTech, Regime::Hetao] {
        sink.text(worked.regime(regime).eligible.word());
        sink.amount(worked.regime(regime).tax.minor(), true);
    }
    let best = &worked.best;
    sink.text(best.regime.word());
    sink.amount(best.tax.minor(), true);
    sink.amount(best.saving.minor(), true);
    sink.some_text(worked.effective_rate().as_deref());
    if let Some(better) = best.if_confirmed {
        sink.text(better.regime.word());
        sink.amount(better.saves_more.minor(), true);
    } else {
        sink.blank();
        sink.blank();
    }
    sink.amount(worked.imports.cash.minor(), true);
    sink.amount(worked.imports.cash_if_confirmed.minor(), true);
}
