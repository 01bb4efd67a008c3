//! `taxdiff assess`: one person-year.

use std::io::Write as _;
use std::path::Path;

use calc_core::answer::answer;
use calc_core::decode::decode;
use calc_core::fields::Place;
use calc_core::problem::Problem;
use calc_payroll::facts_json::{self, JsonProblem};
use calc_text::{Words, json_problem, problem, problem_document};

use crate::Done;
use crate::answer_text;
use crate::args::AssessArguments;
use crate::failure::{BAD_ROWS, Failure, INPUT, name_of};
use crate::input::read_limited;
use crate::output::print;
use crate::settings::settings;

/// What is wrong with the facts.
struct Refused<P> {
    json: Vec<JsonProblem>,
    facts: Vec<Problem<P>>,
}

/// Works out one person-year.
pub(crate) fn run(arguments: &AssessArguments, words: &Words) -> Done {
    let settings = settings(&arguments.settings)?;
    let bytes = read_limited(&arguments.facts, facts_json::LARGEST)?;
    let result = facts_json::read(&bytes)
        .map_err(|json| Refused { json, facts: Vec::new() })
        .and_then(|raw| {
            decode(&raw)
                .and_then(|facts| answer(&facts, &settings, arguments.trace.into()))
                .map_err(|facts| Refused { json: Vec::new(), facts })
        });
    match result {
        Ok(answer) if arguments.json => print(&json(&answer)),
        Ok(answer) => print(answer_text::text(words, &answer).as_bytes()),
        Err(refused) => {
            refuse(&arguments.facts, arguments.json, words, &refused.json, &refused.facts)
        }
    }
}

/// The body that the HTTP service answers with, and the end of a line.
pub(crate) fn json(answer: &impl serde::Serialize) -> Vec<u8> {
    // Answers hold texts and numbers only, which always can be written.
    let mut body = serde_json::to_vec(answer).unwrap_or_default();
    body.push(b'\n');
    body
}

/// Facts that are no JSON cannot be read; facts that make no sense are a bad row.
pub(crate) fn refuse<P: Place>(
    file: &Path,
    as_json: bool,
    words: &Words,
    wrong_json: &[JsonProblem],
    wrong_facts: &[Problem<P>],
) -> Done {
    let document = problem_document(words, wrong_json, wrong_facts);
    let code = if document.status == 422 { BAD_ROWS } else { INPUT };
    if as_json {
        print(&json(&document))?;
        return Err(Failure::Said(code));
    }
    let file = name_of(words, file);
    let mut text = String::new();
    for found in wrong_json {
        push(&mut text, words, &file, &found.pointer, "", &json_problem(words, found));
    }
    for found in wrong_facts {
        let pointer = found.field.map_or_else(String::new, Place::pointer);
        push(&mut text, words, &file, &pointer, &found.found, &problem(words, found));
    }
    // Nobody is left to be told if standard error is closed.
    let _ = anstream::stderr().write_all(text.as_bytes());
    Err(Failure::Said(code))
}

/// Where, what, what was found, what to do.
fn push(
    text: &mut String,
    words: &Words,
    file: &str,
    pointer: &str,
    found: &str,
    explained: &calc_text::Explained,
) {
    let place = if pointer.is_empty() {
        file.to_owned()
    } else {
        words.fill("place-pointer", &[("file", file), ("pointer", pointer)])
    };
    text.push_str(&format!("{place}: {}", explained.message));
    if !found.is_empty() {
        text.push_str(&format!(" {}", words.fill("found", &[("found", found)])));
    }
    text.push('\n');
    text.push_str(&words.fill("what-to-do", &[("fix", &explained.fix)]));
    text.push('\n');
}
