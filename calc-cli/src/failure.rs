//! Why a command could not do its work, and the exit code that says so.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use crate::said::say;
use calc_core::law::problem;
use calc_payroll::escape::printable;
use calc_payroll::file_problem::FileProblem;
use calc_sheets::problem::SheetProblem;
use calc_text::{Explained, Words, explained, file_problem, sheet_problem};

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
    Read { file: PathBuf, reason: Reason },
    /// The input is no payroll.
    File { file: PathBuf, problem: FileProblem },
    /// The input is no workbook, text or table that can be read.
    Sheet { file: PathBuf, problem: SheetProblem },
    /// A message about the input.
    Input { file: PathBuf, message: Message },
    /// What a rule says of the options.
    Options(problem::Message),
    /// A file of readings that is none, or that names what does not exist.
    Readings { file: PathBuf, message: problem::Message },
    /// A mistake at a row and column of a file that is not the payroll.
    Located { file: PathBuf, row: u64, column: Option<&'static str>, explained: Explained },
    /// The output cannot be written.
    Write { file: Option<PathBuf>, reason: Reason, place: OutputKind },
    /// Temporary files cannot be written.
    Temporary { reason: Reason },
    /// The output is a folder.
    IntoFolder { file: PathBuf },
    /// The output would replace a file that may hold somebody's work.
    FileExists { file: PathBuf },
    /// A record would replace another.
    RecordExists { file: PathBuf },
    /// The folder that was named holds something.
    FolderHoldsSomething { folder: PathBuf },
    /// Somebody interrupted.
    Interrupted { to_stdout: bool },
    /// The service could not start, or its keys could not be changed.
    #[cfg(feature = "serve")]
    Serve(calc_web::Failure),
    /// Everything was said already.
    Said(u8),
}

/// Why the system did not read or write.
#[derive(Debug)]
pub(crate) struct Reason(io::Error);

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        Self(error)
    }
}

impl Reason {
    /// What happens most often is said in the user's language; the rest has the system's own words
    /// in brackets.
    fn say(&self, words: &Words) -> String {
        let id = match self.0.kind() {
            ErrorKind::NotFound => "reason-not-found",
            ErrorKind::PermissionDenied => "reason-not-permitted",
            ErrorKind::NotADirectory => "reason-not-a-folder",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "reason-full",
            ErrorKind::ReadOnlyFilesystem => "reason-read-only",
            ErrorKind::IsADirectory => "reason-folder",
            ErrorKind::FileTooLarge => "reason-too-large",
            ErrorKind::UnexpectedEof => "reason-shorter",
            ErrorKind::InvalidFilename => "reason-bad-name",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "reason-busy",
            ErrorKind::OutOfMemory => "reason-memory",
            ErrorKind::TimedOut
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::NotConnected
            | ErrorKind::StaleNetworkFileHandle => "reason-network",
            _ => {
                let text = self.0.to_string();
                let text = text.split(" (os error").next().unwrap_or(&text);
                return words.fill("reason-other", &[("words", text)]);
            }
        };
        words.say(id)
    }
}

/// Where something was written, which decides what is left there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutputKind {
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
    list: Option<(&'static str, Vec<String>)>,
}

impl Message {
    /// A message.
    pub(crate) fn new(id: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { id, arguments, list: None }
    }

    /// The same with a list filled in, as the user's language writes lists.
    pub(crate) fn with_list<T: Into<String>>(
        mut self,
        name: &'static str,
        items: impl IntoIterator<Item = T>,
    ) -> Self {
        self.list = Some((name, items.into_iter().map(Into::into).collect()));
        self
    }

    fn explained(&self, words: &Words) -> Explained {
        let list = self
            .list
            .as_ref()
            .map(|(name, items)| (*name, items.join(&words.say("list-separator"))));
        let arguments: Vec<(&str, &str)> = self
            .arguments
            .iter()
            .chain(&list)
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Explained::of(words, self.id, &arguments)
    }
}

/// A file's name, or what stands for it.
pub(crate) fn name_of(words: &Words, file: &Path) -> String {
    if file.as_os_str() == "-" { words.say("cli-stdin") } else { shown(file) }
}

/// A file's name, fit for a terminal and a page.
pub(crate) fn shown(file: &Path) -> String {
    printable(&file.display().to_string())
}

/// Whether a failure was reported: a run has one.
static REPORTED: Mutex<bool> = Mutex::new(false);

impl Failure {
    /// Says what happened on standard error.
    pub(crate) fn report(self, words: &Words) -> ExitCode {
        // An interrupted run and the handler that loses patience with it may both come here.
        let mut reported = REPORTED.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::replace(&mut *reported, true) {
            return ExitCode::from(self.explained(words).0);
        }
        let (code, place, explained) = self.explained(words);
        let text = explained
            .map_or_else(String::new, |explained| explained.lines(words, place.as_deref(), None));
        say(&text);
        ExitCode::from(code)
    }

    fn explained(self, words: &Words) -> (u8, Option<String>, Option<Explained>) {
        let plain = |id: &str| Explained { message: words.say(id), fix: String::new() };
        match self {
            Self::CommandLine(message) => (COMMAND_LINE, None, Some(message.explained(words))),
            Self::Read { file, reason } => {
                let reason = reason.say(words);
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
                let place = (!problem.says_place()).then(|| name_of(words, &file));
                (INPUT, place, Some(sheet_problem(words, &problem)))
            }
            Self::Input { file, message } => {
                (INPUT, Some(name_of(words, &file)), Some(message.explained(words)))
            }
            Self::Readings { file, message } => {
                (COMMAND_LINE, Some(name_of(words, &file)), Some(explained(words, &message)))
            }
            Self::Options(message) => (COMMAND_LINE, None, Some(explained(words, &message))),
            Self::Located { file, row, column, explained } => {
                let (file, row) = (name_of(words, &file), row.to_string());
                let column = column.unwrap_or_default();
                let id = if column.is_empty() { "place-file-row" } else { "place-file-row-column" };
                let arguments = [("file", file.as_str()), ("row", &row), ("column", column)];
                (INPUT, Some(words.fill(id, &arguments)), Some(explained))
            }
            // Whoever closes a pipe has read enough.
            Self::Write { reason: Reason(error), .. } if error.kind() == ErrorKind::BrokenPipe => {
                (OUTPUT, None, None)
            }
            Self::IntoFolder { file } => {
                let name = shown(&file);
                (OUTPUT, Some(name), Some(Explained::of(words, "cli-is-folder", &[])))
            }
            Self::FileExists { file } => {
                let name = shown(&file);
                (OUTPUT, Some(name), Some(Explained::of(words, "cli-file-exists", &[])))
            }
            Self::RecordExists { file } => {
                let name = shown(&file);
                (OUTPUT, Some(name), Some(Explained::of(words, "receipt-exists", &[])))
            }
            Self::FolderHoldsSomething { folder } => {
                let name = shown(&folder);
                (OUTPUT, Some(name), Some(Explained::of(words, "handoff-folder", &[])))
            }
            Self::Write { file, reason, place } => {
                let id = match place {
                    OutputKind::File => "cli-cannot-write",
                    OutputKind::Stdout => "cli-cannot-write-stdout",
                    OutputKind::Device => "cli-cannot-write-device",
                };
                let name = file.map(|file| shown(&file));
                let reason = reason.say(words);
                (OUTPUT, name, Some(Explained::of(words, id, &[("reason", &reason)])))
            }
            Self::Temporary { reason } => {
                let (folder, reason) = (shown(&std::env::temp_dir()), reason.say(words));
                let arguments = [("folder", folder.as_str()), ("reason", &reason)];
                (OUTPUT, None, Some(Explained::of(words, "cli-no-temporary", &arguments)))
            }
            Self::Interrupted { to_stdout } => {
                let id = if to_stdout { "cli-interrupted-stdout" } else { "cli-interrupted" };
                (INTERRUPTED, None, Some(plain(id)))
            }
            #[cfg(feature = "serve")]
            Self::Serve(failure) => (failure.exit_code(), None, Some(failure.explained(words))),
            Self::Said(code) => (code, None, None),
        }
    }
}
