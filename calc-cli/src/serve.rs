//! `taxdiff serve`: the HTTP service.

use calc_text::Words;
use calc_web::ServeArguments;

use crate::Done;
use crate::failure::Failure;
use crate::output::print;

/// Serves until a signal says stop, or does what was asked for instead.
pub(crate) fn run(arguments: &ServeArguments, words: &Words) -> Done {
    let said = calc_web::run(arguments, words).map_err(Failure::Serve)?;
    print(said.as_bytes())
}
