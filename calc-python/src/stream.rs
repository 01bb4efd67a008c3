//! Tables over the Arrow PyCapsule interface.

use std::ffi::CStr;

use arrow_array::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods as _};

/// What the interface calls a capsule that holds a stream.
const STREAM: &CStr = c"arrow_array_stream";

/// The batches of an object of Python that can be had as a stream.
pub(crate) fn batches_of(table: &Bound<'_, PyAny>) -> PyResult<ArrowArrayStreamReader> {
    let Ok(method) = table.getattr("__arrow_c_stream__") else {
        let of = table.get_type();
        let message =
            format!("{of} has no __arrow_c_stream__: give a pyarrow, polars or pandas table");
        return Err(PyTypeError::new_err(message));
    };
    let capsule = method.call0()?;
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule has the name under which the interface hands over a stream of this layout; it is
    // alive, and `from_raw` takes the stream out of it and leaves an empty one, which its owner releases.
    #[allow(unsafe_code)]
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    ArrowArrayStreamReader::try_new(stream).map_err(|error| PyTypeError::new_err(error.to_string()))
}

/// Batches as a stream that Python may take.
pub(crate) fn capsule(
    py: Python<'_>,
    batches: Vec<RecordBatch>,
    schema: SchemaRef,
) -> PyResult<Bound<'_, PyCapsule>> {
    let batches = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
}
