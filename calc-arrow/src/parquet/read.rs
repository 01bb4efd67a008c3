//! A Parquet file that is read, some rows at a time.

use std::fs::File;
use std::io::{self, Seek as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
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

/// Why a Parquet file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParquetProblem {
    /// It is encrypted.
    Encrypted,
    /// A column is packed in a way that is not read.
    Codec {
        /// The way.
        codec: String,
        /// The column's name.
        column: String,
    },
    /// It is broken.
    Broken {
        /// What the library says of it.
        words: String,
    },
}

impl From<ParquetError> for ParquetProblem {
    fn from(error: ParquetError) -> Self {
        Self::Broken { words: error.to_string() }
    }
}

impl From<ParquetProblem> for FileProblem {
    fn from(problem: ParquetProblem) -> Self {
        let text = Argument::Text;
        let (code, id, filled) = match problem {
            ParquetProblem::Encrypted => {
                ("parquet_encrypted", "file-parquet-encrypted", Vec::new())
            }
            ParquetProblem::Codec { codec, column } => {
                let filled = vec![("codec", text(codec)), ("name", text(column))];
                ("parquet_codec", "file-parquet-codec", filled)
            }
            ParquetProblem::Broken { words } => {
                ("parquet_unreadable", "file-parquet-unreadable", vec![("words", text(words))])
            }
        };
        Self::Told(code, Box::new(Message::new(id, filled)))
    }
}

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
    pub fn open(file: File) -> Result<Self, ParquetProblem> {
        if begins_encrypted(&file).unwrap_or(false) {
            return Err(ParquetProblem::Encrypted);
        }
        let load = || ArrowReaderMetadata::load(&file, ArrowReaderOptions::new());
        let metadata = guarded(load)?;
        let groups = metadata.metadata().row_groups().iter();
        let packed = groups.flat_map(RowGroupMetaData::columns).find_map(|column| {
            let codec = codec(column.compression())?.to_owned();
            Some(ParquetProblem::Codec { codec, column: column.column_path().string() })
        });
        packed.map_or(Ok(Self { file, metadata }), Err)
    }

    /// The columns.
    pub fn schema(&self) -> &SchemaRef {
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
    pub fn batches(&self) -> Result<Batches, ParquetProblem> {
        let mut file = self.file.try_clone().map_err(ParquetError::from)?;
        file.rewind().map_err(ParquetError::from)?;
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        let build = || builder.with_batch_size(ROWS).build();
        Ok(Batches(Some(guarded(build)?)))
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
