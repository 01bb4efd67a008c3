//! A table as the service reads it: in a process of its own where there can be one, with a limit to its rows.

use std::fs::File;
use std::io;
use std::sync::Arc;
use std::time::Instant;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use calc_arrow::batches::BatchSource;
use calc_arrow::parquet::read::{Batches, ParquetFile};
use calc_arrow::schema;
use calc_payroll::Format;
use calc_payroll::batch::{Batch, RowSource};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::FrameError;
use calc_payroll::header::Header;
use calc_payroll::pipeline::Stopped;
use calc_payroll::subject::Subject;

use super::Limits;
#[cfg(unix)]
use super::apart::{ApartBatches, Fault};
use crate::stream::{NotSent, unread};
use crate::unread::Unread;

/// How many rows may still come, in bytes and time.
#[derive(Clone, Copy)]
pub(super) struct Most {
    limits: Limits,
    begun: Instant,
}

impl Most {
    /// As much as the limits let.
    pub(super) fn within(limits: Limits) -> Self {
        Self { limits, begun: Instant::now() }
    }

    fn take(&mut self, batch: &Batch) -> io::Result<()> {
        let size = u64::try_from(batch.size()).unwrap_or(u64::MAX);
        let left = self.limits.bytes.checked_sub(size);
        let in_time = self.begun.elapsed() <= self.limits.time;
        self.limits.bytes = left.filter(|_| in_time).ok_or_else(|| unread(Unread::TooLarge))?;
        Ok(())
    }
}

/// A table that is open.
pub(super) struct Table {
    schema: SchemaRef,
    batches: AnyBatches,
    most: Most,
}

/// Batches, wherever they are read.
enum AnyBatches {
    #[cfg(unix)]
    Apart(Box<ApartBatches>),
    InPlace(Box<Batches>),
}

impl Iterator for AnyBatches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            #[cfg(unix)]
            Self::Apart(batches) => batches.next(),
            Self::InPlace(batches) => batches.next(),
        }
    }
}

impl Table {
    /// Opens a file.
    pub(super) fn open(file: File, most: Most) -> Result<Self, Stopped<NotSent>> {
        #[cfg(unix)]
        if calc_sheets::apart::is_possible() {
            let batches = ApartBatches::open(file).map_err(Stopped::Memory)?;
            let batches = batches.map_err(Stopped::File)?;
            let schema = SchemaRef::clone(batches.schema());
            return Ok(Self { schema, batches: AnyBatches::Apart(Box::new(batches)), most });
        }
        let file = ParquetFile::open(file).map_err(FileProblem::from)?;
        let batches = file.batches().map_err(FileProblem::from)?;
        let (schema, batches) = (SchemaRef::clone(file.schema()), Box::new(batches));
        Ok(Self { schema, batches: AnyBatches::InPlace(batches), most })
    }

    /// Whether its columns are those of a subject.
    pub(super) fn is_of<S: Subject>(&self) -> bool {
        schema::Table::read::<S>(&self.schema, Format::Columns).is_ok()
    }

    /// The columns and the rows of a subject.
    pub(super) fn of<S: Subject>(self) -> Result<(Header<S::Column>, TableRows), FileProblem> {
        let (header, table) = schema::Table::read::<S>(&self.schema, Format::Columns)?;
        #[cfg(unix)]
        let fault = match &self.batches {
            AnyBatches::Apart(batches) => Some(batches.fault()),
            AnyBatches::InPlace(_) => None,
        };
        let source = BatchSource::new(self.batches, Arc::new(table));
        #[cfg(unix)]
        return Ok((header, TableRows { source, most: self.most, fault }));
        #[cfg(not(unix))]
        Ok((header, TableRows { source, most: self.most }))
    }
}

/// The rows of a table.
pub(super) struct TableRows {
    source: BatchSource<AnyBatches>,
    most: Most,
    /// Why the process that reads them does not go on, if it says so or has ended.
    #[cfg(unix)]
    fault: Option<Fault>,
}

impl RowSource for TableRows {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        let more = self.source.next_rows(batch);
        #[cfg(unix)]
        if more.is_err()
            && let Some(problem) = self.fault.as_ref().and_then(Fault::take)
        {
            return Err(FrameError::File(problem));
        }
        if more? {
            self.most.take(batch).map_err(FrameError::Read)?;
            return Ok(true);
        }
        Ok(false)
    }
}
