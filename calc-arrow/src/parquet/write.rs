//! A Parquet file that is written, chunk after chunk. What is written of it is handed on as bytes, so that
//! whoever keeps them decides where they go.

use arrow_schema::ArrowError;
use calc_core::law::fields::Columns;
use calc_payroll::chunk::Chunk;
use calc_payroll::header::Header;
use calc_payroll::subject::Subject;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::results::{Whole, whole};

/// How many rows stand together: they are in memory until they are all there.
const ROW_GROUP: usize = 1 << 17;

/// The rows of a run on their way into a file.
pub struct ParquetRows {
    columns: Whole,
    writer: Option<ArrowWriter<Vec<u8>>>,
}

impl ParquetRows {
    /// A file of the columns that came and those that come back.
    pub fn new<C: Columns>(header: &Header<C>) -> Self {
        Self { columns: Whole::of(header), writer: None }
    }

    /// Adds the rows of a chunk, and gives the bytes that are ready.
    ///
    /// # Errors
    /// A column is of a type that Parquet does not have.
    pub fn add<S: Subject>(&mut self, chunk: &mut Chunk<S>) -> Result<Vec<u8>, ParquetError> {
        if chunk.columns.rows() == 0 {
            return Ok(Vec::new());
        }
        let batch = whole(&chunk.batch, &mut chunk.columns, &mut self.columns)?;
        if self.writer.is_none() {
            let properties = WriterProperties::builder()
                .set_compression(Compression::SNAPPY)
                .set_max_row_group_row_count(Some(ROW_GROUP))
                .build();
            let new = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties))?;
            self.writer = Some(new);
        }
        let Some(writer) = &mut self.writer else { return Ok(Vec::new()) };
        writer.write(&batch)?;
        writer.sync().map_err(ArrowError::from)?;
        Ok(std::mem::take(writer.inner_mut()))
    }

    /// The end of the file.
    ///
    /// # Errors
    /// Its last rows cannot be written.
    pub fn finish(&mut self) -> Result<Vec<u8>, ParquetError> {
        self.writer.take().map_or(Ok(Vec::new()), ArrowWriter::into_inner)
    }
}
