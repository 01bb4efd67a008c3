//! Record batches as a source of rows.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use calc_core::law::problem::{Argument, Message};
use calc_payroll::batch::{Batch, RowSource};
use calc_payroll::column_rows::ColumnRows as _;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::FrameError;

use crate::rows::BatchRows;
use crate::schema::Table;

/// How many rows go on their way at once: a worker's share, however large the batches are.
pub const ROWS: usize = 8_192;

/// Record batches, one after the other.
pub struct BatchSource<I> {
    batches: I,
    table: Arc<Table>,
    /// What is left of the batch that was taken last.
    rest: Option<RecordBatch>,
    /// How many rows were handed out.
    read: u64,
}

impl<I> BatchSource<I> {
    /// A source of the rows of a table.
    pub fn new(batches: I, table: Arc<Table>) -> Self {
        Self { batches, table, rest: None, read: 0 }
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
            let some = taken.slice(0, ROWS.min(taken.num_rows()));
            if taken.num_rows() > ROWS {
                self.rest = Some(taken.slice(ROWS, taken.num_rows() - ROWS));
            }
            let rows =
                BatchRows::new(some, &self.table).map_err(|error| self.unreadable(&error))?;
            self.read += u64::try_from(rows.rows()).unwrap_or(0);
            *batch = Batch::Columns(Box::new(rows));
            return Ok(true);
        }
    }
}
