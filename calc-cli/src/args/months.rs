//! The command line of months and of crossings of the border.

use std::path::PathBuf;

use clap::Args;

use super::{FormatArgument, ReplaceArguments};

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct WithholdArguments {
    /// The months: CSV files or workbooks, one row for each person, month and period; "-" for
    /// standard input
    #[arg(required = true)]
    pub(crate) input: Vec<PathBuf>,
    /// Where the rows go; it appears whole or not at all [default: standard output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    /// How rows are written [default: as the output's name says, otherwise csv]
    #[arg(long, value_enum)]
    pub(crate) format: Option<FormatArgument>,
    /// A sheet to read, instead of every visible one of its file; a hidden one is read only so
    #[arg(long = "sheet", value_name = "NAME")]
    pub(crate) sheets: Vec<String>,
    /// The encoding of text files: utf-8, utf-16le, utf-16be, gb18030, big5
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// An employer's own mapping of columns, as "taxdiff map" proposes one
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// The month of sheets that do not say it, such as 2025-06
    #[arg(long, value_name = "MONTH")]
    pub(crate) month: Option<String>,
    /// Say what is recognised and joined, and stop there
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Rows to leave out, as they are numbered in the list of errors, for example 3,7-9
    #[arg(long, value_name = "ROWS")]
    pub(crate) exclude: Option<String>,
    /// Give the workbook back as it came, with the result columns added
    #[arg(long, requires = "output", conflicts_with_all = ["format", "next"])]
    pub(crate) keep_workbook: bool,
    /// Add the rows of next month for residents, paid as the last month was
    #[arg(long)]
    pub(crate) next: bool,
    /// Begin the output with a byte order mark, for Excel
    #[arg(long)]
    pub(crate) bom: bool,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
    /// Where the list of errors goes (CSV)
    #[arg(long)]
    pub(crate) errors: Option<PathBuf>,
    /// Where the report goes, a page that loads nothing from outside
    #[arg(long)]
    pub(crate) report: Option<PathBuf>,
    /// How many rows are worked out at the same time, from 1 to 256 [default: one for each core]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,
    /// What holds for every row: an open point of months of "taxdiff params list", for example
    /// `second_bonus=refused`
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct DaysArguments {
    /// The crossings or stays: CSV files or workbooks, the export of the National Immigration
    /// Administration included; "-" for standard input
    #[arg(required = true)]
    pub(crate) input: Vec<PathBuf>,
    /// The year to count [default: every year of the record]
    #[arg(long, value_parser = clap::value_parser!(u16).range(2019..=2099))]
    pub(crate) year: Option<u16>,
    /// A row for each month, with its work days
    #[arg(long)]
    pub(crate) months: bool,
    /// The first day that the record covers [default: 1 January of its first year]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// The last day that the record covers [default: its last day]
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// The calendar of public holidays, CSV with the columns date and kind (holiday, workday), by which
    /// rest days outside are told [default: Saturdays and Sundays]
    #[arg(long, value_name = "FILE")]
    pub(crate) holidays: Option<PathBuf>,
    /// Where the counts go; they appear whole or not at all [default: standard output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    /// How rows are written [default: as the output's name says, otherwise csv]
    #[arg(long, value_enum)]
    pub(crate) format: Option<FormatArgument>,
    /// A sheet to read, instead of every visible one of its file
    #[arg(long = "sheet", value_name = "NAME")]
    pub(crate) sheets: Vec<String>,
    /// The encoding of text files: utf-8, utf-16le, utf-16be, gb18030, big5
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Begin the output with a byte order mark, for Excel
    #[arg(long)]
    pub(crate) bom: bool,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
    /// Where the list of errors goes (CSV)
    #[arg(long)]
    pub(crate) errors: Option<PathBuf>,
    /// How days count: an open point about days of "taxdiff params list", for example
    /// `absence_count=inclusive` or `rest_days_outside=counted`
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
}
