//! The rows of a file by person, and what each comes to.

use std::collections::BTreeMap;

use calc_core::law::params::Choices;
use calc_core::law::period::TaxYear;
use calc_core::person::month::fields::Field;
use calc_core::person::month::withhold::{Context, PersonRow, RowAnswer, withhold};
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::Months;
use crate::chunk::Visit;
use crate::input_row::InputRow;
use crate::subject::Subject as _;

/// The rows of a file while it is read.
#[derive(Debug, Default)]
pub struct Collector {
    rows: Vec<Kept>,
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

impl Visit<Months> for Collector {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let read = row.check().and_then(|()| Months::decode(row));
        let who = row.cell(Field::EmployeeId).shown();
        if who.is_empty() {
            // Nobody's month rests on it.
            return;
        }
        let facts = read.ok();
        let (year, month) = match &facts {
            Some(facts) => (facts.tax_year.0, Some(facts.month)),
            None => (covered_year(row), month_of(row)),
        };
        if let Some(month) = month {
            let first = self.first_months.entry(year).or_insert(month);
            *first = month.min(*first);
        }
        let payer = row.cell(Field::Payer).shown();
        let payer = if payer.is_empty() { 0 } else { xxh3_64(payer.as_bytes()) };
        self.rows.push(Kept {
            person: xxh3_128(who.as_bytes()),
            year,
            row: Some(PersonRow { row: number, payer, month, facts }),
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
    /// Works all persons out.
    pub fn finish(mut self, choices: &Choices) -> Ledger {
        let mut order: Vec<(u128, u16, u64, usize)> = self
            .rows
            .iter()
            .enumerate()
            .map(|(place, kept)| (kept.person, kept.year, kept.number, place))
            .collect();
        order.sort_unstable();
        let mut ledger = Ledger::default();
        let mut rows: Vec<PersonRow> = Vec::new();
        for person in order.chunk_by(|one, next| one.0 == next.0) {
            let spoilt = person.iter().find(|(_, year, ..)| *year == 0);
            let spoilt = spoilt.map(|(.., number, _)| *number);
            for of_year in person.chunk_by(|one, next| one.1 == next.1) {
                let year = of_year[0].1;
                let first = self.first_months.get(&year).copied().unwrap_or(1);
                let Some(context) = Context::of(TaxYear(year), choices, first) else { continue };
                rows.clear();
                rows.extend(of_year.iter().filter_map(|(.., place)| self.rows[*place].row.take()));
                for (row, answer) in rows.iter().zip(withhold(&rows, spoilt, &context)) {
                    ledger.put(row.row, answer);
                }
            }
        }
        ledger
    }
}

/// What the rows of a file come to, by their numbers.
#[derive(Debug, Default)]
pub struct Ledger {
    answers: Vec<RowAnswer>,
}

impl Ledger {
    fn put(&mut self, row: u64, answer: RowAnswer) {
        let Ok(place) = usize::try_from(row) else { return };
        if self.answers.len() <= place {
            self.answers.resize(place + 1, RowAnswer::Unread);
        }
        self.answers[place] = answer;
    }

    /// What a row comes to.
    pub fn answer(&self, row: u64) -> RowAnswer {
        let place = usize::try_from(row).ok();
        place.and_then(|place| self.answers.get(place)).copied().unwrap_or(RowAnswer::Unread)
    }
}
