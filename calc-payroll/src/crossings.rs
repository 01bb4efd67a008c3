//! Rows about crossings of the border, or stays: what is read of each, and whose it is. They are
//! counted for a person as a whole, so a row by itself comes to nothing.

pub mod calendar;
pub mod counts;
pub mod json;
pub mod lines;
#[cfg(feature = "pipeline")]
pub mod reading;

use std::collections::HashMap;

use calc_core::law::cell::Cell;
use calc_core::law::code::Fault;
use calc_core::law::period::Date;
use calc_core::law::problem::{Detail, Problem};
use calc_core::law::reader::{Cells, Reader};
use calc_core::law::result_sink::ResultSink;
use calc_core::person::month::code::{Code, Codes};
use calc_core::person::month::crossing_fields::{Direction, Field, ResultRow};
use calc_core::person::month::crossings::Crossing;
use calc_core::person::month::presence::Stay;

use crate::chunk::Visit;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::subject::{Subject, Tally};

/// Rows about crossings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Crossings;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The border was crossed.
    Crossing(Crossing),
    /// A stay, whose end may lie ahead.
    Stay {
        /// The day of arrival.
        arrival: Date,
        /// The day of departure.
        departure: Option<Date>,
    },
}

/// A row, by column.
struct EventRow<'a, R>(&'a R);

impl<R: InputRow<Field>> Cells<Field> for EventRow<'_, R> {
    fn get(&self, field: Field) -> Cell<'_> {
        self.0.cell(field)
    }

    fn may_have(&self, field: Field) -> bool {
        self.0.may_have(field)
    }
}

impl Subject for Crossings {
    type Column = Field;
    type Location = Field;
    type Settings = ();
    type Facts = Event;
    type Outcome = ();
    type Summary = Counted;

    const KEY: &'static [Field] = &[];
    const WHO: Field = Field::EmployeeId;
    const PERIOD: Field = Field::Date;

    fn check_header(header: &Header<Field>) -> Result<(), FileProblem> {
        let has = |field: Field| header.position(field).is_some();
        let who = has(Field::EmployeeId) || has(Field::IdNumber);
        let event = (has(Field::Date) && has(Field::Direction)) || has(Field::Arrival);
        if who && event {
            return Ok(());
        }
        let missing =
            if who { vec![Field::Date, Field::Direction] } else { vec![Field::EmployeeId] };
        let missing = missing.into_iter().filter(|field| !has(*field)).map(Field::about);
        Err(FileProblem::MissingColumns(missing.collect()))
    }

    fn decode(row: &impl InputRow<Field>) -> Result<Event, Vec<Problem<Field>>> {
        let cells = EventRow(row);
        let mut reader = Reader::new(&cells);
        if !reader.is_given(Field::EmployeeId) && !reader.is_given(Field::IdNumber) {
            reader.fault(Code::MissingValue, Field::EmployeeId, Detail::None);
        }
        let event = event(&mut reader);
        match (event, reader.problems.is_empty()) {
            (Some(event), true) => Ok(event),
            _ => Err(reader.problems),
        }
    }

    fn assess(_: &Event, (): &()) -> Result<(), Vec<Problem<Field>>> {
        Ok(())
    }

    fn write((): &(), has: impl Fn(Field) -> bool, _: &str, sink: &mut impl ResultSink) {
        ResultRow::default().write(has, sink);
    }

    fn write_errors(
        errors: Codes,
        has: impl Fn(Field) -> bool,
        _: &str,
        sink: &mut impl ResultSink,
    ) {
        ResultRow { messages: errors, ..ResultRow::default() }.write(has, sink);
    }
}

/// How many rows were read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted(pub u64);

impl Tally<(), Code> for Counted {
    fn add(&mut self, _: u64, _: &str, (): &()) {
        self.0 += 1;
    }

    fn add_error(&mut self, _: u64, _: &str, _: Codes) {
        self.0 += 1;
    }

    fn rows(&self) -> u64 {
        self.0
    }

    fn merge(&mut self, later: &Self) {
        self.0 += later.0;
    }
}

fn event<R: Cells<Field>>(reader: &mut Reader<'_, R, Field>) -> Option<Event> {
    if reader.is_given(Field::Arrival) || reader.is_given(Field::Departure) {
        reader.need(Field::Arrival);
        let arrival = reader.read(Field::Arrival, Fault::OutOfRange, moment).map(|(day, _)| day);
        let departure =
            reader.read(Field::Departure, Fault::OutOfRange, moment).map(|(day, _)| day);
        let (arrival, ends) = (arrival?, departure);
        if ends.is_some_and(|ends| ends < arrival) {
            reader.fault(Code::OutOfRange, Field::Departure, Detail::Against(Field::Arrival));
        }
        return Some(Event::Stay { arrival, departure });
    }
    reader.need(Field::Date);
    reader.need(Field::Direction);
    let moment = reader.read(Field::Date, Fault::OutOfRange, moment);
    let minute = reader.read(Field::Time, Fault::OutOfRange, |cell| time(&cell.shown()));
    let direction = reader.word(Field::Direction, Direction::parse);
    let (day, with_day) = moment?;
    let minute = minute.or(with_day);
    Some(Event::Crossing(Crossing { day, minute, direction: direction?, row: 0 }))
}

/// A day, perhaps with its time, as border records write it.
fn moment(cell: Cell<'_>) -> Option<(Date, Option<u16>)> {
    let text = match cell {
        Cell::Date(day) => return Some((day, None)),
        Cell::Text(text) => text,
        Cell::Integer(number) => &number.to_string(),
        _ => return None,
    };
    let text = text.replace(['/', '.', '年', '月'], "-").replace('日', " ");
    let (day, rest) = match text.trim().split_once([' ', 'T']) {
        Some((day, rest)) => (day, rest.trim()),
        None => (text.trim(), ""),
    };
    let minute = if rest.is_empty() { None } else { Some(time(rest)?) };
    Some((calendar_day(day)?, minute))
}

/// A day by year, month and day, or of eight digits.
fn calendar_day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        (year, Some(month), Some(day), None) => (year, month, day),
        (digits, None, None, None) if digits.len() == 8 && digits.is_ascii() => {
            (&digits[..4], &digits[4..6], &digits[6..])
        }
        _ => return None,
    };
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

/// The minute of a day: hours, minutes, perhaps seconds.
fn time(text: &str) -> Option<u16> {
    let mut parts = text.split(':');
    let mut part = |below: u16| {
        let digits = parts.next().filter(|part| matches!(part.len(), 1 | 2))?;
        let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u16>().ok().filter(|number| all_digits && *number < below)
    };
    let (hour, minute) = (part(24)?, part(60)?);
    let second = text.matches(':').count() == 1 || part(60).is_some();
    (second && parts.next().is_none()).then_some(hour * 60 + minute)
}

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
    /// The rows that cannot be read.
    pub bad: Vec<u64>,
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
}

/// The records of a file, in the order in which persons appear.
#[derive(Debug, Default)]
pub struct Records {
    places: HashMap<String, usize>,
    /// By person.
    pub all: Vec<Record>,
    /// Rows that are nobody's.
    pub nobody: u64,
    /// The first and last day in the file.
    pub days: Option<(Date, Date)>,
}

impl Visit<Crossings> for Records {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let read = row.check().and_then(|()| Crossings::decode(row));
        let employee = row.cell(Field::EmployeeId).shown().into_owned();
        let document = row.cell(Field::IdNumber).shown().into_owned();
        let key = if employee.is_empty() { format!("\0{document}") } else { employee.clone() };
        if employee.is_empty() && document.is_empty() {
            self.nobody += 1;
            return;
        }
        let place = *self.places.entry(key).or_insert_with(|| {
            self.all.push(Record { employee, document: document.clone(), ..Record::default() });
            self.all.len() - 1
        });
        let record = &mut self.all[place];
        if record.document.is_empty() {
            record.document = document;
        }
        match read {
            Ok(event) => self.add(place, number, event),
            Err(_) => record.bad.push(number),
        }
    }
}

impl Records {
    /// Adds what a row says of the person at a place.
    fn add(&mut self, place: usize, number: u64, event: Event) {
        let Some(record) = self.all.get_mut(place) else { return };
        let at = u32::try_from(number).unwrap_or(u32::MAX);
        let days = match event {
            Event::Crossing(crossing) => {
                record.crossings.push(Crossing { row: at, ..crossing });
                (crossing.day, crossing.day)
            }
            Event::Stay { arrival, departure } => {
                record.stays.push((arrival, departure, at));
                (arrival, departure.unwrap_or(arrival))
            }
        };
        let (first, last) = self.days.unwrap_or(days);
        self.days = Some((first.min(days.0), last.max(days.1)));
    }

    /// Adds what a row says of the only person that there is.
    fn add_to_only(&mut self, number: usize, event: Event) {
        if self.all.is_empty() {
            self.all.push(Record::default());
        }
        self.add(0, u64::try_from(number).unwrap_or(u64::MAX), event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_border_records_write_them() {
        for (text, day, minute) in [
            ("2025-01-02", Some((2025, 1, 2)), None),
            ("2025/1/2", Some((2025, 1, 2)), None),
            ("2025.01.02 08:30", Some((2025, 1, 2)), Some(510)),
            ("2025-01-02T23:59:59", Some((2025, 1, 2)), Some(1439)),
            ("2025年1月2日", Some((2025, 1, 2)), None),
            ("2025年1月2日 7:05", Some((2025, 1, 2)), Some(425)),
            ("20250102", Some((2025, 1, 2)), None),
            ("2025-01-02 23:60", None, None),
            ("2025-01-02 8", None, None),
            ("2025-01-02 8:30:15:00", None, None),
            ("2025-01-02 +8:30", None, None),
            ("25-01-02", None, None),
            ("2025-01-02-03", None, None),
            ("2025-+1-02", None, None),
            ("2025-02-29", None, None),
            ("2025-01-02 25:00", None, None),
            ("02/01/2025", None, None),
        ] {
            let expected = day.map(|(year, month, day)| (Date::new(year, month, day), minute));
            assert_eq!(moment(Cell::Text(text)), expected, "{text}");
        }
    }
}
