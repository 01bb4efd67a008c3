//! A table of any length: its rows are worked out as the results are read, and none of it is kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use calc_arrow::assessor::Assessor;
use calc_payroll::people::People;
use calc_payroll::pipeline::Stopped;
use calc_text::{Words, file_problem};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::capsule::{self, Reader};
use crate::failure::{Ended, words};
use crate::kept::Kept;
use crate::mistakes::{Mistake, Mistakes};
use crate::running::threads;
use crate::subjects::{Telling as _, Told};
use crate::summary::Summary;
use crate::table::{Asked, people};

/// How many batches of results wait to be read.
const WAITING: usize = 4;

/// What is known once the last row was worked out.
type AtTheEnd = Arc<Mutex<Option<(Told, Mistakes)>>>;

/// A table that waits to be read.
#[pyclass(frozen, module = "taxdiff")]
pub(crate) struct ResultStream {
    schema: SchemaRef,
    waiting: Mutex<Option<Waiting>>,
    end: AtTheEnd,
}

/// What works a table out once somebody reads.
struct Waiting {
    assessor: Assessor<People>,
    reader: Reader,
    kept: Kept,
    asked: Asked,
    words: &'static Words,
}

/// A table of people as a stream of results.
#[pyfunction]
pub(crate) fn assess_stream(table: &Bound<'_, PyAny>, asked: Asked) -> PyResult<ResultStream> {
    let (words, reader) = (words(&asked.lang)?, capsule::reader(table)?);
    let assessor = people((words, &reader.schema()), &asked)?;
    let schemas = (&*reader.schema(), &*assessor.schema());
    let kept = Kept::of(words, schemas, asked.keep.as_deref())?;
    let schema = kept.schema();
    let waiting = Mutex::new(Some(Waiting { assessor, reader, kept, asked, words }));
    Ok(ResultStream { schema, waiting, end: AtTheEnd::default() })
}

#[pymethods]
impl ResultStream {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A stream may come as its own types whatever is asked for.
        drop(requested_schema);
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
        let waiting = waiting.ok_or_else(|| {
            PyRuntimeError::new_err("a stream can be read once; assess_table keeps its results")
        })?;
        let results = Reading::begin(waiting, self.schema.clone(), Arc::clone(&self.end));
        capsule::of_reader(py, Box::new(results))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::of_schema(py, &self.schema)
    }

    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    #[getter]
    fn summary(&self) -> Option<Summary> {
        self.at_the_end(|(told, _)| told.totals.clone().map(Summary))?
    }

    #[getter]
    fn error_rows(&self) -> Option<u64> {
        self.at_the_end(|(told, _)| told.errors)
    }

    #[getter]
    fn errors(&self) -> Option<Vec<Mistake>> {
        self.at_the_end(|(_, mistakes)| mistakes.told.clone())
    }

    #[getter]
    fn errors_left_out(&self) -> Option<u64> {
        self.at_the_end(|(_, mistakes)| mistakes.left_out)
    }
}

impl ResultStream {
    fn at_the_end<T>(&self, get: impl FnOnce(&(Told, Mistakes)) -> T) -> Option<T> {
        self.end.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(get)
    }
}

/// Results that somebody reads while others are worked out.
struct Reading {
    schema: SchemaRef,
    results: Option<Receiver<Result<RecordBatch, ArrowError>>>,
    stop: Arc<AtomicBool>,
    worker: Option<JoinHandle<()>>,
}

impl Reading {
    fn begin(waiting: Waiting, schema: SchemaRef, end: AtTheEnd) -> Self {
        let (sender, results) = sync_channel(WAITING);
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let worker = std::thread::spawn(move || waiting.work(&sender, &stopped, &end));
        Self { schema, results: Some(results), stop, worker: Some(worker) }
    }
}

impl Waiting {
    fn work(
        self,
        results: &SyncSender<Result<RecordBatch, ArrowError>>,
        stop: &AtomicBool,
        end: &AtTheEnd,
    ) {
        let Self { assessor, reader, kept, asked, words } = self;
        let mut mistakes = Mistakes::default();
        let how = (threads(asked.threads), stop);
        let done = assessor.run::<Ended>(assessor.source(reader), how, |worked| {
            mistakes.add((words, assessor.payroll()), worked.problems, asked.explained);
            let batch = kept.beside(worked.came, &worked.results)?;
            results.send(Ok(batch)).map_err(|_| Ended::NotWanted)
        });
        match done {
            Ok(summary) => {
                let told = (People::told(&summary), mistakes);
                *end.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
            }
            Err(stopped) => {
                // Whoever does not read any more does not want to know, either.
                let _ = results.send(Err(of_stream(words, stopped)));
            }
        }
    }
}

/// Why a stream ends early, in words: the interface of Arrow hands on nothing else.
fn of_stream(words: &Words, stopped: Stopped<Ended>) -> ArrowError {
    match stopped {
        Stopped::File(problem) => {
            let (explained, _) = file_problem(words, &problem);
            ArrowError::ComputeError(explained.message)
        }
        Stopped::Write(Ended::Arrow(error)) => error,
        Stopped::Read(error) | Stopped::Memory(error) => ArrowError::from(error),
        Stopped::Write(Ended::NotWanted) | Stopped::Interrupted => {
            ArrowError::ComputeError("interrupted".to_owned())
        }
    }
}

/// Waits without Python's lock, whoever asks: the rows may come from Python themselves.
fn unlocked<T: Send>(wait: impl FnOnce() -> T + Send) -> Option<T> {
    Python::try_attach(|py| py.detach(wait))
}

impl Iterator for Reading {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let results = self.results.as_mut()?;
        let next = unlocked(move || results.recv().ok()).flatten();
        if next.is_none() && self.worker.take().is_some_and(|worker| worker.join().is_err()) {
            return Some(Err(ArrowError::ComputeError("a worker has ended early".to_owned())));
        }
        next
    }
}

impl RecordBatchReader for Reading {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.results = None;
        if let Some(worker) = self.worker.take() {
            // One that panicked has said so.
            unlocked(|| drop(worker.join()));
        }
    }
}
