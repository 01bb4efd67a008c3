//! Where a fact of a person-year stands: in a column, and of an event of equity pay in a member of it.

use crate::law::fields::{FactLocation, FieldAbout};
use crate::person::code::Code;
use crate::person::equity::fields::{self, Field as EventField};
use crate::person::fields::Field;

/// A column, and which event and member it is, where it is an event's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonField {
    /// The column.
    pub field: Field,
    /// The event, from 0, and its member; no member where the event as a whole is meant.
    pub event: Option<(usize, Option<EventField>)>,
}

impl From<Field> for PersonField {
    fn from(field: Field) -> Self {
        Self { field, event: None }
    }
}

impl PersonField {
    /// A member of an event.
    pub const fn of_event(item: usize, member: EventField) -> Self {
        Self { field: Field::Equity, event: Some((item, Some(member))) }
    }
}

impl FactLocation for PersonField {
    type Column = Field;
    type Code = Code;

    fn column(self) -> Field {
        self.field
    }

    fn about(self) -> &'static FieldAbout {
        match self.event {
            Some((_, Some(member))) => member.about(),
            _ => self.field.about(),
        }
    }

    fn pointer(self) -> String {
        let list = self.field.pointer();
        match self.event {
            Some((item, Some(member))) => format!("{list}/{item}/{}", member.name()),
            Some((item, None)) => format!("{list}/{item}"),
            None => list,
        }
    }

    /// The event, counted from 1, and its member: `#2 price`.
    fn in_cell(self) -> Option<String> {
        let (item, member) = self.event?;
        let item = item + 1;
        Some(
            member
                .map_or_else(|| format!("#{item}"), |member| format!("#{item} {}", member.name())),
        )
    }

    fn message_variant(self, code: Code, usual: &'static str) -> &'static str {
        match self.event {
            Some((_, Some(member))) => fields::variant(member, code, usual),
            Some((_, None)) if code == Code::WrongCellCount => "-event",
            _ => FactLocation::message_variant(self.field, code, usual),
        }
    }
}
