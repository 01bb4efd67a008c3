//! The rows of a person's year, and what they have in common.

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::period::TaxYear;
use crate::person::month::facts::MonthFacts;
use crate::person::rulebook::{MonthLaw, Rulebook};

/// A row of a person's year.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Where it stands in the file.
    pub row: u64,
    /// Who pays; rows of one payer have the same number.
    pub payer: u64,
    /// The identity document; rows with one number have the same, and 0 has none.
    pub document: u64,
    /// The month of payment, where it can be read.
    pub month: Option<u8>,
    /// What it says; nothing where it has mistakes.
    pub facts: Option<MonthFacts>,
}

/// What every row of a run has in common.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The alternatives taken at open points.
    pub choices: &'a Choices,
    /// The law of the year.
    pub law: &'a MonthLaw,
    /// The first month that the file has of the year.
    pub first_month: u8,
}

impl<'a> Context<'a> {
    /// The law of a tax year; nothing where it is not known.
    pub fn of(year: TaxYear, choices: &'a Choices, first_month: u8) -> Option<Self> {
        Some(Self { choices, law: Rulebook::get().months(year)?, first_month })
    }
}

/// The rows of one payer in one month.
pub(super) struct Group<'a> {
    /// Who pays.
    pub(super) payer: u64,
    /// The month of payment; 0 if it cannot be read.
    pub(super) month: u8,
    /// The places of the rows among all.
    pub(super) rows: Vec<usize>,
    /// All rows of the person.
    pub(super) all: &'a [PersonRow],
}

impl Group<'_> {
    /// The facts of its rows that can be read, with their places.
    pub(super) fn facts(&self) -> impl DoubleEndedIterator<Item = (usize, &MonthFacts)> {
        self.rows.iter().filter_map(|place| Some((*place, self.all[*place].facts.as_ref()?)))
    }

    /// The sum of an amount of its rows.
    pub(super) fn sum(&self, amount: impl Fn(&MonthFacts) -> Cny) -> Cny {
        self.facts().map(|(_, facts)| amount(facts)).sum()
    }

    /// What was withheld in the month; nothing if no row says it.
    pub(super) fn withheld(&self) -> Option<Cny> {
        let mut given =
            self.facts().filter_map(|(_, facts)| facts.withheld.tax_withheld).peekable();
        given.peek().is_some().then(|| given.sum())
    }

    /// The place of its last row.
    pub(super) fn last_place(&self) -> usize {
        self.rows.last().copied().unwrap_or(0)
    }
}
