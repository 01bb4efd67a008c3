//! Why a command could not do its work, and the exit code that says so.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_payroll::file_problem::FileProblem;
use calc_sheets::problem::SheetProblem;
use calc_text::{Explained, Words, file_problem, grouped};

/// All rows are good.
pub(crate) const GOOD: u8 = 0;
/// Some rows are bad; the output is complete and says which.
pub(crate) const BAD_ROWS: u8 = 1;
/// The command line is wrong.
const COMMAND_LINE: u8 = 2;
/// The input cannot be read as a payroll.
pub(crate) const INPUT: u8 = 3;
/// The output cannot be written.
const OUTPUT: u8 = 4;
/// Interrupted, as shells number it.
pub(crate) const INTERRUPTED: u8 = 130;

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line asks for something that is not there.
    CommandLine(Message),
    /// The input cannot be read.
    Read { file: PathBuf, reason: String },
    /// The input is no payroll.
    File { file: PathBuf, problem: FileProblem },
    /// The input is no workbook, text or table that can be read.
    Sheet { file: PathBuf, problem: SheetProblem },
    /// A message about the input.
    Input { file: PathBuf, message: Message },
    /// The output cannot be written.
    Write { file: Option<PathBuf>, reason: String, place: Place },
    /// Somebody interrupted.
    Interrupted { to_stdout: bool },
    /// Everything was said already.
    Said(u8),
}

/// Where something was written, which decides what is left there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A file that appears whole or not at all.
    File,
    /// Standard output.
    Stdout,
    /// A device or a pipe.
    Device,
}

/// A message by its id, with what is filled in.
#[derive(Debug)]
pub(crate) struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, String)>,
}

impl Message {
    /// A message.
    pub(crate) fn new(id: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { id, arguments }
    }

    fn explained(&self, words: &Words) -> Explained {
        let arguments: Vec<(&str, &str)> =
            self.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Explained::of(words, self.id, &arguments)
    }
}

/// A file's name, or what stands for it.
pub(crate) fn name_of(words: &Words, file: &Path) -> String {
    if file.as_os_str() == "-" { words.say("cli-stdin") } else { file.display().to_string() }
}

impl Failure {
    /// Says what happened on standard error.
    pub(crate) fn report(self, words: &Words) -> ExitCode {
        let (code, place, explained) = self.explained(words);
        let mut text = String::new();
        if let Some(explained) = explained {
            if let Some(place) = place {
                text.push_str(&place);
                text.push_str(": ");
            }
            text.push_str(&explained.message);
            text.push('\n');
            if !explained.fix.is_empty() {
                text.push_str(&words.fill("what-to-do", &[("fix", &explained.fix)]));
                text.push('\n');
            }
        }
        // Nobody is left to be told if standard error is closed.
        let _ = anstream::stderr().write_all(text.as_bytes());
        ExitCode::from(code)
    }

    fn explained(self, words: &Words) -> (u8, Option<String>, Option<Explained>) {
        let plain = |id: &str| Explained { message: words.say(id), fix: String::new() };
        match self {
            Self::CommandLine(message) => (COMMAND_LINE, None, Some(message.explained(words))),
            Self::Read { file, reason } => {
                let explained = Explained::of(words, "cli-cannot-read", &[("reason", &reason)]);
                (INPUT, Some(name_of(words, &file)), Some(explained))
            }
            Self::File { file, problem } => {
                let (explained, row) = file_problem(words, &problem);
                let file = name_of(words, &file);
                let place = row.map_or_else(
                    || file.clone(),
                    |row| {
                        words.fill("place-file-row", &[("file", &file), ("row", &row.to_string())])
                    },
                );
                (INPUT, Some(place), Some(explained))
            }
            Self::Sheet { file, problem } => {
                (INPUT, Some(name_of(words, &file)), Some(sheet_problem(words, &problem)))
            }
            Self::Input { file, message } => {
                (INPUT, Some(name_of(words, &file)), Some(message.explained(words)))
            }
            Self::Write { file, reason, place } => {
                let id = match place {
                    Place::File => "cli-cannot-write",
                    Place::Stdout => "cli-cannot-write-stdout",
                    Place::Device => "cli-cannot-write-device",
                };
                let name = file.map(|file| file.display().to_string());
                (OUTPUT, name, Some(Explained::of(words, id, &[("reason", &reason)])))
            }
            Self::Interrupted { to_stdout } => {
                let id = if to_stdout { "cli-interrupted-stdout" } else { "cli-interrupted" };
                (INTERRUPTED, None, Some(plain(id)))
            }
            Self::Said(code) => (code, None, None),
        }
    }
}

/// What is wrong with a workbook, an encoding or a sheet, in words.
fn sheet_problem(words: &Words, problem: &SheetProblem) -> Explained {
    let list = |names: &[String]| names.join(&words.say("list-separator"));
    let arguments: Vec<(&str, String)> = match problem {
        SheetProblem::Damaged(reason) => vec![("reason", reason.clone())],
        SheetProblem::Protected | SheetProblem::NotAWorkbook => Vec::new(),
        SheetProblem::TooLarge(limit) => {
            vec![("what", words.say(limit.id())), ("limit", grouped(&limit.most().to_string()))]
        }
        SheetProblem::OutOfOrder { sheet, row } => {
            vec![("sheet", sheet.clone()), ("row", row.to_string())]
        }
        SheetProblem::NoSheet { name, known } => {
            vec![("name", name.clone()), ("known", list(known))]
        }
        SheetProblem::NothingKnown { sheets, hidden } => {
            vec![("sheets", list(sheets)), ("hidden", list(hidden))]
        }
        SheetProblem::WhichEncoding(previews) => {
            let one = |(name, text): &(&str, String)| {
                words.fill("sheet-encoding-preview", &[("encoding", name), ("text", text)])
            };
            vec![("previews", list(&previews.iter().map(one).collect::<Vec<_>>()))]
        }
        SheetProblem::BadBytes { encoding, line } => {
            vec![("encoding", (*encoding).to_owned()), ("row", line.to_string())]
        }
        SheetProblem::NotSupported { layout, place } => {
            vec![("layout", words.say(&format!("layout-{layout}"))), ("place", place.clone())]
        }
        SheetProblem::WhichMonth(place) | SheetProblem::WhichYear(place) => {
            vec![("place", place.clone())]
        }
        SheetProblem::BadMap { found, reason } => {
            vec![("found", found.clone()), ("reason", reason.clone())]
        }
    };
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let id = match problem {
        SheetProblem::NothingKnown { hidden, .. } if !hidden.is_empty() => {
            "sheet-nothing-known-hidden"
        }
        other => other.id(),
    };
    Explained::of(words, id, &arguments)
}
