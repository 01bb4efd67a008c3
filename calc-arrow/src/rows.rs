//! A record batch as rows.

use std::sync::{Arc, OnceLock};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use calc_core::law::cell::Cell;
use calc_payroll::column_rows::ColumnRows;

use crate::column::Column;
use crate::prepare::column;
use crate::schema::{Table, Use};

/// What a cell counts as, in bytes, where progress is shown.
pub const CELL: usize = 8;

/// The rows of a batch. What its columns hold is made ready by whoever asks first.
#[derive(Debug)]
pub struct BatchRows {
    batch: RecordBatch,
    table: Arc<Table>,
    columns: OnceLock<Vec<Column>>,
    first: Option<u64>,
}

impl BatchRows {
    /// The rows of a batch of a table.
    ///
    /// # Errors
    /// It has other columns than the table.
    pub fn new(batch: RecordBatch, table: &Arc<Table>) -> Result<Self, ArrowError> {
        table.check(batch.schema_ref())?;
        Ok(Self { batch, table: Arc::clone(table), columns: OnceLock::new(), first: None })
    }

    /// The same rows where their first has a number of its own.
    #[must_use]
    pub fn numbered_from(self, first: u64) -> Self {
        Self { first: Some(first), ..self }
    }

    /// The batch.
    pub fn batch(&self) -> &RecordBatch {
        &self.batch
    }

    #[inline]
    fn columns(&self) -> &[Column] {
        self.columns.get_or_init(|| {
            let arrays = self.batch.columns().iter().zip(self.table.uses());
            arrays.map(|(array, used)| column(&**array, *used)).collect()
        })
    }
}

impl ColumnRows for BatchRows {
    fn rows(&self) -> usize {
        self.batch.num_rows()
    }

    fn first(&self) -> Option<u64> {
        self.first
    }

    fn size(&self) -> usize {
        self.batch.num_rows() * self.batch.num_columns() * CELL
    }

    fn has_values(&self, column: usize) -> bool {
        self.columns().get(column).is_some_and(Column::has_values)
    }

    fn has_line_breaks(&self) -> bool {
        self.columns()
            .iter()
            .zip(self.table.uses())
            .any(|(column, used)| matches!(used, Use::Fact(_)) && column.has_line_breaks())
    }

    #[inline]
    fn cell(&self, column: usize, row: usize) -> Cell<'_> {
        self.columns().get(column).map_or(Cell::Blank, |column| column.cell(row))
    }

    fn written(&self, column: usize, row: usize) -> Cell<'_> {
        self.columns().get(column).map_or(Cell::Blank, |column| column.written(row))
    }
}
