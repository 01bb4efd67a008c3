//! A whole table, at once.

use std::sync::atomic::AtomicBool;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use calc_arrow::assessor::{Assessor, Worked};
use calc_arrow::months::MonthTable;
use calc_core::person::assess::Settings;
use calc_payroll::enterprise::Companies;
use calc_payroll::people::People;
use calc_payroll::pipeline::Stopped;
use calc_payroll::subject::Subject;
use calc_text::Words;
use pyo3::prelude::*;

use crate::capsule;
use crate::failure::{Ended, of_run, of_schema, words};
use crate::kept::Kept;
use crate::mistakes::Mistakes;
use crate::results::Results;
use crate::running::{interruptible, threads};
use crate::settings::{self, Given};
use crate::subjects::Telling;

/// What is asked for beside a table.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Asked {
    /// Settings by name.
    pub(crate) settings: Given,
    /// How many threads work.
    pub(crate) threads: Option<usize>,
    /// The columns that stand beside the results.
    pub(crate) keep: Option<Vec<String>>,
    /// How many mistakes are told.
    pub(crate) explained: usize,
    /// The language.
    pub(crate) lang: String,
    /// Whether a row says between which amounts its exemption lies.
    pub(crate) with_range: bool,
    /// Whether the actual Hong Kong bill is worked out where a row has no fact of it.
    pub(crate) both_sides: bool,
}

/// What has been worked out so far.
struct Taken {
    kept: Kept,
    batches: Vec<RecordBatch>,
    mistakes: Mistakes,
}

impl Taken {
    fn take<S: Subject>(
        &mut self,
        words: &Words,
        explained: usize,
        worked: &Worked<'_, S>,
    ) -> Result<(), Ended> {
        self.mistakes.add((words, worked.payroll), worked.problems, explained);
        self.batches.push(self.kept.beside(worked.came, &worked.results)?);
        Ok(())
    }

    fn results<S: Telling>(self, summary: &S::Summary) -> Results {
        let Self { kept, batches, mistakes } = self;
        Results { schema: kept.schema(), batches, mistakes, told: S::told(summary) }
    }
}

/// The rows of people, with their results.
#[pyfunction]
pub(crate) fn assess_table(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    asked: Asked,
) -> PyResult<Results> {
    let (words, reader) = (words(&asked.lang)?, capsule::reader(table)?);
    let assessor = people((words, &reader.schema()), &asked)?;
    run(py, (&assessor, reader), (words, &asked))
}

/// The engine for a table of people.
pub(crate) fn people(
    (words, schema): (&Words, &SchemaRef),
    asked: &Asked,
) -> PyResult<Assessor<People>> {
    let Asked { with_range, both_sides, .. } = *asked;
    let settings = settings::of_years(words, &asked.settings, false)?;
    let settings = Settings { with_range, both_sides, ..settings };
    Assessor::of_people(schema, settings).map_err(|problem| of_schema(words, schema, &problem))
}

/// The rows of companies, with their results.
#[pyfunction]
pub(crate) fn assess_enterprise_table(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    asked: Asked,
) -> PyResult<Results> {
    let (words, reader) = (words(&asked.lang)?, capsule::reader(table)?);
    let (schema, settings) = (reader.schema(), settings::of_companies(words, &asked.settings)?);
    let assessor = Assessor::<Companies>::new(&schema, settings);
    let assessor = assessor.map_err(|problem| of_schema(words, &schema, &problem))?;
    run(py, (&assessor, reader), (words, &asked))
}

fn run<S: Telling>(
    py: Python<'_>,
    (assessor, reader): (&Assessor<S>, capsule::Reader),
    (words, asked): (&Words, &Asked),
) -> PyResult<Results>
where
    Assessor<S>: Sync,
{
    let schemas = (&*reader.schema(), &*assessor.schema());
    let kept = Kept::of(words, schemas, asked.keep.as_deref())?;
    let mut taken = Taken { kept, batches: Vec::new(), mistakes: Mistakes::default() };
    let stop = AtomicBool::new(false);
    let summary = interruptible(py, &stop, || {
        assessor.run::<Ended>(assessor.source(reader), (threads(asked.threads), &stop), |worked| {
            taken.take(words, asked.explained, &worked)
        })
    })?;
    let summary = summary.map_err(|stopped| of_run(words, stopped))?;
    Ok(taken.results::<S>(&summary))
}

/// The months of people, with what is withheld in each.
#[pyfunction]
pub(crate) fn withhold_table(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    asked: Asked,
) -> PyResult<Results> {
    let (words, reader) = (words(&asked.lang)?, capsule::reader(table)?);
    let (schema, choices) = (reader.schema(), settings::of_months(words, &asked.settings)?);
    let months = MonthTable::new(&schema, choices);
    let months = months.map_err(|problem| of_schema(words, &schema, &problem))?;
    let kept = Kept::of(words, (&schema, &months.schema()), asked.keep.as_deref())?;
    let mut taken = Taken { kept, batches: Vec::new(), mistakes: Mistakes::default() };
    let stop = AtomicBool::new(false);
    let done = interruptible(py, &stop, || {
        let batches = reader
            .collect::<Result<Vec<_>, ArrowError>>()
            .map_err(|error| Stopped::Write(Ended::from(error)))?;
        let how = (threads(asked.threads), &stop);
        months.run::<Ended>(&batches, how, |worked| taken.take(words, asked.explained, &worked))
    })?;
    let summary = done.map_err(|stopped| of_run(words, stopped))?;
    Ok(taken.results::<calc_payroll::months::Months>(&summary))
}
