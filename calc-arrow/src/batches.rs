//! Record batches as a source of rows.

use std::io;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use calc_payroll::batch::{Batch, RowSource};
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
}

impl<I> BatchSource<I> {
    /// A source of the rows of a table.
    pub fn new(batches: I, table: Arc<Table>) -> Self {
        Self { batches, table, rest: None }
    }
}

impl<I: Iterator<Item = Result<RecordBatch, ArrowError>>> RowSource for BatchSource<I> {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        loop {
            let taken = match self.rest.take() {
                Some(rest) => rest,
                None => match self.batches.next() {
                    Some(taken) => taken.map_err(io::Error::other).map_err(FrameError::Read)?,
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
            let rows = BatchRows::new(some, &self.table).map_err(io::Error::other);
            *batch = Batch::Columns(Box::new(rows.map_err(FrameError::Read)?));
            return Ok(true);
        }
    }
}
