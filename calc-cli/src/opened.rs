//! Inputs that are open, of which the beginning was read: a file, or what comes through a pipe.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use calc_payroll::framing::FrameError;
use calc_sheets::opening::{HEAD, check_kind};
use calc_sheets::problem::{Limit, SheetProblem};
use calc_sheets::source::SourceError;
use calc_sheets::temporary::TemporaryFile;

use crate::failure::Failure;
use crate::input::{self, Input, read_failure};

/// An input that is open, of which the beginning was read.
pub(crate) struct Opened {
    pub(crate) path: PathBuf,
    pub(crate) head: Vec<u8>,
    pub(crate) size: Option<u64>,
    /// What comes behind the beginning; nothing once it was copied.
    rest: Option<Input>,
    /// A copy that can be read again, of what came through a pipe.
    copy: Option<File>,
}

impl Opened {
    /// Opens an input and reads its beginning.
    pub(crate) fn new(path: &Path) -> Result<Self, Failure> {
        let mut input = input::open(path)?;
        let head = head(path, &mut input)?;
        Ok(Self { path: path.to_owned(), head, size: input.size, rest: Some(input), copy: None })
    }

    /// All inputs.
    pub(crate) fn all(paths: &[PathBuf]) -> Result<Vec<Self>, Failure> {
        paths.iter().map(|path| Self::new(path)).collect()
    }

    /// The whole input as a file that stands at its beginning.
    pub(crate) fn file(&mut self) -> Result<File, Failure> {
        check_kind(&self.head).map_err(|error| source_failure(&self.path, error))?;
        self.seekable_file()
    }

    /// The same of a kind that is looked at elsewhere.
    pub(crate) fn seekable_file(&mut self) -> Result<File, Failure> {
        if let Some(input) = self.rest.take() {
            self.copy = Some(seekable(&self.path, input, &self.head)?);
        }
        let failed = |error| read_failure(&self.path, error);
        let copy = self.copy.as_ref().ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
        let mut file = copy.try_clone().map_err(failed)?;
        file.rewind().map_err(failed)?;
        Ok(file)
    }

    /// The whole input, once, with its size.
    pub(crate) fn into_input(self) -> Input {
        let size = self.size;
        Input { reader: self.stream(), size }
    }

    /// The whole input, once, as a stream.
    pub(crate) fn stream(self) -> Box<dyn Read + Send> {
        let rest = self.rest.map_or_else(|| Box::new(io::empty()) as _, |input| input.reader);
        Box::new(Cursor::new(self.head).chain(rest))
    }
}

/// The beginning of a file.
fn head(path: &Path, input: &mut Input) -> Result<Vec<u8>, Failure> {
    let mut head = Vec::new();
    let limit = u64::try_from(HEAD).unwrap_or(u64::MAX);
    let read = input.reader.by_ref().take(limit).read_to_end(&mut head);
    read.map_err(|error| read_failure(path, error))?;
    Ok(head)
}

/// A file that can be read from its beginning again: itself, or a copy of what comes through a pipe.
fn seekable(path: &Path, input: Input, head: &[u8]) -> Result<File, Failure> {
    let failed = |error: io::Error| read_failure(path, error);
    if input.size.is_some() {
        return File::open(path).map_err(failed);
    }
    let mut copy = TemporaryFile::new().map_err(failed)?;
    copy.write_all(head).map_err(failed)?;
    let most = Limit::FileBytes.most();
    let copied = io::copy(&mut input.reader.take(most + 1), &mut copy).map_err(failed)?;
    if copied > most {
        let problem = SheetProblem::TooLarge(Limit::FileBytes);
        return Err(Failure::Sheet { file: path.to_owned(), problem });
    }
    Ok(copy.into_file())
}

/// Why an input is none of rows.
pub(crate) fn source_failure(path: &Path, error: SourceError) -> Failure {
    match error {
        SourceError::Sheet(problem) => Failure::Sheet { file: path.to_owned(), problem },
        SourceError::Frame(error) => frame_failure(path, error),
    }
}

/// A failure to read the rows of a file.
pub(crate) fn frame_failure(path: &Path, error: FrameError) -> Failure {
    match error {
        FrameError::File(problem) => Failure::File { file: path.to_owned(), problem },
        FrameError::Read(error) => read_failure(path, error),
    }
}
