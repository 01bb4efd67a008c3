//! What tells whether two rows are about the same person and year, for engines that group rows themselves.

use std::sync::Arc;

use arrow_array::builder::BinaryBuilder;
use arrow_array::{BinaryArray, RecordBatch};
use arrow_schema::{ArrowError, Schema};
use calc_core::person::assess::Settings;
use calc_payroll::batch::Batch;
use calc_payroll::chunk::Chunk;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::people::People;
use calc_payroll::subject::Subject as _;
use calc_payroll::{Format, Payroll};

use crate::rows::BatchRows;
use crate::schema::Table;

/// The bytes of a fingerprint that hold nothing.
const UNUSED: usize = 5;

/// The keys of a table of people.
#[derive(Debug)]
pub struct PersonKeys {
    payroll: Payroll<People>,
    table: Arc<Table>,
}

impl PersonKeys {
    /// Reads the schema of a table, which needs nothing but the columns of the key.
    ///
    /// # Errors
    /// What is wrong with a column, by name.
    pub fn new(table: &Schema) -> Result<Self, FileProblem> {
        let format = Format::Columns;
        let (header, table) = Table::read_as(table, format, |header| header.require(People::KEY))?;
        let payroll = Payroll { header, settings: Settings::default(), format };
        Ok(Self { payroll, table: Arc::new(table) })
    }

    /// The fingerprint of each row by which a whole table finds a person who comes twice in a year: 11
    /// bytes, and null where the person or the year is blank.
    ///
    /// # Errors
    /// The batch has other columns than the table.
    pub fn of(&self, batch: &RecordBatch) -> Result<BinaryArray, ArrowError> {
        let rows = BatchRows::new(batch.clone(), &self.table)?;
        let rows = Batch::Columns(Box::new(rows));
        let mut chunk = Chunk::<People>::standing_alone(rows, Vec::new());
        chunk.read(&self.payroll);
        let mut keys = BinaryBuilder::new();
        for key in chunk.keys() {
            keys.append_option(key.map(u128::to_be_bytes).as_ref().map(|key| &key[UNUSED..]));
        }
        Ok(keys.finish())
    }
}
