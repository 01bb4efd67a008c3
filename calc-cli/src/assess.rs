//! `taxdiff assess`: one person-year.

use std::io::Write as _;

use calc_core::answer::answer;
use calc_core::decode::decode;
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
struct Refused {
    json: Vec<JsonProblem>,
    facts: Vec<Problem>,
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
        Err(refused) => refuse(arguments, words, &refused),
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
fn refuse(arguments: &AssessArguments, words: &Words, refused: &Refused) -> Done {
    let document = problem_document(words, &refused.json, &refused.facts);
    let code = if document.status == 422 { BAD_ROWS } else { INPUT };
    if arguments.json {
        print(&json(&document))?;
        return Err(Failure::Said(code));
    }
    let file = name_of(words, &arguments.facts);
    let mut text = String::new();
    for found in &refused.json {
        push(&mut text, words, &file, &found.pointer, "", &json_problem(words, found));
    }
    for found in &refused.facts {
        let pointer = found.field.map_or_else(String::new, calc_core::fields::Field::pointer);
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
    text.push_str(&explained.lines(words, Some(&place), Some(found)));
}
