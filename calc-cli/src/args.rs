//! The command line.

mod compare;
mod handoff;
mod months;
mod readings;
mod replace;

use std::path::{Path, PathBuf};

use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

pub(crate) use compare::CompareArguments;
pub(crate) use handoff::{HandoffCommand, JoinArguments, WriteArguments};
pub(crate) use months::{DaysArguments, WithholdArguments};
pub(crate) use readings::{ReconcileArguments, SolveArguments};
pub(crate) use replace::ReplaceArguments;

/// Mainland tax, Hong Kong tax on the same income, and which relief of the Hetao Shenzhen Park to
/// claim: for one person or a whole payroll.
#[derive(Debug, Parser)]
#[command(name = "taxdiff", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The language of everything that is said to you.
    #[arg(
        long = "lang",
        global = true,
        value_enum,
        ignore_case = true,
        default_value_t,
        env = "TAXDIFF_LANG"
    )]
    pub(crate) language: LanguageArgument,
    /// Say nothing but errors.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Show no progress bar.
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,
    /// The ruleset that is expected, as answers name it; under another one nothing is worked out.
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) ruleset: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A language, by its tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArgument {
    /// English
    // A variable that is set to nothing says nothing.
    #[default]
    #[value(name = "en", aliases = ["", "en-GB", "en-HK", "en-US"])]
    English,
    /// Simplified Chinese
    #[value(name = "zh-Hans", aliases = ["zh", "zh-CN", "zh-SG", "zh-Hans-CN"])]
    SimplifiedChinese,
    /// Traditional Chinese, Hong Kong terms
    #[value(name = "zh-Hant-HK", aliases = ["zh-HK", "zh-TW", "zh-MO", "zh-Hant"])]
    HongKongChinese,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::English => Self::English,
            LanguageArgument::SimplifiedChinese => Self::SimplifiedChinese,
            LanguageArgument::HongKongChinese => Self::HongKongChinese,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Work out a payroll file, row by row
    Batch(BatchArguments),
    /// Work out what to withhold, month by month
    Withhold(WithholdArguments),
    /// Count days from crossings of the border
    Days(DaysArguments),
    /// Work out one person-year given as JSON
    Assess(AssessArguments),
    /// Work out one company-year given as JSON, or many given as CSV
    Enterprise(EnterpriseArguments),
    /// Show one row of a payroll step by step
    Explain(ExplainArguments),
    /// Explain a figure of the tax bureau by the readings of what the law leaves open
    Reconcile(ReconcileArguments),
    /// Say what changes between two outputs, two files of readings, or two sets of settings
    Compare(CompareArguments),
    /// Find the wages that leave a net, the best split into wages and bonus, or what leaves as much as
    /// Hong Kong
    Solve(SolveArguments),
    /// Work a record of an answer out again, and say what is different
    Verify(VerifyArguments),
    /// Show the law's numbers, with their sources
    Params(ParamsArguments),
    /// Write an empty payroll with a line of help
    Template(TemplateArguments),
    /// Propose a mapping for the columns of an employer's own files
    Map(MapArguments),
    /// Let each person complete what is known of them, and join what comes back
    Handoff {
        /// What is done
        #[command(subcommand)]
        command: HandoffCommand,
    },
    /// Answer over HTTP
    #[cfg(feature = "serve")]
    Serve(Box<calc_web::ServeArguments>),
    /// Open the pages in the browser; nothing leaves this computer
    #[cfg(feature = "serve")]
    Open(OpenArguments),
    /// Write a completion script for a shell
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual pages of all commands, for `man`
    Manual {
        /// The folder that they go to.
        folder: PathBuf,
    },
}

impl Command {
    /// The file of readings that the command takes.
    pub(crate) fn readings(&self) -> Option<&Path> {
        let settings = match self {
            Self::Batch(batch) => &batch.settings,
            Self::Assess(assess) => &assess.settings,
            Self::Explain(explain) => &explain.settings,
            Self::Reconcile(reconcile) => &reconcile.settings,
            Self::Solve(solve) => &solve.settings,
            _ => return None,
        };
        settings.readings.as_deref()
    }
}

/// What is opened.
#[cfg(feature = "serve")]
#[derive(Debug, Default, Args)]
pub(crate) struct OpenArguments {
    /// Begin with one person instead of a payroll
    #[arg(long)]
    pub(crate) person: bool,
    /// Print the address and start no browser
    #[arg(long)]
    pub(crate) no_browser: bool,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct BatchArguments {
    /// The payroll: CSV files or workbooks, several of which are joined to one row for each person
    /// and year, or one Parquet file. "-" for standard input
    #[arg(required = true)]
    pub(crate) input: Vec<PathBuf>,
    /// Where the rows go; it appears whole or not at all [default: standard output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    /// How rows are written [default: as the output's name says, otherwise csv]
    #[arg(long, value_enum)]
    pub(crate) format: Option<FormatArgument>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    /// The month of sheets of months that do not say it, such as 2025-06
    #[arg(long, value_name = "MONTH", conflicts_with = "project")]
    pub(crate) month: Option<String>,
    /// Say what is recognised and joined, and stop there
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Rows to leave out, as they are numbered in the list of errors, for example 3,7-9
    #[arg(long, value_name = "ROWS")]
    pub(crate) exclude: Option<String>,
    /// Give the workbook back as it came, with the result columns added
    #[arg(long, requires = "output", conflicts_with = "format")]
    pub(crate) keep_workbook: bool,
    /// Begin the output with a byte order mark, for Excel
    #[arg(long)]
    pub(crate) bom: bool,
    /// Add between which amounts the exemption of each row lies over all readings of what the law
    /// leaves open, and the question that narrows it most
    #[arg(long)]
    pub(crate) range: bool,
    /// Add what Hong Kong really charges each person, with the credit for mainland tax and the cheapest
    /// form for a couple; also without this where the file has a column of it
    #[arg(long)]
    pub(crate) both_sides: bool,
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
    #[command(flatten)]
    pub(crate) settings: PersonSettingsArguments,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArgument {
    /// The columns as they came, then the results
    Csv,
    /// One JSON object a row
    Jsonl,
    /// A workbook with a summary, the rows, the assumptions and what needs attention
    Xlsx,
    /// A table for data engines: the columns as they came, then the results, each with its type
    #[cfg(feature = "parquet")]
    Parquet,
}

/// How rows about companies are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormatArgument {
    /// The columns as they came, then the results
    Csv,
    /// One JSON object a row
    Jsonl,
}

/// How payroll files are read.
#[derive(Debug, Default, Args)]
pub(crate) struct ReadingArguments {
    /// A sheet to read, instead of every visible one of its file; a hidden one is read only so
    #[arg(long = "sheet", value_name = "NAME")]
    pub(crate) sheets: Vec<String>,
    /// The encoding of text files: utf-8, utf-16le, utf-16be, gb18030, big5
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// An employer's own mapping of columns, as "taxdiff map" proposes one
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// Carry a year that is still running on to December, marked as a projection
    #[arg(long)]
    pub(crate) project: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SettingsArguments {
    /// What holds where a row does not say otherwise: an assumption's column or an open point of
    /// "taxdiff params list", for example `fx_cny_per_hkd=0.91` or `tax_reduction=not_counted`
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
}

/// What holds where the facts of people do not say otherwise.
#[derive(Debug, Args)]
pub(crate) struct PersonSettingsArguments {
    #[command(flatten)]
    pub(crate) common: SettingsArguments,
    /// What holds at open points that neither a row nor --set decides: what a tax bureau's figures agree
    /// with, as "taxdiff reconcile" writes it
    #[arg(long, value_name = "FILE")]
    pub(crate) readings: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct AssessArguments {
    /// The facts, a JSON file; "-" for standard input
    pub(crate) facts: PathBuf,
    /// Print the answer as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// How much of the way to the answer is shown [default: what the facts ask for, or none]
    #[arg(long, value_enum)]
    pub(crate) trace: Option<TraceArgument>,
    /// Where a record of the answer goes, which "taxdiff verify" works out again; "-" prints it in place
    /// of the answer
    #[arg(long, value_name = "FILE")]
    pub(crate) receipt: Option<PathBuf>,
    /// Put the employee's number, name and identity number into the record, outside of its hash
    #[arg(long, requires = "receipt")]
    pub(crate) with_identity: bool,
    #[command(flatten)]
    pub(crate) formulas: FormulasArguments,
    #[command(flatten)]
    pub(crate) settings: PersonSettingsArguments,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// The records, as "taxdiff assess --receipt" writes them; "-" for standard input
    #[arg(required = true)]
    pub(crate) receipts: Vec<PathBuf>,
    /// Print JSON, a line for each record
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct EnterpriseArguments {
    /// The facts: one company-year as JSON, or many as CSV, one row each; "-" for standard input
    pub(crate) facts: PathBuf,
    /// Print the answer as JSON (one company)
    #[arg(long)]
    pub(crate) json: bool,
    /// How much of the way to the answer is shown (one company)
    #[arg(long, value_enum)]
    pub(crate) trace: Option<TraceArgument>,
    /// The items of the official Catalogue, a CSV file with the columns area, item, title
    #[arg(long, value_name = "FILE")]
    pub(crate) catalogue: Option<PathBuf>,
    /// A table along one amount or number, with the exact points at which something turns (one
    /// company), for example `main_business_income=40m..80m:1m`
    #[arg(long, value_name = "FACT=FROM..TO:STEP")]
    pub(crate) vary: Option<String>,
    /// Where the report goes, a page that loads nothing from outside: a memo of one company, or
    /// the totals of many
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Where the answer or the rows go; it appears whole or not at all [default: standard output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    /// How rows are written [default: jsonl for many companies, a table for --vary]
    #[arg(long, value_enum)]
    pub(crate) format: Option<TextFormatArgument>,
    /// Begin the output with a byte order mark, for Excel (many companies)
    #[arg(long)]
    pub(crate) bom: bool,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
    /// Where the list of errors goes, CSV (many companies)
    #[arg(long)]
    pub(crate) errors: Option<PathBuf>,
    /// How many rows are worked out at the same time (many companies)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    pub(crate) settings: SettingsArguments,
}

/// How much of the way to an answer is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TraceArgument {
    /// Nothing
    #[default]
    None,
    /// Caps, open points, conditions and notes
    Summary,
    /// Every step
    Full,
}

impl From<TraceArgument> for TraceLevel {
    fn from(argument: TraceArgument) -> Self {
        match argument {
            TraceArgument::None => Self::None,
            TraceArgument::Summary => Self::Summary,
            TraceArgument::Full => Self::Full,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct FormulasArguments {
    /// A workbook (XLSX) of the steps, each figure a formula over the figures that it was made of; with
    /// "explain", without a row or an employee, a sheet for every row
    #[arg(long, value_name = "FILE")]
    pub(crate) formulas: Option<PathBuf>,
    /// Replace the workbook if there is one already
    #[arg(long, requires = "formulas")]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").required(true).multiple(true).args(["row", "employee", "formulas"]))]
pub(crate) struct ExplainArguments {
    /// The payroll: CSV files or workbooks; "-" for standard input
    #[arg(required = true)]
    pub(crate) input: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    /// The row, counted as a spreadsheet counts: the header is row 1
    #[arg(long)]
    pub(crate) row: Option<u64>,
    /// The employee's number
    #[arg(long, value_name = "ID", conflicts_with = "row")]
    pub(crate) employee: Option<String>,
    /// Print the answer and its steps as JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) formulas: FormulasArguments,
    #[command(flatten)]
    pub(crate) settings: PersonSettingsArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ParamsArguments {
    #[command(subcommand)]
    pub(crate) command: Option<ParamsCommand>,
    /// Print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The day on which it is asked what is in force
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) on: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ParamsCommand {
    /// All parameters, a line each (the default)
    List,
    /// One parameter with all its versions and sources
    Show {
        /// Its id, as the list shows it
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct MapArguments {
    /// The file whose columns are to be mapped
    pub(crate) input: PathBuf,
    /// Where the mapping goes [default: standard output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
    /// A mapping for a file of months: one row for each person and month
    #[arg(long)]
    pub(crate) months: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct TemplateArguments {
    /// Where the template goes; a name that ends in .xlsx makes it a workbook [default: standard
    /// output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
    /// Begin the file with a byte order mark, for Excel
    #[arg(long)]
    pub(crate) bom: bool,
    /// Name the columns in the language instead of by their canonical names
    #[arg(long)]
    pub(crate) labels: bool,
    /// A file of companies instead of a payroll
    #[arg(long)]
    pub(crate) companies: bool,
    /// A file of months instead of a payroll
    #[arg(long, conflicts_with = "companies")]
    pub(crate) months: bool,
    /// A record of crossings of the border instead of a payroll
    #[arg(long, conflicts_with_all = ["companies", "months"])]
    pub(crate) crossings: bool,
    /// Events of equity pay beside a payroll instead of the payroll
    #[arg(long, conflicts_with_all = ["companies", "months", "crossings"])]
    pub(crate) equity: bool,
}
