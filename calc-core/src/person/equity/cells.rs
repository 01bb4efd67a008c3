//! The events of a year before they are read: texts by column.

use crate::law::cell::Cell;
use crate::law::problem::Detail;
use crate::law::reader::Cells;
use crate::person::equity::fields::Field;

/// Between the events in a cell; the second is what a Chinese keyboard types.
const EVENTS: [char; 2] = [';', '；'];

/// Between the members of an event, likewise.
const MEMBERS: [char; 2] = ['|', '｜'];

/// An event as it is given: the text of each column that has one. Files and bodies may list many events that say
/// nothing, so that such an event has to take no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventCells {
    /// In the order of the columns.
    texts: Vec<(Field, String)>,
}

impl EventCells {
    /// Gives a column its text.
    pub fn set(&mut self, field: Field, text: String) {
        match self.place(field) {
            Ok(place) => self.texts[place].1 = text,
            Err(_) if text.is_empty() => {}
            Err(place) => self.texts.insert(place, (field, text)),
        }
    }

    /// The text of a column.
    pub fn text(&self, field: Field) -> &str {
        self.place(field).map_or("", |place| &self.texts[place].1)
    }

    fn place(&self, field: Field) -> Result<usize, usize> {
        self.texts.binary_search_by_key(&(field as usize), |(known, _)| *known as usize)
    }

    /// The members as the cell of a row lists them. What separates them belongs to none of their values, so it
    /// becomes a blank there, and the value is refused as what it is.
    fn listed(&self) -> String {
        let member = |field: Field| self.text(field).replace(separates, " ");
        let members: Vec<String> = Field::of_event().map(member).collect();
        let given = members.iter().rposition(|text| !text.trim().is_empty()).map_or(0, |at| at + 1);
        members[..given].join("|")
    }
}

fn separates(letter: char) -> bool {
    EVENTS.contains(&letter) || MEMBERS.contains(&letter)
}

impl Cells<Field> for EventCells {
    fn get(&self, field: Field) -> Cell<'_> {
        Cell::of_text(self.text(field))
    }
}

/// Events as the cell of a row lists them.
pub fn listed(events: &[EventCells]) -> String {
    events.iter().map(EventCells::listed).collect::<Vec<_>>().join("; ")
}

/// The events that the cell of a row lists.
///
/// # Errors
/// An event, from 0, has more members than there are.
pub fn read<P>(text: &str) -> Result<Vec<EventCells>, (usize, Detail<P>)> {
    let text = text.trim_end_matches([EVENTS[0], EVENTS[1], ' ']);
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let most = Field::of_event().count();
    let read = |(item, event): (usize, &str)| {
        let members: Vec<&str> = event.split(MEMBERS).collect();
        if members.len() > most {
            return Err((item, Detail::Cells(members.len(), most)));
        }
        let mut cells = EventCells::default();
        for (field, member) in Field::of_event().zip(members) {
            cells.set(field, member.trim().to_owned());
        }
        Ok(cells)
    };
    text.split(EVENTS).enumerate().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::equity::place::PersonField;

    #[test]
    fn events_come_back_as_a_row_lists_them() {
        let text = "2025-03-10|option|domestic|20000|50|20; 2025-06-02|award|overseas|100|30";
        let events = read::<PersonField>(text).unwrap();
        assert_eq!(events.len(), 2);
        assert_eq!(events[0].text(Field::Strike), "20");
        assert_eq!(events[1].text(Field::Strike), "");
        assert_eq!(listed(&events), text);
        assert_eq!(read::<PersonField>(" ； "), Ok(Vec::new()));
        let long = "|".repeat(30);
        assert_eq!(read::<PersonField>(&long), Err((0, Detail::Cells(31, 19))));
    }
}
