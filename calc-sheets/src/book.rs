//! Workbooks, read row by row. Macros, links and embedded objects are never looked at; of a formula
//! the value that the spreadsheet kept is read.
//!
//! Where the program said that it may be started again for it, a process of its own reads
//! ([`crate::apart`]); otherwise this one does.

use std::ops::ControlFlow;

#[cfg(unix)]
use crate::apart::ApartBook;
use crate::in_place::InPlaceBook;
use crate::problem::SheetProblem;
use crate::rewindable_file::RewindableFile;
use crate::room::Room;
use crate::value::Value;
use crate::workbook::{Kind, SheetName, at_most};

/// An open workbook.
pub struct Book {
    inner: Inner,
}

enum Inner {
    InPlace(Box<InPlaceBook>),
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
        Ok(Self { inner: Inner::InPlace(Box::new(InPlaceBook::open(file, kind)?)) })
    }

    /// The sheets, in the workbook's order.
    pub fn sheets(&self) -> Vec<SheetName> {
        match &self.inner {
            Inner::InPlace(book) => book.sheets(),
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
            Inner::InPlace(book) => book.rows(sheet, at_most(most, take)),
            #[cfg(unix)]
            Inner::Apart(book) => book.rows(sheet, most, take),
        }
    }
}
