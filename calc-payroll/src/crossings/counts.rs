//! The counts of one person's record, year by year or month by month.

use calc_core::law::params::Choices;
use calc_core::law::params::alternatives::AbsenceCount;
use calc_core::law::period::{Date, Span, TaxYear, YearOfAssessment};
use calc_core::law::problem::{Detail, Problem};
use calc_core::person::month::code::{Code, Codes};
use calc_core::person::month::crossing_fields::Field;
use calc_core::person::month::crossings::{Contradiction, ordered_stays, stays_of};
use calc_core::person::month::presence::Days;
use calc_core::person::month::rest_days::RestDays;
use calc_core::person::month::work_days::china_work_half_days;
use calc_core::person::month::year_counts::{YearCounts, year_counts};
use calc_core::person::rulebook::Rulebook;

use super::Crossings;
use super::known::Known;
use super::records::{Record, Records};
use crate::chunk::RowProblem;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    /// The alternatives taken at open points.
    pub choices: &'a Choices,
    /// Which days are days of rest.
    pub rest_days: &'a RestDays,
    /// The days that the record covers.
    pub known: Known,
    /// One year; every year of the record where none is named.
    pub year: Option<u16>,
    /// Whether there is a row for each month.
    pub months: bool,
}

/// A row of counts: whose, when, and the results in their order.
#[derive(Debug, Default)]
pub struct Line {
    /// The employer's number, where it is given.
    pub employee: String,
    /// The number of the document, where it is given.
    pub document: String,
    /// The year.
    pub year: Option<u16>,
    /// The month, where months are counted.
    pub month: Option<u8>,
    /// The counts, in the order of the columns that come back.
    pub results: Vec<String>,
    /// What is to be known of them.
    pub messages: Codes,
}

/// Why a person has no counts: the row that says so, and the mistakes.
pub type RowErrors = (Box<Line>, Vec<RowProblem<Crossings>>);

impl Counting<'_> {
    /// The rows of a person.
    ///
    /// # Errors
    /// Why there are none.
    pub fn lines(&self, record: &Record) -> Result<Vec<Line>, RowErrors> {
        let line = || Line {
            employee: record.employee.clone(),
            document: record.document.clone(),
            ..Line::default()
        };
        let Some(known) = self.known.span() else {
            return Err((Box::new(refused(line(), Code::RecordHasErrors)), Vec::new()));
        };
        if let Some(row) = record.bad {
            let detail = Detail::Row(row);
            let (code, field) = (Code::RecordHasErrors, None);
            let problem = Problem { code, field, found: String::new(), detail };
            let problem = RowProblem { row, problem };
            return Err((Box::new(refused(line(), Code::RecordHasErrors)), vec![problem]));
        }
        let refuse = |code: Code, field: Field, found: &str, (row, other): (u64, u64)| {
            let problem = Problem::new(code, field, found, Detail::Row(other));
            (Box::new(refused(line(), code)), vec![RowProblem { row, problem }])
        };
        if let Some(rows) = record.conflict {
            let (code, field) = (Code::DocumentOfTwoNumbers, Field::IdNumber);
            return Err(refuse(code, field, &record.document, rows));
        }
        let days = match days_of(record, known) {
            Ok(days) => days,
            Err((field, Contradiction { before, row })) => {
                let rows = (row.into(), before.into());
                return Err(refuse(Code::CrossingContradiction, field, "", rows));
            }
        };
        let of = |day: Date| u16::try_from(day.year()).unwrap_or(0);
        let years = match self.year {
            Some(year) => year..=year,
            None => of(known.first)..=of(known.last),
        };
        let mut lines = Vec::new();
        for year in years {
            let Some(law) = Rulebook::get().months(TaxYear(year)) else { continue };
            let counts = year_counts(&days, TaxYear(year), (self.choices, self.rest_days), law);
            let of_record = self.notes(record, TaxYear(year), known);
            let mut add = |month: Option<u8>| {
                let (results, messages) = self.results(&days, &counts, TaxYear(year), month);
                let messages = messages.union(of_record);
                lines.push(Line { year: Some(year), month, results, messages, ..line() });
            };
            if self.months {
                (1..=12)
                    .filter(|month| known.last >= TaxYear(year).month(*month).first)
                    .filter(|month| known.first <= TaxYear(year).month(*month).last)
                    .for_each(|month| add(Some(month)));
            } else {
                add(None);
            }
        }
        Ok(lines)
    }

    /// What is to be known of the crossings that a year rests on.
    fn notes(&self, record: &Record, year: TaxYear, known: Span) -> Codes {
        let span = year.span();
        let (first, last) = (span.first.max(known.first), span.last.min(known.last));
        let touches = |day: &Date| (first..=last).contains(day);
        let mut days = record.events().flat_map(|(begins, ends)| [Some(begins), ends]).flatten();
        let mut notes = Codes::default();
        if !days.any(|day| touches(&day)) {
            notes.insert(Code::NoCrossing);
        }
        if self.known.outside(record) > 0 {
            notes.insert(Code::CrossingsOutside);
        }
        notes
    }

    /// The results, in the order of the columns that come back.
    fn results(
        &self,
        days: &Days,
        counts: &YearCounts,
        year: TaxYear,
        month: Option<u8>,
    ) -> (Vec<String>, Codes) {
        let span = month.map_or(year.span(), |month| year.month(month));
        let rest = self.choices.rest_days_outside();
        let work =
            halves(china_work_half_days(days, span, rest, |day| self.rest_days.is_rest_day(day)));
        let number = |number: u32| number.to_string();
        let word = |fact: Option<bool>| {
            fact.map_or(String::new(), |fact| if fact { "yes" } else { "no" }.to_owned())
        };
        let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        let whole = |text: String| if counts.complete { text } else { String::new() };
        let of_assessment =
            |text: String| if counts.assessment_complete { text } else { String::new() };
        let assessment = YearOfAssessment(year.0).span();
        let results = vec![
            whole(number(counts.residence_days)),
            number(counts.residence_days),
            number(days.presence_days(span)),
            work.clone(),
            number(span.days()),
            work,
            number(counts.longest_absence),
            word(counts.six_years_met),
            number(counts.window.days),
            number(days.days_outside(span)),
            number(assessment.days()),
            number(counts.assessment_days),
            of_assessment(number(counts.assessment_days)),
            of_assessment(halves(counts.assessment_half_days)),
            word(counts.outside_over_visits),
            word(counts.over_resident_days),
            word(counts.over_two_years),
            day(counts.short_stay_passed_on),
            day(counts.resident_on),
            day(counts.presence_passed_on),
        ];
        let mut messages = Codes::default();
        if !counts.complete {
            messages.insert(Code::RecordIncomplete);
        }
        if self.is_unclear(days, year) {
            messages.insert(Code::AbsenceUnclear);
        }
        (results, messages)
    }

    /// Whether how the ends of an absence count decides.
    fn is_unclear(&self, days: &Days, year: TaxYear) -> bool {
        let Some(law) = Rulebook::get().months(year) else { return false };
        let most = *law.mainland.six_year_rule_absence_days;
        let over_new_year = self.choices.absence_over_new_year();
        let of = |count| days.longest_absence(year.span(), count, over_new_year) > most;
        of(AbsenceCount::FullDaysAway) != of(AbsenceCount::Inclusive)
    }
}

/// The days of a record, or what contradicts what, and the column that shows it.
fn days_of(record: &Record, known: Span) -> Result<Days, (Field, Contradiction)> {
    let of_crossings = |found| (Field::Direction, found);
    let of_stays = |found| (Field::Arrival, found);
    let mut stays = stays_of(&record.crossings, known).map_err(of_crossings)?;
    stays.extend(ordered_stays(&record.stays_until(known.last)).map_err(of_stays)?);
    Ok(Days::new(known, &stays))
}

fn refused(mut line: Line, code: Code) -> Line {
    line.results = vec![String::new(); 20];
    line.messages.insert(code);
    line
}

/// Half days as days: 17.5.
fn halves(halves: u32) -> String {
    format!("{}{}", halves / 2, if halves.is_multiple_of(2) { "" } else { ".5" })
}

impl Counting<'_> {
    /// The rows of everybody, and the mistakes of records in the order of the file.
    pub fn all(&self, records: &Records) -> (Vec<Line>, Vec<RowProblem<Crossings>>, usize) {
        let (mut lines, mut problems, mut bad) = (Vec::new(), Vec::new(), 0);
        for record in records.all() {
            match self.lines(record) {
                Ok(found) => lines.extend(found),
                Err((line, problem)) => {
                    bad += 1;
                    problems.extend(problem);
                    lines.push(*line);
                }
            }
        }
        (lines, problems, bad)
    }
}
