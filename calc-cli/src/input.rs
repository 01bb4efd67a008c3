//! Files that are read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use calc_sheets::own_rows::FileFault;
use calc_sheets::problem::SheetProblem;
use calc_sheets::temporary::is_not_written;

use crate::failure::{Failure, Message};

/// A file or standard input, open for reading, and its size where that is known.
pub(crate) struct Input {
    pub(crate) reader: Box<dyn Read + Send>,
    pub(crate) size: Option<u64>,
}

/// Opens a file; `-` is standard input.
pub(crate) fn open(path: &Path) -> Result<Input, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Input { reader: Box::new(io::stdin()), size: None });
    }
    let failed = |error: io::Error| read_failure(path, error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        let message = Message::new("cli-is-folder", Vec::new());
        return Err(Failure::Input { file: path.to_owned(), message });
    }
    let size = metadata.is_file().then_some(metadata.len());
    Ok(Input { reader: Box::new(CompleteReader { file, left: size.unwrap_or(0) }), size })
}

/// A file that must not become shorter while it is read: its last rows would be missing, or half of
/// one would be read.
struct CompleteReader {
    file: File,
    /// How many bytes are still to come, at least.
    left: u64,
}

impl Read for CompleteReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if count == 0 && !buffer.is_empty() && self.left > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left = self.left.saturating_sub(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

/// A failure to read.
pub(crate) fn read_failure(path: &Path, error: io::Error) -> Failure {
    let file = path.to_owned();
    if is_not_written(&error) {
        return Failure::Temporary { reason: error.into() };
    }
    if let Some(inner) = error.get_ref() {
        // What is wrong with a workbook or an encoding comes through the stream of its rows.
        if let Some(problem) = inner.downcast_ref::<SheetProblem>() {
            return Failure::Sheet { file, problem: problem.clone() };
        }
        if let Some(FileFault(problem)) = inner.downcast_ref::<FileFault>() {
            return Failure::File { file, problem: problem.clone() };
        }
    }
    Failure::Read { file, reason: error.into() }
}

/// Reads at most `limit` bytes and one more, which shows that there are too many.
pub(crate) fn read_limited(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    read_all(path, open(path)?, limit)
}

/// The same from what is open already.
pub(crate) fn read_all(path: &Path, input: Input, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    input.reader.take(limit).read_to_end(&mut bytes).map_err(|error| read_failure(path, error))?;
    Ok(bytes)
}
