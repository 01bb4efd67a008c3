//! A table that was worked out.

use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::capsule;
use crate::mistakes::{Mistake, Mistakes};
use crate::subjects::Told;
use crate::summary::Summary;

/// The rows of a table with their results, as batches of Arrow.
#[pyclass(frozen, module = "taxdiff")]
pub(crate) struct Results {
    pub(crate) schema: SchemaRef,
    pub(crate) batches: Vec<RecordBatch>,
    pub(crate) told: Told,
    pub(crate) mistakes: Mistakes,
}

#[pymethods]
impl Results {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A stream may come as its own types whatever is asked for.
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        capsule::of_reader(py, Box::new(RecordBatchIterator::new(batches, self.schema.clone())))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::of_schema(py, &self.schema)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    #[getter]
    fn error_rows(&self) -> u64 {
        self.told.errors
    }

    #[getter]
    fn errors(&self) -> Vec<Mistake> {
        self.mistakes.told.clone()
    }

    #[getter]
    fn errors_left_out(&self) -> u64 {
        self.mistakes.left_out
    }

    #[getter]
    fn summary(&self) -> Option<Summary> {
        self.told.totals.clone().map(Summary)
    }

    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pyarrow")?.call_method1("table", (slf,))
    }

    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("polars")?.call_method1("DataFrame", (slf,))
    }

    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::to_pyarrow(slf)?.call_method0("to_pandas")
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = (self.__len__(), self.schema.fields().len());
        format!(
            "<taxdiff.Results: {rows} rows, {columns} columns, {} with errors>",
            self.told.errors
        )
    }
}
