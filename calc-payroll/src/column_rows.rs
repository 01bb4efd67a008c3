//! Rows that come by column, as data engines keep them. A row is never cut out: its cells are looked up
//! where they stand.

use std::any::Any;
use std::fmt::Debug;

use calc_core::law::cell::Cell;

/// Some rows, by column and row, both from 0.
pub trait ColumnRows: Any + Debug + Send + Sync {
    /// How many rows there are.
    fn rows(&self) -> usize;

    /// The number of the first row where rows before it were left out; otherwise they are numbered on.
    fn first(&self) -> Option<u64>;

    /// About how many bytes they are, where progress is shown.
    fn size(&self) -> usize;

    /// Whether any row has a value in a column; asked once for all rows.
    fn has_values(&self, column: usize) -> bool;

    /// Whether a text of a column that is read holds a line break; asked once for all rows.
    fn has_line_breaks(&self) -> bool;

    /// A cell.
    fn cell(&self, column: usize, row: usize) -> Cell<'_>;

    /// A cell as it is written again: a text with the blanks around it.
    fn written(&self, column: usize, row: usize) -> Cell<'_>;
}
