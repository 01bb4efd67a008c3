//! Rows as they are written: the columns as they came, then the results.

use calc_core::law::code::{Code, Codes};
use calc_core::law::fields::ResultAbout;
use calc_core::law::money::{AMOUNT, write_minor};

use crate::format::Format;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::jsonl::JsonCells;
use crate::payroll::Payroll;
#[cfg(feature = "columns")]
use crate::result_columns::ResultColumns;
use crate::subject::{CodeOf, Subject};
use crate::typed_rows::{OwnedCell, TypedRow};
use calc_core::law::result_sink::ResultSink;

/// The bytes that are kept apart for the results of a row.
const RESULTS: usize = 512;

/// What every row of a chunk is rendered with, and where it goes.
pub(super) struct Rendering<'a, S: Subject> {
    payroll: &'a Payroll<S>,
    ruleset: String,
    results: [u8; RESULTS],
    /// The columns that come back.
    names: Vec<&'static ResultAbout>,
    out: Rendered<'a>,
}

/// Where the rows of a chunk go.
pub(super) struct Rendered<'a> {
    pub(super) text: &'a mut Vec<u8>,
    pub(super) typed: &'a mut Vec<TypedRow>,
    #[cfg(feature = "columns")]
    pub(super) columns: &'a mut ResultColumns,
}

/// What is written behind a row.
enum Results<'o, S: Subject> {
    Good(&'o S::Outcome),
    Bad(Codes<CodeOf<S>>),
}

impl<'a, S: Subject> Rendering<'a, S> {
    /// Rendering for so many rows.
    #[cfg_attr(not(feature = "columns"), allow(unused_variables))]
    pub(super) fn new(payroll: &'a Payroll<S>, rows: usize, out: Rendered<'a>) -> Self {
        let (ruleset, names) =
            (S::ruleset(&payroll.settings), payroll.header.results().collect::<Vec<_>>());
        #[cfg(feature = "columns")]
        if payroll.format == Format::Columns {
            *out.columns = ResultColumns::of(&names, rows);
        }
        Self { payroll, ruleset, results: [0; RESULTS], names, out }
    }

    /// A row that was worked out.
    pub(super) fn good(
        &mut self,
        number: u64,
        row: &impl InputRow<S::Column>,
        outcome: &S::Outcome,
    ) {
        self.write(number, row, &Results::Good(outcome));
    }

    /// A row that could not be worked out.
    pub(super) fn bad(
        &mut self,
        number: u64,
        row: &impl InputRow<S::Column>,
        errors: Codes<CodeOf<S>>,
    ) {
        self.write(number, row, &Results::Bad(errors));
    }

    fn write(&mut self, number: u64, row: &impl InputRow<S::Column>, results: &Results<'_, S>) {
        let header = &self.payroll.header;
        match self.payroll.format {
            Format::Csv => {
                row.push_csv(self.out.text);
                let mut sink = CsvCells { out: self.out.text, results: &mut self.results, used: 0 };
                write_results::<S>(results, header, &self.ruleset, &mut sink);
                sink.flush();
                self.out.text.extend_from_slice(header.line_end());
            }
            Format::JsonLines => {
                let names = self.names.iter();
                let mut sink =
                    JsonCells::begin(self.out.text, number, (header, names), row.written());
                write_results::<S>(results, header, &self.ruleset, &mut sink);
                sink.end();
            }
            Format::Typed => {
                let mut sink = TypedCells(row.typed());
                write_results::<S>(results, header, &self.ruleset, &mut sink);
                self.out.typed.push(TypedRow { number, cells: sink.0 });
            }
            #[cfg(feature = "columns")]
            Format::Columns => {
                // Rows that came by column are handed on as they are.
                if !row.always_counts() {
                    self.out.columns.push_given(&row.typed());
                }
                let mut sink = self.out.columns.sink();
                write_results::<S>(results, header, &self.ruleset, &mut sink);
            }
        }
    }
}

fn write_results<S: Subject>(
    results: &Results<'_, S>,
    header: &Header<S::Column>,
    ruleset: &str,
    sink: &mut impl ResultSink,
) {
    let has = |column| header.counts_as_having(column);
    match results {
        Results::Good(outcome) => S::write(outcome, has, ruleset, sink),
        Results::Bad(errors) => {
            S::write_errors(*errors, has, ruleset, sink);
            header.requested().for_each(|_| sink.blank());
        }
    }
}

/// Results as cells with their types.
struct TypedCells(Vec<OwnedCell>);

impl ResultSink for TypedCells {
    fn blank(&mut self) {
        self.0.push(OwnedCell::Blank);
    }

    fn text(&mut self, text: &str) {
        self.0.push(OwnedCell::Text(text.to_owned()));
    }

    fn amount(&mut self, minor: i64, decimals: bool) {
        self.0.push(if decimals {
            OwnedCell::minor(minor)
        } else {
            OwnedCell::Integer(minor / 100)
        });
    }

    fn codes<C: Code>(&mut self, codes: Codes<C>) {
        let codes: Vec<&str> = codes.iter().map(Code::as_str).collect();
        self.0.push(codes.join(";").into());
    }
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

impl ResultSink for CsvCells<'_> {
    #[inline]
    fn blank(&mut self) {
        self.piece(b',', b"");
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self.piece(b',', text.as_bytes());
    }

    fn codes<C: Code>(&mut self, codes: Codes<C>) {
        let mut separator = b',';
        for code in codes.iter() {
            self.piece(separator, code.as_str().as_bytes());
            separator = b';';
        }
        if codes.is_empty() {
            self.blank();
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
