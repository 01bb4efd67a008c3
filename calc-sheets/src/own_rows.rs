//! A table in our own columns, as the rows that the row engine reads: some at a time, so that memory
//! does not grow with the table.

use std::cell::RefCell;
use std::io;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use calc_core::law::fields::FieldAbout;
use calc_core::law::problem::masked;
use calc_core::person::fields::Field;
use calc_payroll::batch::{Batch, RowSource, TYPED_ROWS};
use calc_payroll::framing::FrameError;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

use crate::cell_name::column_letters;
use crate::damage::Damage;
use crate::exclude::Rows;
use crate::identity::{Document, contradicts, damage_of, document_of_number};
use crate::layout::{Take, narrow};
use crate::limits::check;
use crate::passed::passed;
use crate::problem::{Limit, SheetProblem};
use crate::room::Room;
use crate::source::{Source, SourceError, Table};
use crate::stream::{CellFindings, Change, EXAMPLES, OtherCurrency, RefusedAmount};
use crate::typed::typed_cell;
use crate::value::{Value, unforced};

/// Pieces that may wait to be taken.
const WAITING: usize = 4;

/// The rows of a table, as they are produced by a thread of its own; in a page, which has no threads,
/// they are all there before the first are taken.
pub struct OwnRows {
    pieces: Receiver<Piece>,
    at_end: bool,
}

/// Some rows; nothing after the last.
type Piece = io::Result<Option<Vec<TypedRow>>>;

impl RowSource for OwnRows {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        *batch = Batch::Typed(Vec::new());
        if self.at_end {
            return Ok(false);
        }
        // A reader that ends without saying so has failed: its rows are not all there.
        let stopped = |_| io::Error::from(SheetProblem::Damaged(Damage::Stopped));
        let piece = self.pieces.recv().map_err(stopped).and_then(|piece| piece);
        match piece.map_err(FrameError::Read)? {
            Some(rows) => *batch = Batch::Typed(rows),
            None => self.at_end = true,
        }
        Ok(!self.at_end)
    }
}

/// The names of a table's columns, as the row engine knows them.
pub(crate) fn names_of(table: &Table) -> Vec<String> {
    let takes = table.recognised.takes.iter().copied().chain(std::iter::repeat(None));
    let name = |(name, take): (&String, Option<Take>)| match take {
        // The row engine has to know every name that is known here.
        Some(Take::Own(_)) => narrow(name),
        _ => name.clone(),
    };
    table.recognised.names.iter().zip(takes).map(name).collect()
}

/// Reads the rows below the header of a table in our own columns. Row numbers stay those of the sheet.
/// Cells of a workbook are read as people write them; those of a text file stand as they are.
pub(crate) fn own_rows(
    source: Source,
    table: Table,
    exclude: Rows,
    met: Arc<Mutex<CellFindings>>,
) -> OwnRows {
    let produce = move |send: &dyn Fn(Piece) -> bool| {
        let mut source = source;
        let lenient = source.is_workbook();
        let mut writer = Writer::new(&table, &exclude, lenient, send);
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
    OwnRows { pieces, at_end: false }
}

/// All rows below the header of a table, with what was met in them. `lenient` reads cells as people write
/// them; `held` counts what is kept.
pub(crate) fn table_rows(
    source: &mut Source,
    table: &Table,
    lenient: bool,
    held: &mut Held,
) -> Result<(Vec<TypedRow>, CellFindings), SourceError> {
    let (kept, exclude) = (RefCell::new((Vec::new(), Ok(held))), Rows::default());
    let send = |piece: Piece| {
        let (rows, held) = &mut *kept.borrow_mut();
        let piece = piece.ok().flatten().unwrap_or_default();
        if let Ok(counted) = held
            && let Err(problem) = counted.add(&piece)
        {
            *held = Err(problem);
        }
        rows.extend(piece);
        held.is_ok()
    };
    let mut writer = Writer::new(table, &exclude, lenient, &send);
    source.rows(table.sheet.as_deref(), |row, cells| Ok(writer.row(row, cells)))?;
    if let Some(fault) = writer.fault {
        return Err(fault.into());
    }
    let (last, met) = (writer.out, writer.met);
    send(Ok(Some(last)));
    let (rows, held) = kept.into_inner();
    held?;
    Ok((rows, met))
}

/// What is held of tables that are kept whole, within the room that there is.
pub(crate) struct Held {
    room: Room,
    bytes: u64,
}

impl Held {
    /// Nothing yet.
    pub(crate) fn within(room: Room) -> Self {
        Self { room, bytes: 0 }
    }

    fn add(&mut self, rows: &[TypedRow]) -> Result<(), SheetProblem> {
        let of_cell = |cell: &OwnedCell| match cell {
            OwnedCell::Text(text) => text.len() + size_of::<OwnedCell>(),
            _ => size_of::<OwnedCell>(),
        };
        let bytes: usize = rows.iter().flat_map(|row| &row.cells).map(of_cell).sum();
        self.bytes += u64::try_from(bytes).unwrap_or(u64::MAX);
        check(Limit::JoinedBytes(self.room), self.bytes)
    }
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
    out: Vec<TypedRow>,
    met: CellFindings,
    /// Why reading stopped.
    fault: Option<SheetProblem>,
    send: &'a dyn Fn(Piece) -> bool,
}

impl<'a> Writer<'a> {
    fn new(
        table: &'a Table,
        exclude: &'a Rows,
        lenient: bool,
        send: &'a dyn Fn(Piece) -> bool,
    ) -> Self {
        let (out, met) = (Vec::with_capacity(TYPED_ROWS), CellFindings::default());
        Self { lenient, table, exclude, out, met, fault: None, send }
    }
}

impl Writer<'_> {
    fn row(&mut self, row: u32, cells: &mut Vec<Value>) -> ControlFlow<()> {
        self.met.forced += unforced(cells);
        if self.wants(row, cells) {
            self.fault = self.table.not_worked_out(row, cells);
            if self.fault.is_some() {
                return ControlFlow::Break(());
            }
            self.met.note_unnamed(self.table, cells);
            let typed = self.typed(row, cells);
            self.out.push(typed);
        }
        if self.out.len() < TYPED_ROWS {
            return ControlFlow::Continue(());
        }
        let piece = std::mem::replace(&mut self.out, Vec::with_capacity(TYPED_ROWS));
        if (self.send)(Ok(Some(piece))) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    fn wants(&mut self, row: u32, cells: &[Value]) -> bool {
        if row <= self.table.header_row || cells.iter().all(Value::is_blank) {
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

    fn typed(&mut self, row: u32, cells: &mut Vec<Value>) -> TypedRow {
        let columns = self.table.recognised.names.len();
        while cells.len() > columns && cells.last().is_some_and(Value::is_blank) {
            cells.pop();
        }
        if self.lenient {
            // What stands behind the last name of a workbook's header was noted as not taken.
            cells.resize(columns, Value::Blank);
            self.check_document(row, cells);
        }
        let mut typed = Vec::with_capacity(cells.len());
        for (index, value) in cells.drain(..).enumerate() {
            let take = self.table.recognised.takes.get(index).copied().flatten();
            typed.push(match take {
                Some(Take::Own(Field::IdNumber)) if self.lenient => {
                    let number = matches!(value, Value::Number(_));
                    self.identity_number(row, value.into_text(), number)
                }
                Some(Take::Own(field)) if self.lenient => {
                    self.cell((row, index), field.about(), value)
                }
                Some(Take::OfMonths(_, about)) if self.lenient => {
                    self.cell((row, index), about, value)
                }
                _ => value.into_text().into(),
            });
        }
        TypedRow { number: row.into(), cells: typed }
    }

    /// A cell of a workbook, as its column takes it where it can be read for certain.
    fn cell(&mut self, (row, column): (u32, usize), about: &FieldAbout, value: Value) -> OwnedCell {
        let (cell, change) = typed_cell(about, value);
        match change {
            Change::None => {}
            Change::Cleaned => self.met.cleaned += 1,
            Change::Mark => self.met.marks += 1,
            Change::OtherCurrency => {
                if self.met.other_currency.len() < EXAMPLES {
                    self.met.other_currency.push(OtherCurrency {
                        cell: format!("{}{row}", column_letters(column)),
                        found: masked(about, &cell.cell().shown()),
                    });
                }
            }
            Change::Refused(reading) => {
                if self.met.refused.len() < EXAMPLES {
                    self.met.refused.push(RefusedAmount {
                        cell: format!("{}{row}", column_letters(column)),
                        found: masked(about, &cell.cell().shown()),
                        reading,
                    });
                }
            }
        }
        cell
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

    fn identity_number(&mut self, row: u32, mut text: String, number: bool) -> OwnedCell {
        let lost = number && text.len() > 15;
        if (lost || damage_of(&text).is_some()) && self.met.damaged.len() < EXAMPLES {
            self.met.damaged.push(row);
        }
        if lost {
            // Its last digits are gone; what is left must not pass for a number.
            text.truncate(15);
            return OwnedCell::Cut(text);
        }
        text.into()
    }
}
