//! What the rows of a file are about: people or companies. Everything else of a file's way is the same
//! for both.

use std::fmt::Debug;

use calc_core::law::cell::Cell;
use calc_core::law::code::Codes;
use calc_core::law::fields::{Columns, Field, Place};
use calc_core::law::problem::Problem;
use calc_core::law::trace::Silent;
use calc_core::person::assess::{self, assess};
use calc_core::person::decode::{Raw, decode};
use calc_core::person::facts::Facts;

use crate::chunk::Row;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::results;
use crate::summary::Summary;

pub use crate::results::Cells;

/// What rows are about.
pub trait Subject: Copy + Debug + Default + Send + Sync + 'static {
    /// The columns.
    type Column: Columns + Send + Sync;
    /// Where a mistake stands.
    type Place: Place<Column = Self::Column> + From<Self::Column> + Send;
    /// What holds where a row does not say otherwise.
    type Settings: Debug + Sync;
    /// What a row is understood as.
    type Facts;
    /// What a row comes to.
    type Outcome;
    /// What all rows come to.
    type Summary: Tally<Self::Outcome>;

    /// The two columns of which no two rows have the same: whom a row is about, and the year.
    const KEY: [Self::Column; 2];

    /// Whether a header is that of such a file.
    ///
    /// # Errors
    /// What is missing.
    fn check_header(header: &Header<Self::Column>) -> Result<(), FileProblem>;

    /// Reads a row.
    ///
    /// # Errors
    /// Every mistake of the row.
    fn decode(row: &Row<'_, Self::Column>) -> Result<Self::Facts, Vec<Problem<Self::Place>>>;

    /// Works a row out.
    ///
    /// # Errors
    /// What the settings and the law do not give.
    fn assess(
        facts: &Self::Facts,
        settings: &Self::Settings,
    ) -> Result<Self::Outcome, Vec<Problem<Self::Place>>>;

    /// Writes the columns that come back.
    fn cells(outcome: &Self::Outcome, ruleset: &[u8], cells: &mut impl Cells);
}

/// What the rows of a run come to, in memory that does not grow with them.
pub trait Tally<Outcome>: Clone + Debug + Default + Send {
    /// Counts a row that was worked out.
    fn add(&mut self, row: u64, who: &str, outcome: &Outcome);

    /// Counts a row with errors.
    fn add_error(&mut self, row: u64, who: &str, codes: Codes);

    /// Adds what later rows came to.
    fn merge(&mut self, later: &Self);
}

/// Rows about people.
#[derive(Clone, Copy, Debug, Default)]
pub struct People;

impl Raw for Row<'_, Field> {
    #[inline]
    fn get(&self, field: Field) -> Cell<'_> {
        self.cell(field)
    }

    #[inline]
    fn may_have(&self, field: Field) -> bool {
        Row::may_have(self, field)
    }
}

impl Subject for People {
    type Column = Field;
    type Place = Field;
    type Settings = assess::Settings;
    type Facts = Facts;
    type Outcome = assess::Outcome;
    type Summary = Summary;

    const KEY: [Field; 2] = [Field::EmployeeId, Field::TaxYear];

    fn check_header(header: &Header) -> Result<(), FileProblem> {
        header.check_payroll()
    }

    #[inline]
    fn decode(row: &Row<'_, Field>) -> Result<Facts, Vec<Problem>> {
        decode(row)
    }

    #[inline]
    fn assess(facts: &Facts, settings: &assess::Settings) -> Result<assess::Outcome, Vec<Problem>> {
        assess(facts, settings, &mut Silent)
    }

    #[inline]
    fn cells(outcome: &assess::Outcome, ruleset: &[u8], cells: &mut impl Cells) {
        results::good(outcome, outcome.notes, ruleset, cells);
    }
}

impl Tally<assess::Outcome> for Summary {
    fn add(&mut self, row: u64, who: &str, outcome: &assess::Outcome) {
        Self::add(self, row, who, outcome);
    }

    fn add_error(&mut self, row: u64, who: &str, codes: Codes) {
        Self::add_error(self, row, who, codes);
    }

    fn merge(&mut self, later: &Self) {
        Self::merge(self, later);
    }
}
