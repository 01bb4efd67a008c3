//! `taxdiff compare`: two outputs, a payroll under two files of readings, or a person under two sets of
//! settings, side by side.

mod changes;
mod outputs;
mod payroll;
mod person;

use std::path::{Path, PathBuf};

use calc_text::Words;

use crate::Done;
use crate::args::CompareArguments;
use crate::failure::{Failure, Message};
use crate::opened::Opened;
use crate::reconcile::begins_with_object;
use crate::written_files;

/// Compares what is given.
pub(crate) fn run(arguments: &CompareArguments, (quiet, words): (bool, &Words)) -> Done {
    refuse_same_files(arguments, words)?;
    let what = || Failure::CommandLine(Message::new("cli-compare-what", Vec::new()));
    let mut opened = Opened::all(&arguments.input)?;
    let first = opened.first().is_some_and(|first| begins_with_object(&first.head));
    match (opened.len(), arguments.readings.len(), first) {
        (1, 0, true) => match opened.pop() {
            Some(facts) => person::run(arguments, facts, words),
            None => Err(what()),
        },
        (1, 1 | 2, false) => payroll::run(arguments, opened, (quiet, words)),
        (2, 0, false) => outputs::run(arguments, opened, (quiet, words)),
        _ => Err(what()),
    }
}

/// The changes are not written over what is read.
fn refuse_same_files(arguments: &CompareArguments, words: &Words) -> Result<(), Failure> {
    let Some(output) = arguments.output.as_deref() else { return Ok(()) };
    let read = arguments.input.iter().chain(&arguments.readings);
    let read: Vec<&Path> = read.map(PathBuf::as_path).collect();
    written_files::refuse(&read, &[output], arguments.replace.force, words)
}
