//! The days that a record covers.

use calc_core::law::period::{Date, Span, TaxYear};
use calc_core::law::problem::{Argument, Message};
use calc_core::person::rulebook::Rulebook;

use super::records::{Record, Records};
use crate::file_problem::FileProblem;

/// What somebody says of the days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// The first day that the record covers; 1 January of its first year where nobody says.
    pub from: Option<Date>,
    /// The last day that the record covers; the last day in the file where nobody says.
    pub until: Option<Date>,
    /// The only year that is counted.
    pub year: Option<u16>,
}

/// The days that the record covers.
#[derive(Clone, Copy, Debug)]
pub struct Known(Option<Span>);

/// Why nothing can be counted of the days that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodProblem {
    /// The last day lies before the first.
    Backwards(Span),
    /// A day outside the years of which anything is counted, and whether it is the last.
    OutOfReach(Date, bool),
    /// Only one end is given, and it lies before the year of the first crossing or after the last
    /// crossing; the days of the file.
    WithoutCrossing(Span),
    /// A year of which the record covers no day.
    YearOutside(u16, Span),
    /// The record covers no year that is counted.
    NoYear(Span),
}

impl PeriodProblem {
    /// The code, as answers write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Backwards(_) => "period_backwards",
            Self::OutOfReach(..) => "out_of_range",
            Self::WithoutCrossing(_) => "period_without_crossing",
            Self::YearOutside(..) => "year_outside_record",
            Self::NoYear(_) => "year_not_covered",
        }
    }

    /// The message that says it; its attribute `fix` says what to do.
    pub fn message(self) -> Message {
        let day = |name, day: Date| (name, Argument::Text(day.to_string()));
        let span = |span: Span| vec![day("from", span.first), day("until", span.last)];
        match self {
            Self::Backwards(asked) => Message::new("cli-period-backwards", span(asked)),
            Self::OutOfReach(found, _) => {
                let arguments = [vec![day("found", found)], span(reach())].concat();
                Message::new("cli-period-out-of-reach", arguments)
            }
            Self::WithoutCrossing(file) => Message::new("cli-period-without-crossing", span(file)),
            Self::YearOutside(year, known) => {
                let year = vec![("year", Argument::Text(year.to_string()))];
                Message::new("cli-year-outside-record", [year, span(known)].concat())
            }
            Self::NoYear(known) => {
                let (low, high) = Rulebook::get().tax_years();
                let year = |name, year: u16| (name, Argument::Text(year.to_string()));
                let years = vec![year("low", low), year("high", high)];
                Message::new("cli-record-of-no-year", [years, span(known)].concat())
            }
        }
    }
}

impl From<PeriodProblem> for FileProblem {
    fn from(problem: PeriodProblem) -> Self {
        Self::Told(problem.code(), Box::new(problem.message()))
    }
}

/// The days that a row may name: from so many years before the first tax year that is covered as the
/// six-year rule looks back, to the end of the year after the last, into which its year of assessment and
/// its windows of twelve months reach.
pub fn reach() -> Span {
    let (low, high) = Rulebook::get().tax_years();
    let back = Rulebook::get()
        .months(TaxYear(low))
        .and_then(|law| u16::try_from(*law.mainland.six_year_rule_years).ok())
        .unwrap_or(0);
    Span { first: Date::new(low.saturating_sub(back), 1, 1), last: Date::new(high + 1, 12, 31) }
}

impl Known {
    /// The days that a file covers.
    ///
    /// # Errors
    /// Nothing can be counted of the days that are asked for.
    pub fn of(records: &Records, asked: Asked) -> Result<Self, PeriodProblem> {
        let reach = reach();
        for (day, is_last) in [(asked.from, false), (asked.until, true)] {
            let day = day.filter(|day| !(reach.first..=reach.last).contains(day));
            day.map_or(Ok(()), |day| Err(PeriodProblem::OutOfReach(day, is_last)))?;
        }
        if let (Some(first), Some(last)) = (asked.from, asked.until)
            && last < first
        {
            return Err(PeriodProblem::Backwards(Span { first, last }));
        }
        let Some((first, last)) = records.days else { return Ok(Self(None)) };
        let year = u16::try_from(first.year()).unwrap_or(u16::MAX);
        let from = asked.from.unwrap_or(Date::new(year, 1, 1));
        let known = Span { first: from, last: asked.until.unwrap_or(last) };
        if known.last < known.first {
            return Err(PeriodProblem::WithoutCrossing(Span { first, last }));
        }
        let years = known.first.year()..=known.last.year();
        if let Some(year) = asked.year.filter(|year| !years.contains(&u32::from(*year))) {
            return Err(PeriodProblem::YearOutside(year, known));
        }
        let is_counted = |year: u32| {
            u16::try_from(year).is_ok_and(|year| Rulebook::get().months(TaxYear(year)).is_some())
        };
        let mut counted = asked.year.map_or(years, |year| year.into()..=year.into());
        if !counted.any(is_counted) {
            return Err(PeriodProblem::NoYear(known));
        }
        Ok(Self(Some(known)))
    }

    /// The first and the last of them; nothing where the file has no day.
    pub fn span(&self) -> Option<Span> {
        self.0
    }

    /// How many crossings and stays of a record lie outside, so that nothing is counted of them.
    pub fn outside(&self, record: &Record) -> u64 {
        let Some(Span { first, last }) = self.0 else { return 0 };
        let is_outside = |(begins, ends): &(Date, Option<Date>)| {
            *begins > last || ends.is_some_and(|ends| ends < first)
        };
        record.events().filter(is_outside).map(|_| 1).sum()
    }
}
