//! The core for a page: JSON or CSV in, the same bytes out that `taxdiff` writes. It holds no
//! sentence; a refusal names the message that says it and what the message fills in.

mod batch;
#[cfg(not(feature = "bare"))]
mod catalogue;
mod refusal;

use calc_core::answer::{TraceLevel, answer};
use calc_core::assess::Settings;
use calc_core::curve::Range;
use calc_core::decode::decode;
use calc_core::fields::Field;
use calc_core::money::Cny;
use calc_payroll::facts_json::{self, Instead, JsonFacts, Wanted};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

pub use batch::{Batch, batch_csv};
#[cfg(not(feature = "bare"))]
pub use catalogue::{columns, params};

/// The answer for the facts of one person-year, as `taxdiff assess --json` writes it. `trace` is
/// `none`, `summary` or `full`; `settings` holds lines of `NAME=VALUE`, as `--set` takes them.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn assess(facts: &str, trace: &str, settings: &str) -> Result<String, String> {
    let level = TraceLevel::named(trace).ok_or_else(|| refusal::of_call("trace"))?;
    let settings = read_settings(settings)?;
    let raw = read_facts(facts)?;
    decode(&raw)
        .and_then(|facts| answer(&facts, &settings, level))
        .map(|answer| json(&answer))
        .map_err(|found| refusal::of_facts(&found))
}

/// The curve of one income column from one amount to another, step by step, for the facts of one
/// person-year.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn curve(
    facts: &str,
    column: &str,
    from: &str,
    to: &str,
    step: &str,
    settings: &str,
) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let bad_range = || refusal::of_call("range");
    let amount = |text: &str| Cny::parse(text.as_bytes()).map_err(|_| bad_range());
    let column = Field::named(column).ok_or_else(bad_range)?;
    let range = Range::new(column, amount(from)?, amount(to)?, amount(step)?);
    let range = range.map_err(|_| bad_range())?;
    let raw = read_facts(facts)?;
    // The smallest amount is the one that contradicts the other facts, if any does.
    let first = Instead { facts: &raw, column, text: range.from().to_string() };
    decode(&first)
        .and_then(|facts| calc_core::curve::curve(&facts, &range, &settings))
        .map(|curve| json(&curve))
        .map_err(|found| refusal::of_facts(&found))
}

fn read_facts(facts: &str) -> Result<JsonFacts, String> {
    let request = facts_json::read(facts.as_bytes(), Wanted::Row);
    if request.problems.is_empty() {
        Ok(request.facts)
    } else {
        Err(refusal::of_json(&request.problems))
    }
}

fn read_settings(lines: &str) -> Result<Settings, String> {
    let mut settings = Settings::default();
    for line in lines.lines() {
        let (name, value) = line.split_once('=').ok_or_else(|| refusal::of_call(line))?;
        settings.set(name, value).map_err(|_| refusal::of_call(name))?;
    }
    Ok(settings)
}

fn json(value: &impl Serialize) -> String {
    // They hold texts and numbers only, which always can be written.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
