//! The months of one person, and the days of their crossings of the border.

use calc_core::law::trace::TraceLevel;
use calc_payroll::crossings::json::Refused;
use calc_payroll::person_years::json::YearProblems;
use calc_payroll::{crossings, months, person_years};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::settings::read_settings;
use crate::{json, level, refusal};

/// The answer for a year with its months, as `taxdiff assess --json` writes it. `trace` is `none`,
/// `summary` or `full`; `settings` holds lines of `NAME=VALUE`, as `--set` takes them.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn assess_months(facts: &str, trace: &str, settings: &str) -> Result<String, String> {
    let (level, settings) = (level(trace)?, read_settings(settings)?);
    let request = person_years::json::read(facts.as_bytes());
    if !request.problems.is_empty() {
        return Err(refusal::of_json(&request.problems));
    }
    request.answer(&settings, level).map(|answer| json(&answer)).map_err(|found| match found {
        YearProblems::Months(found) => refusal::of_facts(&found),
        YearProblems::Year(found) => refusal::of_facts(&found),
    })
}

/// What is to be withheld in the months of one person, as `POST /v1/individuals/withholding` gives it.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn withhold(facts: &str, settings: &str) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let request = months::json::read(facts.as_bytes());
    if !request.problems.is_empty() {
        return Err(refusal::of_json(&request.problems));
    }
    let answer = request.withhold(&settings.choices, TraceLevel::None);
    answer.map(|answer| json(&answer)).map_err(|found| refusal::of_facts(&found))
}

/// The days of one person's crossings, as `POST /v1/individuals/days` counts them.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn count_days(crossings: &str, settings: &str) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let request = crossings::json::read(crossings.as_bytes());
    if !request.problems.is_empty() {
        return Err(refusal::of_json(&request.problems));
    }
    let counts = request.counts(&settings.choices);
    counts.map(|counts| json(&counts)).map_err(|refused| match refused {
        Refused::Facts(found) => refusal::of_facts(&found),
        Refused::Period(found) => refusal::of_json(&[found]),
    })
}
