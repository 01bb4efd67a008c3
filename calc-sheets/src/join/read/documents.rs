//! Who a row is about, and what is wrong with the document.

use calc_core::person::fields::Field;

use super::Read;
use crate::identity::{Damage, Document, contradicts, damage_of, document_of_number, masked};
use crate::join::people::Who;
use crate::join::{CellLocation, Finding};
use crate::layout::Take;
use crate::reading::plain;
use crate::value::Value;

impl Read {
    pub(super) fn who(&mut self, values: &[(usize, Take, Value)], place: CellLocation) -> Who {
        let text = |wanted: Take| {
            let found = values.iter().find(|(_, take, _)| *take == wanted);
            found.map_or(String::new(), |(_, _, value)| plain(&value.clone().into_text()))
        };
        let id_number = values.iter().find(|(_, take, _)| *take == Take::Own(Field::IdNumber));
        let lost = matches!(id_number, Some((_, _, Value::Number(number))) if number.abs() >= 1e15);
        let mut number = text(Take::Own(Field::IdNumber));
        let id_cut = lost && number.len() > 15;
        if id_cut {
            number.truncate(15);
        }
        let who = Who {
            employee: text(Take::Own(Field::EmployeeId)),
            name: text(Take::Own(Field::Name)),
            id_type: text(Take::Own(Field::IdType)),
            id_number: number,
            id_cut,
            other_number: text(Take::OtherIdNumber),
        };
        self.check_documents(&who, lost, place);
        who
    }

    /// Says what is wrong with a row's document.
    fn check_documents(&mut self, who: &Who, lost: bool, place: CellLocation) {
        let at = |this: &Self| ("place", this.origins.text(place));
        let damage = if lost { Some(Damage::FifteenDigits) } else { damage_of(&who.id_number) };
        if let Some(damage) = damage {
            let id = if damage == Damage::Scientific {
                "finding-damaged-scientific"
            } else {
                "finding-damaged-digits"
            };
            let arguments = vec![at(self)];
            self.list(Finding::new(id, arguments));
            return;
        }
        if let Some((named, shaped)) = contradicts(&who.id_type, &who.id_number) {
            let arguments = vec![
                at(self),
                ("number", masked(&who.id_number)),
                ("named", named.id().to_owned()),
                ("shaped", shaped.id().to_owned()),
            ];
            self.list(Finding::new("finding-document-type", arguments));
        }
        if document_of_number(&who.id_number) == Some(Document::NonChineseTravelPermit) {
            let arguments = vec![at(self), ("number", masked(&who.id_number))];
            self.list(Finding::new("finding-permit-without-work", arguments));
        }
    }
}
