//! Rows of equity events.

use calc_core::person::equity::cells::EventCells;

use super::{Job, Read};
use crate::join::people::Who;
use crate::join::{CellLocation, Finding};
use crate::layout::Take;
use crate::reading::plain;
use crate::stream::Change;
use crate::typed::typed_cell;
use crate::value::Value;
use calc_core::person::fields::Field;

impl Read {
    /// Keeps an event with its person and year. One that names no year belongs to nobody.
    pub(super) fn event_row(
        &mut self,
        job: &Job<'_>,
        who: &Who,
        values: Vec<(usize, Take, Value)>,
        place: CellLocation,
    ) {
        let mut cells = EventCells::default();
        let mut year = None;
        for (_, take, value) in values {
            match take {
                Take::Own(Field::TaxYear) => {
                    let text = plain(&value.into_text());
                    year = text.strip_suffix('年').unwrap_or(&text).parse::<u16>().ok();
                }
                Take::OfEvent(field) if job.lenient => {
                    let (cell, change) = typed_cell(field.about(), value);
                    self.count(&change);
                    if let Change::Refused(reading) = &change {
                        let found = cell.cell().shown();
                        let found = calc_core::law::problem::masked(field.about(), &found);
                        let place = self.origins.text(place);
                        let arguments =
                            vec![("place", place), ("found", found), ("reading", reading.clone())];
                        self.list(Finding::new("finding-refused-reading", arguments));
                    }
                    cells.set(field, cell.cell().shown().trim().to_owned());
                }
                Take::OfEvent(field) => cells.set(field, value.into_text().trim().to_owned()),
                _ => {}
            }
        }
        let Some(year) = year else {
            let arguments = vec![("place", self.origins.text(place))];
            return self.list(Finding::new("finding-event-without-row", arguments));
        };
        self.people.find(who).years.entry(year).or_default().events.push((cells, place));
    }
}
