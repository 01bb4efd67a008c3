//! What is asked of all readings of the open points together, about one person-year.

use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::answer;
use calc_core::person::decode::decode;
use calc_core::person::readings::gap::{self, NotReconciled};
use calc_core::person::solve::{NotSolved, out_of_reach};
use calc_payroll::facts_json::RequestKind;
use calc_payroll::solved::solved;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::request::understood;
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
        NotReconciled::Official(error) => refusal::of_rule("/official", error.told()),
    })
}

/// The goal in the member `solve`, as `POST /v1/individuals/solve` answers it.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn solve(facts: &str, settings: &str) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let request = understood(facts, RequestKind::Solve)?;
    let goal = request.goal.ok_or_else(|| refusal::of_call("solve"))?;
    let relief = request.relief.unwrap_or_default();
    let facts = decode(&request.facts).map_err(|found| refusal::of_facts(&found))?;
    let found = solved(&facts, &settings, relief, goal);
    found.map(|found| json(&found)).map_err(|why| match why {
        NotSolved::Facts(found) => refusal::of_facts(&found),
        NotSolved::OutOfReach(most) => refusal::of_rule("/solve", out_of_reach(most)),
    })
}
