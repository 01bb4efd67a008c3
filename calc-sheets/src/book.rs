//! Workbooks, read row by row. Macros, links and embedded objects are never looked at; of a formula
//! the value that the spreadsheet kept is read.
//!
//! Where the program said that it may be started again for it, a process of its own reads
//! ([`crate::apart`]); otherwise this one does.

mod formulas;
mod here;
mod library;
mod row;
mod zeros;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

pub(crate) use here::HereBook;

#[cfg(unix)]
use crate::apart::ApartBook;
use crate::apart::Room;
use crate::problem::SheetProblem;
use crate::rewindable_file::RewindableFile;
use crate::value::Value;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether it is hidden; such a sheet is read only by name.
    pub hidden: bool,
}

/// The kinds of workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A package of XML parts, since 2007.
    New,
    /// A compound file of binary records, before that.
    Old,
    /// One table written as a web page.
    Html,
    /// One XML text of 2003.
    SpreadsheetMl,
}

/// An open workbook.
pub struct Book {
    inner: Inner,
}

enum Inner {
    Here(Box<HereBook>),
    #[cfg(unix)]
    Apart(ApartBook),
}

impl Book {
    /// Opens a workbook; what reads it may take so much room.
    ///
    /// # Errors
    /// It is damaged, a password protects it, or a limit is passed.
    pub fn open(file: &RewindableFile, kind: Kind, room: Room) -> Result<Self, SheetProblem> {
        #[cfg(unix)]
        if crate::apart::is_possible() {
            return Ok(Self { inner: Inner::Apart(ApartBook::open(file, kind, room)?) });
        }
        // Here there is nothing that could be held to a room of its own.
        let _ = room;
        Ok(Self { inner: Inner::Here(Box::new(HereBook::open(file, kind)?)) })
    }

    /// The sheets, in the workbook's order.
    pub fn sheets(&self) -> Vec<SheetName> {
        match &self.inner {
            Inner::Here(book) => book.sheets(),
            #[cfg(unix)]
            Inner::Apart(book) => book.sheets().to_vec(),
        }
    }

    /// Hands out the rows of a sheet, or only the first: their number, from 1, and their cells from
    /// the first column. Rows without a cell are left out.
    ///
    /// # Errors
    /// The sheet is damaged or too large, or whoever takes the rows failed.
    pub fn rows<E: From<SheetProblem>>(
        &mut self,
        sheet: &str,
        most: Option<usize>,
        take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        match &mut self.inner {
            Inner::Here(book) => book.rows(sheet, at_most(most, take)),
            #[cfg(unix)]
            Inner::Apart(book) => book.rows(sheet, most, take),
        }
    }
}

/// Takes rows until there are so many.
pub(crate) fn at_most<E>(
    most: Option<usize>,
    mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
) -> impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E> {
    let mut taken = 0;
    move |row, cells| {
        taken += 1;
        let go = take(row, cells)?;
        Ok(if most.is_some_and(|most| taken >= most) { ControlFlow::Break(()) } else { go })
    }
}
