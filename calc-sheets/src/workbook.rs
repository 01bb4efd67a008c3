//! What is known of a workbook before it is read: its kind, its sheets, how many of its rows are wanted.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

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
