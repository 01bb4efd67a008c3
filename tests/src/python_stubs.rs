//! The types of facts for Python, `_facts.pyi`: from the schemas of facts and the table of the columns of
//! months.
//!
//! `cargo xtask schemas` writes the file; one that lags behind the engine fails a test.

use std::fs;
use std::path::PathBuf;

use calc_core::law::fields::{FieldAbout, FieldKind};
use calc_core::person::month::fields::Field;
use serde_json::{Map, Value, json};

use crate::repository;
use crate::schemas::{COMPANY_FACTS, FACTS, all};

const HEAD: &str = r#""""The JSON facts, as types. Made from the engine's columns by `cargo xtask schemas`."""

import datetime
from decimal import Decimal
from typing import Literal, TypedDict, Union

from typing_extensions import Required

Number = Union[Decimal, int, float, str]
Count = Union[int, str]
Day = Union[datetime.date, str]
YesNo = Union[bool, Literal["yes", "no"]]
YesNoUnknown = Union[bool, Literal["yes", "no", "unknown"]]
"#;

/// Where the file is.
pub fn file() -> PathBuf {
    repository("calc-python/python/taxdiff/_facts.pyi")
}

/// Writes the file.
///
/// # Errors
/// It cannot be written.
pub fn write() -> std::io::Result<()> {
    fs::write(file(), text())
}

/// What the file of this engine holds.
pub fn text() -> String {
    let mut text = HEAD.to_owned();
    for (name, schema) in all() {
        if name == FACTS {
            class(&mut text, "PersonFacts", &with_months(schema));
        } else if name == COMPANY_FACTS {
            class(&mut text, "CompanyFacts", &schema);
        }
    }
    class(&mut text, "MonthsFacts", &months());
    text
}

/// The facts of a year, beside which months may stand.
fn with_months(mut facts: Value) -> Value {
    facts["properties"]["months"] = json!({
        "description": "The months that the year is added up from.",
        "type": "array",
        "items": { "class": "MonthFacts" },
    });
    facts
}

/// The facts of months: those of each, and those that stand for every month.
fn months() -> Value {
    let members: Map<String, Value> =
        Field::ALL.into_iter().map(|field| member(field.about())).collect();
    let mut shared = members.clone();
    let one = json!({
        "description": "The facts of one month.",
        "required": ["month"],
        "properties": members,
        "class": "MonthFacts",
    });
    shared.insert(
        "months".to_owned(),
        json!({ "description": "The months.", "type": "array", "items": one }),
    );
    json!({
        "description": "What `taxdiff.withhold` takes: the months of one person. A fact beside them is of \
            every month that does not say otherwise.",
        "required": ["months"],
        "properties": shared,
    })
}

fn member(about: &FieldAbout) -> (String, Value) {
    let mut of_type = match about.kind {
        FieldKind::Text => json!({ "type": "string" }),
        FieldKind::Word => {
            json!({ "enum": about.words.iter().map(|word| word.key).collect::<Vec<_>>() })
        }
        FieldKind::YesNo => json!({ "$ref": "#/$defs/yes_no" }),
        FieldKind::Date => json!({ "$ref": "#/$defs/date" }),
        FieldKind::Count
        | FieldKind::Days
        | FieldKind::Month
        | FieldKind::PeriodDays
        | FieldKind::TaxYear
        | FieldKind::Year => json!({ "$ref": "#/$defs/year" }),
        _ => json!({ "$ref": "#/$defs/cny" }),
    };
    of_type["description"] = json!(about.help.en);
    (about.member.to_owned(), of_type)
}

/// Adds the class of an object, behind those of its members.
fn class(text: &mut String, name: &str, schema: &Value) {
    let nothing = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&nothing);
    let required = |member: &str| {
        schema["required"].as_array().is_some_and(|names| names.iter().any(|name| name == member))
    };
    let mut own = String::new();
    for (member, schema) in properties {
        let of_type = of_type(text, &pascal(member), schema);
        let of_type = if required(member) { format!("Required[{of_type}]") } else { of_type };
        own.push_str(&format!("    {member}: {of_type}\n"));
        if let Some(about) = schema["description"].as_str() {
            own.push_str(&format!("    \"\"\"{}\"\"\"\n", about.replace('\\', "\\\\")));
        }
    }
    let about = schema["description"].as_str().unwrap_or(name);
    let about = about.split(". ").next().unwrap_or(about).trim_end_matches('.');
    text.push_str(&format!(
        "\nclass {name}(TypedDict, total=False):\n    \"\"\"{about}.\"\"\"\n\n{own}"
    ));
}

/// The type of a member; a class that it needs is added.
fn of_type(text: &mut String, name: &str, schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return match reference.rsplit('/').next().unwrap_or_default() {
            "yes_no" => "YesNo",
            "yes_no_unknown" => "YesNoUnknown",
            "date" => "Day",
            "year" | "staff" => "Count",
            "percent" => "str",
            _ => "Number",
        }
        .to_owned();
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<String> =
            words.iter().filter_map(Value::as_str).map(|word| format!("{word:?}")).collect();
        return format!("Literal[{}]", words.join(", "));
    }
    if let Some(ways) = schema["anyOf"].as_array() {
        return match ways.first() {
            Some(first) if first["type"] == "integer" => "Count".to_owned(),
            Some(first) => of_type(text, name, first),
            None => "object".to_owned(),
        };
    }
    match schema["type"].as_str() {
        Some("array") => {
            let item = &schema["items"];
            let name = item["class"].as_str().map_or_else(|| singular(name), str::to_owned);
            if item["properties"].is_object() {
                class(text, &name, item);
            }
            format!("list[{name}]")
        }
        Some("object") => {
            class(text, name, schema);
            name.to_owned()
        }
        Some("string") if schema["pattern"].as_str().is_some_and(|it| it != "\\S") => {
            "Number".to_owned()
        }
        _ => "str".to_owned(),
    }
}

fn pascal(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// The name of one of several.
fn singular(name: &str) -> String {
    name.strip_suffix("sses")
        .map_or_else(|| name.trim_end_matches('s').to_owned(), |it| format!("{it}ss"))
}
