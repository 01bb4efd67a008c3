//! The headings of sheets that are written.

use calc_sheets::write::Cell;

use crate::Words;

/// A row of headings.
pub(crate) fn heads(words: &Words, ids: &[&str]) -> Vec<Cell> {
    ids.iter().map(|id| Cell::Head(words.say(id))).collect()
}
