//! The counts as CSV, JSON lines or a workbook.

use std::path::Path;

use calc_core::law::cell::Cell;
use calc_core::person::month::code::Code;
use calc_core::person::month::crossing_fields::{Field, RESULTS};
use calc_payroll::escape::push_cell;
use calc_sheets::write::RowsWorkbook;
use calc_text::Words;
use serde_json::{Map, Value};

use super::counts::Line;
use crate::args::{DaysArguments, FormatArgument};
use crate::batch::is_workbook_name;
use crate::failure::{Failure, OutputKind};
use crate::output::write_whole;

/// The columns before the counts.
const KEYS: [&str; 4] = ["employee_id", "id_number", "tax_year", "month"];

/// Writes the rows where they belong.
pub(super) fn write(
    arguments: &DaysArguments,
    lines: &[Line],
    words: &Words,
) -> Result<(), Failure> {
    let path = arguments.output.as_deref();
    let named = path.is_some_and(is_workbook_name);
    let keys = if arguments.months { &KEYS[..] } else { &KEYS[..3] };
    match arguments.format {
        Some(FormatArgument::Xlsx) => workbook(arguments, keys, lines, words),
        None if named => workbook(arguments, keys, lines, words),
        Some(FormatArgument::Jsonl) => write_whole(path, &json_lines(keys, lines)).map(|_| ()),
        Some(FormatArgument::Csv) | None => {
            write_whole(path, &csv(keys, lines, arguments.bom)).map(|_| ())
        }
    }
}

/// Every cell of a row.
fn cells(keys: &[&str], line: &Line) -> Vec<String> {
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

fn csv(keys: &[&str], lines: &[Line], bom: bool) -> Vec<u8> {
    let mut out = Vec::new();
    if bom {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut push = |cells: &mut dyn Iterator<Item = String>| {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                out.push(b',');
            }
            push_cell(&mut out, &cell);
        }
        out.push(b'\n');
    };
    push(&mut names(keys).map(str::to_owned));
    for line in lines {
        push(&mut cells(keys, line).into_iter());
    }
    out
}

fn json_lines(keys: &[&str], lines: &[Line]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in lines {
        let members = names(keys).map(str::to_owned);
        let object: Map<String, Value> =
            members.zip(cells(keys, line).into_iter().map(Value::String)).collect();
        out.extend_from_slice(Value::Object(object).to_string().as_bytes());
        out.push(b'\n');
    }
    out
}

fn workbook(
    arguments: &DaysArguments,
    keys: &[&str],
    lines: &[Line],
    words: &Words,
) -> Result<(), Failure> {
    let book = || {
        let mut book =
            RowsWorkbook::new(&words.say("sheet-name-summary"), &words.say("sheet-name-rows"))?;
        let names: Vec<String> = keys.iter().map(|name| (*name).to_owned()).collect();
        book.begin_rows::<Field>(&names)?;
        for line in lines {
            let cells = cells(keys, line);
            book.add_row(cells.iter().map(|cell| Cell::of_text(cell)))?;
        }
        book.to_bytes()
    };
    let path = arguments.output.as_deref();
    let bytes = book().map_err(|error| Failure::Write {
        file: path.map(Path::to_owned),
        reason: error.into(),
        place: OutputKind::File,
    })?;
    write_whole(path, &bytes).map(|_| ())
}
