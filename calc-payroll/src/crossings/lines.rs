//! Counts as rows of text: CSV, and objects of JSON.

use calc_core::person::month::code::Code;
use calc_core::person::month::crossing_fields::RESULTS;
use serde_json::{Map, Value};

use super::counts::Line;
use crate::escape::push_cell;

/// The columns before the counts.
const KEYS: [&str; 4] = ["employee_id", "id_number", "tax_year", "month"];

/// The columns before the counts; by month there is one more.
pub fn keys(months: bool) -> &'static [&'static str] {
    if months { &KEYS } else { &KEYS[..3] }
}

/// Every cell of a row.
pub fn cells(keys: &[&str], line: &Line) -> Vec<String> {
    let number = |number: Option<u16>| number.map_or(String::new(), |number| number.to_string());
    let mut cells = vec![line.employee.clone(), line.document.clone(), number(line.year)];
    if keys.len() == KEYS.len() {
        cells.push(number(line.month.map(u16::from)));
    }
    cells.extend(line.results.iter().cloned());
    let codes: Vec<&str> = line.messages.iter().map(Code::as_str).collect();
    cells.push(codes.join(";"));
    cells
}

fn names<'a>(keys: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    keys.iter().copied().chain(RESULTS.iter().map(|result| result.name))
}

/// All rows as CSV below their header.
pub fn csv(keys: &[&str], lines: &[Line], bom: bool) -> Vec<u8> {
    let mut out = Vec::new();
    if bom {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    push_header(&mut out, keys);
    push_rows(&mut out, keys, lines);
    out
}

/// Adds the header of CSV.
pub fn push_header(out: &mut Vec<u8>, keys: &[&str]) {
    push_cells(out, names(keys));
}

/// Adds rows of CSV.
pub fn push_rows(out: &mut Vec<u8>, keys: &[&str], lines: &[Line]) {
    for line in lines {
        push_cells(out, cells(keys, line).iter().map(String::as_str));
    }
}

fn push_cells<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        push_cell(out, cell);
    }
    out.push(b'\n');
}

/// A row as an object.
pub fn object(keys: &[&str], line: &Line) -> Map<String, Value> {
    let members = names(keys).map(str::to_owned);
    members.zip(cells(keys, line).into_iter().map(Value::String)).collect()
}
