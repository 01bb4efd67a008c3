//! The columns that come back for companies, in the order of
//! [`calc_core::enterprise::fields::RESULTS`].

use calc_core::enterprise::fields::RESULTS;
use calc_core::enterprise::regimes::Regime;
use calc_core::enterprise::{Outcome, Worked};

use crate::results::{Cells, amount, messages};

/// The cells of a row that was worked out, or whose year is not known.
pub(crate) fn cells(
    outcome: &Outcome,
    area: Option<&'static str>,
    ruleset: &[u8],
    cells: &mut impl Cells,
) {
    let Some(worked) = &outcome.worked else {
        cells.cell(b"unknown");
        messages(outcome.notes, cells);
        for result in &RESULTS[2..RESULTS.len() - 1] {
            cells.cell(if result.name.ends_with("_eligible") { b"unknown" } else { b"" });
        }
        return cells.cell(ruleset);
    };
    cells.cell(b"ok");
    messages(outcome.notes, cells);
    cells.cell(outcome.main_business_ratio().unwrap_or_default().as_bytes());
    cells.cell(area.unwrap_or_default().as_bytes());
    figures(worked, cells);
    cells.cell(ruleset);
}

fn figures(worked: &Worked, cells: &mut impl Cells) {
    amount(cells, worked.income.taxable_income.minor());
    amount(cells, worked.regime(Regime::Standard).tax.minor());
    for regime in [Regime::SmallLowProfit, Regime::HighTech, Regime::Hetao] {
        cells.cell(worked.regime(regime).eligible.word().as_bytes());
        amount(cells, worked.regime(regime).tax.minor());
    }
    let best = &worked.best;
    cells.cell(best.regime.word().as_bytes());
    amount(cells, best.tax.minor());
    amount(cells, best.saving.minor());
    cells.cell(worked.effective_rate().unwrap_or_default().as_bytes());
    if let Some(better) = best.if_confirmed {
        cells.cell(better.regime.word().as_bytes());
        amount(cells, better.saves_more.minor());
    } else {
        cells.cell(b"");
        cells.cell(b"");
    }
    amount(cells, worked.imports.cash.minor());
    amount(cells, worked.imports.cash_if_confirmed.minor());
}
