//! Files of months of `fixtures/months`, and rows of results.

use std::collections::BTreeMap;
use std::fs;

use crate::repository;

/// A row by the names of columns.
pub type Row = BTreeMap<String, String>;

/// A file of `fixtures/months`.
pub fn fixture(name: &str) -> String {
    let read = fs::read_to_string(repository("fixtures/months").join(name));
    read.unwrap_or_else(|error| unreachable!("{name}: {error}"))
}

/// Rows of CSV; what stands in quotation marks is of no interest here.
pub fn rows_of(csv: &str) -> Vec<Row> {
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().unwrap_or_default();
    lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect()
}
