//! Facts by column, in the ways that the faces take them.

use std::collections::BTreeMap;

use calc_core::law::cell::Cell;
use calc_core::law::problem::Detail;
use calc_core::person::decode::{PersonField, Raw};
use calc_core::person::equity::cells::{self, EventCells};
use calc_core::person::equity::fields::Field as EventField;
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
            let value = if field == Field::Equity { events(text) } else { text.as_str().into() };
            members.insert(name.clone(), value);
        }
    }
    Value::Object(root)
}

/// The events that a row lists, as JSON has them.
fn events(text: &str) -> Value {
    let events: Result<_, (usize, Detail<PersonField>)> = cells::read(text);
    let Ok(events) = events else { unreachable!("{text} lists events") };
    let event = |cells: &EventCells| {
        let members = EventField::of_event().filter(|field| !cells.text(*field).is_empty());
        let members = members.map(|field| (field.name().to_owned(), cells.text(field).into()));
        Value::Object(members.collect())
    };
    events.iter().map(event).collect()
}

/// The text at a dotted path of an answer; `None` where it is not there.
pub fn at<'v>(answer: &'v Value, path: &str) -> Option<&'v str> {
    answer.pointer(&format!("/{}", path.replace('.', "/")))?.as_str()
}
