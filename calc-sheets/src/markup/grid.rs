//! Rows of a table as they come, cell by cell: merged cells spread, and limits held.

use std::ops::ControlFlow;

use calc_payroll::header::MOST_COLUMNS;

use crate::limits::{RowBytes, check};
use crate::problem::{Limit, SheetProblem};
use crate::value::Value;

/// The row that is being read, and what the rows before it leave.
#[derive(Debug, Default)]
pub(super) struct Grid {
    row: u32,
    cells: Vec<Value>,
    bytes: RowBytes,
    /// How many rows below the column's last cell are still its own.
    taken: Vec<u32>,
    /// Cells of all rows.
    count: u64,
}

impl Grid {
    /// Puts a cell at the next free column; it may be as wide as several, and reach into rows below.
    pub(super) fn push(
        &mut self,
        value: Value,
        width: usize,
        height: u32,
    ) -> Result<(), SheetProblem> {
        while self.taken.get(self.cells.len()).is_some_and(|rows| *rows > 0) {
            self.put(Value::Blank)?;
        }
        let from = self.cells.len();
        self.put(value)?;
        for _ in 1..width {
            self.put(Value::Blank)?;
        }
        if height > 1 {
            self.taken.resize(self.taken.len().max(self.cells.len()), 0);
            // This row ends before the ones below begin.
            self.taken[from..].iter_mut().take(width).for_each(|rows| *rows = height);
        }
        Ok(())
    }

    /// The column that comes next, from 0.
    pub(super) fn column(&self) -> usize {
        self.cells.len()
    }

    fn put(&mut self, value: Value) -> Result<(), SheetProblem> {
        if self.cells.len() >= MOST_COLUMNS {
            return Err(SheetProblem::TooLarge(Limit::Cells));
        }
        self.bytes.add(&value)?;
        self.count += 1;
        check(Limit::Cells, self.count)?;
        self.cells.push(value);
        Ok(())
    }

    /// Blank cells up to a column.
    pub(super) fn skip_to(&mut self, column: usize) -> Result<(), SheetProblem> {
        while self.cells.len() < column {
            self.put(Value::Blank)?;
        }
        Ok(())
    }

    /// Goes on at a later row, and says whether it is one.
    pub(super) fn skip_to_row(&mut self, row: u32) -> bool {
        let is_later = row > self.row;
        self.row = self.row.max(row.saturating_sub(1));
        is_later
    }

    /// The cells of the row so far.
    #[cfg(not(target_family = "wasm"))]
    pub(super) fn cells(&self) -> &[Value] {
        &self.cells
    }

    /// Ends the row, and hands it out where it has a cell.
    pub(super) fn end<E: From<SheetProblem>>(
        &mut self,
        take: &mut impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    ) -> Result<ControlFlow<()>, E> {
        self.row = self.row.saturating_add(1);
        self.bytes = RowBytes::default();
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        let go = if self.cells.iter().all(Value::is_blank) {
            ControlFlow::Continue(())
        } else {
            take(self.row, &mut self.cells)?
        };
        self.cells.clear();
        Ok(go)
    }
}
