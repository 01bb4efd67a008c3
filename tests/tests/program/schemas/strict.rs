//! A real answer and a real row, each with one thing changed: the schema refuses it.

use std::collections::BTreeSet;

use calc_tests::program::{run, run_with};
use calc_tests::repository;
use calc_tests::schemas::{ANSWER, COMPANY_ANSWER, ROW};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::schemas::validator;

/// Members that may be missing.
const OPTIONAL: [&str; 10] = [
    "wording",
    "trace",
    "citation",
    "count",
    "up_to",
    "share",
    "observed_on",
    "flips",
    "remark",
    "range",
];

/// Every place of a value, as a pointer.
fn places(value: &Value, place: &str, found: &mut Vec<String>) {
    found.push(place.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                places(member, &format!("{place}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{place}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// A place without the numbers in it, and with the event that it belongs to: one of a kind is
/// enough.
fn kind(root: &Value, place: &str) -> String {
    let event = place.strip_prefix("/trace/events/").and_then(|rest| {
        let index = rest.split('/').next()?;
        root.pointer(&format!("/trace/events/{index}/event"))?.as_str()
    });
    let names: Vec<&str> = place.split('/').filter(|part| part.parse::<usize>().is_err()).collect();
    format!("{}{}", event.unwrap_or_default(), names.join("/"))
}

/// Changes a value at one place after the other and expects the schema to refuse each.
fn refuses_every_change(schema: &Validator, whole: &Value) -> usize {
    assert!(schema.is_valid(whole));
    let mut all = Vec::new();
    places(whole, "", &mut all);
    let mut seen = BTreeSet::new();
    let mut changes = 0;
    for place in all {
        if !seen.insert(kind(whole, &place)) {
            continue;
        }
        for changed in changed(whole, &place) {
            let now = changed.pointer(&place).map(Value::to_string).unwrap_or_default();
            assert!(!schema.is_valid(&changed), "{place}: {now}");
            changes += 1;
        }
    }
    changes
}

/// The value with one thing changed at a place: a number for a text, a text for a number, a word
/// that nobody knows, one member too many or too few.
fn changed(whole: &Value, place: &str) -> Vec<Value> {
    let put = |value: Value| {
        let mut changed = whole.clone();
        *changed.pointer_mut(place).unwrap() = value;
        changed
    };
    match whole.pointer(place).unwrap() {
        Value::Object(members) => {
            let is_input = place == "/input";
            let mut more = members.clone();
            more.insert("unexpected".to_owned(), json!(true));
            let mut changes = vec![put(Value::Object(more)), put(json!([])), put(json!("text"))];
            for name in members.keys() {
                if !is_input && !OPTIONAL.contains(&name.as_str()) {
                    let mut fewer = members.clone();
                    fewer.remove(name);
                    changes.push(put(Value::Object(fewer)));
                }
            }
            changes
        }
        Value::Array(items) => {
            let mut more = items.clone();
            more.push(json!({ "unexpected": true }));
            vec![put(Value::Array(more)), put(json!({})), put(json!("text"))]
        }
        Value::String(_) => {
            let mut changes = vec![put(json!(5)), put(json!(1.5)), put(json!(true))];
            // Facts, cells, and names are any text.
            let any = [
                "/value",
                "/instrument",
                "/article",
                "/name",
                "/catalogue/code",
                "/catalogue/title",
            ];
            let is_any = any.iter().any(|end| place.ends_with(end)) || place.starts_with("/input/");
            if !is_any {
                changes.extend([put(json!("no such word")), put(json!("1,000.5"))]);
            }
            changes
        }
        Value::Number(_) => vec![put(json!("5")), put(json!(-1)), put(json!(1.5))],
        Value::Bool(_) => vec![put(json!("yes")), put(json!(1))],
        Value::Null => vec![put(json!(5)), put(json!({}))],
    }
}

#[test]
fn an_answer_with_anything_changed_is_refused() {
    let schema = validator(ANSWER);
    let facts = json!({
        "person": {
            "employee_id": "1", "tax_year": 2025, "identity": "hk_permanent",
            "park_employment": "yes", "clean_record": "yes", "white_listed": "yes",
            "talent_category": "high_end", "talent_conditions": "yes", "shenzhen_work_days": "120"
        },
        "mainland": {
            "wages": "1200000.55", "annual_bonus": "144000.01", "business_income": "300000",
            "donations": "900000", "park_share": "0.8"
        },
        "hong_kong": { "hk_children": 2, "hk_mpf": "20000" },
    });
    let ran = run_with(["assess", "--json", "--trace", "full", "-"], facts.to_string().as_bytes());
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    let changes = refuses_every_change(&schema, &answer);
    assert!(changes > 1_000, "only {changes} changes");
}

#[test]
fn a_row_with_anything_changed_is_refused() {
    let schema = validator(ROW);
    let file = repository("fixtures/payrolls/example.csv");
    let ran = run(["batch", file.to_str().unwrap(), "--format", "jsonl", "--quiet"]);
    for status in ["ok", "error"] {
        let rows = ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let row = rows.into_iter().find(|row| row["status"] == status).unwrap();
        let changes = refuses_every_change(&schema, &row);
        assert!(changes > 100, "only {changes} changes");
    }
}

#[test]
fn a_companys_answer_with_anything_changed_is_refused() {
    let schema = validator(COMPANY_ANSWER);
    let file = repository("fixtures/enterprises/company.json");
    let ran = run(["enterprise", file.to_str().unwrap(), "--json", "--trace", "full"]);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    let changes = refuses_every_change(&schema, &answer);
    assert!(changes > 1_000, "only {changes} changes");
}
