//! A row with typed cells, by column.

use calc_core::law::cell::Cell;
use calc_core::law::fields::{Columns, FactLocation};
use calc_core::law::problem::Problem;

use crate::header::Header;
use crate::input_row::{InputRow, check_width, line_break};
use crate::typed_rows::OwnedCell;

/// One row, by column.
#[derive(Clone, Copy, Debug)]
pub(super) struct TypedRowView<'a, C: Columns> {
    pub(super) cells: &'a [OwnedCell],
    pub(super) header: &'a Header<C>,
}

impl<C: Columns> InputRow<C> for TypedRowView<'_, C> {
    fn cell(&self, column: C) -> Cell<'_> {
        let cell = self.header.position(column).and_then(|position| self.cells.get(position));
        cell.map_or(Cell::Blank, OwnedCell::cell)
    }

    fn may_have(&self, column: C) -> bool {
        self.header.position(column).is_some()
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.cell().is_blank())
    }

    fn check<P: FactLocation<Column = C> + From<C>>(&self) -> Result<(), Vec<Problem<P>>> {
        check_width(self.cells.len(), self.header.names().len())?;
        line_break(self)
    }

    fn written(&self) -> impl Iterator<Item = Cell<'_>> {
        self.cells.iter().map(OwnedCell::written)
    }

    fn width(&self) -> usize {
        self.header.names().len()
    }
}
