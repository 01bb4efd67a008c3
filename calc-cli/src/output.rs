//! Files that are written: each appears whole or not at all.

mod left_over;
mod terminal_writer;
mod write_behind_file;

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

#[cfg(feature = "parquet")]
use calc_arrow::parquet::write::ParquetRows;
use calc_payroll::chunk::Chunk;
use calc_payroll::subject::Subject;
use calc_sheets::kept::Results;
use calc_sheets::problem::SheetProblem;
use calc_sheets::temporary::is_not_written;
use calc_sheets::write::RowsWorkbook;

use crate::Done;
use crate::failure::{Failure, GOOD, OutputKind};

use terminal_writer::TerminalWriter;
use write_behind_file::WriteBehindFile;

/// Unfinished files, for those who have to leave in a hurry.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes what is not finished.
pub(crate) fn remove_unfinished() {
    if let Ok(mut files) = UNFINISHED.lock() {
        for file in files.drain(..) {
            // It may be gone already.
            let _ = fs::remove_file(file);
        }
    }
}

/// Whether a name means standard output. The file behind `/dev/stdout` must not be replaced: others
/// may write there too.
pub(crate) fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]
        .iter()
        .any(|name| path.as_os_str() == *name)
}

/// Whether a name means something that this process has open: what is behind it must not be
/// replaced, either.
fn is_descriptor(path: &Path) -> bool {
    path.starts_with("/dev/fd")
        || path.starts_with("/proc/self/fd")
        || path == Path::new("/dev/stderr")
}

/// Where a name leads. A link may lead to a file that is not there yet.
fn target_of(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    // More links than a system follows are none that lead anywhere.
    for _ in 0..40 {
        if let Ok(found) = fs::canonicalize(&target) {
            return found;
        }
        let Ok(next) = fs::read_link(&target) else { break };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    target
}

/// Where data goes.
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// Standard output where it is a terminal.
    Terminal(BufWriter<TerminalWriter<io::Stdout>>),
    /// A device or a pipe, which cannot be replaced.
    Device(BufWriter<File>, PathBuf),
    /// A file beside the one that it will become.
    File(BufWriter<WriteBehindFile>, PathBuf),
    /// A workbook that takes rows and goes to another output when it is complete.
    Workbook(Box<RowsWorkbook>, Box<Output>),
    /// The results of rows that go back into the workbook that they came from.
    Kept(Box<Results>, Box<Output>),
    /// A table for data engines, once its columns are known, and where its bytes go.
    #[cfg(feature = "parquet")]
    Parquet(Option<Box<ParquetRows>>, Box<Output>),
}

impl Output {
    /// Opens standard output, or what will become a file. `like` is a file whose readers may read
    /// the new one too.
    pub(crate) fn open(path: Option<&Path>, like: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| !is_stdout(path)) else {
            let stdout = io::stdout();
            return Ok(if stdout.is_terminal() {
                Self::Terminal(BufWriter::new(TerminalWriter::new(stdout)))
            } else {
                Self::Stdout(BufWriter::new(stdout))
            });
        };
        let target = target_of(path);
        let existing = fs::metadata(&target).ok();
        if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Failure::IntoFolder { file: path.to_owned() });
        }
        let failed = |error: io::Error| write_failure(path, error, OutputKind::File);
        if is_descriptor(path) || existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            let name = if is_descriptor(path) { path } else { &target };
            let device = File::options().write(true).open(name).map_err(failed)?;
            return Ok(Self::Device(BufWriter::new(device), path.to_owned()));
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        left_over::remove(folder);
        let file = left_over::begin(folder, &target).map_err(failed)?;
        if let Ok(mut unfinished) = UNFINISHED.lock() {
            unfinished.push(file.path().to_owned());
        }
        let like = existing.or_else(|| fs::metadata(like?).ok().filter(fs::Metadata::is_file));
        let steady = WriteBehindFile::new(file, like.map(|metadata| metadata.permissions()));
        let file = BufWriter::with_capacity(1 << 16, steady);
        Ok(Self::File(file, target))
    }

    /// The workbook that takes the rows, where it is one.
    pub(crate) fn workbook(&mut self) -> Option<&mut RowsWorkbook> {
        match self {
            Self::Workbook(book, _) => Some(book),
            _ => None,
        }
    }

    /// The results that go back into their workbook, and where it is written.
    pub(crate) fn kept(&mut self) -> Option<(&mut Results, &mut Self)> {
        match self {
            Self::Kept(results, output) => Some((results, output)),
            _ => None,
        }
    }

    /// Writes the rows of a chunk, as text or as typed cells.
    pub(crate) fn take_rows<S: Subject>(&mut self, chunk: &mut Chunk<S>) -> io::Result<()> {
        match self {
            Self::Workbook(book, _) => book.add_rows(&chunk.typed),
            Self::Kept(results, _) => {
                results.add_rows(&mut chunk.typed);
                Ok(())
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(table, output) => {
                let Some(table) = table else { return Ok(()) };
                let bytes = table.add(chunk).map_err(io::Error::other)?;
                output.write_all(&bytes)
            }
            text => text.write_all(&chunk.out),
        }
    }

    /// What is left behind if it is never finished.
    pub(crate) fn place(&self) -> OutputKind {
        match self {
            Self::Stdout(_) | Self::Terminal(_) => OutputKind::Stdout,
            Self::Device(..) => OutputKind::Device,
            Self::File(..) => OutputKind::File,
            Self::Workbook(_, output) | Self::Kept(_, output) => output.place(),
            #[cfg(feature = "parquet")]
            Self::Parquet(_, output) => output.place(),
        }
    }

    /// The file's name, where it has one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdout(_) | Self::Terminal(_) => None,
            Self::Device(_, path) | Self::File(_, path) => Some(path),
            Self::Workbook(_, output) | Self::Kept(_, output) => output.path(),
            #[cfg(feature = "parquet")]
            Self::Parquet(_, output) => output.path(),
        }
    }

    /// A failure to write here.
    pub(crate) fn failure(&self, error: io::Error) -> Failure {
        if is_not_written(&error) {
            return Failure::Temporary { reason: error.into() };
        }
        let file = self.path().map(Path::to_owned);
        let problem = error.get_ref().and_then(|inner| inner.downcast_ref::<SheetProblem>());
        match (problem.cloned(), file) {
            (Some(problem), Some(file)) => Failure::Sheet { file, problem },
            (_, file) => Failure::Write { file, reason: error.into(), place: self.place() },
        }
    }

    /// Everything written reaches the disk; only the name is missing.
    pub(crate) fn complete(&mut self) -> Result<(), Failure> {
        let result = match self {
            Self::Stdout(out) => out.flush(),
            Self::Terminal(out) => out.flush(),
            Self::Device(out, _) => out.flush(),
            Self::File(out, _) => out.flush().and_then(|()| out.get_mut().sync()),
            Self::Workbook(book, output) => {
                let saved = book.save(&mut **output);
                saved.map_err(|error| output.failure(error))?;
                return output.complete();
            }
            Self::Kept(_, output) => return output.complete(),
            #[cfg(feature = "parquet")]
            Self::Parquet(table, output) => {
                let end = table.as_mut().map_or(Ok(Vec::new()), |table| table.finish());
                let written = end.map_err(io::Error::other).and_then(|end| output.write_all(&end));
                written.map_err(|error| output.failure(error))?;
                return output.complete();
            }
        };
        result.map_err(|error| self.failure(error))
    }

    /// Gives a complete file its name.
    pub(crate) fn appear(self) -> Result<(), Failure> {
        let (out, path) = match self {
            Self::File(out, path) => (out, path),
            Self::Workbook(_, output) | Self::Kept(_, output) => return output.appear(),
            #[cfg(feature = "parquet")]
            Self::Parquet(_, output) => return output.appear(),
            Self::Stdout(_) | Self::Terminal(_) | Self::Device(..) => return Ok(()),
        };
        let file = out
            .into_inner()
            .map_err(|error| write_failure(&path, error.into_error(), OutputKind::File))?
            .finished()
            .map_err(|error| write_failure(&path, error, OutputKind::File))?;
        let temporary = file.path().to_owned();
        file.persist(&path).map_err(|error| write_failure(&path, error.error, OutputKind::File))?;
        if let Ok(mut unfinished) = UNFINISHED.lock() {
            unfinished.retain(|other| *other != temporary);
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Terminal(out) => out.write(bytes),
            Self::Device(out, _) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
            Self::Workbook(_, output) | Self::Kept(_, output) => output.write(bytes),
            #[cfg(feature = "parquet")]
            Self::Parquet(_, output) => output.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Terminal(out) => out.flush(),
            Self::Device(out, _) => out.flush(),
            Self::File(out, _) => out.flush(),
            Self::Workbook(_, output) | Self::Kept(_, output) => output.flush(),
            #[cfg(feature = "parquet")]
            Self::Parquet(_, output) => output.flush(),
        }
    }
}

/// A failure of standard output.
pub(crate) fn stdout_failure(error: io::Error) -> Failure {
    Failure::Write { file: None, reason: error.into(), place: OutputKind::Stdout }
}

fn write_failure(path: &Path, error: io::Error, place: OutputKind) -> Failure {
    Failure::Write { file: Some(path.to_owned()), reason: error.into(), place }
}

/// Writes something small to a file, or to standard output.
pub(crate) fn write_whole(path: Option<&Path>, bytes: &[u8]) -> Done {
    let mut output = Output::open(path, None)?;
    output.write_all(bytes).map_err(|error| output.failure(error))?;
    output.complete()?;
    output.appear()?;
    Ok(ExitCode::from(GOOD))
}

/// Prints to standard output.
pub(crate) fn print(bytes: &[u8]) -> Done {
    write_whole(None, bytes)
}
