//! The columns of a table that stand beside its results.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use calc_text::{Explained, Words};
use pyo3::prelude::*;

use crate::failure::schema_error;

/// The columns that are kept, in the order in which they were asked for, and those that come back.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    places: Vec<usize>,
    /// All of them.
    schema: SchemaRef,
}

impl Kept {
    /// Those of some names; without names all.
    pub(crate) fn of(
        words: &Words,
        (table, results): (&Schema, &Schema),
        keep: Option<&[String]>,
    ) -> PyResult<Self> {
        let places = match keep {
            None => (0..table.fields().len()).collect(),
            Some(names) => {
                let place = |name: &String| {
                    let found = table.fields().iter().position(|field| field.name() == name);
                    found.ok_or_else(|| {
                        let said = Explained::of(words, "python-keep", &[("name", name)]);
                        schema_error("unknown_column", vec![name.clone()], said)
                    })
                };
                names.iter().map(place).collect::<PyResult<Vec<usize>>>()?
            }
        };
        let kept = places.iter().map(|place| Arc::clone(&table.fields()[*place]));
        let fields: Vec<_> = kept.chain(results.fields().iter().cloned()).collect();
        Ok(Self { places, schema: Arc::new(Schema::new(fields)) })
    }

    /// The columns that stand beside the results, and the results.
    pub(crate) fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// Rows with their results.
    pub(crate) fn beside(
        &self,
        came: Option<&RecordBatch>,
        results: &RecordBatch,
    ) -> Result<RecordBatch, ArrowError> {
        let kept = came.map_or_else(Vec::new, |came| {
            self.places.iter().map(|place| Arc::clone(came.column(*place))).collect()
        });
        let columns = kept.into_iter().chain(results.columns().iter().cloned()).collect();
        RecordBatch::try_new(self.schema(), columns)
    }
}
