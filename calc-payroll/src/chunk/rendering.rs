//! Rows as they are written: the columns as they came, then the results.

use calc_core::law::code::Codes;
use calc_core::law::fields::Columns;
use calc_core::law::money::{AMOUNT, write_minor};

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

/// The bytes that are kept apart for the results of a row.
const RESULTS: usize = 512;

/// What every row of a chunk is rendered with.
pub(super) struct Rendering<'a, S: Subject> {
    payroll: &'a Payroll<S>,
    ruleset: String,
    results: [u8; RESULTS],
}

impl<'a, S: Subject> Rendering<'a, S> {
    pub(super) fn new(payroll: &'a Payroll<S>) -> Self {
        Self { payroll, ruleset: results::ruleset(), results: [0; RESULTS] }
    }

    /// A row that was worked out.
    pub(super) fn good(&mut self, out: &mut Vec<u8>, line: &Line<'_>, outcome: &S::Outcome) {
        self.write(out, line, |ruleset, cells| match cells {
            Either::Csv(cells) => S::cells(outcome, ruleset, cells),
            Either::Json(cells) => S::cells(outcome, ruleset, cells),
        });
    }

    /// A row that could not be worked out.
    pub(super) fn bad(&mut self, out: &mut Vec<u8>, line: &Line<'_>, errors: Codes) {
        let columns = S::Column::results().len();
        self.write(out, line, |ruleset, cells| match cells {
            Either::Csv(cells) => results::bad(errors, ruleset, columns, cells),
            Either::Json(cells) => results::bad(errors, ruleset, columns, cells),
        });
    }

    fn write(
        &mut self,
        out: &mut Vec<u8>,
        line: &Line<'_>,
        results: impl FnOnce(&[u8], &mut Either<'_>),
    ) {
        let header = &self.payroll.header;
        let ruleset = self.ruleset.as_bytes();
        match self.payroll.format {
            Format::Csv => {
                push_input(out, line, header.names().len());
                let cells = CsvCells { out, results: &mut self.results, used: 0 };
                let mut cells = Either::Csv(cells);
                results(ruleset, &mut cells);
                if let Either::Csv(mut cells) = cells {
                    cells.flush();
                }
                out.extend_from_slice(header.line_end());
            }
            Format::JsonLines => {
                let cells = JsonCells::begin(out, line.row, header, line.cells.iter());
                let mut cells = Either::Json(cells);
                results(ruleset, &mut cells);
                if let Either::Json(cells) = cells {
                    cells.end();
                }
            }
        }
    }
}

/// Results in either format.
enum Either<'a> {
    Csv(CsvCells<'a>),
    Json(JsonCells<'a>),
}

/// The results of a row are put together apart: a growing vector would ask twice a cell whether
/// there is room.
struct CsvCells<'a> {
    out: &'a mut Vec<u8>,
    results: &'a mut [u8; RESULTS],
    used: usize,
}

impl CsvCells<'_> {
    #[inline]
    fn piece(&mut self, separator: u8, text: &[u8]) {
        let start = self.used + 1;
        if let Some(place) = self.results.get_mut(start..start + text.len()) {
            place.copy_from_slice(text);
            self.results[self.used] = separator;
            self.used = start + text.len();
        } else {
            self.flush();
            self.out.push(separator);
            self.out.extend_from_slice(text);
        }
    }

    fn flush(&mut self) {
        self.out.extend_from_slice(&self.results[..self.used]);
        self.used = 0;
    }
}

impl ResultCells for CsvCells<'_> {
    #[inline]
    fn cell(&mut self, text: &[u8]) {
        self.piece(b',', text);
    }

    fn codes(&mut self, codes: Codes) {
        let mut separator = b',';
        for code in codes.iter() {
            self.piece(separator, code.as_str().as_bytes());
            separator = b';';
        }
        if codes.is_empty() {
            self.cell(b"");
        }
    }

    #[inline]
    fn amount(&mut self, minor: i64, decimals: bool) {
        let start = self.used + 1;
        let room = self.results.get_mut(start..).and_then(<[u8]>::first_chunk_mut::<AMOUNT>);
        if let Some(room) = room {
            let length = write_minor(minor, decimals, room).len();
            self.results[self.used] = b',';
            self.used = start + length;
        } else {
            self.flush();
            self.amount(minor, decimals);
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
