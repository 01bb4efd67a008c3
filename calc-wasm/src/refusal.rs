//! Why there is no answer: messages of `locales` by id, with what they fill in.

#[cfg(feature = "facts")]
use calc_core::law::code::Code as _;
#[cfg(feature = "facts")]
use calc_core::law::fields::FactLocation;
use calc_core::law::problem::Message;
#[cfg(feature = "facts")]
use calc_core::law::problem::{Argument, Problem};
#[cfg(feature = "companies")]
use calc_payroll::catalogue::CatalogueProblem;
#[cfg(feature = "facts")]
use calc_payroll::facts_json::{Fault, JsonProblem};
use serde::Serialize;

use crate::json;

#[derive(Serialize)]
struct Refusal {
    errors: Vec<Mistake>,
}

#[derive(Serialize)]
struct Mistake {
    /// The JSON Pointer of the member, or the name of the argument.
    pointer: String,
    code: &'static str,
    /// What stood there, masked where it may be personal.
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

fn refusal(errors: impl Iterator<Item = Mistake>) -> String {
    json(&Refusal { errors: errors.collect() })
}

/// The page called with something that it never should.
pub(crate) fn of_call(argument: &str) -> String {
    let mistake = Mistake {
        pointer: argument.to_owned(),
        code: "bad_argument",
        found: String::new(),
        row: None,
        message: None,
    };
    refusal(std::iter::once(mistake))
}

/// The facts are not the JSON that they should be.
#[cfg(feature = "facts")]
pub(crate) fn of_json(found: &[JsonProblem]) -> String {
    refusal(found.iter().map(|problem| Mistake {
        pointer: problem.pointer.clone(),
        code: problem.fault.code(),
        found: String::new(),
        row: None,
        message: message(&problem.fault),
    }))
}

/// What says a fault: a page asks for amounts beside the facts, too.
#[cfg(feature = "facts")]
fn message(fault: &Fault) -> Option<Message> {
    match fault {
        Fault::NotAnAmount(None) => Some(Message::new("problem-bad_amount", Vec::new())),
        Fault::NotAnAmount(Some(reading)) => {
            let filled = vec![("reading", Argument::Text(reading.clone()))];
            Some(Message::new("problem-bad_amount-reading", filled))
        }
        other => other.message().cloned(),
    }
}

/// What a rule says of something beside the facts.
#[cfg(any(feature = "readings", feature = "records"))]
pub(crate) fn of_rule(pointer: &str, (code, message): (&'static str, Message)) -> String {
    let fault = Fault::Told(code, Box::new(message));
    of_json(&[JsonProblem { pointer: pointer.to_owned(), fault }])
}

/// The facts make no sense.
#[cfg(feature = "facts")]
pub(crate) fn of_facts<P: FactLocation>(found: &[Problem<P>]) -> String {
    refusal(found.iter().map(|problem| Mistake {
        pointer: problem.field.map_or_else(String::new, FactLocation::pointer),
        code: problem.code.as_str(),
        found: problem.found.clone(),
        row: None,
        message: Some(problem.message()),
    }))
}

/// The file is no catalogue.
#[cfg(feature = "companies")]
pub(crate) fn of_catalogue(found: &CatalogueProblem) -> String {
    refusal(std::iter::once(Mistake {
        pointer: found.column.unwrap_or_default().to_owned(),
        code: "bad_file",
        found: String::new(),
        row: Some(found.row),
        message: Some(found.message()),
    }))
}
