//! What tells whether two rows are about the same person and year.

use arrow_array::BinaryArray;
use arrow_array::builder::BinaryBuilder;
use calc_arrow::keys::PersonKeys;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::capsule;
use crate::failure::{of_arrow, of_schema, words};

/// The keys of rows, as an array of Arrow.
#[pyclass(frozen, module = "taxdiff")]
pub(crate) struct Keys(BinaryArray);

#[pymethods]
impl Keys {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        // An array may come as its own type whatever is asked for.
        drop(requested_schema);
        capsule::of_array(py, &self.0)
    }

    fn __len__(&self) -> usize {
        arrow_array::Array::len(&self.0)
    }
}

/// The key of each row of a table.
#[pyfunction]
pub(crate) fn person_key(py: Python<'_>, table: &Bound<'_, PyAny>, lang: &str) -> PyResult<Keys> {
    let (words, reader) = (words(lang)?, capsule::reader(table)?);
    let schema = reader.schema();
    let keys = PersonKeys::new(&schema).map_err(|problem| of_schema(words, &schema, &problem))?;
    let found = py.detach(|| {
        let mut all = BinaryBuilder::new();
        for batch in reader {
            for key in &keys.of(&batch?)? {
                all.append_option(key);
            }
        }
        Ok(all.finish())
    });
    found.map(Keys).map_err(|error| of_arrow(&error))
}
