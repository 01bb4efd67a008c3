//! The rows of a file by person, and what each comes to.

use std::collections::{BTreeMap, HashMap};

use calc_core::law::params::Choices;
use calc_core::law::period::TaxYear;
use calc_core::law::trace::{Trace, TraceLevel};
use calc_core::person::month::code::Code;
use calc_core::person::month::fields::Field;
use calc_core::person::month::vocabulary::PersonMonth;
use calc_core::person::month::withhold::{
    Context, PersonRow, RowAnswer, RowFault, withhold, withhold_with_traces,
};
use xxhash_rust::xxh3::xxh3_128;

#[cfg(feature = "pipeline")]
use super::next::NextRows;
use super::{MOST_ROWS, Months, row_keys};
use crate::chunk::Visit;
use crate::input_row::InputRow;
use crate::subject::Subject as _;

/// The rows of a file while it is read.
#[derive(Debug, Default)]
pub struct Collector {
    rows: Vec<Kept>,
    /// How many rows of each person there are.
    counts: HashMap<u128, usize>,
    /// The first row of a person above the most, and the others.
    crowded: HashMap<u128, u64>,
    beyond: Vec<u64>,
    /// The first month of each year in the file.
    first_months: BTreeMap<u16, u8>,
}

/// A row, and whose it is.
#[derive(Debug)]
struct Kept {
    person: u128,
    /// The tax year; 0 where it cannot be read.
    year: u16,
    row: Option<PersonRow>,
    number: u64,
}

/// What a row comes to, and the way to it; nothing of that where it was not worked out.
#[derive(Debug)]
pub struct Explained {
    /// The row.
    pub row: u64,
    /// What it comes to.
    pub answer: RowAnswer,
    /// The way to it.
    pub trace: Option<Trace<PersonMonth>>,
}

impl Visit<Months> for Collector {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let read = row.check().and_then(|()| Months::decode(row));
        let who = row.cell(Field::EmployeeId).shown();
        if who.is_empty() {
            // Nobody's month rests on it.
            return;
        }
        let person = xxh3_128(who.as_bytes());
        let count = self.counts.entry(person).or_default();
        *count = count.saturating_add(1);
        if *count > MOST_ROWS {
            self.crowded.entry(person).or_insert(number);
            self.beyond.push(number);
            return;
        }
        let facts = read.ok();
        let (year, month) = match &facts {
            Some(facts) => (facts.tax_year.0, Some(facts.payment.month)),
            None => (covered_year(row), month_of(row)),
        };
        self.note(year, month);
        let payer = row_keys::payer(row.cell(Field::Payer));
        let document = row_keys::document(row.cell(Field::IdNumber));
        self.rows.push(Kept {
            person,
            year,
            row: Some(PersonRow { row: number, payer, document, month, facts }),
            number,
        });
    }
}

fn covered_year(row: &impl InputRow<Field>) -> u16 {
    row.cell(Field::TaxYear).year().unwrap_or(0)
}

fn month_of(row: &impl InputRow<Field>) -> Option<u8> {
    let month = row.cell(Field::Month).whole()?;
    u8::try_from(month).ok().filter(|month| (1..=12).contains(month))
}

impl Collector {
    /// A collector of some of the rows of a file; the other has seen them all.
    #[cfg(feature = "pipeline")]
    pub(super) fn beside(all: &Self) -> Self {
        Self { first_months: all.first_months.clone(), ..Self::default() }
    }

    /// Notes the month of a row that is kept elsewhere.
    #[cfg(feature = "pipeline")]
    pub(super) fn note_month(&mut self, row: &impl InputRow<Field>) {
        self.note(covered_year(row), month_of(row));
    }

    fn note(&mut self, year: u16, month: Option<u8>) {
        if let Some(month) = month {
            let first = self.first_months.entry(year).or_insert(month);
            *first = month.min(*first);
        }
    }

    /// Works all persons out.
    pub fn finish(self, choices: &Choices) -> Ledger {
        let kept = self.rows.iter().map(|kept| kept.number);
        let last = kept.chain(self.beyond.iter().copied()).max().unwrap_or(0);
        let length = usize::try_from(last).unwrap_or(0).saturating_add(1);
        let mut answers = vec![RowAnswer::Unread; length];
        for (row, answer) in self.answers(choices) {
            if let Some(place) = usize::try_from(row).ok().and_then(|row| answers.get_mut(row)) {
                *place = answer;
            }
        }
        Ledger { answers: Answers::Here(answers), first_of_next: None }
    }

    /// What some rows come to, each with the whole way to it.
    pub fn explained(self, choices: &Choices, wanted: &[u64]) -> Vec<Explained> {
        let mut explained = Vec::new();
        self.each_year(choices, |rows, spoilt, context| {
            let is_wanted = |row: &PersonRow| wanted.contains(&row.row);
            let Some(context) = context.filter(|_| rows.iter().any(is_wanted)) else { return };
            let found = withhold_with_traces(rows, spoilt, TraceLevel::Full, context);
            let of_rows = rows.iter().zip(found).filter(|(row, _)| is_wanted(row));
            explained.extend(of_rows.map(|(row, (answer, trace))| Explained {
                row: row.row,
                answer,
                trace,
            }));
        });
        explained
    }

    /// What every row comes to, in the order of the rows.
    pub(super) fn answers(mut self, choices: &Choices) -> Vec<(u64, RowAnswer)> {
        let mut answers = Vec::with_capacity(self.rows.len());
        let too_many = RowFault { code: Code::TooManyRows, field: Field::EmployeeId, row: None };
        let beyond = std::mem::take(&mut self.beyond);
        answers.extend(beyond.into_iter().map(|row| (row, RowAnswer::Bad(too_many))));
        self.each_year(choices, |rows, spoilt, context| {
            let Some(context) = context else { return };
            let found = withhold(rows, spoilt, context);
            answers.extend(rows.iter().map(|row| row.row).zip(found));
        });
        answers.sort_unstable_by_key(|(row, _)| *row);
        answers
    }

    /// Shows the rows of each person and year in the order of the file, with a row of the person whose
    /// year cannot be read, and the law of the year; nothing where the year is not covered.
    pub(crate) fn each_year(
        mut self,
        choices: &Choices,
        mut see: impl FnMut(&[PersonRow], Option<u64>, Option<&Context<'_>>),
    ) {
        let mut order: Vec<(u128, u16, u64, usize)> = self
            .rows
            .iter()
            .enumerate()
            .map(|(place, kept)| (kept.person, kept.year, kept.number, place))
            .collect();
        order.sort_unstable();
        let mut rows: Vec<PersonRow> = Vec::new();
        for person in order.chunk_by(|one, next| one.0 == next.0) {
            let spoilt = person.iter().find(|(_, year, ..)| *year == 0);
            let spoilt = spoilt.map(|(.., number, _)| *number);
            // Nor can what stands in rows that were not kept.
            let spoilt = spoilt.or_else(|| self.crowded.get(&person[0].0).copied());
            for of_year in person.chunk_by(|one, next| one.1 == next.1) {
                let year = of_year[0].1;
                let first = self.first_months.get(&year).copied().unwrap_or(1);
                rows.clear();
                rows.extend(of_year.iter().filter_map(|(.., place)| self.rows[*place].row.take()));
                see(&rows, spoilt, Context::of(TaxYear(year), choices, first).as_ref());
            }
        }
    }
}

/// What the rows of a file come to, by their numbers.
#[derive(Debug, Default)]
pub struct Ledger {
    answers: Answers,
    /// The first row of next month, which no file has.
    first_of_next: Option<u64>,
}

#[derive(Debug)]
enum Answers {
    /// In memory.
    Here(Vec<RowAnswer>),
    /// In a file.
    #[cfg(feature = "pipeline")]
    Stored(super::stored::StoredAnswers, std::sync::Mutex<Option<std::io::Error>>),
}

impl Default for Answers {
    fn default() -> Self {
        Self::Here(Vec::new())
    }
}

impl Ledger {
    /// The same where rows of next month stand behind those of the file.
    #[must_use]
    #[cfg(feature = "pipeline")]
    pub(super) fn with_next(self, next: &NextRows) -> Self {
        Self { first_of_next: next.rows.first().map(|row| row.number), ..self }
    }

    /// Whether a row is one of next month.
    pub fn is_of_next(&self, row: u64) -> bool {
        self.first_of_next.is_some_and(|first| row >= first)
    }

    /// What a row comes to; nothing where it cannot be had any more.
    pub fn answer(&self, row: u64) -> Option<RowAnswer> {
        match &self.answers {
            Answers::Here(answers) => {
                let place = usize::try_from(row).ok();
                let found = place.and_then(|place| answers.get(place)).copied();
                Some(found.unwrap_or(RowAnswer::Unread))
            }
            #[cfg(feature = "pipeline")]
            Answers::Stored(stored, failed) => match stored.get(row) {
                Ok(answer) => Some(answer),
                Err(error) => {
                    let mut failed =
                        failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    failed.get_or_insert(error);
                    None
                }
            },
        }
    }
}

#[cfg(feature = "pipeline")]
impl Ledger {
    pub(super) fn stored(stored: super::stored::StoredAnswers) -> Self {
        let answers = Answers::Stored(stored, std::sync::Mutex::default());
        Self { answers, first_of_next: None }
    }

    /// Why an answer could not be had, if one could not.
    pub fn failure(&mut self) -> Option<std::io::Error> {
        match &mut self.answers {
            Answers::Here(_) => None,
            Answers::Stored(_, failed) => {
                failed.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner).take()
            }
        }
    }
}
