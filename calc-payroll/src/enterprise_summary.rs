//! What a run of companies came to.

use calc_core::company::Outcome;
use calc_core::company::code::Code;
use calc_core::company::fields::ItemField;
use calc_core::company::regimes::Regime;
use calc_core::law::problem::Problem;

use crate::row_codes::codes_of;
use crate::subject::Tally;
use crate::summary::{CodeCounts, Total};

/// What the companies of one regime come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegimeTotal {
    /// How many.
    pub companies: u64,
    /// Their tax.
    pub tax: Total,
    /// What they save against the statutory rate.
    pub saving: Total,
}

/// What a run came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows read.
    pub rows: u64,
    /// Rows with errors.
    pub errors: u64,
    /// Rows of years whose law is not known.
    pub unknown: u64,
    /// Counts by code.
    pub codes: CodeCounts<Code>,
    /// By best confirmed regime, in the order of [`Regime::ALL`].
    pub regimes: [RegimeTotal; Regime::ALL.len()],
    /// Companies for which an unconfirmed regime would be better.
    pub open: u64,
    /// What those regimes would save more.
    pub open_saving: Total,
    /// Import taxes saved.
    pub imports: Total,
    /// Import taxes that would be saved if it were confirmed.
    pub imports_if_confirmed: Total,
}

impl Tally<(Outcome, Option<&'static str>), ItemField> for Summary {
    fn add(&mut self, row: u64, _: &str, (outcome, _): &(Outcome, Option<&'static str>)) {
        self.rows += 1;
        self.codes.count(row, outcome.notes);
        let Some(worked) = &outcome.worked else {
            self.unknown += 1;
            return;
        };
        let best = &worked.best;
        let regime = &mut self.regimes[best.regime as usize];
        regime.companies += 1;
        regime.tax += i128::from(best.tax.minor());
        regime.saving += i128::from(best.saving.minor());
        if let Some(better) = best.if_confirmed {
            self.open += 1;
            self.open_saving += i128::from(better.saves_more.minor());
        }
        self.imports += i128::from(worked.imports.cash.minor());
        self.imports_if_confirmed += i128::from(worked.imports.cash_if_confirmed.minor());
    }

    fn add_error(&mut self, row: u64, _: &str, problems: &[Problem<ItemField>]) {
        self.rows += 1;
        self.errors += 1;
        self.codes.count(row, codes_of(problems));
    }

    fn rows(&self) -> u64 {
        self.rows
    }

    fn merge(&mut self, later: &Self) {
        self.rows += later.rows;
        self.errors += later.errors;
        self.unknown += later.unknown;
        self.codes.merge(&later.codes);
        for (regime, more) in self.regimes.iter_mut().zip(&later.regimes) {
            regime.companies += more.companies;
            regime.tax += more.tax;
            regime.saving += more.saving;
        }
        self.open += later.open;
        self.open_saving += later.open_saving;
        self.imports += later.imports;
        self.imports_if_confirmed += later.imports_if_confirmed;
    }
}
