//! `taxdiff handoff`: from a payroll one file a person, for them to complete, and what came back joined.

mod join;
mod list;
mod write;

use calc_text::Words;

use crate::Done;
use crate::args::{Arguments, HandoffCommand};

/// Runs it.
pub(crate) fn run(command: &HandoffCommand, all: &Arguments, words: &Words) -> Done {
    match command {
        HandoffCommand::Write(arguments) => write::run(arguments, all, words),
        HandoffCommand::Join(arguments) => join::run(arguments, all, words),
    }
}
