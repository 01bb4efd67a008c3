//! Rows about crossings of the border, or stays: what is read of each, and whose it is. They are
//! counted for a person as a whole, so a row by itself comes to nothing.

pub mod calendar;
pub mod counts;
mod identities;
pub mod json;
pub mod known;
pub mod lines;
#[cfg(feature = "pipeline")]
pub mod reading;
pub mod records;

use calc_core::law::cell::Cell;
use calc_core::law::code::Fault;
use calc_core::law::period::Date;
use calc_core::law::problem::{Detail, Problem};
use calc_core::law::reader::{Cells, Reader};
use calc_core::law::result_sink::ResultSink;
use calc_core::person::month::code::{Code, Codes};
use calc_core::person::month::crossing_fields::{Direction, Field, ResultRow};
use calc_core::person::month::crossings::Crossing;

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

impl Tally<(), Field> for Counted {
    fn add(&mut self, _: u64, _: &str, (): &()) {
        self.0 += 1;
    }

    fn add_error(&mut self, _: u64, _: &str, _: &[Problem<Field>]) {
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
    let stay = [Field::Arrival, Field::Departure].into_iter().find(|field| reader.is_given(*field));
    if let Some(of_stay) = stay {
        let crossing = [Field::Date, Field::Direction];
        if let Some(of_crossing) = crossing.into_iter().find(|field| reader.is_given(*field)) {
            reader.fault(Code::CrossingAndStay, of_crossing, Detail::Against(of_stay));
        }
        reader.need(Field::Arrival);
        let arrival = day_of(reader, Field::Arrival).map(|(day, _)| day);
        let departure = day_of(reader, Field::Departure).map(|(day, _)| day);
        let (arrival, ends) = (arrival?, departure);
        if ends.is_some_and(|ends| ends < arrival) {
            reader.fault(Code::OutOfRange, Field::Departure, Detail::Against(Field::Arrival));
        }
        return Some(Event::Stay { arrival, departure });
    }
    reader.need(Field::Date);
    reader.need(Field::Direction);
    let moment = day_of(reader, Field::Date);
    let minute = reader.read(Field::Time, Fault::OutOfRange, |cell| time(&cell.shown()));
    let direction = reader.word(Field::Direction, Direction::parse);
    let (day, with_day) = moment?;
    let minute = minute.or(with_day);
    Some(Event::Crossing(Crossing { day, minute, direction: direction?, row: 0 }))
}

/// The day of a column, within the years of which anything is counted.
fn day_of<R: Cells<Field>>(
    reader: &mut Reader<'_, R, Field>,
    field: Field,
) -> Option<(Date, Option<u16>)> {
    let read = reader.read(field, Fault::OutOfRange, moment)?;
    let reach = known::reach();
    if (reach.first..=reach.last).contains(&read.0) {
        return Some(read);
    }
    let covered = Detail::Covered(reach.first.to_string(), reach.last.to_string());
    reader.fault(Code::YearNotCovered, field, covered);
    None
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
