//! Rows that stand by themselves: a batch in, its results out.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use calc_core::person::assess::Settings;
use calc_payroll::batch::{Batch, RowSource};
use calc_payroll::chunk::{Chunk, RowProblem};
use calc_payroll::enterprise::Companies;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::people::People;
use calc_payroll::pipeline::{self, Job, Stopped};
use calc_payroll::subject::Subject;
use calc_payroll::{Format, Payroll};

use crate::batches::BatchSource;
use crate::results::{came, results, schema};
use crate::rows::BatchRows;
use crate::schema::Table;

/// Subjects whose rows do not depend on each other.
pub trait ByRow: Subject {}

impl ByRow for People {}
impl ByRow for Companies {}

/// What is known before the first row: the columns of a table, and what comes back for them.
#[derive(Debug)]
pub struct Assessor<S: Subject = People> {
    payroll: Payroll<S>,
    table: Arc<Table>,
    results: SchemaRef,
}

/// Some rows of a table, and what they come to.
#[derive(Debug)]
pub struct Worked<'a, S: Subject> {
    /// What all rows share.
    pub payroll: &'a Payroll<S>,
    /// The rows as they came.
    pub came: Option<&'a RecordBatch>,
    /// The results, row by row.
    pub results: RecordBatch,
    /// The mistakes, row by row.
    pub problems: &'a [RowProblem<S>],
}

/// What the rows of a batch come to.
#[derive(Debug)]
pub struct WorkedOut<S: Subject> {
    /// The results, row by row.
    pub results: RecordBatch,
    /// The mistakes, row by row; rows count from 1.
    pub problems: Vec<RowProblem<S>>,
    /// What all rows come to.
    pub summary: S::Summary,
}

impl<S: Subject> Assessor<S> {
    /// Reads the schema of a table. Of people and companies, each row then stands by itself.
    ///
    /// # Errors
    /// What is wrong with a column, by name.
    pub fn new(table: &Schema, settings: S::Settings) -> Result<Self, FileProblem> {
        let format = Format::Columns;
        let (header, table) = Table::read::<S>(table, format)?;
        let results = schema(&header);
        Ok(Self { payroll: Payroll { header, settings, format }, table: Arc::new(table), results })
    }

    /// The columns that come back.
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.results)
    }

    /// What every row shares.
    pub fn payroll(&self) -> &Payroll<S> {
        &self.payroll
    }

    /// The same, so that what the rows come to can be told to them.
    pub(crate) fn payroll_mut(&mut self) -> &mut Payroll<S> {
        &mut self.payroll
    }

    /// Batches as rows of this table.
    pub fn source<I>(&self, batches: I) -> BatchSource<I> {
        BatchSource::new(batches, Arc::clone(&self.table))
    }

    /// Works a whole table out on some threads: its rows are numbered from 1, a person who comes twice in
    /// a year is a mistake of the later row, and `take` gets the rows and their results in order.
    ///
    /// # Errors
    /// The batches cannot be had, `take` failed, or `stop` was set.
    pub fn run<E: Send + From<ArrowError>>(
        &self,
        rows: impl RowSource + Send,
        (threads, stop): (usize, &AtomicBool),
        mut take: impl FnMut(Worked<'_, S>) -> Result<(), E> + Send,
    ) -> Result<S::Summary, Stopped<E>> {
        let job = Job { payroll: &self.payroll, rows, threads, stop };
        pipeline::run(
            job,
            // Beside other chunks, not in their turn.
            |chunk| results(&mut chunk.columns, &self.results),
            |chunk: &mut Chunk<S>, results| {
                let results = results?;
                let (payroll, came) = (&self.payroll, came(&chunk.batch));
                take(Worked { payroll, came, results, problems: &chunk.problems })
            },
        )
    }
}

impl Assessor {
    /// People's rows with the columns that come back because of the settings: those of the range, and those
    /// of the actual Hong Kong bill.
    ///
    /// # Errors
    /// As [`Self::new`]; or the table has one of these columns already.
    pub fn of_people(table: &Schema, settings: Settings) -> Result<Self, FileProblem> {
        let mut assessor = Self::new(table, settings)?;
        let Payroll { header, settings, format } = &mut assessor.payroll;
        header.request_settings(settings, *format)?;
        assessor.results = schema(header);
        Ok(assessor)
    }
}

impl<S: ByRow> Assessor<S> {
    /// Works the rows of a batch out, each by itself: nobody looks whether a person comes twice.
    ///
    /// # Errors
    /// The batch has other columns than the table, or more results than Arrow takes in one batch.
    pub fn assess(&self, batch: &RecordBatch) -> Result<WorkedOut<S>, ArrowError> {
        self.assess_but(batch, Vec::new())
    }

    /// The same where somebody else has compared the rows: `later` holds those whose person and year came
    /// before, from 1 and in ascending order, each with the first row of them. They are mistakes.
    ///
    /// # Errors
    /// As [`Self::assess`].
    pub fn assess_but(
        &self,
        batch: &RecordBatch,
        later: Vec<(u64, u64)>,
    ) -> Result<WorkedOut<S>, ArrowError> {
        let rows = BatchRows::new(batch.clone(), &self.table)?;
        let mut chunk = Chunk::<S>::standing_alone(Batch::Columns(Box::new(rows)), later);
        chunk.compute(&self.payroll);
        let results = results(&mut chunk.columns, &self.results)?;
        Ok(WorkedOut { results, problems: chunk.problems, summary: chunk.summary })
    }
}
