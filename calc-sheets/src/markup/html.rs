//! One plain table written as a web page, as many payroll systems export it. Anything that could be
//! read in two ways is refused: two tables, one within another, cells that reach down among the rows of
//! people.

use std::io::{self, BufReader, Read as _};
use std::ops::ControlFlow;

use encoding_rs::Encoding;
use html5gum::{IoReader, StartTag, Token, Tokenizer};

use super::Markup;
use super::bounded::Bounded;
use super::grid::Grid;
use crate::encoding::{self, AsUtf8};
use crate::problem::{Limit, SheetProblem};
use crate::reading::{AmountReading, amount, is_plain_number, plain};
use crate::rewindable_file::RewindableFile;
use crate::value::Value;

/// How much of a page may stand before what says its encoding.
const START: u64 = 1 << 14;

/// The most columns or rows that a cell may say it has.
const MOST_SPAN: u32 = 1_000;

/// A page with one plain table.
pub(crate) struct HtmlTable {
    file: RewindableFile,
    encoding: &'static Encoding,
}

impl HtmlTable {
    /// Looks whether the page is plain, which takes all of it once.
    pub(crate) fn open(file: &RewindableFile) -> Result<Self, SheetProblem> {
        let mut start = Vec::new();
        file.again()?.take(START).read_to_end(&mut start)?;
        let encoding = encoding_of(&start).ok_or(NOT_PLAIN)?;
        let table = Self { file: file.again()?, encoding };
        let read = table.rows(|_, _| Ok::<_, SheetProblem>(ControlFlow::Continue(())));
        match read {
            Ok(true) => Ok(table),
            Ok(false) | Err(SheetProblem::BadBytes { .. }) => Err(NOT_PLAIN),
            Err(problem) => Err(problem),
        }
    }

    /// Hands out the rows; says whether there is a whole table.
    pub(crate) fn rows<E: From<SheetProblem>>(
        &self,
        take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    ) -> Result<bool, E> {
        let failed = |error: io::Error| E::from(problem_of(error));
        let file = BufReader::new(self.file.again().map_err(failed)?);
        let text = Bounded::new(AsUtf8::new(file, self.encoding));
        let mut reading =
            Reading { take, grid: Grid::default(), cell: None, state: State::default() };
        for token in Tokenizer::new(IoReader::new(text)) {
            let go = match token.map_err(failed)? {
                Token::StartTag(tag) => reading.start(&tag)?,
                Token::EndTag(tag) => reading.end(&tag.name)?,
                Token::String(text) => reading.text(&String::from_utf8_lossy(&text))?,
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {
                    ControlFlow::Continue(())
                }
            };
            if go.is_break() {
                return Ok(true);
            }
        }
        // A table without its end may lack rows.
        Ok(reading.state.has_rows && reading.state.place == TablePart::Behind)
    }
}

const NOT_PLAIN: SheetProblem = SheetProblem::Markup(Markup::Html);

/// An error on its way through the reader of tokens.
fn problem_of(error: io::Error) -> SheetProblem {
    error.downcast::<SheetProblem>().unwrap_or_else(SheetProblem::from)
}

/// The encoding that the page says, or that its bytes are.
fn encoding_of(start: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Some(encoding);
    }
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let said = text.find("charset=").map(|at| &text[at + "charset=".len()..]);
    let label = said.map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter))).next()
    });
    match label.flatten().and_then(encoding::named) {
        Some(encoding) => Some(encoding),
        // A text that is cut off in the middle of a letter is no worse for it.
        None => std::str::from_utf8(start)
            .map_or_else(|error| error.error_len().is_none(), |_| true)
            .then_some(encoding::UTF_8),
    }
}

/// Where in the page the reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum TablePart {
    #[default]
    Before,
    Within,
    Behind,
}

#[derive(Debug, Default)]
struct State {
    place: TablePart,
    /// What stands before the table: titles, which may say the month.
    titles: String,
    /// The element whose text nobody sees: a script, a style, the page's title.
    hidden: Option<Vec<u8>>,
    /// Whether a cell of the row reaches into rows below.
    reaches_down: bool,
    /// Whether the table has a row.
    has_rows: bool,
    /// Whether a row of values has come, so that the header is over.
    has_values: bool,
}

/// A cell that is open.
struct Cell {
    text: String,
    /// The number behind the text, as spreadsheets write it.
    number: Option<String>,
    width: usize,
    height: u32,
}

struct Reading<F> {
    take: F,
    grid: Grid,
    cell: Option<Cell>,
    state: State,
}

impl<F> Reading<F> {
    fn start<E: From<SheetProblem>>(&mut self, tag: &StartTag<()>) -> Result<ControlFlow<()>, E>
    where
        F: FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    {
        match (tag.name.as_slice(), self.state.place) {
            (b"script" | b"style" | b"title", _) if !tag.self_closing => {
                self.state.hidden.get_or_insert_with(|| tag.name.to_vec());
            }
            (b"table", TablePart::Before) => {
                self.end_of_titles()?;
                self.state.place = TablePart::Within;
            }
            (b"table" | b"iframe" | b"frame", _) => return Err(NOT_PLAIN.into()),
            (b"tr" | b"thead" | b"tbody" | b"tfoot", TablePart::Within) => {
                return self.end_of_row();
            }
            (b"td" | b"th", TablePart::Within) => {
                self.end_of_cell()?;
                self.cell = Some(cell_of(tag).ok_or(NOT_PLAIN)?);
            }
            (b"br" | b"p" | b"div" | b"li", _) => self.append(" ")?,
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn end<E: From<SheetProblem>>(&mut self, name: &[u8]) -> Result<ControlFlow<()>, E>
    where
        F: FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    {
        if self.state.hidden.as_deref() == Some(name) {
            self.state.hidden = None;
        }
        match (name, self.state.place) {
            (b"td" | b"th", TablePart::Within) => self.end_of_cell()?,
            (b"tr" | b"thead" | b"tbody" | b"tfoot", TablePart::Within) => {
                return self.end_of_row();
            }
            (b"table", TablePart::Within) => {
                let go = self.end_of_row()?;
                self.state.place = TablePart::Behind;
                return Ok(go);
            }
            (b"h1" | b"h2" | b"h3" | b"h4" | b"p" | b"div", TablePart::Before) => {
                self.end_of_titles()?;
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn text<E: From<SheetProblem>>(&mut self, text: &str) -> Result<ControlFlow<()>, E> {
        if self.state.hidden.is_some() || self.state.place == TablePart::Behind {
            return Ok(ControlFlow::Continue(()));
        }
        let outside = self.state.place == TablePart::Within && self.cell.is_none();
        if outside && !text.trim().is_empty() {
            // Between rows a browser moves it before the table.
            return Err(NOT_PLAIN.into());
        }
        self.append(text)?;
        Ok(ControlFlow::Continue(()))
    }

    fn append(&mut self, text: &str) -> Result<(), SheetProblem> {
        let into = match (&mut self.cell, self.state.place) {
            (Some(cell), _) => &mut cell.text,
            (None, TablePart::Before) => &mut self.state.titles,
            (None, _) => return Ok(()),
        };
        let length = u64::try_from(into.len() + text.len()).unwrap_or(u64::MAX);
        crate::limits::check(Limit::RowBytes, length)?;
        into.push_str(text);
        Ok(())
    }

    /// A line above the table, as a row.
    fn end_of_titles<E: From<SheetProblem>>(&mut self) -> Result<(), E>
    where
        F: FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    {
        let title = close(&std::mem::take(&mut self.state.titles));
        if !title.is_empty() {
            self.grid.push(Value::Text(title), 1, 1)?;
            let _ = self.grid.end(&mut self.take)?;
        }
        Ok(())
    }

    fn end_of_cell(&mut self) -> Result<(), SheetProblem> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        self.state.reaches_down |= cell.height > 1;
        self.grid.push(value_of(&cell), cell.width, cell.height)
    }

    fn end_of_row<E: From<SheetProblem>>(&mut self) -> Result<ControlFlow<()>, E>
    where
        F: FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    {
        self.end_of_cell()?;
        if self.grid.column() == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        self.state.has_rows = true;
        let is_number = |cell: &Value| match cell {
            Value::Text(text) => is_plain_number(&plain(text)),
            _ => false,
        };
        self.state.has_values |= self.grid.cells().iter().any(is_number);
        if std::mem::take(&mut self.state.reaches_down) && self.state.has_values {
            return Err(NOT_PLAIN.into());
        }
        self.grid.end(&mut self.take)
    }
}

/// A cell whose tag this is; nothing where it says that it has no end.
fn cell_of(tag: &StartTag<()>) -> Option<Cell> {
    let said = |name: &[u8]| {
        let found = tag.attributes.iter().find(|(found, _)| found.as_slice() == name);
        found.map(|(_, value)| String::from_utf8_lossy(value).trim().to_owned())
    };
    let span = |name: &[u8]| match said(name) {
        None => Some(1),
        Some(text) => text.parse::<u32>().ok().filter(|span| (1..=MOST_SPAN).contains(span)),
    };
    Some(Cell {
        text: String::new(),
        number: said(b"x:num").filter(|text| is_plain_number(text)),
        width: usize::try_from(span(b"colspan")?).ok()?,
        height: span(b"rowspan")?,
    })
}

/// What a cell holds. Where its text is an amount that a spreadsheet has rounded to show it, the number
/// behind it counts.
fn value_of(cell: &Cell) -> Value {
    let text = close(&cell.text);
    let is_amount =
        || matches!(amount(&text, None), AmountReading::Plain(_) | AmountReading::Cleaned(_));
    match &cell.number {
        _ if text.is_empty() => Value::Blank,
        Some(number) if is_amount() => Value::Text(number.clone()),
        _ => Value::Text(text),
    }
}

/// A text with one blank where there are several.
fn close(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
