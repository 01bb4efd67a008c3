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
mod protocol;
#[cfg(unix)]
mod reader;
#[cfg(unix)]
mod worker;

use std::process::ExitCode;
#[cfg(unix)]
use std::sync::OnceLock;

#[cfg(unix)]
pub(crate) use reader::ApartBook;

/// Set in a program that can be started as the reader of a workbook.
#[cfg(unix)]
static POSSIBLE: OnceLock<()> = OnceLock::new();

/// Whether workbooks are read apart.
#[cfg(unix)]
pub(crate) fn is_possible() -> bool {
    POSSIBLE.get().is_some()
}

/// To be called first in `main`. In a process that was started to read a workbook it reads, and
/// gives the exit code. In any other it forbids core files, which would hold payrolls, and notes
/// that this program can be started to read workbooks.
#[cfg(unix)]
pub fn begin() -> Option<ExitCode> {
    worker::forbid_core_files();
    if std::env::args_os().nth(1).is_some_and(|argument| argument == protocol::ARGUMENT) {
        return Some(worker::run());
    }
    POSSIBLE.get_or_init(|| ());
    None
}

/// To be called first in `main`. Here workbooks are read in place.
#[cfg(not(unix))]
pub fn begin() -> Option<ExitCode> {
    None
}
