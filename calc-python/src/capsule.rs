//! Tables between Python and this engine without a copy: the capsules of Arrow's `PyCapsule` interface
//! (`__arrow_c_stream__`, `__arrow_c_array__`, `__arrow_c_schema__`).

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, DataType, Schema};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

const ARRAY: &std::ffi::CStr = c"arrow_array";
const SCHEMA: &std::ffi::CStr = c"arrow_schema";
const STREAM: &std::ffi::CStr = c"arrow_array_stream";

/// Batches that somebody else has.
pub(crate) type Reader = Box<dyn RecordBatchReader + Send>;

/// The batches of whatever speaks the interface: a table, a batch, a frame, a relation, a stream.
pub(crate) fn reader(table: &Bound<'_, PyAny>) -> PyResult<Reader> {
    if table.hasattr("__arrow_c_stream__")? {
        let capsule = table.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
        let stream = taken(&capsule, STREAM, FFI_ArrowArrayStream::empty())?;
        return Ok(Box::new(RecordBatchStreamReader::try_new(stream).map_err(failed)?));
    }
    if table.hasattr("__arrow_c_array__")? {
        let pair = table.call_method0("__arrow_c_array__")?.cast_into::<PyTuple>()?;
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) =
            (pair.get_item(0)?.cast_into()?, pair.get_item(1)?.cast_into()?);
        let schema = taken(&schema, SCHEMA, FFI_ArrowSchema::empty())?;
        let array = taken(&array, ARRAY, FFI_ArrowArray::empty())?;
        let batch = batch(array, &schema).map_err(failed)?;
        let schema = batch.schema();
        return Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    }
    let kind = table.get_type().fully_qualified_name()?;
    Err(PyTypeError::new_err(format!(
        "{kind} is no table of Arrow: it has neither __arrow_c_stream__ nor __arrow_c_array__"
    )))
}

/// A batch as a capsule of its schema and one of its columns.
pub(crate) fn of_array<'py>(py: Python<'py>, array: &dyn Array) -> PyResult<Bound<'py, PyTuple>> {
    let (array, schema) = to_ffi(&array.to_data()).map_err(failed)?;
    let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
    PyTuple::new(py, [schema, PyCapsule::new_with_value(py, array, ARRAY)?])
}

/// A schema as a capsule.
pub(crate) fn of_schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(failed)?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// Batches as a capsule.
pub(crate) fn of_reader(py: Python<'_>, reader: Reader) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

fn failed(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// Takes what a capsule holds; `empty` is what the interface says that it holds afterwards.
#[allow(unsafe_code)]
fn taken<T>(
    capsule: &Bound<'_, PyCapsule>,
    name: &'static std::ffi::CStr,
    empty: T,
) -> PyResult<T> {
    let place = capsule.pointer_checked(Some(name))?.cast::<T>();
    // SAFETY: by the PyCapsule interface of Arrow a capsule of this name holds a pointer to a structure of
    // this kind, which is alive and nobody else's as long as the capsule is; it may be moved out when the
    // structure that stays is marked as released, which an empty one is. Nothing of Python runs between the
    // look at the pointer and the exchange.
    Ok(unsafe { std::ptr::replace(place.as_ptr(), empty) })
}

/// A structure of the C interface as a batch.
#[allow(unsafe_code)]
fn batch(array: FFI_ArrowArray, schema: &FFI_ArrowSchema) -> Result<RecordBatch, ArrowError> {
    // SAFETY: both were taken together from an object that promises by `__arrow_c_array__` that they are a
    // pair as the C data interface has it.
    let data = unsafe { from_ffi(array, schema) }?;
    if !matches!(data.data_type(), DataType::Struct(_)) || data.null_count() > 0 {
        let message = "an array is a batch only where it is one of structures without nulls";
        return Err(ArrowError::InvalidArgumentError(message.to_owned()));
    }
    Ok(RecordBatch::from(StructArray::from(data)))
}
