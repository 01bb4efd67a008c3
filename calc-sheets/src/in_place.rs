//! Workbooks read in this process, each kind by what knows it.

mod formulas;
mod library;
mod row;
mod zeros;

use std::ops::ControlFlow;

use library::{LibraryBook, LibraryKind};

#[cfg(target_family = "wasm")]
use crate::markup::Markup;
#[cfg(not(target_family = "wasm"))]
use crate::markup::html::HtmlTable;
use crate::markup::spreadsheet_ml::XmlBook;
use crate::problem::SheetProblem;
use crate::rewindable_file::RewindableFile;
use crate::value::Value;
use crate::workbook::{Kind, SheetName};

/// What the table of a page is called where a workbook has the name of a sheet.
#[cfg(not(target_family = "wasm"))]
const PAGE: &str = "HTML";

/// A workbook that this process reads.
pub(crate) enum InPlaceBook {
    Library(Box<LibraryBook>),
    #[cfg(not(target_family = "wasm"))]
    Html(HtmlTable),
    SpreadsheetMl(XmlBook),
}

impl InPlaceBook {
    /// Opens a workbook.
    pub(crate) fn open(file: &RewindableFile, kind: Kind) -> Result<Self, SheetProblem> {
        let library = |kind| LibraryBook::open(file, kind).map(Box::new).map(Self::Library);
        match kind {
            Kind::New => library(LibraryKind::New),
            Kind::Old => library(LibraryKind::Old),
            #[cfg(not(target_family = "wasm"))]
            Kind::Html => HtmlTable::open(file).map(Self::Html),
            // Its parser is a twentieth of what the page would load.
            #[cfg(target_family = "wasm")]
            Kind::Html => Err(SheetProblem::Markup(Markup::Html)),
            Kind::SpreadsheetMl => XmlBook::open(file).map(Self::SpreadsheetMl),
        }
    }

    /// The sheets, in the workbook's order.
    pub(crate) fn sheets(&self) -> Vec<SheetName> {
        match self {
            Self::Library(book) => book.sheets(),
            #[cfg(not(target_family = "wasm"))]
            Self::Html(_) => vec![SheetName { name: PAGE.to_owned(), hidden: false }],
            Self::SpreadsheetMl(book) => book.sheets().to_vec(),
        }
    }

    /// Hands out the rows of a sheet: their number, from 1, and their cells from the first column.
    /// Rows without a cell are left out.
    pub(crate) fn rows<E: From<SheetProblem>>(
        &mut self,
        sheet: &str,
        take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        match self {
            Self::Library(book) => book.rows(sheet, take),
            #[cfg(not(target_family = "wasm"))]
            Self::Html(table) => table.rows(take).map(|_| ()),
            Self::SpreadsheetMl(book) => book.rows(sheet, take),
        }
    }
}
