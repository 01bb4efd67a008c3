//! What the rows of a file are about: people or companies. Everything else of a file's way is the same
//! for both.

use std::fmt::Debug;

use calc_core::law::code::Codes;
use calc_core::law::fields::{Columns, FactLocation};
use calc_core::law::problem::Problem;

use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::results;
use calc_core::law::result_sink::ResultSink;

/// The notes and errors of a subject.
pub type CodeOf<S> = <<S as Subject>::Location as FactLocation>::Code;

/// What rows are about.
pub trait Subject: Copy + Debug + Default + Send + Sync + 'static {
    /// The columns.
    type Column: Columns + Send + Sync;
    /// Where a mistake stands.
    type Location: FactLocation<Column = Self::Column> + From<Self::Column> + Send;
    /// What holds where a row does not say otherwise.
    type Settings: Debug + Sync;
    /// What a row is understood as.
    type Facts;
    /// What a row comes to.
    type Outcome;
    /// What all rows come to.
    type Summary: Tally<Self::Outcome, Self::Location>;

    /// The columns of which no two rows have the same: at most
    /// [`MOST_KEY_COLUMNS`](crate::row_key::MOST_KEY_COLUMNS), and none where rows may be the same.
    const KEY: &'static [Self::Column];

    /// The column that says whom a row is about.
    const WHO: Self::Column;

    /// The column that says of which year or month a row is.
    const PERIOD: Self::Column;

    /// Whether a header is that of such a file.
    ///
    /// # Errors
    /// What is missing.
    fn check_header(header: &Header<Self::Column>) -> Result<(), FileProblem>;

    /// Reads a row.
    ///
    /// # Errors
    /// Every mistake of the row.
    fn decode(
        row: &impl InputRow<Self::Column>,
    ) -> Result<Self::Facts, Vec<Problem<Self::Location>>>;

    /// Works a row out.
    ///
    /// # Errors
    /// What the settings and the law do not give.
    fn assess(
        facts: &Self::Facts,
        settings: &Self::Settings,
    ) -> Result<Self::Outcome, Vec<Problem<Self::Location>>>;

    /// Reads a row and works it out; `number` is where it stands in the file.
    ///
    /// # Errors
    /// As [`Self::decode`] and [`Self::assess`].
    #[inline]
    fn work_out(
        _number: u64,
        row: &impl InputRow<Self::Column>,
        settings: &Self::Settings,
    ) -> Result<Self::Outcome, Vec<Problem<Self::Location>>> {
        Self::assess(&Self::decode(row)?, settings)
    }

    /// What names the program, its numbers and the readings behind the results.
    fn ruleset(_settings: &Self::Settings) -> String {
        results::ruleset()
    }

    /// Writes the columns that come back of a row that was worked out; `has` says which columns the file
    /// has.
    fn write(
        outcome: &Self::Outcome,
        has: impl Fn(Self::Column) -> bool,
        ruleset: &str,
        sink: &mut impl ResultSink,
    );

    /// Writes the columns that come back of a row with errors.
    fn write_errors(
        errors: Codes<CodeOf<Self>>,
        has: impl Fn(Self::Column) -> bool,
        ruleset: &str,
        sink: &mut impl ResultSink,
    );
}

/// What the rows of a run come to, in memory that does not grow with them.
pub trait Tally<Outcome, P: FactLocation>: Clone + Debug + Default + Send {
    /// Counts a row that was worked out.
    fn add(&mut self, row: u64, who: &str, outcome: &Outcome);

    /// Counts a row with errors.
    fn add_error(&mut self, row: u64, who: &str, problems: &[Problem<P>]);

    /// How many rows were counted.
    fn rows(&self) -> u64;

    /// Adds what later rows came to.
    fn merge(&mut self, later: &Self);
}
