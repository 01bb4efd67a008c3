//! The reference, from what the program says of itself.

mod columns;
mod commands;
mod messages;
mod parameters;
mod routes;

use calc_tests::repository;

use crate::parameters::Parameters;
use crate::program::json;
use crate::{Failure, read, shell};

/// What a block of commands asks for and its commands do not know: an option of `taxdiff` that `--help`
/// does not name.
pub fn unknown_options(text: &str) -> Vec<String> {
    let mut unknown = Vec::new();
    for line in text.replace("\\\n", " ").lines() {
        let words = shell::words(line.trim_start_matches("$ "));
        let command = words.iter().position(|word| word == "taxdiff" || word == "--");
        let is_own = words.first().is_some_and(|word| word == "taxdiff" || word == "cargo");
        let Some(command) = command.filter(|_| is_own) else { continue };
        let Some(help) = commands::help_of(&words[command + 1..]) else { continue };
        let options = words[command + 1..].iter().take_while(|word| *word != "#");
        for option in options.filter(|word| word.starts_with("--")) {
            let name = option.split('=').next().unwrap_or(option);
            let known = help.match_indices(name).any(|(at, _)| {
                let behind = help[at + name.len()..].chars().next();
                behind.is_none_or(|letter| !letter.is_ascii_lowercase() && letter != '-')
            });
            if !known {
                unknown.push(format!("{name} of {line}"));
            }
        }
    }
    unknown
}

/// Every generated page, by the name of its file.
///
/// # Errors
/// The program is not built, or prints something else than it should.
pub fn all(parameters: &Parameters) -> Result<Vec<(String, String)>, Failure> {
    let mut pages = parameters::pages(parameters);
    pages.extend(columns::pages()?);
    pages.extend(messages::pages()?);
    pages.push(("routes.md".to_owned(), routes::page(&json(&["serve", "--openapi"])?)));
    pages.push(("commands.md".to_owned(), commands::page()?));
    pages.push(("benchmarks.md".to_owned(), read(&repository("BENCHMARKS.md"))?));
    Ok(pages)
}
