//! The columns that come back for companies, in the order of
//! [`calc_core::company::fields::RESULTS`].

use calc_core::company::fields::RESULTS;
use calc_core::company::regimes::Regime;
use calc_core::company::{Outcome, Worked};

use crate::results::Cells;

/// The cells of a row that was worked out, or whose year is not known.
pub(crate) fn cells(
    outcome: &Outcome,
    area: Option<&'static str>,
    ruleset: &[u8],
    cells: &mut impl Cells,
) {
    let Some(worked) = &outcome.worked else {
        cells.cell(b"unknown");
        cells.codes(outcome.notes);
        for result in &RESULTS[2..RESULTS.len() - 1] {
            cells.cell(if result.name.ends_with("_eligible") { b"unknown" } else { b"" });
        }
        return cells.cell(ruleset);
    };
    cells.cell(b"ok");
    cells.codes(outcome.notes);
    cells.cell(outcome.main_business_ratio().unwrap_or_default().as_bytes());
    cells.cell(area.unwrap_or_default().as_bytes());
    figures(worked, cells);
    cells.cell(ruleset);
}

fn figures(worked: &Worked, cells: &mut impl Cells) {
    cells.amount(worked.income.taxable_income.minor(), true);
    cells.amount(worked.regime(Regime::Standard).tax.minor(), true);
    for regime in [Regime::SmallLowProfit, Regime::HighTech, Regime::Hetao] {
        cells.cell(worked.regime(regime).eligible.word().as_bytes());
        cells.amount(worked.regime(regime).tax.minor(), true);
    }
    let best = &worked.best;
    cells.cell(best.regime.word().as_bytes());
    cells.amount(best.tax.minor(), true);
    cells.amount(best.saving.minor(), true);
    cells.cell(worked.effective_rate().unwrap_or_default().as_bytes());
    if let Some(better) = best.if_confirmed {
        cells.cell(better.regime.word().as_bytes());
        cells.amount(better.saves_more.minor(), true);
    } else {
        cells.cell(b"");
        cells.cell(b"");
    }
    cells.amount(worked.imports.cash.minor(), true);
    cells.amount(worked.imports.cash_if_confirmed.minor(), true);
}
