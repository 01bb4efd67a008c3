//! Events of equity pay: a list in a cell of a row, objects in JSON.

use calc_core::law::reader::Cells as _;
use calc_core::person::decode::PersonField;
use calc_core::person::equity::cells::{self, EventCells};
use calc_core::person::equity::fields::Field as EventField;
use serde_json::{Map, Value};

use super::canonical;

/// Events as they are always written in a cell.
pub(super) fn written(events: &[EventCells]) -> String {
    cells::listed(&events.iter().map(in_one_way).collect::<Vec<_>>())
}

/// A cell as it is always written; what lists no events stays as it came.
pub(super) fn of_cell(text: &str) -> String {
    cells::read::<PersonField>(text).map_or_else(|_| text.to_owned(), |events| written(&events))
}

/// The events of a cell as JSON has them; what lists no events stays a text.
pub(super) fn listed(text: &str) -> Value {
    let Ok(events) = cells::read::<PersonField>(text) else { return text.into() };
    events.iter().map(|event| Value::Object(object(event))).collect()
}

fn object(event: &EventCells) -> Map<String, Value> {
    let given = EventField::of_event().filter(|field| !event.text(*field).is_empty());
    given.map(|field| (field.name().to_owned(), event.text(field).into())).collect()
}

fn in_one_way(event: &EventCells) -> EventCells {
    let mut written = EventCells::default();
    for field in EventField::of_event() {
        written.set(field, canonical(field.about(), event.get(field)));
    }
    written
}
