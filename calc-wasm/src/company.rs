//! One company-year.

use std::sync::Arc;

use calc_core::company::Settings;
use calc_core::company::answer::answer;
use calc_core::company::catalogue::Catalogue;
use calc_core::company::decode::decode;
use calc_core::law::params::{ChoiceError, ChoiceId};
use calc_payroll::{catalogue, enterprise_json};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{json, level, refusal, set_lines};

/// The answer for the facts of one company-year, as `taxdiff enterprise --json` writes it. `trace`
/// is `none`, `summary` or `full`; `settings` holds lines of `NAME=VALUE`, as `--set` takes them;
/// `catalogue` is a file as `--catalogue` takes it.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn assess_enterprise(
    facts: &str,
    trace: &str,
    settings: &str,
    catalogue: Option<Vec<u8>>,
) -> Result<String, String> {
    let level = level(trace)?;
    let settings = read_settings(settings, catalogue)?;
    let request = enterprise_json::read(facts.as_bytes());
    if !request.problems.is_empty() {
        return Err(refusal::of_json(&request.problems));
    }
    decode(&request.facts)
        .map(|facts| json(&answer(&facts, &settings, level)))
        .map_err(|found| refusal::of_facts(&found))
}

/// The items of a catalogue file, in the order of the areas: code, area and title of each.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn catalogue_items(csv: &[u8]) -> Result<String, String> {
    let catalogue = read_catalogue(csv)?;
    let items = catalogue.items().into_iter();
    let items = items.map(|(code, item)| Item { code, area: item.area, title: &item.title });
    Ok(json(&items.collect::<Vec<_>>()))
}

#[derive(Serialize)]
struct Item<'c> {
    code: &'c str,
    area: &'static str,
    title: &'c str,
}

fn read_catalogue(csv: &[u8]) -> Result<Catalogue, String> {
    catalogue::read(csv).map_err(|problem| refusal::of_catalogue(&problem))
}

fn read_settings(lines: &str, catalogue: Option<Vec<u8>>) -> Result<Settings, String> {
    let catalogue = catalogue.map(|csv| read_catalogue(&csv)).transpose()?.map(Arc::new);
    let mut settings = Settings { catalogue, ..Settings::default() };
    set_lines(lines, |name, value| {
        if ChoiceId::named(name).is_some_and(ChoiceId::is_of_companies) {
            settings.choices.set(name, value)
        } else {
            Err(ChoiceError::UnknownPoint)
        }
    })?;
    Ok(settings)
}
