//! Facts by column, in the ways that the faces take them.

use std::collections::BTreeMap;

use calc_core::law::cell::Cell;
use calc_core::person::decode::Raw;
use calc_core::person::fields::Field;
use serde_json::{Map, Value};

/// Facts by column.
pub struct ByColumn<'a>(pub &'a BTreeMap<String, String>);

impl Raw for ByColumn<'_> {
    fn get(&self, field: Field) -> Cell<'_> {
        Cell::of_text(match self.0.get(field.name()) {
            Some(text) => text,
            // A case is about the law; who it is about it need not say.
            None if field == Field::EmployeeId => "case",
            None => "",
        })
    }
}

/// The nested JSON that `assess` takes.
///
/// # Panics
/// A fact bears no column's name.
pub fn nested(facts: &BTreeMap<String, String>) -> Value {
    let mut root = Map::new();
    let id = ("employee_id".to_owned(), "case".to_owned());
    for (name, text) in std::iter::once((&id.0, &id.1)).chain(facts) {
        let Some(field) = Field::named(name) else { unreachable!("{name} is no column") };
        let group = root.entry(field.group().name()).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(members) = group {
            members.insert(name.clone(), Value::String(text.clone()));
        }
    }
    Value::Object(root)
}

/// The text at a dotted path of an answer; `None` where it is not there.
pub fn at<'v>(answer: &'v Value, path: &str) -> Option<&'v str> {
    answer.pointer(&format!("/{}", path.replace('.', "/")))?.as_str()
}
