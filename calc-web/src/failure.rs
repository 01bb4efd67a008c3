//! Why the service did not start, stopped, or could not change its keys.

use std::io;
use std::path::PathBuf;

use calc_core::law::problem::Message;
use calc_payroll::catalogue::CatalogueProblem;
use calc_text::{Explained, Words, catalogue_problem, explained};

/// Why the service did not start, stopped, or could not change its keys.
#[derive(Debug)]
pub enum Failure {
    /// A message by its id, with what is filled in.
    Message {
        /// The id.
        id: &'static str,
        /// What is filled in.
        arguments: Vec<(&'static str, String)>,
        /// Whether what was asked for is wrong, or else the world it was asked in.
        is_usage: bool,
    },
    /// A file cannot be read.
    CannotRead {
        /// The file.
        file: PathBuf,
        /// The system's error.
        error: io::Error,
    },
    /// The catalogue file is broken.
    Catalogue {
        /// The file.
        file: PathBuf,
        /// What is wrong, and where.
        problem: CatalogueProblem,
    },
    /// The file of readings is none, or names what does not exist.
    Readings {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        message: Message,
    },
}

impl Failure {
    /// What was asked for is wrong.
    pub(crate) fn usage(id: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self::Message { id, arguments, is_usage: true }
    }

    /// Something outside failed.
    pub(crate) fn outside(id: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self::Message { id, arguments, is_usage: false }
    }

    /// The exit code that says it: 2 the command line, 3 a file that was given, 4 all else.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Message { is_usage: true, .. } | Self::Readings { .. } => 2,
            Self::CannotRead { .. } | Self::Catalogue { .. } => 3,
            Self::Message { .. } => 4,
        }
    }

    /// What happened and what to do.
    pub fn explained(&self, words: &Words) -> Explained {
        match self {
            Self::Message { id, arguments, .. } => {
                let arguments: Vec<(&str, &str)> =
                    arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
                Explained::of(words, id, &arguments)
            }
            Self::CannotRead { error, .. } => {
                let why = reason(error);
                let why = words.fill("reason-other", &[("words", &why)]);
                Explained::of(words, "cli-cannot-read", &[("reason", &why)])
            }
            Self::Catalogue { problem, .. } => catalogue_problem(words, problem),
            Self::Readings { message, .. } => explained(words, message),
        }
    }

    /// The same as lines for a person.
    pub fn text(&self, words: &Words) -> String {
        self.explained(words).lines(words, self.place(words).as_deref(), None)
    }

    /// The file, row and column that it is about.
    fn place(&self, words: &Words) -> Option<String> {
        match self {
            Self::Message { .. } => None,
            Self::CannotRead { file, .. } | Self::Readings { file, .. } => {
                Some(file.display().to_string())
            }
            Self::Catalogue { file, problem } => {
                let (file, row) = (file.display().to_string(), problem.row.to_string());
                let column = problem.column.unwrap_or_default();
                let id = if column.is_empty() { "place-file-row" } else { "place-file-row-column" };
                let arguments = [("file", file.as_str()), ("row", &row), ("column", column)];
                Some(words.fill(id, &arguments))
            }
        }
    }
}

/// The system's own words for an error, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
