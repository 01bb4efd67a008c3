//! The JSON Schemas of `fixtures/schemas`, made from the engine's own columns, codes and terms.
//!
//! `cargo xtask schemas` writes the files. Lists of words come from the core, so a schema that lags
//! behind them is not current, and a test says so; the members of objects are written here, and
//! tests hold them against what the program really prints.

mod answer;
mod facts;
mod row;
mod shapes;
mod trace;

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
/// The schema of a line of `batch --format jsonl`.
pub const ROW: &str = "row.schema.json";

/// Every schema with the name of its file, as the engine of this build would have it.
pub fn all() -> [(&'static str, Value); 4] {
    [
        (FACTS, facts::schema()),
        (TRACE, trace::schema()),
        (ANSWER, answer::schema()),
        (ROW, row::schema()),
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
