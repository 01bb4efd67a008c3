//! The JSON Schemas of `fixtures/schemas`: from the Rust types of what the engine writes, and from
//! the table of the columns.
//!
//! `cargo xtask schemas` writes the files; a file that lags behind the engine fails a test. Tests
//! also hold them against what the program really prints.

mod answers;
mod companies;
mod derived;
mod facts;
mod readings;
mod receipts;
mod row;
mod shapes;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::repository;

/// The schema of the facts of one person-year.
pub const FACTS: &str = "facts.schema.json";
/// The schema of an answer.
pub const ANSWER: &str = "answer.schema.json";
/// The schema of a trace, to which the answer's refers.
pub const TRACE: &str = "trace.schema.json";
/// The schema of a curve.
pub const CURVE: &str = "curve.schema.json";
/// The schema of a line of `batch --format jsonl`.
pub const ROW: &str = "row.schema.json";

/// The schema of the facts of one company-year.
pub const COMPANY_FACTS: &str = "enterprise-facts.schema.json";
/// The schema of an answer for one company-year.
pub const COMPANY_ANSWER: &str = "enterprise-answer.schema.json";

/// The schema of a record of an answer.
pub const RECEIPT: &str = "receipt.schema.json";
/// The schema of what working a record out again shows.
pub const VERIFICATION: &str = "verification.schema.json";

/// The schema of an official figure beside ours.
pub const RECONCILE: &str = "reconcile.schema.json";
/// The schema of what official figures agree with.
pub const CALIBRATION: &str = "calibration.schema.json";
/// The schema of what solving gives.
pub const SOLVE: &str = "solve.schema.json";
/// The schema of two sets of settings side by side.
pub const COMPARE: &str = "compare.schema.json";
/// The schema of a file of readings.
pub const READINGS: &str = "readings.schema.json";

/// Every schema with the name of its file, as the engine of this build would have it.
pub fn all() -> [(&'static str, Value); 14] {
    let (trace, answer) = answers::schemas();
    [
        (FACTS, facts::schema()),
        (TRACE, trace),
        (ANSWER, answer),
        (CURVE, answers::curve()),
        (ROW, row::schema()),
        (COMPANY_FACTS, companies::facts()),
        (COMPANY_ANSWER, companies::answer()),
        (RECEIPT, receipts::receipt()),
        (VERIFICATION, receipts::verification()),
        (RECONCILE, readings::reconcile()),
        (CALIBRATION, readings::calibration()),
        (SOLVE, readings::solve()),
        (COMPARE, readings::compare()),
        (READINGS, readings::file()),
    ]
}

/// Where a schema's file is.
pub fn file(name: &str) -> PathBuf {
    repository("fixtures/schemas").join(name)
}

/// A schema as its file holds it.
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// Writes the files.
///
/// # Errors
/// A file cannot be written.
pub fn write() -> std::io::Result<()> {
    fs::create_dir_all(repository("fixtures/schemas"))?;
    for (name, schema) in all() {
        fs::write(file(name), text(&schema))?;
    }
    Ok(())
}
