//! A Parquet file that is read, some rows at a time.

use std::fs::File;
use std::io::{self, Seek as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema};
use calc_core::law::problem::{Argument, Message};
use calc_payroll::file_problem::FileProblem;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::RowGroupMetaData;

use crate::batches::ROWS;

/// What an encrypted file begins with.
const ENCRYPTED: [u8; 4] = *b"PARE";

/// A Parquet file. Its rows can be had more than once.
#[derive(Debug)]
pub struct ParquetFile {
    file: File,
    metadata: ArrowReaderMetadata,
}

impl ParquetFile {
    /// Reads what the file says of itself at its end.
    ///
    /// # Errors
    /// It is broken, encrypted, or packed in a way that is not read.
    pub fn open(file: File) -> Result<Self, FileProblem> {
        if begins_encrypted(&file).unwrap_or(false) {
            return Err(told("parquet_encrypted", "file-parquet-encrypted", Vec::new()));
        }
        let load = || ArrowReaderMetadata::load(&file, ArrowReaderOptions::new());
        let metadata = guarded(load).map_err(|error| unreadable(&error))?;
        let groups = metadata.metadata().row_groups().iter();
        let packed = groups.flat_map(RowGroupMetaData::columns).find_map(|column| {
            let codec = codec(column.compression())?;
            Some((codec, column.column_path().string()))
        });
        if let Some((codec, column)) = packed {
            let filled =
                vec![("codec", Argument::Text(codec.to_owned())), ("name", Argument::Text(column))];
            return Err(told("parquet_codec", "file-parquet-codec", filled));
        }
        Ok(Self { file, metadata })
    }

    /// The columns.
    pub fn schema(&self) -> &Schema {
        self.metadata.schema()
    }

    /// How many rows there are, as the file says.
    pub fn rows(&self) -> u64 {
        self.metadata.metadata().file_metadata().num_rows().try_into().unwrap_or(0)
    }

    /// The rows, from the first.
    ///
    /// # Errors
    /// The file is broken, or cannot be read any more.
    pub fn batches(&self) -> Result<Batches, FileProblem> {
        let broken = |error: &ParquetError| unreadable(error);
        let mut file = self.file.try_clone().map_err(|error| broken(&error.into()))?;
        file.rewind().map_err(|error| broken(&error.into()))?;
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        let build = || builder.with_batch_size(ROWS).build();
        Ok(Batches(Some(guarded(build).map_err(|error| unreadable(&error))?)))
    }
}

/// The rows of a file, some at a time.
pub struct Batches(Option<ParquetRecordBatchReader>);

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let reader = self.0.as_mut()?;
        let next = guarded(|| reader.next().transpose().map_err(ParquetError::from));
        if next.is_err() {
            self.0 = None;
        }
        next.map_err(ArrowError::from).transpose()
    }
}

/// Runs the library that reads the file: a broken one may make it panic.
fn guarded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    let panicked = || ParquetError::General("the file contradicts itself".to_owned());
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(panicked()))
}

fn begins_encrypted(file: &File) -> io::Result<bool> {
    use std::io::Read as _;
    let mut file = file.try_clone()?;
    let mut first = [0; 4];
    file.rewind()?;
    file.read_exact(&mut first)?;
    file.rewind()?;
    Ok(first == ENCRYPTED)
}

/// The name of a way of packing that is not read.
fn codec(compression: Compression) -> Option<&'static str> {
    match compression {
        Compression::ZSTD(_) => Some("zstd"),
        Compression::LZO => Some("lzo"),
        _ => None,
    }
}

fn unreadable(error: &ParquetError) -> FileProblem {
    let filled = vec![("words", Argument::Text(error.to_string()))];
    told("parquet_unreadable", "file-parquet-unreadable", filled)
}

fn told(code: &'static str, id: &str, filled: Vec<(&'static str, Argument)>) -> FileProblem {
    FileProblem::Told(code, Box::new(Message::new(id, filled)))
}
