//! Parquet read in a process of its own, as workbooks are ([`calc_sheets::apart`]): the library that reads it
//! takes the memory that a file asks for, and no file may end the service. The process is given the file and
//! asked nothing; it tells the columns, then the rows, and ends.

#[cfg(unix)]
mod protocol;
#[cfg(unix)]
mod reader;
#[cfg(unix)]
mod worker;

#[cfg(unix)]
use calc_sheets::apart::Reader;

#[cfg(unix)]
pub(super) use reader::{ApartBatches, Fault};

/// What reads Parquet in a process of its own.
#[cfg(unix)]
pub(crate) const READER: Reader = (protocol::ARGUMENT, worker::run);
