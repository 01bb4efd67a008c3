//! A table in our own columns, as the CSV that the row engine reads: row by row, so that memory
//! does not grow with the table.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use calc_core::law::fields::{Field, FieldKind};
use calc_core::law::problem::masked;
use calc_payroll::framing::FrameError;

use crate::book::Go;
use crate::csv_rows::each_row;
use crate::damage::Damage;
use crate::exclude::Rows;
use crate::identity::{Document, contradicts, damage_of, document_of_number};
use crate::layout::{Take, narrow};
use crate::passed::{PassedRow, passed};
use crate::problem::SheetProblem;
use crate::reading::{self, AmountReading, Currency};
use crate::source::{Source, SourceError, Table};
use crate::value::{Value, column_letters, unforced};

/// How many bytes go on their way at once.
const PIECE: usize = 1 << 17;

/// Pieces that may wait to be taken.
const WAITING: usize = 4;

/// What was met while the rows were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Cells whose amount was read after affixes, separators or full-width signs were taken off.
    pub cleaned: u64,
    /// Cells with a mark that stands for nothing.
    pub marks: u64,
    /// Rows that are nobody's, such as totals and signatures: what stood there.
    pub passed: Vec<PassedRow>,
    /// Such rows beyond those that are kept.
    pub more_passed: u64,
    /// Texts that something forced to be texts, which was taken off.
    pub forced: u64,
    /// Columns without a name in which something stands, and in how many rows.
    pub unnamed: BTreeMap<String, u64>,
    /// Rows that the user left out.
    pub excluded: u64,
    /// Rows whose identity number a spreadsheet damaged, the first of them.
    pub damaged: Vec<u32>,
    /// Rows whose document does not allow its holder to work, the first of them.
    pub without_work: Vec<u32>,
    /// Rows whose document is not of the kind that is named, the first of them.
    pub other_document: Vec<u32>,
    /// Amounts that were refused although there is a reading of them, the first of them.
    pub refused: Vec<Refused>,
    /// Amounts in another currency than their column's, the first of them.
    pub other_currency: Vec<OtherCurrency>,
    /// Every row that was handed on, where somebody wants to know.
    pub rows: Option<Vec<u32>>,
}

/// An amount that was refused, and the reading that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The cell, as spreadsheets name it.
    pub cell: String,
    /// What stands there, masked where it may be personal.
    pub found: String,
    /// What was probably meant.
    pub reading: String,
}

/// An amount in another currency than its column's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherCurrency {
    /// The cell, as spreadsheets name it.
    pub cell: String,
    /// What stands there, masked where it may be personal.
    pub found: String,
}

impl Met {
    /// Notes a row that is nobody's.
    pub(crate) fn pass(&mut self, place: String, what: String) {
        if self.passed.len() < PASSED {
            self.passed.push(PassedRow { place, what });
        } else {
            self.more_passed += 1;
        }
    }
}

impl Met {
    /// Notes the columns of a row in which something stands, although the header names none.
    pub(crate) fn note_unnamed(&mut self, table: &Table, cells: &[Value]) {
        for column in table.unnamed(cells) {
            let letters = column_letters(column);
            let sheet = table.sheet.as_ref();
            let column = sheet.map_or(letters.clone(), |sheet| format!("{sheet} › {letters}"));
            *self.unnamed.entry(column).or_default() += 1;
        }
    }
}

/// How many rows are kept as examples.
const EXAMPLES: usize = 8;

/// How many rows that are nobody's are named.
const PASSED: usize = 500;

/// The CSV of a table, as it is produced by a thread of its own; in a page, which has no threads, it
/// is all there before the first piece is taken.
pub struct OwnColumns {
    pieces: Receiver<Piece>,
    piece: Vec<u8>,
    given: usize,
    at_end: bool,
}

/// A piece of the CSV; nothing after the last.
type Piece = io::Result<Option<Vec<u8>>>;

impl Read for OwnColumns {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.piece.len() {
            if self.at_end {
                return Ok(0);
            }
            // A reader that ends without saying so has failed: its rows are not all there.
            let piece = self
                .pieces
                .recv()
                .map_err(|_| io::Error::from(SheetProblem::Damaged(Damage::Stopped)))??;
            self.given = 0;
            self.at_end = piece.is_none();
            self.piece = piece.unwrap_or_default();
        }
        let count = buffer.len().min(self.piece.len() - self.given);
        buffer[..count].copy_from_slice(&self.piece[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

/// Reads a table in our own columns as CSV. Row numbers stay those of the sheet. Cells of a
/// workbook are read as people write them; those of a text file stand as they are.
pub fn own_columns(
    source: Source,
    table: Table,
    exclude: Rows,
    met: Arc<Mutex<Met>>,
    keep_rows: bool,
) -> OwnColumns {
    let produce = move |send: &dyn Fn(Piece) -> bool| {
        let mut source = source;
        let mut writer = Writer {
            lenient: source.is_workbook(),
            table: &table,
            exclude: &exclude,
            out: Vec::with_capacity(PIECE + (PIECE >> 2)),
            next_row: 1,
            met: Met { rows: keep_rows.then(Vec::new), ..Met::default() },
            fault: None,
            send,
        };
        let result = source.rows(table.sheet.as_deref(), |row, cells| Ok(writer.row(row, cells)));
        let last = std::mem::take(&mut writer.out);
        let result = writer.fault.take().map_or(result, |fault| Err(fault.into()));
        *met.lock().unwrap_or_else(PoisonError::into_inner) = writer.met;
        // Whoever has stopped listening wants no more.
        let _ = match result {
            Ok(()) => send(Ok(Some(last))) && send(Ok(None)),
            Err(SourceError::Sheet(problem)) => send(Err(problem.into())),
            Err(SourceError::Frame(FrameError::Read(error))) => send(Err(error)),
            Err(SourceError::Frame(FrameError::File(problem))) => {
                send(Err(io::Error::other(FileFault(problem))))
            }
        };
    };
    let pieces = if cfg!(target_family = "wasm") {
        let (sender, pieces) = channel();
        produce(&|piece| sender.send(piece).is_ok());
        pieces
    } else {
        let (sender, pieces) = sync_channel(WAITING);
        std::thread::spawn(move || produce(&|piece| sender.send(piece).is_ok()));
        pieces
    };
    OwnColumns { pieces, piece: Vec::new(), given: 0, at_end: false }
}

/// A problem of a file on its way through a stream.
#[derive(Debug)]
pub struct FileFault(pub calc_payroll::file_problem::FileProblem);

impl std::fmt::Display for FileFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for FileFault {}

struct Writer<'a> {
    lenient: bool,
    table: &'a Table,
    exclude: &'a Rows,
    out: Vec<u8>,
    next_row: u32,
    met: Met,
    /// Why reading stopped.
    fault: Option<SheetProblem>,
    send: &'a dyn Fn(Piece) -> bool,
}

impl Writer<'_> {
    fn row(&mut self, row: u32, cells: &mut Vec<Value>) -> Go {
        // A line for every row between, so that rows keep their numbers.
        while self.next_row < row {
            self.out.push(b'\n');
            self.next_row += 1;
        }
        self.next_row = row.saturating_add(1);
        self.met.forced += unforced(cells);
        let wanted = self.wants(row, cells);
        if wanted && row != self.table.header_row {
            self.fault = self.table.not_worked_out(row, cells);
            if self.fault.is_some() {
                return Go::Stop;
            }
            self.met.note_unnamed(self.table, cells);
        }
        if wanted {
            let (begin, help) = (self.out.len(), self.is_help(row, cells));
            self.write(row, cells);
            // Marks for nothing leave separators alone, which the row engine passes over.
            if !help && is_somebody(&self.out[begin..]) {
                self.note(row);
            }
        }
        self.out.push(b'\n');
        if self.out.len() < PIECE {
            return Go::On;
        }
        let piece = std::mem::replace(&mut self.out, Vec::with_capacity(PIECE + (PIECE >> 2)));
        if (self.send)(Ok(Some(piece))) { Go::On } else { Go::Stop }
    }

    /// Whether a row is the line of help below the header.
    fn is_help(&self, row: u32, cells: &[Value]) -> bool {
        let at = self.table.recognised.position(Take::Own(Field::EmployeeId));
        let cell = at.and_then(|at| cells.get(at));
        row == self.table.header_row + 1
            && cell.is_some_and(|cell| matches!(cell, Value::Text(text) if text.starts_with('#')))
    }

    /// Notes that a row is a person's.
    fn note(&mut self, row: u32) {
        if let Some(rows) = self.met.rows.as_mut().filter(|_| row > self.table.header_row) {
            rows.push(row);
        }
    }

    fn wants(&mut self, row: u32, cells: &[Value]) -> bool {
        if row == self.table.header_row {
            return true;
        }
        if row < self.table.header_row || cells.iter().all(Value::is_blank) {
            return false;
        }
        if let Some(what) = passed(self.table, row, cells) {
            let sheet = self.table.sheet.as_ref();
            let place = sheet.map_or(row.to_string(), |sheet| format!("{sheet} › {row}"));
            self.met.pass(place, what);
            return false;
        }
        if self.exclude.contains(row.into()) {
            self.met.excluded += 1;
            return false;
        }
        true
    }

    fn write(&mut self, row: u32, cells: &mut Vec<Value>) {
        let columns = self.table.recognised.names.len();
        while cells.len() > columns && cells.last().is_some_and(Value::is_blank) {
            cells.pop();
        }
        let in_header = row == self.table.header_row;
        // What stands behind the last name of a workbook's header was noted as not taken.
        if self.lenient || in_header {
            cells.resize(columns, Value::Blank);
        }
        if self.lenient && !in_header {
            self.check_document(row, cells);
        }
        for (index, cell) in cells.iter_mut().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            let value = std::mem::replace(cell, Value::Blank);
            let take = self.table.recognised.takes.get(index).copied().flatten();
            let text = match take {
                // The row engine has to know every name that is known here.
                Some(Take::Own(_)) if in_header => narrow(&self.table.recognised.names[index]),
                _ if in_header => self.table.recognised.names[index].clone(),
                Some(Take::Own(field)) if self.lenient => self.cell((row, index), field, value),
                _ => value.into_text(),
            };
            push_cell(&mut self.out, &text);
        }
    }

    /// A cell of a workbook, as its column takes it where it can be read for certain.
    fn cell(&mut self, (row, column): (u32, usize), field: Field, value: Value) -> String {
        if matches!(value, Value::Blank) {
            return String::new();
        }
        let number = matches!(value, Value::Number(_));
        let text = value.into_text();
        if field == Field::IdNumber {
            return self.identity_number(row, text, number);
        }
        let (text, change) = as_column_takes(field, text);
        match change {
            Change::None => {}
            Change::Cleaned => self.met.cleaned += 1,
            Change::Mark => self.met.marks += 1,
            Change::OtherCurrency => {
                if self.met.other_currency.len() < EXAMPLES {
                    self.met.other_currency.push(OtherCurrency {
                        cell: format!("{}{row}", column_letters(column)),
                        found: masked(field.about(), &text),
                    });
                }
            }
            Change::Refused(reading) => {
                if self.met.refused.len() < EXAMPLES {
                    self.met.refused.push(Refused {
                        cell: format!("{}{row}", column_letters(column)),
                        found: masked(field.about(), &text),
                        reading,
                    });
                }
            }
        }
        text
    }

    /// Notes a document that is of another kind than named, or does not allow to work.
    fn check_document(&mut self, row: u32, cells: &[Value]) {
        let text = |field: Field| {
            let at = self.table.recognised.position(Take::Own(field))?;
            cells.get(at).cloned().map(Value::into_text)
        };
        let Some(number) = text(Field::IdNumber).filter(|number| !number.is_empty()) else {
            return;
        };
        let words = text(Field::IdType).unwrap_or_default();
        if contradicts(&words, &number).is_some() && self.met.other_document.len() < EXAMPLES {
            self.met.other_document.push(row);
        }
        if document_of_number(&number) == Some(Document::NonChineseTravelPermit)
            && self.met.without_work.len() < EXAMPLES
        {
            self.met.without_work.push(row);
        }
    }

    fn identity_number(&mut self, row: u32, text: String, number: bool) -> String {
        let lost = number && text.len() > 15;
        if lost || damage_of(&text).is_some() {
            if self.met.damaged.len() < EXAMPLES {
                self.met.damaged.push(row);
            }
            if lost {
                // Its last digits are gone; what is left must not pass for a number.
                return format!("{}???", &text[..15]);
            }
        }
        text
    }
}

/// CSV without some of its rows, the header being row 1, and how many were left out. A blank line
/// stays in their place, so that the others keep their numbers.
pub fn without_rows(csv: &[u8], exclude: &Rows) -> (Vec<u8>, u64) {
    let (mut kept, mut left, mut next) = (Vec::with_capacity(csv.len()), 0, 1);
    // Reading memory that was written as CSV does not fail.
    let _ = each_row(
        csv,
        |_| (),
        |row, cells| {
            while next < row {
                kept.push(b'\n');
                next += 1;
            }
            next = row + 1;
            if exclude.contains(row) && row > 1 {
                left += 1;
            } else {
                for (index, cell) in cells.iter().enumerate() {
                    if index > 0 {
                        kept.push(b',');
                    }
                    push_cell(&mut kept, cell);
                }
            }
            kept.push(b'\n');
            Ok(true)
        },
    );
    (kept, left)
}

/// What was done to a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Nothing.
    None,
    /// Affixes, separators or full-width signs were taken off.
    Cleaned,
    /// A mark was read as nothing.
    Mark,
    /// Nothing: the amount is in another currency than the column's.
    OtherCurrency,
    /// Nothing, although there is a reading that was probably meant.
    Refused(String),
}

/// A cell's text as its column takes it; as it stands where that is not certain.
pub(crate) fn as_column_takes(field: Field, text: String) -> (String, Change) {
    if reading::is_plain_number(&text) {
        return (text, Change::None);
    }
    match field.about().kind {
        FieldKind::Cny
        | FieldKind::Hkd
        | FieldKind::Count
        | FieldKind::Days
        | FieldKind::HalfDays
        | FieldKind::Share
        | FieldKind::ExchangeRate => match reading::amount(&text, currency_of(field)) {
            AmountReading::Blank => (String::new(), Change::None),
            AmountReading::BlankMark => (String::new(), Change::Mark),
            AmountReading::Plain(text) => (text, Change::None),
            AmountReading::Cleaned(text) => (text, Change::Cleaned),
            AmountReading::OtherCurrency => (text, Change::OtherCurrency),
            AmountReading::Refused(Some(reading)) => (text, Change::Refused(reading)),
            AmountReading::Refused(None) => (text, Change::None),
        },
        FieldKind::YesNo => {
            let word = reading::yes_no(&text).map(str::to_owned);
            (word.unwrap_or(text), Change::None)
        }
        FieldKind::TaxYear | FieldKind::Year => {
            let plain = reading::plain(&text);
            (plain.strip_suffix('年').unwrap_or(&plain).to_owned(), Change::None)
        }
        FieldKind::Text
        | FieldKind::Word
        | FieldKind::YesNoUnknown
        | FieldKind::Staff
        | FieldKind::Average
        | FieldKind::Percent
        | FieldKind::Date
        | FieldKind::List => (text, Change::None),
    }
}

/// The currency of a column, if it is one of amounts.
pub(crate) fn currency_of(field: Field) -> Option<Currency> {
    match field.about().kind {
        FieldKind::Cny => Some(Currency::Cny),
        FieldKind::Hkd => Some(Currency::Hkd),
        _ => None,
    }
}

/// Whether anything stands in a row of CSV.
fn is_somebody(row: &[u8]) -> bool {
    String::from_utf8_lossy(row)
        .chars()
        .any(|letter| !matches!(letter, ',' | '"') && !letter.is_whitespace())
}

/// Adds a cell as it stands; formulas are made harmless where rows are written, last of all.
pub(crate) fn push_cell(out: &mut Vec<u8>, cell: &str) {
    let quoted = cell.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\n' | b'\r'));
    if !quoted {
        out.extend_from_slice(cell.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in cell.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}
