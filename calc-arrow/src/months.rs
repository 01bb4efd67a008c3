//! Months of people. What a row comes to depends on the person's other rows, so a table is read twice.

use std::sync::atomic::AtomicBool;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use calc_core::law::params::Choices;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::ledger;
use calc_payroll::months::summary::Summary;
use calc_payroll::months::{Months, Settings};
use calc_payroll::pipeline::Stopped;

use crate::assessor::{Assessor, Worked};

/// A table of months.
#[derive(Debug)]
pub struct MonthTable(Assessor<Months>);

impl MonthTable {
    /// Reads the schema of a table.
    ///
    /// # Errors
    /// What is wrong with a column, by name.
    pub fn new(table: &Schema, choices: Choices) -> Result<Self, FileProblem> {
        let settings = Settings { choices, ledger: Ledger::default() };
        Assessor::new(table, settings).map(Self)
    }

    /// The columns that come back.
    pub fn schema(&self) -> SchemaRef {
        self.0.schema()
    }

    /// Works a whole table out; all rows of a person have to be in it. `take` gets the rows and
    /// their results in order.
    ///
    /// # Errors
    /// `take` failed, temporary files did, or `stop` was set.
    pub fn run<E: Send + From<ArrowError>>(
        mut self,
        batches: &[RecordBatch],
        (threads, stop): (usize, &AtomicBool),
        take: impl FnMut(Worked<'_, Months>) -> Result<(), E> + Send,
    ) -> Result<Summary, Stopped<E>> {
        let all = || batches.iter().cloned().map(Ok);
        let size: usize = batches.iter().map(RecordBatch::get_array_memory_size).sum();
        let long = u64::try_from(size).is_ok_and(|size| size > calc_payroll::months::reading::LONG);
        let (found, _) = ledger(self.0.payroll(), self.0.source(all()), (false, long))?;
        self.0.payroll_mut().settings.ledger = found;
        let summary = self.0.run(self.0.source(all()), (threads, stop), take)?;
        match self.0.payroll_mut().settings.ledger.failure() {
            Some(error) => Err(Stopped::Memory(error)),
            None => Ok(summary),
        }
    }
}
