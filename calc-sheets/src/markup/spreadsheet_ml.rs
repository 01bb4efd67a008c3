//! A workbook as one XML text of 2003 (`SpreadsheetML`).

use std::io::BufReader;
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Markup;
use super::bounded::Bounded;
use super::grid::Grid;
use crate::damage::Damage;
use crate::encoding::{self, AsUtf8};
use crate::limits::check;
use crate::problem::{Limit, SheetProblem};
use crate::rewindable_file::RewindableFile;
use crate::value::Value;
use crate::workbook::SheetName;
use crate::xml::attribute;

const NOT_PLAIN: SheetProblem = SheetProblem::Markup(Markup::SpreadsheetMl);

/// The number of a row or column that a workbook may have.
const MOST_ROWS: u32 = 1 << 20;

/// A workbook as XML.
pub(crate) struct XmlBook {
    file: RewindableFile,
    sheets: Vec<SheetName>,
}

/// What is told of a workbook while it is read.
enum SheetItem<'r> {
    /// A sheet begins; whether its rows are wanted is answered.
    Sheet(String),
    /// The sheet that was told last is hidden.
    Hidden,
    /// A row of a sheet that is wanted.
    Row(u32, &'r mut Vec<Value>),
}

impl XmlBook {
    /// Reads the names of the sheets, which takes all of the text once.
    pub(crate) fn open(file: &RewindableFile) -> Result<Self, SheetProblem> {
        let mut sheets: Vec<SheetName> = Vec::new();
        walk(file, |met| {
            match met {
                SheetItem::Sheet(name) => {
                    sheets.push(SheetName { name, hidden: false });
                    check(Limit::Entries, u64::try_from(sheets.len()).unwrap_or(u64::MAX))?;
                }
                SheetItem::Hidden => {
                    if let Some(sheet) = sheets.last_mut() {
                        sheet.hidden = true;
                    }
                }
                SheetItem::Row(..) => {}
            }
            Ok::<_, SheetProblem>(ControlFlow::Continue(()))
        })?;
        if sheets.is_empty() {
            return Err(NOT_PLAIN);
        }
        Ok(Self { file: file.again()?, sheets })
    }

    /// The sheets.
    pub(crate) fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    /// Hands out the rows of a sheet.
    pub(crate) fn rows<E: From<SheetProblem>>(
        &self,
        sheet: &str,
        mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let mut within = false;
        let mut over = false;
        walk(&self.file, |met| {
            Ok(match met {
                // Of two sheets with one name the first is read, as a name finds it.
                SheetItem::Sheet(name) => {
                    over |= within;
                    within = name == sheet;
                    if over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                }
                SheetItem::Row(row, cells) if within => take(row, cells)?,
                SheetItem::Row(..) | SheetItem::Hidden => ControlFlow::Continue(()),
            })
        })
    }
}

/// The cell that is open.
#[derive(Default)]
struct Cell {
    kind: String,
    text: String,
    width: usize,
    has_formula: bool,
}

/// What the text is of that comes next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Nothing,
    /// A cell.
    Data,
    /// A comment, which has a text like a cell's.
    Comment,
    /// What says whether a sheet is shown.
    Visible,
}

/// Where in the text the reading is.
#[derive(Default)]
struct Walk {
    grid: Grid,
    cell: Option<Cell>,
    within: Within,
    /// Whether the workbook has come to its end: without it rows may be missing.
    is_whole: bool,
}

/// Goes through a workbook once.
fn walk<E: From<SheetProblem>>(
    file: &RewindableFile,
    mut take: impl FnMut(SheetItem<'_>) -> Result<ControlFlow<()>, E>,
) -> Result<(), E> {
    let whole = file.again().map_err(|error| E::from(SheetProblem::from(error)))?;
    let text = Bounded::new(AsUtf8::new(BufReader::new(whole), encoding::UTF_8));
    let mut reader = Reader::from_reader(BufReader::new(text));
    let mut buffer = Vec::new();
    let mut walk = Walk::default();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => read_error(&error),
            other => SheetProblem::from(other),
        })?;
        let go = match event {
            Event::Start(tag) => walk.start(&tag, false, &mut take)?,
            Event::Empty(tag) => walk.start(&tag, true, &mut take)?,
            Event::End(tag) => walk.end(tag.local_name().as_ref(), &mut take)?,
            Event::Text(text)
                if walk.within == Within::Visible && text.starts_with("SheetHidden") =>
            {
                take(SheetItem::Hidden)?
            }
            Event::Text(text) => walk.append(&text.xml10_content())?,
            Event::CData(text) => walk.append(&text)?,
            Event::GeneralRef(name) => walk.append(&resolved(&name)?)?,
            // Entities of its own: nothing that a spreadsheet writes.
            Event::DocType(_) => return Err(NOT_PLAIN.into()),
            Event::Eof if walk.is_whole => return Ok(()),
            Event::Eof => return Err(SheetProblem::Damaged(Damage::NotWhole).into()),
            _ => ControlFlow::Continue(()),
        };
        if go.is_break() {
            return Ok(());
        }
        buffer.clear();
    }
}

impl Walk {
    fn start<E: From<SheetProblem>>(
        &mut self,
        tag: &BytesStart<'_>,
        is_empty: bool,
        take: &mut impl FnMut(SheetItem<'_>) -> Result<ControlFlow<()>, E>,
    ) -> Result<ControlFlow<()>, E> {
        match tag.local_name().as_ref() {
            "Workbook" => self.is_whole = is_empty,
            "Worksheet" => {
                self.grid = Grid::default();
                return take(SheetItem::Sheet(attribute_of(tag, "Name").unwrap_or_default()));
            }
            "Row" => {
                if let Some(row) = number(tag, "Index")?
                    && !self.grid.skip_to_row(row)
                {
                    return Err(NOT_PLAIN.into());
                }
                if is_empty {
                    return self.end("Row", take);
                }
            }
            "Cell" => {
                self.cell = Some(begin(tag, &mut self.grid)?);
                if is_empty {
                    return self.end("Cell", take);
                }
            }
            "Comment" if !is_empty => self.within = Within::Comment,
            "Data" if self.within != Within::Comment => {
                self.within = if is_empty { Within::Nothing } else { Within::Data };
                if let Some(cell) = &mut self.cell {
                    cell.kind = attribute_of(tag, "Type").unwrap_or_default();
                }
            }
            "Visible" if !is_empty => self.within = Within::Visible,
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn end<E: From<SheetProblem>>(
        &mut self,
        name: &str,
        take: &mut impl FnMut(SheetItem<'_>) -> Result<ControlFlow<()>, E>,
    ) -> Result<ControlFlow<()>, E> {
        match name {
            "Workbook" => self.is_whole = true,
            "Data" if self.within == Within::Comment => {}
            "Comment" | "Data" | "Visible" => self.within = Within::Nothing,
            "Cell" => {
                if let Some(cell) = self.cell.take() {
                    let width = cell.width;
                    self.grid.push(value_of(cell)?, width, 1)?;
                }
            }
            "Row" => return self.grid.end(&mut |row, cells| take(SheetItem::Row(row, cells))),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    /// More of the text of a cell.
    fn append(&mut self, text: &str) -> Result<ControlFlow<()>, SheetProblem> {
        if let (Some(cell), Within::Data) = (&mut self.cell, self.within) {
            let length = u64::try_from(cell.text.len() + text.len()).unwrap_or(u64::MAX);
            check(Limit::RowBytes, length)?;
            cell.text.push_str(text);
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// An error of reading, on its way through the reader of XML.
fn read_error(error: &std::io::Error) -> SheetProblem {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<SheetProblem>()) {
        Some(SheetProblem::BadBytes { .. }) => NOT_PLAIN,
        Some(problem) => problem.clone(),
        None => SheetProblem::from(std::io::Error::from(error.kind())),
    }
}

fn attribute_of(tag: &BytesStart<'_>, local: &str) -> Option<String> {
    attribute(tag, &format!("ss:{local}")).or_else(|| attribute(tag, local))
}

/// A number from 1 in an attribute.
fn number(tag: &BytesStart<'_>, name: &str) -> Result<Option<u32>, SheetProblem> {
    let Some(text) = attribute_of(tag, name) else { return Ok(None) };
    let number = text.parse::<u32>().ok().filter(|number| *number <= MOST_ROWS);
    number.map(Some).ok_or(NOT_PLAIN)
}

/// The cell that a tag begins. One that reaches down leaves the cells below it blank, as they are there.
fn begin(tag: &BytesStart<'_>, grid: &mut Grid) -> Result<Cell, SheetProblem> {
    if let Some(column) = number(tag, "Index")? {
        let column = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
        if column < grid.column() {
            return Err(NOT_PLAIN);
        }
        grid.skip_to(column)?;
    }
    let across = number(tag, "MergeAcross")?.unwrap_or(0);
    Ok(Cell {
        width: usize::try_from(across).unwrap_or(usize::MAX).saturating_add(1),
        has_formula: attribute_of(tag, "Formula").is_some(),
        ..Cell::default()
    })
}

/// A letter that is written as a reference; XML itself knows five by name.
fn resolved(name: &BytesRef<'_>) -> Result<String, SheetProblem> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Ok(letter.to_string());
    }
    let known: &str = name;
    quick_xml::escape::resolve_predefined_entity(known).map(str::to_owned).ok_or(NOT_PLAIN)
}

fn value_of(cell: Cell) -> Result<Value, SheetProblem> {
    let Cell { kind, text, has_formula, .. } = cell;
    Ok(match kind.as_str() {
        _ if text.is_empty() && has_formula => Value::NotWorkedOut,
        _ if text.is_empty() => Value::Blank,
        "Number" => Value::Number(text.trim().parse().map_err(|_| NOT_PLAIN)?),
        "Boolean" => Value::Truth(text.trim() == "1"),
        "DateTime" => Value::Day(text.split('T').next().unwrap_or(&text).to_owned()),
        "Error" => Value::Error(text),
        _ => Value::Text(text),
    })
}
