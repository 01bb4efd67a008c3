//! Figures of a tax bureau beside ours, what they agree with, the way back from a net, and two sets of
//! settings side by side, as the Rust types have them.

use calc_core::law::params::ChoiceId;
use calc_core::person::readings::calibrate::Calibration;
use calc_core::person::readings::compare::Comparison;
use calc_core::person::readings::gap::Gap;
use calc_core::person::rulebook::Rulebook;
use calc_core::person::solve::{Equalisation, Solution, Split};
use serde_json::{Value, json};

use super::derived::{Definitions, reference};
use super::shapes::one_of;

/// A figure beside ours.
pub(super) fn reconcile() -> Value {
    let mut types = Definitions::of::<Gap>();
    narrow_alternatives(&mut types, "AlternativeOf");
    types.file(super::RECONCILE, "Reconcile", "Gap", None)
}

/// What the figures of many people agree with.
pub(super) fn calibration() -> Value {
    let mut types = Definitions::of::<Calibration>();
    narrow_alternatives(&mut types, "Learned");
    types.narrow("Unsettled", "point", points());
    let count =
        |description: &str| json!({ "type": "integer", "minimum": 0, "description": description });
    types.insert(
        "RowError",
        json!({
            "description": "Why a row is not compared.",
            "type": "object",
            "additionalProperties": false,
            "required": ["row", "code", "found", "detail", "fix"],
            "properties": {
                "pointer": {
                    "type": "string",
                    "description": "The JSON Pointer of the fact, where one is wrong.",
                },
                "row": { "type": "integer", "minimum": 1, "description": "The row." },
                "code": { "type": "string", "description": "The code." },
                "found": { "type": "string", "description": "What stood there, masked." },
                "detail": { "type": "string", "description": "What is wrong." },
                "fix": { "type": "string", "description": "What to do." },
            },
        }),
    );
    types.insert(
        "CalibrationAnswer",
        json!({
            "description": "What the figures of a tax bureau agree with, and what was not compared.",
            "type": "object",
            "additionalProperties": false,
            "required": ["calibration", "rows", "without_figure", "not_compared"],
            "properties": {
                "calibration": reference("Calibration"),
                "rows": count("How many people there are."),
                "without_figure": count("How many of them have no figure."),
                "not_compared": { "type": "array", "items": reference("RowError") },
            },
        }),
    );
    types.file(super::CALIBRATION, "Calibration", "CalibrationAnswer", None)
}

/// What solving gives.
pub(super) fn solve() -> Value {
    let mut types = Definitions::of::<Solution>();
    types.extend(Definitions::of::<Split>());
    types.extend(Definitions::of::<Equalisation>());
    types.insert(
        "PackageAnswer",
        json!({
            "description": "The best split of a package, with the relief that was asked for and before any.",
            "type": "object",
            "additionalProperties": false,
            "required": ["with_relief", "before_relief"],
            "properties": {
                "with_relief": reference("Split"),
                "before_relief": reference("Split"),
            },
        }),
    );
    types.insert(
        "SolveAnswer",
        json!({
            "description": "What solving gives: wages for a net, a split, or what leaves as much as Hong Kong.",
            "oneOf": [reference("Solution"), reference("PackageAnswer"), reference("Equalisation")],
        }),
    );
    types.file(super::SOLVE, "Solve", "SolveAnswer", None)
}

/// Two sets of settings side by side.
pub(super) fn compare() -> Value {
    Definitions::of::<Comparison>().file(super::COMPARE, "Compare", "Comparison", None)
}

/// The file of readings, which is TOML.
pub(super) fn file() -> Value {
    let (first, last) = Rulebook::get().tax_years();
    let names = || ChoiceId::ALL.into_iter().filter(|id| id.is_of_person_years());
    let reading = names().map(|id| {
        let keys = id.alternatives().iter().filter(|one| one.computed).map(|one| one.key);
        json!({
            "properties": {
                "point": { "enum": [id.name(), id.parameter().about.id] },
                "alternative": one_of(keys),
            },
        })
    });
    let reading: Vec<Value> = reading.collect();
    let count =
        |description: &str| json!({ "type": "integer", "minimum": 0, "description": description });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": super::READINGS,
        "title": "Readings",
        "description": "What a tax bureau's figures agree with, as taxdiff reconcile writes it in TOML.",
        "type": "object",
        "additionalProperties": false,
        "required": ["schema", "ruleset"],
        "properties": {
            "schema": { "const": calc_payroll::bureau::file::SCHEMA },
            "ruleset": {
                "type": "string",
                "description": "The ruleset under which it was learned.",
            },
            "year": { "type": "array", "items": reference("Year") },
        },
        "$defs": {
            "Year": {
                "title": "Year",
                "type": "object",
                "additionalProperties": false,
                "required": ["tax_year"],
                "properties": {
                    "tax_year": { "type": "integer", "minimum": first, "maximum": last },
                    "figures": count("How many figures were compared."),
                    "explained": count("How many of them the readings give."),
                    "reading": { "type": "array", "items": reference("Reading") },
                },
            },
            "Reading": {
                "title": "Reading",
                "type": "object",
                "additionalProperties": false,
                "required": ["point", "alternative"],
                "properties": {
                    "point": { "type": "string", "description": "The open point." },
                    "alternative": { "type": "string", "description": "What is taken." },
                    "people": count("How many people's figures bear on it."),
                    "rows": {
                        "type": "array",
                        "items": { "type": "integer", "minimum": 1 },
                        "description": "The first rows of them.",
                    },
                },
                "oneOf": reading,
            },
        },
    })
}

/// The open points of a person's year.
fn points() -> Value {
    let ids = ChoiceId::ALL.into_iter().filter(|id| id.is_of_answers());
    one_of(ids.map(|id| id.parameter().about.id))
}

/// The open points and alternatives that a type names.
fn narrow_alternatives(types: &mut Definitions, name: &str) {
    let ids = ChoiceId::ALL.into_iter().filter(|id| id.is_of_answers());
    let mut keys: Vec<&str> = ids
        .flat_map(|id| id.alternatives().iter().filter(|one| one.computed).map(|one| one.key))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    types.narrow(name, "point", points());
    types.narrow(name, "alternative", one_of(keys));
}
