//! Rows as they are written: the columns as they came, then the results.

use calc_core::code::Codes;
use calc_core::fields::Columns;

use super::reading::Cells;
use crate::escape::push_cell;
use crate::jsonl::JsonCells;
use crate::results::{self, Cells as ResultCells};
use crate::subject::Subject;
use crate::{Format, Payroll};

/// A row as it came.
pub(super) struct Line<'a> {
    pub(super) row: u64,
    pub(super) raw: &'a [u8],
    pub(super) cells: Cells<'a>,
}

struct CsvCells<'a>(&'a mut Vec<u8>);

impl ResultCells for CsvCells<'_> {
    #[inline]
    fn cell(&mut self, text: &[u8]) {
        self.0.push(b',');
        self.0.extend_from_slice(text);
    }
}

/// A row that was worked out.
pub(super) fn good<S: Subject>(
    out: &mut Vec<u8>,
    payroll: &Payroll<S>,
    line: &Line<'_>,
    outcome: &S::Outcome,
    ruleset: &str,
) {
    write(out, payroll, line, |cells| S::cells(outcome, ruleset.as_bytes(), cells));
}

/// A row that could not be worked out.
pub(super) fn bad<S: Subject>(
    out: &mut Vec<u8>,
    payroll: &Payroll<S>,
    line: &Line<'_>,
    errors: Codes,
    ruleset: &str,
) {
    let columns = S::Column::results().len();
    write(out, payroll, line, |cells| results::bad(errors, ruleset.as_bytes(), columns, cells));
}

/// Results in either format.
enum Either<'a> {
    Csv(CsvCells<'a>),
    Json(JsonCells<'a>),
}

impl ResultCells for Either<'_> {
    #[inline]
    fn cell(&mut self, text: &[u8]) {
        match self {
            Self::Csv(cells) => cells.cell(text),
            Self::Json(cells) => cells.cell(text),
        }
    }
}

fn write<S: Subject>(
    out: &mut Vec<u8>,
    payroll: &Payroll<S>,
    line: &Line<'_>,
    results: impl FnOnce(&mut Either<'_>),
) {
    let header = &payroll.header;
    match payroll.format {
        Format::Csv => {
            push_input(out, line, header.names().len());
            results(&mut Either::Csv(CsvCells(out)));
            out.extend_from_slice(header.line_end());
        }
        Format::JsonLines => {
            let cells = line.cells.iter();
            let mut json = Either::Json(JsonCells::begin(out, line.row, header, cells));
            results(&mut json);
            if let Either::Json(json) = json {
                json.end();
            }
        }
    }
}

/// The columns as they came, byte for byte where no cell would start a formula. A row that is too
/// short is filled up; of one that is too long the rest stays together in the last column.
fn push_input(out: &mut Vec<u8>, line: &Line<'_>, columns: usize) {
    let cells = line.cells;
    if cells.len() == columns && !cells.has_formula() {
        out.extend_from_slice(line.raw);
        return;
    }
    for index in 0..columns {
        if index > 0 {
            out.push(b',');
        }
        if index + 1 == columns && cells.len() > columns {
            let rest: Vec<&str> = cells.iter().skip(index).collect();
            push_cell(out, &rest.join(","));
        } else {
            push_cell(out, cells.get(index));
        }
    }
}
