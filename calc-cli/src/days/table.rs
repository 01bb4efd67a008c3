//! The counts as CSV, JSON lines or a workbook.

use std::path::Path;

use calc_core::law::cell::Cell;
use calc_core::person::month::crossing_fields::Field;
use calc_payroll::crossings::counts::Line;
use calc_payroll::crossings::lines::{cells, csv, keys, object};
use calc_sheets::write::RowsWorkbook;
use calc_text::Words;
use serde_json::Value;

use crate::args::{DaysArguments, FormatArgument};
use crate::batch::format_of;
#[cfg(feature = "parquet")]
use crate::failure::Message;
use crate::failure::{Failure, OutputKind};
use crate::output::write_whole;

/// Writes the rows where they belong.
pub(super) fn write(
    arguments: &DaysArguments,
    lines: &[Line],
    words: &Words,
) -> Result<(), Failure> {
    let path = arguments.output.as_deref();
    let keys = keys(arguments.months);
    match format_of(path, arguments.format) {
        #[cfg(feature = "parquet")]
        FormatArgument::Parquet => {
            let filled = vec![("option", "taxdiff days".to_owned())];
            Err(Failure::CommandLine(Message::new("cli-not-into-parquet", filled)))
        }
        FormatArgument::Xlsx => workbook(arguments, keys, lines, words),
        FormatArgument::Jsonl => write_whole(path, &json_lines(keys, lines)).map(|_| ()),
        FormatArgument::Csv => write_whole(path, &csv(keys, lines, arguments.bom)).map(|_| ()),
    }
}

fn json_lines(keys: &[&str], lines: &[Line]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in lines {
        out.extend_from_slice(Value::Object(object(keys, line)).to_string().as_bytes());
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
        book.begin_rows::<Field>(1, &names)?;
        for (number, line) in (1..).zip(lines) {
            let cells = cells(keys, line);
            book.add_row(number, cells.iter().map(|cell| Cell::of_text(cell)))?;
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
