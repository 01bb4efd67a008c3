//! A row of rows that come by column.

use calc_core::law::cell::Cell;
use calc_core::law::fields::{ABSENT, Columns, FactLocation};
use calc_core::law::problem::Problem;

use crate::column_rows::ColumnRows;
use crate::header::Header;
use crate::input_row::{InputRow, line_break};

/// Rows by column, with what is asked once for all of them.
pub(super) struct ColumnView<'a, C: Columns> {
    rows: &'a dyn ColumnRows,
    header: &'a Header<C>,
    /// Where each column with values stands.
    positions: C::Positions,
    has_line_breaks: bool,
}

impl<'a, C: Columns> ColumnView<'a, C> {
    pub(super) fn new(rows: &'a dyn ColumnRows, header: &'a Header<C>) -> Self {
        let positions = header.positions_where(|column| rows.has_values(column));
        Self { rows, header, positions, has_line_breaks: rows.has_line_breaks() }
    }

    /// Every row.
    pub(super) fn iter(&self) -> impl Iterator<Item = ColumnRow<'_, C>> {
        (0..self.rows.rows()).map(|index| ColumnRow { view: self, index })
    }
}

/// One row, by column.
pub(super) struct ColumnRow<'a, C: Columns> {
    view: &'a ColumnView<'a, C>,
    index: usize,
}

impl<C: Columns> InputRow<C> for ColumnRow<'_, C> {
    #[inline]
    fn cell(&self, column: C) -> Cell<'_> {
        match self.view.positions.as_ref()[column.index()] {
            ABSENT => Cell::Blank,
            position => self.view.rows.cell(position.into(), self.index),
        }
    }

    #[inline]
    fn may_have(&self, column: C) -> bool {
        self.view.positions.as_ref()[column.index()] != ABSENT
    }

    /// Results stand beside their rows, so none may be missing.
    fn always_counts(&self) -> bool {
        true
    }

    fn is_blank(&self) -> bool {
        (0..self.width()).all(|column| self.view.rows.cell(column, self.index).is_blank())
    }

    fn check<P: FactLocation<Column = C> + From<C>>(&self) -> Result<(), Vec<Problem<P>>> {
        if self.view.has_line_breaks { line_break(self) } else { Ok(()) }
    }

    fn written(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.width()).map(|column| self.view.rows.written(column, self.index))
    }

    fn width(&self) -> usize {
        self.view.header.names().len()
    }
}
