//! Record batches as a source of rows.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use calc_core::law::problem::{Argument, Message};
use calc_payroll::batch::{Batch, RowSource};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, LONGEST_ROW};

use crate::rows::BatchRows;
use crate::schema::Table;
use crate::text_size::rows_that_fit;

/// How many rows go on their way at once: a worker's share, however large the batches are.
pub const ROWS: usize = 8_192;

/// Record batches, one after the other.
pub struct BatchSource<I> {
    batches: I,
    table: Arc<Table>,
    /// What is left of the batch that was taken last.
    rest: Option<RecordBatch>,
    /// How many rows were handed out or left out.
    read: u64,
    /// The number of the last row that was handed out.
    handed_out: u64,
    left_out: LeftOut,
}

/// Whether a row is left out, by its number from 1.
pub type LeftOut = Box<dyn FnMut(u64) -> bool + Send>;

impl<I> BatchSource<I> {
    /// A source of the rows of a table.
    pub fn new(batches: I, table: Arc<Table>) -> Self {
        Self { batches, table, rest: None, read: 0, handed_out: 0, left_out: Box::new(|_| false) }
    }

    /// The same without some rows; the others keep their numbers.
    #[must_use]
    pub fn without(self, left_out: LeftOut) -> Self {
        Self { left_out, ..self }
    }

    /// How many rows stand together at the beginning of a batch that are all handed out or all left out,
    /// and whether they are left out. There is at least one row.
    fn together(&mut self, rows: usize) -> (usize, bool) {
        let mut number = self.read + 1;
        let is_left_out = (self.left_out)(number);
        let mut together = 1;
        while together < rows {
            number += 1;
            if (self.left_out)(number) != is_left_out {
                break;
            }
            together += 1;
        }
        (together, is_left_out)
    }

    /// What is said where the next rows cannot be had.
    fn unreadable(&self, error: &ArrowError) -> FrameError {
        let filled = vec![
            ("row", Argument::Text((self.read + 1).to_string())),
            ("words", Argument::Text(error.to_string())),
        ];
        let message = Box::new(Message::new("file-rows-unreadable", filled));
        FrameError::File(FileProblem::Told("rows_unreadable", message))
    }
}

impl<I: Iterator<Item = Result<RecordBatch, ArrowError>>> RowSource for BatchSource<I> {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        loop {
            let taken = match self.rest.take() {
                Some(rest) => rest,
                None => match self.batches.next() {
                    Some(taken) => taken.map_err(|error| self.unreadable(&error))?,
                    None => return Ok(false),
                },
            };
            if taken.num_rows() == 0 {
                continue;
            }
            let (rows, is_left_out) = self.together(ROWS.min(taken.num_rows()));
            let fit = if is_left_out { Ok(rows) } else { rows_that_fit(&taken, rows) };
            let rows = fit.map_err(|_| {
                let row = self.read - self.handed_out;
                FrameError::File(FileProblem::RowTooLong { row, limit: LONGEST_ROW })
            })?;
            if taken.num_rows() > rows {
                self.rest = Some(taken.slice(rows, taken.num_rows() - rows));
            }
            let first = self.read + 1;
            self.read += u64::try_from(rows).unwrap_or(0);
            if is_left_out {
                continue;
            }
            self.handed_out = self.read;
            let some = BatchRows::new(taken.slice(0, rows), &self.table);
            let some = some.map_err(|error| self.unreadable(&error))?;
            *batch = Batch::Columns(Box::new(some.numbered_from(first)));
            return Ok(true);
        }
    }
}
