//! Workbooks read in a process of its own.
//!
//! Libraries that open workbooks take the memory that a file asks for, and some files end them. So
//! the program starts itself once more for each workbook, with limits that the system holds:
//! address space, processor time, no file written, no core. The file goes there as an open file, and
//! its rows come back over a socket. When that process ends before its work is done, this is an
//! error of the one file.
//!
//! Only a program that calls [`begin`] first thing in `main` can be started again. In a page and on
//! systems without such limits workbooks are read in place; a page runs in a worker of its own, and
//! elsewhere the checks of `in_place` stand alone.

#[cfg(unix)]
mod limits;
#[cfg(unix)]
mod process;
#[cfg(unix)]
mod protocol;
#[cfg(unix)]
mod reader;
#[cfg(unix)]
mod worker;

use std::io;
use std::process::ExitCode;
#[cfg(unix)]
use std::sync::OnceLock;

#[cfg(unix)]
pub use limits::{given, hold_to, listen};
#[cfg(unix)]
pub use process::Process;
#[cfg(unix)]
pub(crate) use reader::ApartBook;

/// What reads a kind of files in a process of its own: the first argument of that process, and its work.
pub type Reader = (&'static str, fn() -> io::Result<()>);

/// Set in a program that can be started as the reader of a file.
#[cfg(unix)]
static POSSIBLE: OnceLock<()> = OnceLock::new();

/// Whether files are read apart.
#[cfg(unix)]
pub fn is_possible() -> bool {
    POSSIBLE.get().is_some()
}

/// To be called first in `main`. In a process that was started to read a workbook it reads, and
/// gives the exit code. In any other it forbids core files, which would hold payrolls, and notes
/// that this program can be started to read workbooks.
pub fn begin() -> Option<ExitCode> {
    begin_with(&[])
}

/// The same in a program that reads files of other kinds apart, too.
#[cfg(unix)]
pub fn begin_with(others: &[Reader]) -> Option<ExitCode> {
    limits::forbid_core_files();
    let asked = std::env::args_os().nth(1);
    let own: Reader = (protocol::ARGUMENT, worker::run);
    let mut readers = std::iter::once(&own).chain(others);
    let found = readers.find(|(argument, _)| asked.as_ref().is_some_and(|asked| asked == argument));
    if let Some((_, read)) = found {
        // Standard error leads nowhere: what a library says may show cells.
        return Some(if read().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    POSSIBLE.get_or_init(|| ());
    None
}

/// The same. Here files are read in place.
#[cfg(not(unix))]
pub fn begin_with(_: &[Reader]) -> Option<ExitCode> {
    None
}
