//! The table of result columns in the README, from `calc-core/fields.toml`.

use std::fs;

use serde::Deserialize;

use crate::repository;

/// Where the table begins, and what follows it.
const TABLE: (&str, &str) = ("| column | meaning |\n|---|---|\n", "\n\n");

#[derive(Deserialize)]
struct Columns {
    result: Vec<ResultColumn>,
}

#[derive(Deserialize)]
struct ResultColumn {
    name: String,
    meaning: String,
}

/// The README as it stands, and with the table that the columns make.
///
/// # Errors
/// A file cannot be read, a column has no meaning, or the README has no such table.
pub fn texts() -> std::io::Result<(String, String)> {
    let columns = fs::read_to_string(repository("calc-core/fields.toml"))?;
    let columns: Columns = toml::from_str(&columns).map_err(std::io::Error::other)?;
    let rows: Vec<String> = columns
        .result
        .iter()
        .map(|column| format!("| `{}` | {} |", column.name, column.meaning))
        .collect();
    let readme = fs::read_to_string(repository("README.md"))?;
    let (before, rest) = readme
        .split_once(TABLE.0)
        .ok_or_else(|| std::io::Error::other("README.md has no table of result columns"))?;
    let after = rest.find(TABLE.1).map_or("", |end| &rest[end..]);
    let made = format!("{before}{}{}{after}", TABLE.0, rows.join("\n"));
    Ok((readme, made))
}

/// Writes the README with its table.
///
/// # Errors
/// As for [`texts`], or it cannot be written.
pub fn write() -> std::io::Result<()> {
    fs::write(repository("README.md"), texts()?.1)
}
