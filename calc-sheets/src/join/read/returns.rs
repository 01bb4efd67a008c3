//! Rows of Hong Kong employers' returns.

use super::Read;
use crate::join::CellLocation;
use crate::join::people::{Return, Who};
use crate::layout::Take;
use crate::reading::plain;
use crate::value::Value;

impl Read {
    pub(super) fn return_row(
        &mut self,
        who: &Who,
        values: &[(usize, Take, Value)],
        place: CellLocation,
    ) {
        let text = |wanted: Take| {
            let found = values.iter().find(|(_, take, _)| *take == wanted);
            found.map_or(String::new(), |(_, _, value)| plain(&value.clone().into_text()))
        };
        let married = match text(Take::ReturnMarried).as_str() {
            "1" => Some("single"),
            "2" => Some("married"),
            _ => None,
        };
        self.people.find(who).returns.push(Return {
            year: text(Take::ReturnYear),
            form: text(Take::ReturnForm).to_uppercase(),
            total: text(Take::ReturnTotal),
            married,
            place,
        });
    }
}
