//! The payroll file: one header, then one row for a person and tax year; and the companies file, which
//! goes the same way ([`subject`]).
//!
//! The file is cut into chunks of whole rows ([`framing`]); each chunk is read, computed and
//! rendered by itself ([`chunk`]), so that any number of workers can share the work while memory
//! stays what the chunks take. Only numbering the rows and finding persons that come twice need the
//! chunks in order.

#[cfg(feature = "companies")]
pub mod catalogue;
pub mod chunk;
#[cfg(feature = "companies")]
pub mod enterprise;
#[cfg(feature = "companies")]
pub mod enterprise_json;
#[cfg(feature = "companies")]
mod enterprise_results;
#[cfg(feature = "companies")]
pub mod enterprise_summary;
pub mod escape;
pub mod facts_json;
pub mod file_problem;
pub mod framing;
pub mod header;
mod json;
mod jsonl;
#[cfg(feature = "pipeline")]
pub mod ndjson;
#[cfg(feature = "pipeline")]
pub mod persons;
#[cfg(feature = "pipeline")]
pub mod pipeline;
mod results;
pub mod row_ranges;
pub mod sniff;
pub mod subject;
pub mod summary;
#[cfg(feature = "pipeline")]
mod turns;
pub mod unused;

use header::Header;
use subject::{People, Subject};

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The columns as they came, then the results.
    #[default]
    Csv,
    /// One JSON object a row.
    JsonLines,
}

/// What every chunk of one file shares.
#[derive(Debug)]
pub struct Payroll<S: Subject = People> {
    /// The columns.
    pub header: Header<S::Column>,
    /// What holds where a row does not say otherwise.
    pub settings: S::Settings,
    /// How rows are written.
    pub format: Format,
}

/// The file row of the header; the first person stands in the row after it.
pub const HEADER_ROW: u64 = 1;
