//! The command line of comparisons.

use std::path::PathBuf;

use clap::Args;

use super::{ReplaceArguments, SettingsArguments};

#[derive(Debug, Args)]
pub(crate) struct CompareArguments {
    /// Two outputs of "batch" (CSV), the old one first; or one payroll, with --readings; or the facts of one
    /// person with the member "compare", a JSON file. "-" for standard input
    #[arg(required = true, num_args = 1..=2)]
    pub(crate) input: Vec<PathBuf>,
    /// What a tax bureau's figures agree with, as "taxdiff reconcile" writes it; given twice, the first is the
    /// old one, and given once, the old side takes none
    #[arg(long, value_name = "FILE")]
    pub(crate) readings: Vec<PathBuf>,
    /// Where the changes go (CSV); the file appears whole or not at all [default: standard output]
    #[arg(long, short)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
    /// Print JSON (one person)
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) settings: SettingsArguments,
}
