//! A run over the rows of all files.

use std::io::{self, Cursor};
use std::sync::{Arc, Mutex};

use calc_core::law::cell::Cell;
use calc_core::law::text::Language;
use calc_core::person::assess::Settings;
use calc_core::person::decode::PersonField;
use calc_core::person::fields::{Field, RESULTS};
use calc_payroll::batch::{self, RowSource};
use calc_payroll::bureau::effect::Effect;
use calc_payroll::chunk::{Chunk, RowProblem};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::Header;
use calc_payroll::people::People;
use calc_payroll::seen_keys::SeenKeys;
use calc_payroll::summary::Summary;
use calc_payroll::{Format, Payroll, pipeline};
use calc_sheets::intake::{Found, Stream};
use calc_sheets::join::{Joined, Origins};
use calc_sheets::problem::SheetProblem;
use calc_sheets::source::SourceError;
use calc_sheets::stream::CellFindings;
use calc_sheets::write::RowsWorkbook;
use calc_text::error_list::{self, Mistakes};
use calc_text::recognition::{self, RunNotes};
use calc_text::{Words, workbook_sheets};
use wasm_bindgen::prelude::wasm_bindgen;

use super::lines::{LineRange, Pieces, Run};
use super::readings::Readings;
use super::records::Records;
use super::refused::{of_message, refused, sheet};
use super::result::{result, withheld};
use super::said;
use crate::{json, refusal};

/// How many inputs a title names.
const TITLED: usize = 4;

/// The most cells of a workbook that is made in the browser's memory.
const MOST_CELLS: u64 = 12_000_000;

/// Where rows come from.
pub(super) enum Rows {
    /// The browser hands them out.
    Fed(Frames<Box<dyn io::Read>>),
    /// They were read from the files.
    Read(Stream),
}

impl RowSource for Rows {
    fn next_rows(&mut self, batch: &mut batch::Batch) -> Result<bool, FrameError> {
        match self {
            Self::Fed(frames) => frames.next_rows(batch),
            Self::Read(rows) => rows.next_rows(batch),
        }
    }
}

/// What is known of the files.
#[derive(Default)]
pub(super) struct Known {
    pub(super) files: Vec<Found>,
    pub(super) met: Option<Arc<Mutex<CellFindings>>>,
    pub(super) joined: Option<Joined>,
    /// A bureau's readings, under which the rows are worked out.
    pub(super) readings: Option<Readings>,
}

impl Known {
    /// What was recognised, and which readings are taken.
    fn before(&self, words: &Words) -> Vec<String> {
        let mut lines = recognition::before(words, &self.files, self.joined.as_ref());
        lines.extend(self.readings.as_ref().map(|readings| readings.taken(words)));
        lines
    }
}

/// A workbook that is being made.
struct Book {
    sheets: RowsWorkbook,
    words: &'static Words,
    records: Records,
    /// The row of the file that comes next.
    row: u64,
}

/// Takes a piece of the result, header and rows.
fn take(
    book: &mut RowsWorkbook,
    (records, row): (&mut Records, &mut u64),
    csv: &[u8],
    at_end: bool,
) -> io::Result<()> {
    records.take(csv, at_end, |cells| {
        if book.has_rows() {
            book.add_row(*row, cells.iter().map(|cell| Cell::Text(cell)))?;
            *row += 1;
            return Ok(());
        }
        let first_result = cells.iter().position(|name| *name == RESULTS[0].name);
        let names = &cells[..first_result.unwrap_or(cells.len())];
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        book.begin_rows::<Field>(*row - 1, &names)
    })
}

/// A run over one payroll.
#[wasm_bindgen]
pub struct Batch {
    names: Vec<String>,
    exclude: String,
    known: Known,
    origins: Option<Origins>,
    rows: Rows,
    payroll: Payroll,
    chunk: Chunk,
    seen: SeenKeys,
    next_row: u64,
    read: usize,
    summary: Summary,
    problems: Vec<RowProblem>,
    pieces: Pieces,
    /// What the readings change.
    effect: Option<Effect>,
    /// A workbook that is being made.
    book: Option<Book>,
}

impl Batch {
    pub(super) fn of(
        names: Vec<String>,
        exclude: String,
        (header, rows): (Header, Rows),
        mut known: Known,
    ) -> Self {
        let mut line = Vec::new();
        header.push_line(&mut line);
        let origins = known.joined.as_mut().map(|joined| std::mem::take(&mut joined.origins));
        let readings =
            known.readings.as_ref().map(|readings| Arc::clone(&readings.loaded.readings));
        let settings = Settings { readings, ..Settings::default() };
        let effect = settings.readings.is_some().then(|| Effect::of(&settings));
        Self {
            names,
            exclude,
            known,
            origins,
            rows,
            next_row: header.row + 1,
            effect,
            payroll: Payroll { header, settings, format: Format::Csv },
            chunk: Chunk::default(),
            seen: SeenKeys::default(),
            read: 0,
            summary: Summary::default(),
            problems: Vec::new(),
            pieces: Pieces::behind(length(&line)),
            book: None,
        }
    }

    fn next(&mut self) -> Result<bool, SourceError> {
        let chunk = &mut self.chunk;
        let more = self.rows.next_rows(&mut chunk.batch);
        if !more.map_err(|error| error.from_row(self.next_row))? {
            chunk.out.clear();
            if self.summary.rows == 0 {
                return Err(FileProblem::NoRows.into());
            }
            return Ok(false);
        }
        self.read = self.read.saturating_add(chunk.batch.size());
        chunk.read(&self.payroll);
        let seen = &mut self.seen;
        self.next_row = chunk.number(self.next_row, |key, row| {
            seen.first(key, row).map_err(|error| SourceError::from(FrameError::Read(error)))
        })?;
        if let Some(effect) = &mut self.effect {
            chunk.visit(&self.payroll, effect);
        }
        chunk.compute(&self.payroll);
        self.summary.merge(&chunk.summary);
        self.problems.append(&mut chunk.problems);
        self.pieces.push(length(&chunk.out), chunk.summary.rows, chunk.summary.errors);
        Ok(true)
    }

    /// Where the value of a joined row stands.
    fn origin(&self) -> impl Fn(u64, PersonField) -> Option<String> {
        let origins = self.origins.as_ref();
        move |row, field| origins.and_then(|origins| origins.of(row, field))
    }

    pub(super) fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// What was read, as a title shows it.
    fn title(&self, words: &Words) -> String {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        recognition::listed(words, &names, TITLED)
    }

    fn told(&self, words: &Words) -> RunNotes {
        let Known { met, joined, readings, .. } = &self.known;
        let mut told = RunNotes::new(
            words,
            self.known.before(words),
            (met.as_deref(), joined.as_ref()),
            withheld(words, &self.summary),
        );
        told.readings = readings.as_ref().map(|readings| readings.loaded.file.clone());
        told
    }

    /// What the rows are read with and where they come from, before any was read.
    pub(super) fn into_rows(self) -> (Payroll, Rows) {
        (self.payroll, self.rows)
    }

    /// The columns.
    pub(super) fn columns(&self) -> &Header {
        &self.payroll.header
    }
}

#[wasm_bindgen]
impl Batch {
    /// What was recognised, ignored and joined, as JSON: for each language its lines.
    pub fn before(&self) -> String {
        json(&said(|words| self.known.before(words)))
    }

    /// The header of what is written.
    pub fn header(&self) -> Vec<u8> {
        let mut line = Vec::new();
        self.payroll.header.push_line(&mut line);
        line
    }

    /// Works the next rows out; false after the last. They lie in the module's memory, at
    /// `written_at`, until the next call.
    ///
    /// # Errors
    /// A refusal, as JSON: a file shows that it is no payroll. What was written before is void.
    pub fn next_rows(&mut self) -> Result<bool, String> {
        self.next().map_err(|error| refused(self.name(), error))
    }

    /// Where the rows lie that were worked out last.
    pub fn written_at(&self) -> usize {
        self.chunk.out.as_ptr().addr()
    }

    /// How many bytes they are.
    pub fn written(&self) -> usize {
        self.chunk.out.len()
    }

    /// How many bytes of rows were read.
    pub fn read(&self) -> usize {
        self.read
    }

    /// How many rows were worked out, good and bad.
    #[allow(clippy::cast_precision_loss)]
    pub fn rows(&self) -> f64 {
        // Whole up to 2^53, which no browser holds.
        self.summary.rows as f64
    }

    /// The list of errors, as `taxdiff batch --errors` writes it.
    ///
    /// # Errors
    /// A refusal, as JSON: there is no such language.
    pub fn list_errors(&self, language: &str) -> Result<Vec<u8>, String> {
        let words = words_of(language)?;
        let origin = self.origin();
        let mistakes = Mistakes { words, payroll: &self.payroll, origin: Some(&origin) };
        let mut list = error_list::header(words);
        list.extend(error_list::lines(&mistakes, &self.problems));
        Ok(list)
    }

    /// The piece of the result that holds a line, counted from 0, of all lines or of those with
    /// errors; nothing where there is none. Each time that `next_rows` is true it writes a piece.
    pub fn piece_of(&self, line: f64, wrong: bool) -> Option<usize> {
        self.pieces.of(whole(line), wrong)
    }

    /// Where a piece begins in the result, in bytes; of the piece after the last, where it ends.
    #[allow(clippy::cast_precision_loss)]
    pub fn piece_begins(&self, piece: usize) -> f64 {
        // Whole up to 2^53, which no browser holds.
        self.pieces.begins(piece) as f64
    }

    /// The lines of a piece from one on, at most so many, as JSON: what is shown of each person.
    ///
    /// # Errors
    /// A refusal, as JSON: the piece is none of the result.
    pub fn lines(
        &self,
        piece: usize,
        csv: &[u8],
        first: f64,
        most: usize,
        wrong: bool,
    ) -> Result<String, String> {
        let origin = self.origin();
        let mistakes = |words| Mistakes { words, payroll: &self.payroll, origin: Some(&origin) };
        let run = Run {
            header: &self.payroll.header,
            pieces: &self.pieces,
            problems: &self.problems,
            mistakes: &mistakes,
        };
        let lines = run.lines(piece, csv, LineRange { first: whole(first), most, wrong });
        lines.map(|lines| json(&lines)).map_err(|_| refusal::of_call("csv"))
    }

    /// What the run came to, as JSON: for each language its lines and tables.
    pub fn result(&self) -> String {
        let header = &self.payroll.header;
        let title = |words: &Words| self.title(words);
        let after = |words: &Words| self.told(words).after;
        let in_use = self.known.readings.as_ref().zip(self.effect.as_ref());
        json(&result(header, &self.summary, &self.exclude, title, after, in_use))
    }

    /// Whether the result fits a workbook that is made in the browser's memory.
    pub fn fits_workbook(&self) -> bool {
        let columns = self.payroll.header.names().len() + self.payroll.header.results().count();
        let columns = u64::try_from(columns).unwrap_or(u64::MAX);
        self.summary.rows.saturating_mul(columns) <= MOST_CELLS
    }

    /// Begins the result as a workbook.
    ///
    /// # Errors
    /// A refusal, as JSON: there is no such language, or the workbook cannot be made.
    pub fn begin_workbook(&mut self, language: &str) -> Result<(), String> {
        let words = words_of(language)?;
        let book =
            RowsWorkbook::new(&words.say("sheet-name-summary"), &words.say("sheet-name-rows"));
        let book = book.map_err(|_| no_workbook())?;
        let row = self.payroll.header.row + 1;
        self.book = Some(Book { sheets: book, words, records: Records::new(), row });
        Ok(())
    }

    /// Takes the next bytes of the result, header and rows.
    ///
    /// # Errors
    /// A refusal, as JSON: the workbook cannot take them.
    pub fn write_workbook(&mut self, csv: &[u8]) -> Result<(), String> {
        let Book { sheets, records, row, .. } = self.book.as_mut().ok_or_else(no_workbook)?;
        let taken = take(sheets, (records, row), csv, false);
        taken.map_err(|error| not_taken(self.name(), &error))
    }

    /// The workbook, with its summary, assumptions, and what needs attention.
    ///
    /// # Errors
    /// A refusal, as JSON: the workbook cannot be made.
    pub fn end_workbook(&mut self) -> Result<Vec<u8>, String> {
        let Book { sheets: mut book, words, mut records, mut row } =
            self.book.take().ok_or_else(no_workbook)?;
        let taken = take(&mut book, (&mut records, &mut row), b"", true);
        taken.map_err(|error| not_taken(self.name(), &error))?;
        let (file, told) = (self.title(words), self.told(words));
        let settings = &self.payroll.settings;
        workbook_sheets::write(&mut book, words, &file, &self.summary, settings, &told)
            .and_then(|()| book.to_bytes())
            .map_err(|_| no_workbook())
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// A count of the page's, which are whole.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(count: f64) -> u64 {
    count as u64
}

pub(super) fn words_of(language: &str) -> Result<&'static Words, String> {
    let language = Language::tagged(language).ok_or_else(|| refusal::of_call("language"))?;
    Ok(Words::of_page(language))
}

/// Why the workbook does not take rows.
fn not_taken(file: &str, error: &io::Error) -> String {
    let problem = error.get_ref().and_then(|inner| inner.downcast_ref::<SheetProblem>());
    problem.map_or_else(no_workbook, |problem| sheet(file, problem))
}

fn no_workbook() -> String {
    of_message("", "payroll-no-workbook")
}

impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batch").field("names", &self.names).finish_non_exhaustive()
    }
}

/// A whole payroll of the contract at once, as `taxdiff batch` writes it.
///
/// # Errors
/// A refusal, as JSON: the file is no payroll.
#[wasm_bindgen]
pub fn batch_csv(csv: Vec<u8>) -> Result<Vec<u8>, String> {
    let input: Box<dyn io::Read> = Box::new(Cursor::new(csv));
    let opened = pipeline::open::<_, People>(input, Format::Csv);
    let (header, frames) = opened.map_err(|error| refused("", error.into()))?;
    let rows = (header, Rows::Fed(frames));
    let mut batch = Batch::of(Vec::new(), String::new(), rows, Known::default());
    let mut out = batch.header();
    while batch.next_rows()? {
        out.extend_from_slice(&batch.chunk.out);
    }
    Ok(out)
}
