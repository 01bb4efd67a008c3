//! What every row that comes in offers, whatever it comes from.

use calc_core::law::cell::Cell;
use calc_core::law::code::Fault;
use calc_core::law::fields::{Columns, FactLocation};
use calc_core::law::problem::{Detail, Problem};

use crate::escape::push_cell;
use crate::typed_rows::OwnedCell;

/// One row that comes in.
pub trait InputRow<C: Columns> {
    /// The cell of a column; blank where the file has no such column.
    fn cell(&self, column: C) -> Cell<'_>;

    /// Whether the file has the column.
    fn may_have(&self, column: C) -> bool;

    /// Whether nothing stands in any cell.
    fn is_blank(&self) -> bool;

    /// Whether the row counts even where nothing stands in it, or where it reads like a line of help.
    fn always_counts(&self) -> bool {
        false
    }

    /// Whether its cells are those that the header names.
    ///
    /// # Errors
    /// There are more or fewer, or a stray quotation mark made one cell of several rows.
    fn check<P: FactLocation<Column = C> + From<C>>(&self) -> Result<(), Vec<Problem<P>>>;

    /// Every cell in order, as it is written again: texts with the blanks around them.
    fn written(&self) -> impl Iterator<Item = Cell<'_>>;

    /// How many columns the header has.
    fn width(&self) -> usize;

    /// Adds every cell to a row of CSV. A row that is too short is filled up; of one that is too long
    /// the rest stays together in the last column.
    fn push_csv(&self, out: &mut Vec<u8>) {
        push_row(self, out);
    }

    /// Every cell with its type, filled up or kept together likewise.
    fn typed(&self) -> Vec<OwnedCell> {
        let mut typed: Vec<OwnedCell> = self.written().map(OwnedCell::from).collect();
        if typed.len() > self.width() {
            let rest: Vec<_> = self.written().skip(self.width() - 1).map(Cell::shown).collect();
            typed.truncate(self.width() - 1);
            typed.push(OwnedCell::Text(rest.join(",")));
        }
        typed.resize(self.width(), OwnedCell::Blank);
        typed
    }
}

/// Adds every cell of a row, one by one.
pub(crate) fn push_row<C: Columns>(row: &(impl InputRow<C> + ?Sized), out: &mut Vec<u8>) {
    let mut cells = row.written().map(Cell::shown);
    for _ in 1..row.width() {
        push_cell(out, &cells.next().unwrap_or_default());
        out.push(b',');
    }
    let rest: Vec<_> = cells.collect();
    push_cell(out, &rest.join(","));
}

/// A row has as many cells as the header; more or fewer mean that its cells slipped.
pub(crate) fn check_width<P: FactLocation>(
    found: usize,
    wanted: usize,
) -> Result<(), Vec<Problem<P>>> {
    if found == wanted {
        return Ok(());
    }
    Err(vec![Problem {
        code: Fault::WrongCellCount.into(),
        field: None,
        found: found.to_string(),
        detail: Detail::Cells(found, wanted),
    }])
}

/// A line break in a cell that is read: a stray quotation mark makes one cell of everything up to the
/// next, and the people in between would be gone without a word.
pub(crate) fn line_break<P: FactLocation + From<P::Column>>(
    row: &impl InputRow<P::Column>,
) -> Result<(), Vec<Problem<P>>> {
    for &column in P::Column::all() {
        let cell = row.cell(column);
        if cell.text().is_some_and(|text| text.contains(['\n', '\r'])) {
            return Err(vec![Problem::of_cell(
                Fault::LineBreak,
                column.into(),
                cell,
                Detail::None,
            )]);
        }
    }
    Ok(())
}
