//! The command line of what the law leaves open, and of the way back from a net to wages.

use std::path::PathBuf;

use calc_core::person::solve::NetRelief;
use clap::{Args, ValueEnum};

use super::{PersonSettingsArguments, ReplaceArguments};

#[derive(Debug, Args)]
pub(crate) struct ReconcileArguments {
    /// The facts of one person, a JSON file, as "assess" takes them; or a payroll with a column of official
    /// figures, as "batch" takes it. "-" for standard input
    #[arg(required = true)]
    pub(crate) input: Vec<PathBuf>,
    /// The exemption that the tax bureau gave, in yuan
    #[arg(long, value_name = "AMOUNT", conflicts_with = "official_refund")]
    pub(crate) official: Option<String>,
    /// What came back with the settlement, in yuan; negative where tax was still due
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) official_refund: Option<String>,
    /// The column of a payroll that holds the exemptions that the bureau gave [default:
    /// `official_exemption`, and `official_refund` for what came back]
    #[arg(long, value_name = "NAME", conflicts_with_all = ["official", "official_refund"])]
    pub(crate) official_column: Option<String>,
    /// Where what a payroll's figures agree with goes: a file that --readings takes
    #[arg(long, short, conflicts_with_all = ["official", "official_refund"])]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) replace: ReplaceArguments,
    /// A sheet to read, instead of every visible one of its file; a hidden one is read only so
    #[arg(long = "sheet", value_name = "NAME")]
    pub(crate) sheets: Vec<String>,
    /// The encoding of text files: utf-8, utf-16le, utf-16be, gb18030, big5
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// An employer's own mapping of columns, as "taxdiff map" proposes one
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) settings: PersonSettingsArguments,
}

#[derive(Debug, Args)]
pub(crate) struct SolveArguments {
    /// The facts, a JSON file, as "assess" takes them; "-" for standard input
    pub(crate) facts: PathBuf,
    /// What is wanted: `net=600000` (yuan that wages leave), `package=800000` (wages and bonus together)
    /// or `hong_kong=900000` (a gross in Hong Kong dollars) [default: what the facts ask for]
    #[arg(long = "for", value_name = "GOAL=AMOUNT")]
    pub(crate) goal: Option<String>,
    /// Which relief is counted in what is left [default: best]
    #[arg(long, value_enum)]
    pub(crate) relief: Option<ReliefArgument>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) settings: PersonSettingsArguments,
}

/// Which relief is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReliefArgument {
    /// None
    None,
    /// The exemption, unless it is ruled out
    Exemption,
    /// The 15% subsidy, unless it is ruled out
    Subsidy,
    /// What the best route brings for certain
    Best,
}

impl From<ReliefArgument> for NetRelief {
    fn from(argument: ReliefArgument) -> Self {
        match argument {
            ReliefArgument::None => Self::None,
            ReliefArgument::Exemption => Self::Exemption,
            ReliefArgument::Subsidy => Self::Subsidy,
            ReliefArgument::Best => Self::Best,
        }
    }
}
