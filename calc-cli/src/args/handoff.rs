//! The command line of the hand-off.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{ReadingArguments, ReplaceArguments};

/// What is done.
#[derive(Debug, Subcommand)]
pub(crate) enum HandoffCommand {
    /// Write one file for each person of a payroll, and a list that says whose it is
    Write(WriteArguments),
    /// Join the files that came back to a payroll
    Join(JoinArguments),
}

#[derive(Debug, Args)]
pub(crate) struct WriteArguments {
    /// The payroll: CSV files or workbooks; several are joined to one row for each person and
    /// year
    #[arg(required = true)]
    pub(crate) input: Vec<PathBuf>,
    /// The folder that the files go to: an empty one, or one that is made
    #[arg(long, short, value_name = "FOLDER")]
    pub(crate) output: PathBuf,
    /// Put the employee's number and name into the names of the files
    #[arg(long)]
    pub(crate) named: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct JoinArguments {
    /// The list.csv of the hand-off
    pub(crate) list: PathBuf,
    /// The files that came back, or folders of them
    #[arg(required = true)]
    pub(crate) returned: Vec<PathBuf>,
    /// Where the payroll goes [default: standard output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    /// A column in which what came back takes the place of what was sent
    #[arg(long, value_name = "COLUMN")]
    pub(crate) take: Vec<String>,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
}
