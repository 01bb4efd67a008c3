//! What the months of each person and year come to, by the first of their rows.

use std::io;
use std::sync::{Mutex, PoisonError};

use calc_core::law::params::Choices;
use calc_core::person::month::withhold::{YearFault, person_year};

use super::stored::StoredYears;
use super::year::Year;
use crate::Payroll;
use crate::batch::RowSource;
use crate::months::Months;
use crate::months::ledger::Collector;
use crate::months::reading::collect;
use crate::months::spool::Spool;
use crate::pipeline::Stopped;

/// The years, by the number of the first row of each.
#[derive(Debug, Default)]
pub struct YearLedger {
    /// The first rows in ascending order, how far behind them the last rows are, and where the year of
    /// each is kept.
    index: Vec<(u64, u32, u32)>,
    kept: Kept,
    failed: Mutex<Option<io::Error>>,
}

#[derive(Debug)]
enum Kept {
    Here(Vec<Year>),
    Stored(StoredYears),
}

impl Default for Kept {
    fn default() -> Self {
        Self::Here(Vec::new())
    }
}

impl YearLedger {
    /// Adds the months of every person and year up. Rows of a `long` file wait in temporary files, and so
    /// do the years.
    ///
    /// # Errors
    /// The rows cannot be read, are none of such a file, or a temporary file failed.
    pub fn read<E>(
        months: &Payroll<Months>,
        rows: impl RowSource,
        long: bool,
    ) -> Result<Self, Stopped<E>> {
        let choices = &months.settings.choices;
        let mut ledger = Self::default();
        if long {
            let mut spool = Spool::new(&months.header).map_err(Stopped::Memory)?;
            collect(months, rows, false, &mut spool)?;
            ledger.kept = Kept::Stored(StoredYears::new().map_err(Stopped::Memory)?);
            let parts = spool.each_part(months, |part| ledger.add(part, choices));
            parts.map_err(Stopped::Memory)?;
        } else {
            let mut collector = Collector::default();
            collect(months, rows, false, &mut collector)?;
            ledger.add(collector, choices).map_err(Stopped::Memory)?;
        }
        ledger.index.sort_unstable();
        Ok(ledger)
    }

    fn add(&mut self, rows: Collector, choices: &Choices) -> io::Result<()> {
        let mut failed = None;
        rows.each_year(choices, |rows, spoilt, context| {
            let Some(first) = rows.first() else { return };
            let unreadable = YearFault::BadRow(first.row);
            let year =
                context.map_or(Err(unreadable), |context| person_year(rows, spoilt, context));
            let slot = u32::try_from(self.index.len()).unwrap_or(u32::MAX);
            let last = rows.last().map_or(first.row, |last| last.row);
            let length = u32::try_from(last - first.row).unwrap_or(u32::MAX);
            self.index.push((first.row, length, slot));
            match &mut self.kept {
                Kept::Here(years) => years.push(year),
                Kept::Stored(years) => {
                    failed = failed.take().or(years.push(&year).err());
                }
            }
        });
        failed.map_or(Ok(()), Err)
    }

    /// The year whose first row has a number; nothing where it is no first row, or the year cannot be had
    /// any more.
    pub fn year(&self, first: u64) -> Option<Year> {
        let slot = self.entry(first)?.2;
        match &self.kept {
            Kept::Here(years) => years.get(usize::try_from(slot).ok()?).copied(),
            Kept::Stored(years) => match years.get(slot) {
                Ok(year) => year,
                Err(error) => {
                    let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
                    failed.get_or_insert(error);
                    None
                }
            },
        }
    }

    /// The last row of the year whose first row has a number.
    pub fn last_row(&self, first: u64) -> Option<u64> {
        self.entry(first).map(|(row, length, _)| row + u64::from(length))
    }

    fn entry(&self, first: u64) -> Option<(u64, u32, u32)> {
        let at = self.index.binary_search_by_key(&first, |(row, ..)| *row).ok()?;
        Some(self.index[at])
    }

    /// How many years there are.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// Why a year could not be had, if one could not.
    pub fn failure(&mut self) -> Option<io::Error> {
        self.failed.get_mut().unwrap_or_else(PoisonError::into_inner).take()
    }
}
