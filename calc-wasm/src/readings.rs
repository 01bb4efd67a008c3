//! What is asked of all readings of the open points together, about one person-year.

use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::answer;
use calc_core::person::decode::decode;
use calc_core::person::readings::gap::{self, NotReconciled};
use calc_core::person::solve::{self, NotSolved};
use calc_payroll::facts_json::{self, Fault, Goal, JsonProblem, Request, RequestKind};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::settings::read_settings;
use crate::{json, refusal};

/// Between which amounts the answer lies, as the member `range` of an answer has it.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn range(facts: &str, settings: &str) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let request = understood(facts, RequestKind::Row)?;
    decode(&request.facts)
        .and_then(|facts| answer(&facts, &settings, TraceLevel::None))
        .map(|answer| json(&answer.range))
        .map_err(|found| refusal::of_facts(&found))
}

/// The figure in the member `official` beside ours, as `POST /v1/individuals/reconcile` gives it.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn reconcile(facts: &str, settings: &str) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let request = understood(facts, RequestKind::Official)?;
    let official = request.official.ok_or_else(|| refusal::of_call("official"))?;
    let facts = decode(&request.facts).map_err(|found| refusal::of_facts(&found))?;
    let found = gap::reconcile(&facts, &settings, official);
    found.map(|gap| json(&gap)).map_err(|why| match why {
        NotReconciled::Facts(found) => refusal::of_facts(&found),
        NotReconciled::Official(error) => told("/official", error.told()),
    })
}

/// The wages that leave the net in the member `solve`, as `POST /v1/individuals/solve` gives them.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn solve(facts: &str, settings: &str) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let request = understood(facts, RequestKind::Solve)?;
    let Some(Goal::Net(target)) = request.goal else { return Err(refusal::of_call("solve")) };
    let relief = request.relief.unwrap_or_default();
    let facts = decode(&request.facts).map_err(|found| refusal::of_facts(&found))?;
    let found = solve::solve(&facts, &settings, relief, target);
    found.map(|solution| json(&solution)).map_err(|why| match why {
        NotSolved::Facts(found) => refusal::of_facts(&found),
        NotSolved::OutOfReach(most) => told("/solve", solve::out_of_reach(most)),
    })
}

fn understood(body: &str, kind: RequestKind) -> Result<Request<'_>, String> {
    let request = facts_json::read(body.as_bytes(), kind);
    if request.problems.is_empty() { Ok(request) } else { Err(refusal::of_json(&request.problems)) }
}

fn told(
    pointer: &str,
    (code, message): (&'static str, calc_core::law::problem::Message),
) -> String {
    let fault = Fault::Told(code, Box::new(message));
    refusal::of_json(&[JsonProblem { pointer: pointer.to_owned(), fault }])
}
