//! A calendar of public holidays: CSV in UTF-8 with the columns `date` and `kind`, one row for each day that
//! is off although it is no Saturday or Sunday, or worked although it is one.

use calc_core::law::cell::Cell;
use calc_core::law::problem::{Argument, Message};
use calc_core::person::month::rest_days::{DayKind, RestDays};

use super::moment;
use crate::small_table::{self, TableFault, TableProblem, at};

/// The most bytes that a calendar may have: a century of days.
pub const LARGEST: usize = 1 << 20;

/// The columns, in any order.
pub const COLUMNS: [&str; 2] = ["date", "kind"];

/// Other words for the kinds, as notices write them.
const WORDS: [(&str, DayKind); 8] = [
    ("放假", DayKind::Holiday),
    ("休假", DayKind::Holiday),
    ("节假日", DayKind::Holiday),
    ("節假日", DayKind::Holiday),
    ("上班", DayKind::Workday),
    ("补班", DayKind::Workday),
    ("補班", DayKind::Workday),
    ("调休上班", DayKind::Workday),
];

/// What is wrong with a calendar.
pub type CalendarProblem = TableProblem<CalendarFault>;

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarFault {
    /// The file is none of these columns.
    Table(TableFault),
    /// Not a day.
    Day,
    /// Neither a holiday nor a day of work.
    Kind,
    /// The day stands in an earlier row.
    DayTwice {
        /// The row.
        first: u64,
    },
}

impl From<TableFault> for CalendarFault {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

impl CalendarProblem {
    /// The message that says it; its attribute `fix` says what to do.
    pub fn message(&self) -> Message {
        match &self.fault {
            CalendarFault::Table(fault) => fault.message("file-calendar", &COLUMNS, LARGEST),
            CalendarFault::Day => Message::new("file-calendar-day", Vec::new()),
            CalendarFault::Kind => {
                let known = DayKind::ALL.map(DayKind::word).to_vec();
                Message::new("file-calendar-kind", vec![("known", Argument::Names(known))])
            }
            CalendarFault::DayTwice { first } => {
                Message::new("file-calendar-day-twice", vec![("row", Argument::Number(*first))])
            }
        }
    }
}

/// The kind that a word means.
pub(super) fn kind_named(word: &str) -> Option<DayKind> {
    let ours = DayKind::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(word));
    ours.or_else(|| WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind))
}

/// Reads a calendar.
///
/// # Errors
/// The first mistake, with its row and column.
pub fn read(bytes: &[u8]) -> Result<RestDays, CalendarProblem> {
    let mut calendar = RestDays::default();
    let mut first_rows = Vec::new();
    for (row, [day, kind]) in small_table::read(bytes, COLUMNS, LARGEST)? {
        let of_day = |fault| at(fault, row, Some(COLUMNS[0]));
        // A time beside it would say that it is the day of something else.
        let (day, _) = moment(Cell::of_text(&day))
            .filter(|(_, minute)| minute.is_none())
            .ok_or_else(|| of_day(CalendarFault::Day))?;
        let kind =
            kind_named(&kind).ok_or_else(|| at(CalendarFault::Kind, row, Some(COLUMNS[1])))?;
        if !calendar.name(day, kind) {
            let first = first_rows.iter().find(|(known, _)| *known == day);
            let first = first.map_or(0, |(_, row)| *row);
            return Err(of_day(CalendarFault::DayTwice { first }));
        }
        first_rows.push((day, row));
    }
    Ok(calendar)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calc_core::law::period::Date;

    #[test]
    fn a_calendar_is_read_and_its_mistakes_name_row_and_column() {
        let text = "kind,date\nholiday,2025-10-01\nworkday,2025/9/28\n放假,2025年10月2日\n";
        let calendar = read(text.as_bytes()).unwrap();
        // 1 and 2 October 2025 are a Wednesday and a Thursday, 28 September is a Sunday.
        for (month, day, rest) in
            [(10, 1, true), (10, 2, true), (9, 28, false), (9, 27, true), (10, 3, false)]
        {
            assert_eq!(calendar.is_rest_day(Date::new(2025, month, day)), rest, "{month} {day}");
        }
        assert_eq!(calendar.years().into_iter().collect::<Vec<_>>(), [2025]);
        for (text, row, column, fault) in [
            ("date,kind\n", 1, None, TableFault::Empty.into()),
            ("date\n2025-10-01\n", 1, Some("kind"), TableFault::MissingColumn.into()),
            ("date,kind\n2025-10-32,holiday\n", 2, Some("date"), CalendarFault::Day),
            ("date,kind\n2025-10-01 08:00,holiday\n", 2, Some("date"), CalendarFault::Day),
            ("date,kind\n2025-10-01,feast\n", 2, Some("kind"), CalendarFault::Kind),
            (
                "date,kind\n2025-10-01,holiday\n2025/10/1,workday\n",
                3,
                Some("date"),
                CalendarFault::DayTwice { first: 2 },
            ),
        ] {
            let expected = CalendarProblem { row, column, fault };
            assert_eq!(read(text.as_bytes()).unwrap_err(), expected, "{text}");
        }
    }
}
