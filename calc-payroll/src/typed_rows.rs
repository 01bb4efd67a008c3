//! Rows that come with typed cells: from workbooks and from joined sheets.

use calc_core::law::cell::{Cell, Reading};
use calc_core::law::period::Date;

use crate::file_problem::FileProblem;
use crate::framing::LONGEST_ROW;
use crate::header::MOST_COLUMNS;

/// A cell that owns what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OwnedCell {
    /// Nothing.
    #[default]
    Blank,
    /// A text as it stood, blanks around it included.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// The number `digits / 10^scale`.
    Decimal {
        /// Every digit, with the sign.
        digits: i128,
        /// How many of the digits stand behind the point.
        scale: u8,
    },
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// The first digits of a number whose others were lost.
    Cut(String),
    /// Different values for one fact, each with its place.
    Conflict(Vec<Reading>),
}

impl OwnedCell {
    /// An amount in fen or cents.
    pub fn minor(minor: i64) -> Self {
        Self::Decimal { digits: minor.into(), scale: 2 }
    }

    /// The cell, without blanks around a text.
    #[inline]
    pub fn cell(&self) -> Cell<'_> {
        match self {
            Self::Blank => Cell::Blank,
            Self::Text(text) => Cell::of_text(text),
            Self::Integer(number) => Cell::Integer(*number),
            Self::Decimal { digits, scale } => Cell::Decimal { digits: *digits, scale: *scale },
            Self::YesNo(fact) => Cell::YesNo(*fact),
            Self::Date(day) => Cell::Date(*day),
            Self::Cut(digits) => Cell::Cut(digits),
            Self::Conflict(readings) => Cell::Conflict(readings),
        }
    }

    /// The cell as it is written again: a text with the blanks around it.
    pub fn written(&self) -> Cell<'_> {
        if let Self::Text(text) = self { Cell::Text(text) } else { self.cell() }
    }
}

impl From<Cell<'_>> for OwnedCell {
    fn from(cell: Cell<'_>) -> Self {
        match cell {
            Cell::Blank | Cell::Text("") => Self::Blank,
            Cell::Text(text) => Self::Text(text.to_owned()),
            Cell::Integer(number) => Self::Integer(number),
            Cell::Decimal { digits, scale } => Self::Decimal { digits, scale },
            Cell::YesNo(fact) => Self::YesNo(fact),
            Cell::Date(day) => Self::Date(day),
            Cell::Cut(digits) => Self::Cut(digits.to_owned()),
            Cell::Conflict(readings) => Self::Conflict(readings.to_vec()),
        }
    }
}

impl From<String> for OwnedCell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

/// A row with its number in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedRow {
    /// The row, from 1.
    pub number: u64,
    /// Its cells in the order of the header.
    pub cells: Vec<OwnedCell>,
}

impl TypedRow {
    /// What shows that the row is none of a payroll: it is longer or wider than any, or holds a NUL.
    ///
    /// # Errors
    /// What it shows.
    pub(crate) fn check(&self) -> Result<(), FileProblem> {
        let row = self.number;
        if self.cells.len() > MOST_COLUMNS {
            return Err(FileProblem::TooManyColumns { limit: MOST_COLUMNS });
        }
        let mut length = self.cells.len();
        for cell in &self.cells {
            let OwnedCell::Text(text) = cell else { continue };
            if memchr::memchr(0, text.as_bytes()).is_some() {
                return Err(FileProblem::Nul { row });
            }
            length += text.len();
        }
        if length > LONGEST_ROW {
            return Err(FileProblem::RowTooLong { row, limit: LONGEST_ROW });
        }
        Ok(())
    }
}
