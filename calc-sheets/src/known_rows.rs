//! How much of the first rows of a text is known: a header stands among them.

use crate::csv_rows::rows_of;
use crate::layout::known_names;

/// How many rows a header may stand below.
pub(crate) const FIRST_ROWS: usize = 30;

/// The most known names in one of the first rows of CSV.
pub(crate) fn score_of_rows(text: &str) -> usize {
    rows_of(text, FIRST_ROWS).iter().map(|row| known_names(row)).max().unwrap_or(0)
}
