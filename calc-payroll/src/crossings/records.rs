//! The records of a file, person by person.

use std::mem;

use calc_core::law::period::Date;
use calc_core::person::month::crossing_fields::Field;
use calc_core::person::month::crossings::Crossing;
use calc_core::person::month::presence::Stay;

use super::identities::{Identities, Placed};
use super::{Crossings, Event};
use crate::chunk::Visit;
use crate::input_row::InputRow;
use crate::subject::Subject as _;

/// The record of a person.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The employer's number, where it is given.
    pub employee: String,
    /// The number of the document, where it is given.
    pub document: String,
    /// Crossings.
    pub crossings: Vec<Crossing>,
    /// Stays and their rows; an end that lies ahead is none.
    pub stays: Vec<(Date, Option<Date>, u32)>,
    /// The first row that cannot be read.
    pub bad: Option<u64>,
    /// The row whose document somebody with another employee number has too, and that one's row.
    pub conflict: Option<(u64, u64)>,
}

impl Record {
    /// The stays that end, and those that go on to the day after the record.
    pub fn stays_until(&self, last: Date) -> Vec<(Stay, u32)> {
        let of = |(arrival, departure, row): &(Date, Option<Date>, u32)| {
            let departure = departure.unwrap_or_else(|| last.plus_days(1).max(*arrival));
            (Stay { arrival: *arrival, departure }, *row)
        };
        self.stays.iter().map(of).collect()
    }

    /// The first and the last day of each crossing and stay; a stay that goes on has no last.
    pub fn events(&self) -> impl Iterator<Item = (Date, Option<Date>)> {
        let crossings = self.crossings.iter().map(|crossing| (crossing.day, Some(crossing.day)));
        crossings.chain(self.stays.iter().map(|(arrival, departure, _)| (*arrival, *departure)))
    }

    /// Takes over what was read of the same person under another name.
    fn join(&mut self, other: Self) {
        let Self { employee, document, crossings, stays, bad, conflict } = other;
        for (own, other) in [(&mut self.employee, employee), (&mut self.document, document)] {
            if own.is_empty() {
                *own = other;
            }
        }
        self.crossings.extend(crossings);
        self.crossings.sort_by_key(|crossing| crossing.row);
        self.stays.extend(stays);
        self.bad = self.bad.into_iter().chain(bad).min();
        self.conflict = self.conflict.or(conflict);
    }
}

/// The records of a file, in the order in which persons appear.
#[derive(Debug, Default)]
pub struct Records {
    identities: Identities,
    /// By person; of one that was joined to another nothing is left.
    all: Vec<Option<Record>>,
    /// The first and last day in the file.
    pub days: Option<(Date, Date)>,
}

impl Visit<Crossings> for Records {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let read = row.check().and_then(|()| Crossings::decode(row));
        let employee = row.cell(Field::EmployeeId).shown();
        let document = row.cell(Field::IdNumber).shown();
        if employee.is_empty() && document.is_empty() {
            return;
        }
        let place = self.place(number, &employee, &document);
        match read {
            Ok(event) => self.add(place, number, event),
            Err(_) => {
                self.record(place).bad.get_or_insert(number);
            }
        }
    }
}

impl Records {
    /// Everybody.
    pub fn all(&self) -> impl Iterator<Item = &Record> {
        self.all.iter().flatten()
    }

    /// How many persons were met; those that were found to be one count as they were met.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether nobody was met.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The record at a place, which is begun where there is none.
    fn record(&mut self, place: usize) -> &mut Record {
        if self.all.len() <= place {
            self.all.resize(place + 1, None);
        }
        self.all[place].get_or_insert_default()
    }

    /// The place of the person whom a row names.
    fn place(&mut self, number: u64, employee: &str, document: &str) -> usize {
        let Placed { place, joined, conflict } = self.identities.place(number, employee, document);
        if let Some(same) = joined.and_then(|place| mem::take(self.all.get_mut(place)?)) {
            self.record(place).join(same);
        }
        if let Some((other, row)) = conflict {
            self.record(other).conflict.get_or_insert((row, number));
            self.record(place).conflict.get_or_insert((number, row));
        }
        let record = self.record(place);
        for (own, given) in [(&mut record.employee, employee), (&mut record.document, document)] {
            if own.is_empty() {
                given.clone_into(own);
            }
        }
        place
    }

    /// Adds what a row says of the person at a place.
    fn add(&mut self, place: usize, number: u64, event: Event) {
        let at = u32::try_from(number).unwrap_or(u32::MAX);
        let days = match event {
            Event::Crossing(crossing) => {
                self.record(place).crossings.push(Crossing { row: at, ..crossing });
                (crossing.day, crossing.day)
            }
            Event::Stay { arrival, departure } => {
                self.record(place).stays.push((arrival, departure, at));
                (arrival, departure.unwrap_or(arrival))
            }
        };
        let (first, last) = self.days.unwrap_or(days);
        self.days = Some((first.min(days.0), last.max(days.1)));
    }

    /// Adds what a row says of the only person that there is.
    pub(super) fn add_to_only(&mut self, number: u64, event: Event) {
        self.add(0, number, event);
    }
}
