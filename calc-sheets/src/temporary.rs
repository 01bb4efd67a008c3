//! Temporary files. That one cannot be written is no fault of the file that is read or of the one
//! that is written, and is told apart from both.

use std::cell::Cell;
use std::fmt;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};
use std::sync::Once;

/// A temporary file cannot be written, for the system's reason.
#[derive(Debug)]
pub struct NotWritten(io::Error);

impl fmt::Display for NotWritten {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for NotWritten {}

/// The same error, as one of a temporary file.
pub fn not_written(error: io::Error) -> io::Error {
    if is_not_written(&error) { error } else { io::Error::new(error.kind(), NotWritten(error)) }
}

/// Whether a temporary file is what could not be written.
pub fn is_not_written(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.downcast_ref::<NotWritten>().is_some())
}

/// A file without a name, which the system takes away with the last handle to it.
#[derive(Debug)]
pub struct TemporaryFile(File);

impl TemporaryFile {
    /// An empty one.
    ///
    /// # Errors
    /// There is no folder for it, or no room.
    pub fn new() -> io::Result<Self> {
        tempfile::tempfile().map(Self).map_err(not_written)
    }

    /// The file itself.
    pub fn into_file(self) -> File {
        self.0
    }
}

impl Write for TemporaryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(not_written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(not_written)
    }
}

impl Seek for TemporaryFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to).map_err(not_written)
    }
}

/// The library that panics where its temporary file cannot be written, and what it says then.
const LIBRARY: &str = "rust_xlsxwriter";
const ITS_WORDS: &str = "Couldn't write to xml file";

thread_local! {
    /// Whether a panic of the library is expected here, and handled.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Leaves panics that are handled untold.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            let of_library = panic.location().is_some_and(|place| place.file().contains(LIBRARY));
            if !(of_library && EXPECTED.get()) {
                before(panic);
            }
        }));
    });
}

/// Does something with the library.
///
/// # Errors
/// It fails, or its temporary file cannot be written.
pub(crate) fn caught<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    hush();
    EXPECTED.set(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(false);
    result.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().filter(|said| said.starts_with(ITS_WORDS));
        let Some(said) = said else { resume_unwind(panic) };
        let full = ["StorageFull", "QuotaExceeded"].iter().any(|kind| said.contains(kind));
        let kind = if full { io::ErrorKind::StorageFull } else { io::ErrorKind::Other };
        Err(not_written(kind.into()))
    })
}

/// Whatever writes, after its first error: what comes then is not taken, and nobody is told again.
/// A package that is dropped before its end would say it on standard error.
#[derive(Debug)]
pub(crate) struct UntilError<W> {
    out: W,
    failed: bool,
}

impl<W> UntilError<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out, failed: false }
    }

    fn noted<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        let interrupted = |error: &io::Error| error.kind() == io::ErrorKind::Interrupted;
        self.failed |= result.as_ref().is_err_and(|error| !interrupted(error));
        result
    }
}

impl<W: Write> Write for UntilError<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes);
        self.noted(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed {
            return Ok(());
        }
        let flushed = self.out.flush();
        self.noted(flushed)
    }
}

impl<W: Seek> Seek for UntilError<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if self.failed {
            return Ok(0);
        }
        let at = self.out.seek(to);
        self.noted(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_error_is_told_and_nothing_else() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut out = UntilError::new(Full);
        assert_eq!(out.write(b"ab").unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(out.write(b"ab").unwrap(), 2);
        let error = not_written(not_written(io::ErrorKind::StorageFull.into()));
        assert!(is_not_written(&error));
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert!(!is_not_written(&io::ErrorKind::StorageFull.into()));
    }
}
