//! What makes a whole file unreadable as a payroll. Nothing is written then.

use calc_core::law::fields::FieldAbout;
use calc_core::law::problem::{Argument, Message};
use calc_core::person::fields::Field;

use crate::sniff::Kind;

/// A mistake of the file, not of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// There is nothing in it.
    Empty,
    /// It has a header, and no row to work out.
    NoRows,
    /// It is not a text file of columns, but something known.
    NotCsv(Kind),
    /// Bytes that are not UTF-8.
    NotUtf8 {
        /// The row.
        row: u64,
    },
    /// A NUL byte.
    Nul {
        /// The row.
        row: u64,
    },
    /// A text in one of our own columns is forced to be one (`="0042"`, an apostrophe), far behind the
    /// beginning of the file, where such texts are looked for and taken.
    ForcedText {
        /// The row.
        row: u64,
    },
    /// The header ends with a carriage return alone, as old Macintosh files do.
    CarriageReturns {
        /// The row.
        row: u64,
    },
    /// A quotation mark opens a cell and nothing closes it.
    OpenQuote {
        /// The row in which it opens.
        row: u64,
    },
    /// A row longer than any payroll's.
    RowTooLong {
        /// The row.
        row: u64,
        /// The most bytes that a row may have.
        limit: usize,
    },
    /// More columns than a spreadsheet has.
    TooManyColumns {
        /// The most that are read.
        limit: usize,
    },
    /// Required columns that are not there.
    MissingColumns(Vec<&'static FieldAbout>),
    /// None of the income columns is there.
    NoIncomeColumn,
    /// A column of months where a row has to be a year.
    OfMonths {
        /// Its position, from 1.
        column: usize,
    },
    /// Two columns that mean the same.
    ColumnTwice {
        /// What both mean.
        field: &'static FieldAbout,
        /// The position of the first, from 1.
        first: usize,
        /// The position of the second, from 1.
        second: usize,
    },
    /// Two columns with one name where rows are written as objects.
    NameTwice {
        /// The position of the second, from 1.
        column: usize,
    },
    /// What a rule of the subject says of the rows as a whole, with its code.
    Told(&'static str, Box<Message>),
    /// A column that bears the name of one that comes back.
    ResultColumn {
        /// The name.
        name: &'static str,
        /// Its position, from 1.
        column: usize,
    },
}

impl FileProblem {
    /// The code, as answers write it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoRows => "no_rows",
            Self::NotCsv(_) => "not_csv",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::Nul { .. } => "nul",
            Self::ForcedText { .. } => "forced_text",
            Self::CarriageReturns { .. } => "carriage_returns",
            Self::OpenQuote { .. } => "open_quote",
            Self::RowTooLong { .. } => "row_too_long",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::MissingColumns(_) => "missing_columns",
            Self::NoIncomeColumn => "no_income_column",
            Self::OfMonths { .. } => "of_months",
            Self::ColumnTwice { .. } => "column_twice",
            Self::NameTwice { .. } => "name_twice",
            Self::Told(code, _) => code,
            Self::ResultColumn { .. } => "result_column",
        }
    }

    /// The row that shows it.
    pub fn row(&self) -> Option<u64> {
        match self {
            Self::NotUtf8 { row }
            | Self::Nul { row }
            | Self::ForcedText { row }
            | Self::CarriageReturns { row }
            | Self::OpenQuote { row }
            | Self::RowTooLong { row, .. } => Some(*row),
            _ => None,
        }
    }

    /// The message that says it; its attribute `fix` says what to do.
    pub fn message(&self) -> Message {
        let plain = |id: &str| Message::new(id, Vec::new());
        let limit = |limit: usize| {
            vec![("limit", Argument::Number(u64::try_from(limit).unwrap_or(u64::MAX)))]
        };
        let number = |number: usize| Argument::Text(number.to_string());
        match self {
            Self::Empty => plain("file-empty"),
            Self::Told(_, message) => (**message).clone(),
            Self::NoRows => plain("file-no-rows"),
            Self::NotCsv(kind) => plain(&format!("file-not-csv-{}", kind.id())),
            Self::NotUtf8 { .. } => plain("file-not-utf8"),
            Self::Nul { .. } => plain("file-nul"),
            Self::ForcedText { .. } => plain("file-forced-text"),
            Self::CarriageReturns { .. } => plain("file-carriage-returns"),
            Self::OpenQuote { .. } => plain("file-open-quote"),
            Self::RowTooLong { limit: most, .. } => Message::new("file-row-too-long", limit(*most)),
            Self::TooManyColumns { limit: most } => {
                Message::new("file-too-many-columns", limit(*most))
            }
            Self::MissingColumns(fields) => {
                let columns = vec![("columns", Argument::Columns(fields.clone()))];
                Message::new("file-missing-columns", columns)
            }
            Self::NoIncomeColumn => {
                let income = Field::ALL.iter().map(|field| field.about());
                let income = income.filter(|about| about.income);
                let columns = vec![("columns", Argument::Columns(income.collect()))];
                Message::new("file-no-income-column", columns)
            }
            Self::OfMonths { column } => {
                Message::new("file-of-months", vec![("column", number(*column))])
            }
            Self::ColumnTwice { field, first, second } => {
                let arguments = vec![
                    ("first", number(*first)),
                    ("second", number(*second)),
                    ("column", Argument::Column(field)),
                ];
                Message::new("file-column-twice", arguments)
            }
            Self::NameTwice { column } => {
                Message::new("file-name-twice", vec![("column", number(*column))])
            }
            Self::ResultColumn { name, column } => {
                let arguments =
                    vec![("name", Argument::Text((*name).to_owned())), ("column", number(*column))];
                Message::new("file-result-column", arguments)
            }
        }
    }
}
