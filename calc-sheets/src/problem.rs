//! Why a file cannot be read as a payroll, beyond what a CSV file can have wrong.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::damage::Damage;
use crate::layout::NON_DOMICILED;
use crate::markup::Markup;
use crate::room::Room;

/// A limit that keeps a hostile file from taking the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Bytes of the file itself.
    FileBytes,
    /// Unpacked bytes of a workbook.
    UnpackedBytes,
    /// Unpacked bytes of the table of texts.
    TextBytes,
    /// Texts in the table of texts.
    Texts,
    /// Formats, names and relationships of the workbook.
    Entries,
    /// Bytes between two tags: one cell, or one tag.
    OneText,
    /// Bytes of the cells of one row.
    RowBytes,
    /// Bytes of the texts above the tables of a file, and of their headers.
    HeaderBytes,
    /// Bytes of the names of the sheets.
    SheetNames,
    /// Cells of a sheet, blank ones between others included.
    Cells,
    /// Cells of a workbook of the old kind, blank ones between others included.
    OldCells,
    /// Blank cells between the others, in a workbook of the old kind that has few.
    OldBlankCells,
    /// Cells of all tables that are joined.
    JoinedCells,
    /// Bytes that the cells of all tables that are joined take.
    JoinedBytes(Room),
    /// Unpacked bytes of a sheet that is given back with more columns.
    KeptBytes,
}

impl Limit {
    /// The most that is read.
    pub const fn most(self) -> u64 {
        match self {
            Self::FileBytes => 512 << 20,
            Self::UnpackedBytes => 4 << 30,
            Self::TextBytes => 192 << 20,
            Self::Texts => 4_000_000,
            Self::Entries => 500_000,
            Self::OneText | Self::HeaderBytes => 8 << 20,
            Self::RowBytes | Self::SheetNames => 1 << 20,
            Self::Cells => 100_000_000,
            Self::OldCells => 16_000_000,
            Self::OldBlankCells => 1_000_000,
            Self::JoinedCells => 20_000_000,
            Self::JoinedBytes(Room::Run) => 2 << 30,
            Self::JoinedBytes(Room::Service) => 128 << 20,
            Self::KeptBytes => 256 << 20,
        }
    }

    /// The id of its name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::FileBytes => "limit-file_bytes",
            Self::UnpackedBytes => "limit-unpacked_bytes",
            Self::TextBytes => "limit-text_bytes",
            Self::Texts => "limit-texts",
            Self::Entries => "limit-entries",
            Self::OneText => "limit-one_text",
            Self::RowBytes => "limit-row_bytes",
            Self::HeaderBytes => "limit-header_bytes",
            Self::SheetNames => "limit-sheet_names",
            Self::Cells => "limit-cells",
            Self::OldCells => "limit-old_cells",
            Self::OldBlankCells => "limit-old_blank_cells",
            Self::JoinedCells => "limit-joined_cells",
            Self::JoinedBytes(_) => "limit-joined_bytes",
            Self::KeptBytes => "limit-kept_bytes",
        }
    }
}

/// What is wrong with a workbook, an encoding or a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetProblem {
    /// The workbook cannot be opened or read.
    Damaged(Damage),
    /// The process that reads the workbook ended, or took more than the room that it has.
    Unreadable(Room),
    /// The process that reads workbooks could not be started.
    NotStarted,
    /// A password protects it.
    Protected,
    /// A limit is passed.
    TooLarge(Limit),
    /// The workbook that is to be written would have more columns than a sheet holds: so many.
    TooWide(usize),
    /// The workbook that is to be written would have a cell with more letters than one may hold.
    CellTooLong {
        /// The row of the file that holds it.
        row: u64,
        /// Its column.
        column: String,
    },
    /// The rows of a sheet do not ascend.
    OutOfOrder {
        /// The sheet.
        sheet: String,
        /// The row.
        row: u32,
    },
    /// No sheet has the name.
    NoSheet {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// `--sheet` is given for a file that is no workbook.
    NotAWorkbook,
    /// Nothing in the file looks like a table that is known.
    NothingKnown {
        /// The sheets that were looked at; none of a text file.
        sheets: Vec<String>,
        /// Hidden sheets, which were not.
        hidden: Vec<String>,
    },
    /// More than one encoding fits; the first names as each would read them.
    WhichEncoding(Vec<(&'static str, String)>),
    /// Bytes that are nothing in the encoding.
    BadBytes {
        /// The encoding.
        encoding: &'static str,
        /// The line.
        line: u64,
    },
    /// A sheet is recognised, and its contents are not supported.
    NotSupported {
        /// The layout's id.
        layout: &'static str,
        /// The sheet, or the file.
        place: String,
        /// The other sheets of its workbook that are recognised.
        others: Vec<String>,
    },
    /// A cell that counts is a formula whose value cannot be trusted; with its place.
    NotWorkedOut(String),
    /// A table written as a web page or as XML, whatever its name ends with.
    Markup(Markup),
    /// A monthly sheet does not say which month it is.
    WhichMonth(String),
    /// Days such as 05/01/2025 leave open which number is the month.
    WhichDayOrder(String),
    /// A yearly sheet does not say which year it is.
    WhichYear(String),
    /// The tables are known, and none holds a mainland year of anybody.
    NoYear,
    /// The mapping file is not TOML, and the line where that shows.
    MapNotToml(usize),
    /// The mapping file has no table of columns.
    MapWithoutColumns,
    /// The mapping file names a column that there is not.
    BadMap {
        /// The column of the user's.
        found: String,
        /// What it is mapped to, as it stands in the file.
        target: String,
    },
}

impl SheetProblem {
    /// Whether the message itself says where: the file, and its sheet.
    pub fn says_place(&self) -> bool {
        matches!(
            self,
            Self::NotSupported { .. }
                | Self::WhichMonth(_)
                | Self::WhichDayOrder(_)
                | Self::WhichYear(_)
        )
    }

    /// Whether the sheet is one of months, which are worked out apart from years, and stands beside no
    /// sheet that is known and another.
    pub fn is_of_months_alone(&self) -> bool {
        matches!(self, Self::NotSupported { layout, others, .. }
            if *layout == NON_DOMICILED && others.is_empty())
    }

    /// The code, as answers write it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Damaged(_) => "workbook_damaged",
            Self::Unreadable(_) => "workbook_unreadable",
            Self::NotStarted => "reader_not_started",
            Self::Protected => "workbook_protected",
            Self::TooLarge(_) => "workbook_too_large",
            Self::TooWide(_) => "workbook_too_wide",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::OutOfOrder { .. } => "rows_out_of_order",
            Self::NoSheet { .. } => "no_such_sheet",
            Self::NotAWorkbook => "not_a_workbook",
            Self::NothingKnown { .. } => "no_known_table",
            Self::WhichEncoding(_) => "encoding_not_clear",
            Self::BadBytes { .. } => "bad_bytes",
            Self::NotSupported { .. } => "table_not_supported",
            Self::NotWorkedOut(_) => "formula_not_worked_out",
            Self::Markup(_) => "not_a_table",
            Self::WhichMonth(_) => "month_not_clear",
            Self::WhichDayOrder(_) => "day_order_not_clear",
            Self::WhichYear(_) => "year_not_clear",
            Self::NoYear => "no_mainland_year",
            Self::MapNotToml(_) => "map_not_toml",
            Self::MapWithoutColumns => "map_without_columns",
            Self::BadMap { .. } => "bad_map",
        }
    }

    /// The id of the message.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Damaged(_) => "sheet-damaged",
            Self::Unreadable(_) => "sheet-unreadable",
            Self::NotStarted => "sheet-not-started",
            Self::Protected => "sheet-protected",
            Self::TooLarge(_) => "sheet-too-large",
            Self::TooWide(_) => "sheet-too-wide",
            Self::CellTooLong { .. } => "sheet-cell-too-long",
            Self::OutOfOrder { .. } => "sheet-out-of-order",
            Self::NoSheet { .. } => "sheet-no-sheet",
            Self::NotAWorkbook => "sheet-not-a-workbook",
            Self::NothingKnown { hidden, .. } if !hidden.is_empty() => "sheet-nothing-known-hidden",
            Self::NothingKnown { sheets, .. } if sheets.is_empty() => "sheet-nothing-known-text",
            Self::NothingKnown { .. } => "sheet-nothing-known",
            Self::WhichEncoding(_) => "sheet-which-encoding",
            Self::BadBytes { .. } => "sheet-bad-bytes",
            Self::NotSupported { layout, .. } if *layout == "labour_services" => {
                "sheet-labour-services"
            }
            Self::NotSupported { layout, .. } if *layout == "names_alone" => "sheet-names-alone",
            Self::NotSupported { layout, .. } if *layout == "mpf_remittance" => {
                "sheet-mpf-remittance"
            }
            Self::NotSupported { layout, .. } if *layout == NON_DOMICILED => "sheet-non-domiciled",
            Self::NotSupported { .. } => "sheet-of-residents",
            Self::NotWorkedOut(_) => "sheet-not-worked-out",
            Self::Markup(markup) => markup.id(),
            Self::WhichMonth(_) => "sheet-which-month",
            Self::WhichDayOrder(_) => "sheet-which-day-order",
            Self::WhichYear(_) => "sheet-which-year",
            Self::NoYear => "sheet-no-year",
            Self::MapNotToml(_) => "sheet-map-not-toml",
            Self::MapWithoutColumns => "sheet-map-without-columns",
            Self::BadMap { .. } => "sheet-bad-map",
        }
    }
}

impl fmt::Display for SheetProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl std::error::Error for SheetProblem {}

impl From<SheetProblem> for std::io::Error {
    fn from(problem: SheetProblem) -> Self {
        Self::other(problem)
    }
}
