//! What a bureau's readings change over the rows of a payroll.

use std::collections::BTreeSet;

use calc_core::law::period::TaxYear;
use calc_core::person::assess::Settings;
use calc_core::person::fields::Field;
use calc_core::person::readings::compare::compare;

use crate::chunk::Visit;
use crate::input_row::InputRow;
use crate::people::People;
use crate::subject::Subject as _;
use crate::summary::Total;

/// What readings change, as far as the rows came by. Rows with errors are passed over.
#[derive(Debug)]
pub struct Effect {
    without: Settings,
    with: Settings,
    /// How many people were worked out both ways.
    pub people: u64,
    /// For how many of them something changes.
    pub changed: u64,
    /// By how much what is left to bear changes in all, in fen.
    pub burden: Total,
    /// Their tax years.
    pub years: BTreeSet<TaxYear>,
}

impl Effect {
    /// Nothing yet, of the readings that settings take.
    pub fn of(settings: &Settings) -> Self {
        Self {
            without: Settings { readings: None, ..settings.clone() },
            with: settings.clone(),
            people: 0,
            changed: 0,
            burden: 0,
            years: BTreeSet::new(),
        }
    }
}

impl Visit<People> for Effect {
    fn row(&mut self, _: u64, row: &impl InputRow<Field>) {
        let facts = row.check().and_then(|()| People::decode(row));
        let Ok(compared) = facts.and_then(|facts| compare(&facts, &self.without, &self.with))
        else {
            return;
        };
        self.people += 1;
        self.changed += u64::from(compared.old != compared.new);
        self.burden += Total::from(compared.change.minor());
        self.years.insert(compared.tax_year);
    }

    fn again(&mut self, _: u64, _: u64, _: &impl InputRow<Field>) {}
}
