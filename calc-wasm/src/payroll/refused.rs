//! Why files are not worked out, in words, and what could be chosen instead.

use std::io;

use calc_core::law::problem::Message;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::FrameError;
use calc_sheets::own_rows::FileFault;
use calc_sheets::problem::SheetProblem;
use calc_sheets::source::SourceError;
use calc_text::{Explained, Words, explained, file_problem, sheet_problem};
use serde::Serialize;

use super::{Said, said};
use crate::json;

#[derive(Serialize)]
struct ReadErrorView {
    /// The id of the message.
    id: String,
    said: Said<Reason>,
    /// The encodings that fit, each with the first letter as it would read it.
    encodings: Vec<Preview>,
}

#[derive(Serialize)]
struct Reason {
    place: String,
    message: String,
    fix: String,
}

#[derive(Serialize)]
struct Preview {
    name: &'static str,
    text: String,
}

/// A refusal as JSON.
pub(super) fn refused(file: &str, error: SourceError) -> String {
    match error {
        SourceError::Sheet(problem) => sheet(file, &problem),
        SourceError::Frame(FrameError::File(problem)) => of_file(file, &problem),
        SourceError::Frame(FrameError::Read(error)) => unread(file, &error),
    }
}

/// What is wrong with a workbook or an encoding comes through the stream of its rows too.
fn unread(file: &str, error: &io::Error) -> String {
    if let Some(inner) = error.get_ref() {
        if let Some(problem) = inner.downcast_ref::<SheetProblem>() {
            return sheet(file, problem);
        }
        if let Some(FileFault(problem)) = inner.downcast_ref::<FileFault>() {
            return of_file(file, problem);
        }
    }
    of_message(file, "payroll-unreadable")
}

/// What is wrong with a workbook, as JSON.
pub(super) fn sheet(file: &str, problem: &SheetProblem) -> String {
    let place = if problem.says_place() { "" } else { file };
    let encodings = match problem {
        SheetProblem::WhichEncoding(previews) => {
            let one = |(name, text): &(&'static str, String)| Preview { name, text: text.clone() };
            previews.iter().map(one).collect()
        }
        _ => Vec::new(),
    };
    let said = said(|words| reason(place, sheet_problem(words, problem)));
    json(&ReadErrorView { id: problem.id().to_owned(), said, encodings })
}

fn of_file(file: &str, problem: &FileProblem) -> String {
    view(problem.message().id, |words| {
        let (explained, row) = file_problem(words, problem);
        let at =
            |row: u64| words.fill("place-file-row", &[("file", file), ("row", &row.to_string())]);
        reason(&row.map_or_else(|| file.to_owned(), at), explained)
    })
}

/// A refusal that is a message about a file.
pub(super) fn of_told(file: &str, message: &Message) -> String {
    view(message.id.clone(), |words| reason(file, explained(words, message)))
}

/// Nobody knows which of two files of readings is meant.
pub(super) fn two_readings(one: &str, other: &str) -> String {
    let id = "payroll-two-readings";
    let filled = [("one", one), ("other", other)];
    view(id.to_owned(), |words| reason("", Explained::of(words, id, &filled)))
}

/// A refusal that is one message.
pub(super) fn of_message(file: &str, id: &'static str) -> String {
    view(id.to_owned(), |words| reason(file, Explained::of(words, id, &[])))
}

/// A refusal that asks for nothing.
fn view(id: String, say: impl Fn(&'static Words) -> Reason) -> String {
    json(&ReadErrorView { id, said: said(say), encodings: Vec::new() })
}

fn reason(place: &str, Explained { message, fix }: Explained) -> Reason {
    Reason { place: place.to_owned(), message, fix }
}
