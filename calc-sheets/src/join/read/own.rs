//! Rows in our own columns: of a year, of every year, or of one month of a year.

use std::collections::btree_map::Entry;

use calc_core::person::fields::Field;
use calc_payroll::typed_rows::OwnedCell;

use super::months::OwnCells;
use super::{Job, Read};
use crate::join::given::Given;
use crate::join::people::Who;
use crate::join::{CellLocation, Finding};
use crate::layout::Take;
use crate::stream::currency_of;
use crate::value::Value;

/// Whether a value is an amount, and not nothing.
fn is_amount(field: Field, cell: &OwnedCell) -> bool {
    let text = cell.cell().shown();
    currency_of(field).is_some() && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

impl Read {
    pub(super) fn own_row(
        &mut self,
        job: &mut Job<'_>,
        who: &Who,
        values: Vec<(usize, Take, Value)>,
        place: CellLocation,
    ) {
        let has_year = job.table.recognised.position(Take::Own(Field::TaxYear)).is_some();
        let by_month = !has_year && job.table.recognised.position(Take::Period).is_some();
        let mut cells = OwnCells::default();
        let mut year = None;
        for (index, take, value) in values {
            let field = match take {
                Take::Own(field) => field,
                Take::Period => {
                    cells.period = value.into_text();
                    continue;
                }
                _ => continue,
            };
            if matches!(field, Field::EmployeeId | Field::Name | Field::IdType | Field::IdNumber)
                || value.is_blank()
            {
                continue;
            }
            let place = CellLocation { column: Some(index), ..place };
            let cell = if job.lenient {
                self.typed(field, value, place)
            } else {
                value.into_text().trim().to_owned().into()
            };
            if field == Field::TaxYear {
                year = cell.cell().whole().and_then(|year| u16::try_from(year).ok());
                if year.is_some() {
                    continue;
                }
            }
            cells.given.push((field, cell, place));
        }
        let month = match (year, by_month) {
            (None, true) => {
                cells.said(job.side_month, job.year_around.or_else(|| self.only_year()))
            }
            (None, false) => job.side_month,
            (Some(_), _) => None,
        };
        let month = month.and_then(|month| Some((month.year, month.month?)));
        if by_month && month.is_none() {
            let arguments = vec![("place", self.origins.text(place))];
            self.list(Finding::new("finding-no-month", arguments));
        }
        let person = self.people.find(who);
        if let Some(year) = year.or(month.map(|(year, _)| year)) {
            person.years.entry(year).or_default().sources.push(place);
        }
        let mut whole_year = false;
        for (field, cell, place) in cells.given {
            let (key, amount) = (field as usize, is_amount(field, &cell));
            match (year, month) {
                (Some(year), _) => {
                    let own = &mut person.years.entry(year).or_default().own;
                    put(own.entry(key), amount, cell, place);
                }
                (None, Some((year, month))) if currency_of(field).is_some() => {
                    let side = &mut person.years.entry(year).or_default().side;
                    put(side.entry(key).or_default().entry(month), true, cell, place);
                }
                // An amount of a month that is not known is told of above.
                (None, None) if by_month && amount => {}
                (None, _) => {
                    whole_year |= amount;
                    put(person.always.entry(key), amount, cell, place);
                }
            }
        }
        job.whole_years += u64::from(whole_year);
    }
}

/// Gives a value to a column. A second one that differs spoils it, and so does a second amount from
/// another row: two employers, or two months, may have paid the same.
fn put<K: Ord>(slot: Entry<'_, K, Given>, amount: bool, cell: OwnedCell, place: CellLocation) {
    match slot {
        Entry::Vacant(slot) => {
            slot.insert(Given::one(cell, place));
        }
        Entry::Occupied(mut known) => {
            let known = known.get_mut();
            let last = known.place();
            if amount && (last.table, last.row) != (place.table, place.row) {
                known.add_payment(cell, place);
            } else {
                known.add(cell, place);
            }
        }
    }
}
