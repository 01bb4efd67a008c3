//! A Parquet file that another process reads, as this one sees it.

use std::fs::File;
use std::io::{self, BufReader};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use calc_arrow::batches::ROWS;
use calc_arrow::parquet::read::ParquetProblem;
use calc_arrow::wire::Unpacker;
use calc_core::law::problem::{Argument, Message};
use calc_payroll::file_problem::FileProblem;
use calc_sheets::apart::Process;
use calc_sheets::room::Room;

use super::protocol::{ARGUMENT, LONGEST, Told, Wrong, receive};

/// How many bytes of rows are taken at once.
const PIECE: usize = 1 << 16;

/// Why rows do not come, where another than [`ArrowError`] says it.
#[derive(Clone, Default)]
pub(crate) struct Fault(Arc<Mutex<Option<FileProblem>>>);

impl Fault {
    /// What was noted.
    pub(crate) fn take(&self) -> Option<FileProblem> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn note(&self, problem: FileProblem) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(problem);
    }
}

/// The rows of a Parquet file that another process reads.
pub(crate) struct ApartBatches {
    process: Process,
    socket: BufReader<UnixStream>,
    unpacker: Unpacker,
    fault: Fault,
    at_end: bool,
}

impl ApartBatches {
    /// Starts a process and hears which columns the file has.
    ///
    /// # Errors
    /// The process cannot be started.
    pub(crate) fn open(file: File) -> io::Result<Result<Self, FileProblem>> {
        let (mut process, socket) = Process::start(ARGUMENT, file)?;
        let mut socket = BufReader::with_capacity(PIECE, socket);
        let unpacker = match receive(&mut socket) {
            Ok((Told::Schema, bytes)) => Unpacker::new(bytes).map_err(|_| not_read()),
            Ok((Told::Fault, bytes)) => Err(problem(&bytes)),
            _ => Err(not_read()),
        };
        if unpacker.is_err() {
            process.end();
        }
        let fault = Fault::default();
        Ok(unpacker.map(|unpacker| Self { process, socket, unpacker, fault, at_end: false }))
    }

    /// The columns.
    pub(crate) fn schema(&self) -> &SchemaRef {
        self.unpacker.schema()
    }

    /// Where is noted why rows do not come.
    pub(crate) fn fault(&self) -> Fault {
        self.fault.clone()
    }

    fn told(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let told = receive(&mut self.socket);
        match told {
            Ok((Told::Rows, bytes)) => {
                let batch = self.unpacker.unpack(bytes).ok();
                // A column of nothing has no bytes, however many rows it claims.
                if let Some(batch) = batch.filter(|batch| batch.num_rows() <= ROWS) {
                    return Ok(Some(batch));
                }
                self.fault.note(not_read());
            }
            Ok((Told::End, _)) => return Ok(None),
            Ok((Told::Fault, bytes)) => match serde_json::from_slice(&bytes) {
                Ok(Wrong::Rows { words }) => return Err(ArrowError::ParquetError(words)),
                _ => self.fault.note(problem(&bytes)),
            },
            Ok((Told::Schema, _)) | Err(_) => self.fault.note(not_read()),
        }
        Err(ArrowError::ParquetError("the process that read it has ended".to_owned()))
    }
}

impl Iterator for ApartBatches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at_end {
            return None;
        }
        let next = self.told();
        if !matches!(next, Ok(Some(_))) {
            self.at_end = true;
            self.process.end();
        }
        next.transpose()
    }
}

/// What a file has wrong.
fn problem(told: &[u8]) -> FileProblem {
    let Ok(wrong) = serde_json::from_slice(told) else { return not_read() };
    match wrong {
        Wrong::Encrypted => ParquetProblem::Encrypted.into(),
        Wrong::Codec { codec, column } => ParquetProblem::Codec { codec, column }.into(),
        Wrong::Broken { words } | Wrong::Rows { words } => ParquetProblem::Broken { words }.into(),
        Wrong::RowTooLong => FileProblem::RowTooLong { row: 0, limit: LONGEST },
    }
}

/// The process ended, or what it says is nothing.
fn not_read() -> FileProblem {
    let (memory, seconds) = (Room::Service.mebibytes(), Room::Service.seconds());
    let filled = vec![("memory", Argument::Number(memory)), ("seconds", Argument::Number(seconds))];
    FileProblem::Told("parquet_unreadable", Box::new(Message::new("file-parquet-room", filled)))
}
