//! The payroll file: one header, then one row for a person and tax year; and the companies file, which
//! goes the same way ([`subject`]).
//!
//! The file is cut into chunks of whole rows ([`framing`]); each chunk is read, computed and
//! rendered by itself ([`chunk`]), so that any number of workers can share the work while memory
//! stays what the chunks take. Only numbering the rows and finding persons that come twice need the
//! chunks in order.

pub mod batch;
#[cfg(feature = "bureau")]
pub mod bureau;
#[cfg(feature = "companies")]
pub mod catalogue;
pub mod chunk;
#[cfg(feature = "columns")]
pub mod column_rows;
#[cfg(feature = "months")]
pub mod crossings;
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
pub mod forced_text;
mod format;
pub mod framing;
pub mod handoff;
pub mod header;
pub mod input_row;
mod json;
mod json_items;
mod jsonl;
pub mod known;
pub mod months;
#[cfg(feature = "pipeline")]
pub mod ndjson;
mod payroll;
pub mod people;
#[cfg(feature = "months")]
pub mod person_years;
#[cfg(feature = "pipeline")]
pub mod pipeline;
#[cfg(feature = "pipeline")]
mod record;
#[cfg(feature = "columns")]
pub mod result_columns;
mod results;
mod row_codes;
pub mod row_key;
pub mod row_ranges;
#[cfg(feature = "pipeline")]
pub mod seen_keys;
#[cfg(feature = "pipeline")]
mod sequencer;
pub mod shown_name;
#[cfg(any(feature = "companies", feature = "months"))]
pub mod small_table;
pub mod sniff;
#[cfg(feature = "readings")]
pub mod solved;
pub mod subject;
pub mod summary;
pub mod typed_rows;
pub mod unused;

pub use format::Format;
pub use payroll::Payroll;
