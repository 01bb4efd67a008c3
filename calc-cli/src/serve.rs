//! `taxdiff serve`: the HTTP service.

use calc_text::Words;
use calc_web::ServeArguments;

use crate::Done;
use crate::enterprise::broken_catalogue;
use crate::failure::Failure;
use crate::input::read_failure;
use crate::output::print;

/// Serves until a signal says stop, or does what was asked for instead.
pub(crate) fn run(arguments: &ServeArguments, words: &Words) -> Done {
    let said = calc_web::run(arguments, words).map_err(|failure| told(failure, words))?;
    print(said.as_bytes())
}

/// A file that was given is told of as every other command does.
fn told(failure: calc_web::Failure, words: &Words) -> Failure {
    match failure {
        calc_web::Failure::CannotRead { file, error } => read_failure(&file, error),
        calc_web::Failure::Catalogue { file, problem } => broken_catalogue(&file, &problem, words),
        calc_web::Failure::Readings { file, message } => Failure::Readings { file, message },
        other @ calc_web::Failure::Message { .. } => Failure::Serve(other),
    }
}
