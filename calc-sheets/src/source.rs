//! A file, the tables in it, and their rows.

use std::io::{BufReader, Seek};
use std::ops::ControlFlow;

use calc_payroll::forced_text::has_forced_texts;
use calc_payroll::framing::FrameError;
use calc_payroll::sniff::Kind;
use encoding_rs::Encoding;

use crate::book::Book;
use crate::cell_name::column_letters;
use crate::csv_rows::each_row;
use crate::encoding::{self, AsUtf8};
use crate::header::{self, Header};
use crate::known_rows::FIRST_ROWS;
use crate::layout::{Recognised, Recogniser, Take};
use crate::limits::check;
use crate::markup::Markup;
use crate::problem::{Limit, SheetProblem};
use crate::rewindable_file::RewindableFile;
use crate::room::Room;
use crate::tabs::{self, Swapped, swapped};
use crate::value::Value;
use crate::workbook::{self, at_most};

/// Whether a sheet is the one that is wanted.
pub fn is_named(sheet: &str, wanted: &str) -> bool {
    sheet.trim() == wanted.trim()
}

/// Why rows could not be had.
#[derive(Debug)]
pub enum SourceError {
    /// The file is not what it should be.
    Sheet(SheetProblem),
    /// It is no CSV file.
    Frame(FrameError),
}

impl From<SheetProblem> for SourceError {
    fn from(problem: SheetProblem) -> Self {
        Self::Sheet(problem)
    }
}

impl From<calc_payroll::file_problem::FileProblem> for SourceError {
    fn from(problem: calc_payroll::file_problem::FileProblem) -> Self {
        Self::Frame(FrameError::File(problem))
    }
}

impl From<FrameError> for SourceError {
    fn from(error: FrameError) -> Self {
        Self::Frame(error)
    }
}

/// What a user says about how files are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The sheets to read; none means every visible one.
    pub sheets: Vec<String>,
    /// The encoding of text files.
    pub encoding: Option<&'static Encoding>,
    /// What a header row is.
    pub recogniser: Recogniser,
    /// The room that reading a workbook may take.
    pub room: Room,
}

/// An open file.
pub struct Source {
    inner: Inner,
}

enum Inner {
    Book(Box<Book>),
    Text { file: RewindableFile, encoding: &'static Encoding, tabs: bool, forced: bool },
}

/// A table that was recognised.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its sheet, in a workbook.
    pub sheet: Option<String>,
    /// The first row of its header, from 1.
    pub top_row: u32,
    /// The last row of its header.
    pub header_row: u32,
    /// What it is, and what is done with its columns.
    pub recognised: Recognised,
    /// The texts above the header.
    pub titles: Vec<String>,
}

impl Table {
    /// How much its header and the texts above it take.
    fn bytes(&self) -> u64 {
        let texts = self.titles.iter().chain(&self.recognised.names);
        texts.map(|text| u64::try_from(text.len()).unwrap_or(u64::MAX)).sum()
    }
}

impl Table {
    /// The problem that a cell which counts is a formula without a value, if one of a row is.
    pub(crate) fn not_worked_out(&self, row: u32, cells: &[Value]) -> Option<SheetProblem> {
        let takes = &self.recognised.takes;
        let counts = |at: &usize| {
            let take = takes.get(*at).copied().flatten();
            !matches!(take, None | Some(Take::Passed | Take::Left))
        };
        let mut found = cells.iter().enumerate().filter(|(_, cell)| **cell == Value::NotWorkedOut);
        let (column, _) = found.find(|(at, _)| counts(at))?;
        let cell = format!("{}{row}", column_letters(column));
        let sheet = self.sheet.as_ref();
        let place = sheet.map_or(cell.clone(), |sheet| format!("{sheet} › {cell}"));
        Some(SheetProblem::NotWorkedOut(place))
    }

    /// The columns of a row in which something stands, although the header names none there.
    pub(crate) fn unnamed<'a>(&'a self, cells: &'a [Value]) -> impl Iterator<Item = usize> + 'a {
        let names = &self.recognised.names;
        let blank = |at: usize| names.get(at).is_none_or(|name| name.trim().is_empty());
        let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        filled.map(|(at, _)| at).filter(move |at| blank(*at))
    }
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The tables that were recognised.
    pub tables: Vec<Table>,
    /// Visible sheets in which nothing was recognised.
    pub unknown: Vec<String>,
    /// Hidden sheets; they are read only by name.
    pub hidden: Vec<String>,
    /// Hidden sheets that were named and read.
    pub hidden_read: Vec<String>,
    /// The encoding of a text file.
    pub encoding: Option<&'static str>,
    /// Whether tabs stand between the cells of a text file.
    pub tabs: bool,
    /// Whether texts of a text file are forced to be texts: `="0042"`, an apostrophe, a tab.
    pub forced: bool,
}

impl Source {
    /// Opens a file whose beginning is given too.
    ///
    /// # Errors
    /// It is damaged, too large, or in an encoding that cannot be told.
    pub fn open(
        file: impl Into<RewindableFile>,
        start: &[u8],
        options: &Options,
    ) -> Result<Self, SheetProblem> {
        let file = file.into();
        let book = |kind| {
            let book = Book::open(&file, kind, options.room)?;
            Ok::<_, SheetProblem>(Inner::Book(Box::new(book)))
        };
        let inner = match (Kind::of(start), Markup::of(start)) {
            (Some(Kind::Xlsx), _) => book(workbook::Kind::New)?,
            (Some(Kind::Xls), _) => book(workbook::Kind::Old)?,
            (_, Some(Markup::Html)) => book(workbook::Kind::Html)?,
            (_, Some(Markup::SpreadsheetMl)) => book(workbook::Kind::SpreadsheetMl)?,
            (_, Some(markup)) => return Err(SheetProblem::Markup(markup)),
            _ if !options.sheets.is_empty() => return Err(SheetProblem::NotAWorkbook),
            _ => {
                let known = options.encoding.map_or_else(|| encoding::of(start), Ok);
                let encoding = known?;
                let tabs = tabs::separates(start, encoding);
                let forced = has_forced_texts(encoding.decode(start).0.as_bytes());
                Inner::Text { file, encoding, tabs, forced }
            }
        };
        Ok(Self { inner })
    }

    /// Whether it is a workbook.
    pub fn is_workbook(&self) -> bool {
        matches!(self.inner, Inner::Book(_))
    }

    /// Whether tabs stand between its cells.
    pub fn has_tabs(&self) -> bool {
        matches!(self.inner, Inner::Text { tabs: true, .. })
    }

    /// The names of its sheets; none of a text file.
    pub fn sheet_names(&self) -> Vec<String> {
        match &self.inner {
            Inner::Book(book) => book.sheets().into_iter().map(|sheet| sheet.name).collect(),
            Inner::Text { .. } => Vec::new(),
        }
    }

    /// The text of a file that is no workbook, from its beginning, its encoding, and how long it is.
    ///
    /// # Errors
    /// It is a workbook, or cannot be read.
    pub fn into_text(self) -> std::io::Result<(RewindableFile, &'static Encoding, Option<u64>)> {
        let Inner::Text { mut file, encoding, .. } = self.inner else {
            return Err(std::io::ErrorKind::InvalidInput.into());
        };
        file.rewind()?;
        let size = file.size();
        Ok((file, encoding, size))
    }

    /// Looks at the first rows of every table.
    ///
    /// # Errors
    /// A sheet that was asked for is not there, or the file cannot be read.
    pub fn survey(&mut self, options: &Options) -> Result<Survey, SourceError> {
        let mut survey = Survey::default();
        if let Inner::Text { encoding, tabs, forced, .. } = &self.inner {
            survey.encoding = Some(encoding.name());
            survey.tabs = *tabs;
            survey.forced = *forced;
            match self.look(None, options)? {
                Some(table) => survey.tables.push(table),
                None => survey.unknown.push(String::new()),
            }
            return Ok(survey);
        }
        let mut kept = 0;
        for sheet in self.chosen(options, &mut survey)? {
            match self.look(Some(&sheet), options)? {
                Some(table) => {
                    kept += table.bytes();
                    check(Limit::HeaderBytes, kept)?;
                    survey.tables.push(table);
                }
                None => survey.unknown.push(sheet),
            }
        }
        Ok(survey)
    }

    pub(crate) fn chosen(
        &self,
        options: &Options,
        survey: &mut Survey,
    ) -> Result<Vec<String>, SheetProblem> {
        let Inner::Book(book) = &self.inner else { return Ok(Vec::new()) };
        let sheets = book.sheets();
        for wanted in &options.sheets {
            if !sheets.iter().any(|sheet| is_named(&sheet.name, wanted)) {
                let known = sheets.into_iter().map(|sheet| sheet.name).collect();
                return Err(SheetProblem::NoSheet { name: wanted.clone(), known });
            }
        }
        let mut chosen = Vec::new();
        for sheet in sheets {
            let named = options.sheets.iter().any(|wanted| is_named(&sheet.name, wanted));
            match (sheet.hidden, named, options.sheets.is_empty()) {
                (true, true, _) => {
                    survey.hidden_read.push(sheet.name.clone());
                    chosen.push(sheet.name);
                }
                (true, false, _) => survey.hidden.push(sheet.name),
                (false, true, _) | (false, _, true) => chosen.push(sheet.name),
                (false, false, false) => {}
            }
        }
        Ok(chosen)
    }

    /// The table of a sheet.
    fn look(
        &mut self,
        sheet: Option<&str>,
        options: &Options,
    ) -> Result<Option<Table>, SourceError> {
        let first = self.first_rows(sheet)?;
        let found = header::find(&first, |names| options.recogniser.recognise(names));
        Ok(found.map(|header| table_of(sheet, &first, header)))
    }

    /// The table of a sheet in which nothing is known, by what its header looks like.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) fn guessed(&mut self, sheet: Option<&str>) -> Result<Option<Table>, SourceError> {
        let first = self.first_rows(sheet)?;
        Ok(header::guess(&first).map(|header| table_of(sheet, &first, header)))
    }

    /// The first of the widest rows near the top; nothing where there is none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn widest_row(&mut self, sheet: Option<&str>) -> Result<Vec<String>, SourceError> {
        let filled =
            |cells: &Vec<String>| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let rows = self.first_rows(sheet)?.into_iter().rev().map(|(_, cells)| cells);
        Ok(rows.max_by_key(filled).unwrap_or_default())
    }

    /// The rows near the top, as texts.
    pub(crate) fn first_rows(
        &mut self,
        sheet: Option<&str>,
    ) -> Result<Vec<(u32, Vec<String>)>, SourceError> {
        let mut first = Vec::new();
        self.some_rows(sheet, Some(FIRST_ROWS), |row, cells| {
            first.push((row, cells.iter().cloned().map(Value::into_text).collect()));
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(first)
    }

    /// Hands out the rows of a sheet, or of the whole text file.
    ///
    /// # Errors
    /// The file cannot be read, or whoever takes the rows failed.
    pub fn rows(
        &mut self,
        sheet: Option<&str>,
        take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, SourceError>,
    ) -> Result<(), SourceError> {
        self.some_rows(sheet, None, take)
    }

    fn some_rows(
        &mut self,
        sheet: Option<&str>,
        most: Option<usize>,
        take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, SourceError>,
    ) -> Result<(), SourceError> {
        match &mut self.inner {
            Inner::Book(book) => book.rows(sheet.unwrap_or_default(), most, take),
            Inner::Text { file, encoding, tabs, .. } => {
                let tabs = *tabs;
                let copy = file.again();
                let copy = copy.map_err(|error| SourceError::Frame(FrameError::Read(error)))?;
                let text = AsUtf8::new(BufReader::new(copy), encoding);
                let text = Swapped { input: text, tabs };
                let mut take = at_most(most, take);
                let read = |cell: String| Value::Text(if tabs { swapped(&cell) } else { cell });
                each_row(text, SourceError::Frame, |row, cells| {
                    let mut cells: Vec<Value> = cells.into_iter().map(read).collect();
                    let row = u32::try_from(row).unwrap_or(u32::MAX);
                    Ok(take(row, &mut cells)?.is_continue())
                })
            }
        }
    }
}

/// A table below its header.
fn table_of(sheet: Option<&str>, first: &[(u32, Vec<String>)], header: Header) -> Table {
    let Header { top, bottom, recognised } = header;
    let above = first[..top].iter().flat_map(|(_, cells)| cells);
    let titles = above.filter(|cell| !cell.trim().is_empty()).cloned().collect();
    let sheet = sheet.map(str::to_owned);
    let (top_row, header_row) = (first[top].0, first[bottom].0);
    Table { sheet, top_row, header_row, recognised, titles }
}
