//! The core for a page: one person-year in, the same bytes out that the HTTP service answers with.

use calc_core::answer::{TraceLevel, answer};
use calc_core::assess::Settings;
use calc_core::decode::decode;
use calc_payroll::facts_json;
use wasm_bindgen::prelude::wasm_bindgen;

/// The answer for the facts of one person-year, as JSON.
///
/// # Errors
/// The codes of what is wrong, with the pointers of their members, one a line.
#[wasm_bindgen]
pub fn assess(facts: &str) -> Result<String, String> {
    let raw = facts_json::read(facts.as_bytes()).map_err(|problems| {
        let lines =
            problems.iter().map(|problem| format!("{} {:?}", problem.pointer, problem.fault));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    decode(&raw)
        .and_then(|facts| answer(&facts, &Settings::default(), TraceLevel::None))
        .map(|answer| serde_json::to_string(&answer).unwrap_or_default() + "\n")
        .map_err(|problems| {
            let lines = problems.iter().map(|problem| {
                let pointer =
                    problem.field.map_or_else(String::new, calc_core::fields::Field::pointer);
                format!("{pointer} {}", problem.code.as_str())
            });
            lines.collect::<Vec<_>>().join("\n")
        })
}
