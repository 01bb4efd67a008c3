//! One person-year, and the curve of one income.

use calc_core::law::cell::Cell;
use calc_core::law::money::Cny;
use calc_core::person::answer::answer;
use calc_core::person::curve::Range;
use calc_core::person::decode::decode;
use calc_core::person::fields::Field;
use calc_payroll::facts_json::{RequestKind, WithOverride};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::request::understood;
use crate::settings::read_settings;
use crate::{json, level, refusal};

/// The answer for the facts of one person-year, as `taxdiff assess --json` writes it. `trace` is
/// `none`, `summary` or `full`; `settings` holds lines of `NAME=VALUE`, as `--set` takes them.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn assess(facts: &str, trace: &str, settings: &str) -> Result<String, String> {
    let level = level(trace)?;
    let settings = read_settings(settings)?;
    let raw = understood(facts, RequestKind::Row)?.facts;
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
    let raw = understood(facts, RequestKind::Row)?.facts;
    // The smallest amount is the one that contradicts the other facts, if any does.
    let cell = Cell::Decimal { digits: range.from().minor().into(), scale: 2 };
    let first = WithOverride { facts: &raw, column, cell };
    decode(&first)
        .and_then(|facts| calc_core::person::curve::curve(&facts, &range, &settings))
        .map(|curve| json(&curve))
        .map_err(|found| refusal::of_facts(&found))
}
