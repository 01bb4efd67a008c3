//! A part of a table that an engine hands out: each of its rows by itself.

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int64Type;
use arrow_array::{Array as _, RecordBatch};
use arrow_schema::{ArrowError, DataType, Schema};
use calc_arrow::totals::Totals;
use calc_text::{Explained, Words};
use pyo3::prelude::*;

use crate::capsule;
use crate::failure::{of_arrow, schema_error, words};
use crate::kept::Kept;
use crate::mistakes::Mistakes;
use crate::results::Results;
use crate::subjects::Told;
use crate::table::{Asked, people};

/// The rows of a part of a table of people, with their results. `first_row` names the column that holds, for
/// a row whose person and year came before, the number of the first of them.
#[pyfunction]
pub(crate) fn assess_part(
    py: Python<'_>,
    part: &Bound<'_, PyAny>,
    asked: Asked,
    first_row: Option<&str>,
) -> PyResult<Results> {
    let (words, reader) = (words(&asked.lang)?, capsule::reader(part)?);
    let schema = reader.schema();
    let assessor = people((words, &schema), &asked)?;
    let kept = Kept::of(words, (&schema, &assessor.schema()), asked.keep.as_deref())?;
    let first_row = first_row.map(|name| place(words, &schema, name)).transpose()?;
    let mut results = Results {
        schema: kept.schema(),
        batches: Vec::new(),
        told: Told { errors: 0, totals: Some(Totals::default()) },
        mistakes: Mistakes::default(),
    };
    let worked: Result<(), ArrowError> = py.detach(|| {
        for batch in reader {
            let batch = batch?;
            let later = first_row.map_or_else(Vec::new, |place| later(&batch, place));
            let worked = assessor.assess_but(&batch, later)?;
            results.batches.push(kept.beside(Some(&batch), &worked.results)?);
            results.mistakes.add((words, assessor.payroll()), &worked.problems, asked.explained);
            results.told.errors += worked.summary.errors;
            if let Some(totals) = &mut results.told.totals {
                let external = |error| ArrowError::ExternalError(Box::new(error));
                totals.merge(&Totals::from(&worked.summary)).map_err(external)?;
            }
        }
        Ok(())
    });
    worked.map_err(|error| of_arrow(&error))?;
    Ok(results)
}

/// Where the column of first rows stands.
fn place(words: &Words, schema: &Schema, name: &str) -> PyResult<usize> {
    let found = schema.fields().iter().position(|field| field.name() == name);
    let of_type = |place: &usize| *schema.field(*place).data_type() == DataType::Int64;
    found.filter(of_type).ok_or_else(|| {
        let said = Explained::of(words, "python-first-row", &[("name", name)]);
        schema_error("first_row", vec![name.to_owned()], said)
    })
}

/// The rows that have a first one, from 1, each with it.
fn later(batch: &RecordBatch, place: usize) -> Vec<(u64, u64)> {
    let first = batch.column(place).as_primitive::<Int64Type>();
    let later = (0..first.len()).filter(|row| first.is_valid(*row));
    let number = |row: usize| u64::try_from(row + 1).unwrap_or(u64::MAX);
    later.map(|row| (number(row), first.value(row).unsigned_abs())).collect()
}
