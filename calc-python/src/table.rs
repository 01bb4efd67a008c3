//! Tables: columns in, result columns out.

use std::sync::atomic::AtomicBool;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use calc_arrow::assessor::{Assessor, ByRow};
use calc_arrow::months::MonthTable;
use calc_core::company;
use calc_core::law::code::Code as _;
use calc_core::law::fields::FactLocation as _;
use calc_core::law::params::ChoiceId;
use calc_core::law::text::Language;
use calc_payroll::chunk::RowProblem;
use calc_payroll::enterprise::Companies;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::people::People;
use calc_payroll::pipeline::Stopped;
use calc_payroll::subject::Subject;
use calc_text::{Words, file_problem};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::settings::{Set, choices, language, of_people};
use crate::stream::{batches_of, capsule};
use crate::totals::{Told, Totals};

/// A mistake of a row: the row from 1, the column, the code, and what was found, masked.
type Mistake = (u64, Option<&'static str>, &'static str, String);

/// The results of a table, row by row, for whoever takes a stream of Arrow.
#[pyclass(frozen, module = "taxdiff")]
pub(crate) struct Results {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    mistakes: Vec<Mistake>,
    totals: Totals,
}

#[pymethods]
impl Results {
    /// The results as a stream (Arrow `PyCapsule` interface); another schema cannot be asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer give its own schema instead.
        drop(requested_schema);
        capsule(py, self.batches.clone(), SchemaRef::clone(&self.schema))
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The mistakes of the rows, in order.
    #[getter]
    fn mistakes(&self) -> Vec<Mistake> {
        self.mistakes.clone()
    }

    /// Counts and totals.
    #[getter]
    fn totals(&self) -> Totals {
        self.totals.clone()
    }
}

/// Why a table could not be worked out.
enum Refused {
    Table(FileProblem),
    Run(String),
}

impl Refused {
    fn error(self, language: Language) -> PyErr {
        match self {
            Self::Table(problem) => {
                let (explained, _) = file_problem(Words::of(language), &problem);
                let code = problem.code();
                PyValueError::new_err((format!("{} {}", explained.message, explained.fix), code))
            }
            Self::Run(message) => PyRuntimeError::new_err(message),
        }
    }
}

impl From<Stopped<ArrowError>> for Refused {
    fn from(stopped: Stopped<ArrowError>) -> Self {
        match stopped {
            Stopped::File(problem) => Self::Table(problem),
            Stopped::Write(error) => Self::Run(error.to_string()),
            Stopped::Read(error) | Stopped::Memory(error) => Self::Run(error.to_string()),
            Stopped::Interrupted => Self::Run("the run was interrupted".to_owned()),
        }
    }
}

/// Collects what comes back.
struct Collected {
    batches: Vec<RecordBatch>,
    mistakes: Vec<Mistake>,
}

impl Collected {
    fn take<S: Subject>(&mut self, batch: RecordBatch, problems: &[RowProblem<S>]) {
        self.batches.push(batch);
        self.mistakes.extend(problems.iter().map(|RowProblem { row, problem }| {
            let column = problem.field.map(|field| field.about().name);
            (*row, column, problem.code.as_str(), problem.found.clone())
        }));
    }

    fn results(self, schema: SchemaRef, totals: Totals) -> Results {
        Results { schema, batches: self.batches, mistakes: self.mistakes, totals }
    }
}

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

fn by_row<S: ByRow>(
    (table, batches): (&arrow_schema::Schema, Batches),
    settings: S::Settings,
    threads: usize,
) -> Result<Results, Refused>
where
    S::Summary: Told,
{
    let assessor = Assessor::<S>::new(table, settings).map_err(Refused::Table)?;
    let mut all = Collected { batches: Vec::new(), mistakes: Vec::new() };
    let stop = AtomicBool::new(false);
    let summary = assessor.run(assessor.source(batches), (threads, &stop), |batch, problems| {
        all.take(batch, problems);
        Ok(())
    });
    let totals = summary?.totals();
    Ok(all.results(assessor.schema(), totals))
}

fn months(
    (table, batches): (&arrow_schema::Schema, Batches),
    set: calc_core::law::params::Choices,
    threads: usize,
) -> Result<Results, Refused> {
    let months = MonthTable::new(table, set).map_err(Refused::Table)?;
    let batches: Vec<RecordBatch> =
        batches.collect::<Result<_, _>>().map_err(|error| Refused::Run(error.to_string()))?;
    let schema = months.schema();
    let mut all = Collected { batches: Vec::new(), mistakes: Vec::new() };
    let stop = AtomicBool::new(false);
    let summary = months.run(&batches, (threads, &stop), |batch, problems| {
        all.take(batch, problems);
        Ok(())
    });
    let totals = summary?.totals();
    Ok(all.results(schema, totals))
}

/// Works a table out: `of` is `people`, `companies` or `months`.
#[pyfunction]
pub(crate) fn assess_table(
    table: &Bound<'_, PyAny>,
    of: &str,
    set: Set,
    threads: usize,
    lang: &str,
) -> PyResult<Results> {
    use arrow_array::RecordBatchReader as _;
    let language = language(lang)?;
    let batches = batches_of(table)?;
    let schema = batches.schema();
    let table_of = (&*schema, Box::new(batches) as Batches);
    let threads = threads.clamp(1, 256);
    let py = table.py();
    let results = match of {
        "people" => {
            let settings = of_people(&set)?;
            py.detach(|| by_row::<People>(table_of, settings, threads))
        }
        "companies" => {
            let choices = choices(&set, ChoiceId::is_of_companies)?;
            let settings = company::Settings { choices, catalogue: None };
            py.detach(|| by_row::<Companies>(table_of, settings, threads))
        }
        "months" => {
            let choices = choices(&set, ChoiceId::is_of_months)?;
            py.detach(|| months(table_of, choices, threads))
        }
        _ => return Err(PyValueError::new_err("of is one of people, companies, months")),
    };
    results.map_err(|refused| refused.error(language))
}
