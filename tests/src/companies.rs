//! Companies in the ways that the faces take them.

#[allow(clippy::expect_used, clippy::unwrap_used)]
pub mod oracle;

use std::collections::BTreeMap;

use calc_core::company::fields::{Field, ItemField};
use calc_core::law::fields::{Columns, FactLocation as _};
use serde_json::Value;

/// The row of a companies file that says the same as JSON facts, by column.
pub fn row_of(facts: &Value) -> BTreeMap<&'static str, String> {
    let mut row = BTreeMap::from([("company_id", "case".to_owned())]);
    for field in Field::all() {
        let cell = match field.items() {
            None => text(facts, (*field).into()),
            Some(group) => {
                let pointer = ItemField::from(*field).pointer();
                let count = facts.pointer(&pointer).and_then(Value::as_array).map_or(0, Vec::len);
                let item = |item| {
                    let members =
                        Field::of(group).map(|f| text(facts, ItemField::of_item(f, item)));
                    members.collect::<Vec<_>>().join("|")
                };
                (0..count).map(item).collect::<Vec<_>>().join("; ")
            }
        };
        if !cell.is_empty() {
            row.insert(field.name(), cell);
        }
    }
    row
}

fn text(facts: &Value, place: ItemField) -> String {
    match facts.pointer(&place.pointer()) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(fact)) => if *fact { "yes" } else { "no" }.to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// What stands at a dotted path of an answer, as text; "null" where nothing does.
pub fn at(answer: &Value, path: &str) -> String {
    match answer.pointer(&format!("/{}", path.replace('.', "/"))) {
        None => "null".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
