//! Results as a record batch.

use std::any::Any;
use std::sync::Arc;

use arrow_array::{ArrayRef, Decimal128Array, RecordBatch, StringArray};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use calc_core::law::fields::{Columns, FieldKind, ResultAbout};
use calc_payroll::batch::Batch;
use calc_payroll::header::Header;
use calc_payroll::result_columns::{ResultColumn, ResultColumns, Texts, Values};

use crate::rows::BatchRows;

/// The digits of an amount: more than any has.
const PRECISION: u8 = 18;

/// The type of a column that comes back: an amount in yuan has two decimals, one in Hong Kong dollars none.
fn data_type(about: &ResultAbout) -> DataType {
    match about.kind {
        FieldKind::Cny => DataType::Decimal128(PRECISION, 2),
        FieldKind::Hkd => DataType::Decimal128(PRECISION, 0),
        _ => DataType::Utf8,
    }
}

fn fields<C: Columns>(header: &Header<C>) -> impl Iterator<Item = Field> {
    header.results().map(|about| Field::new(about.name, data_type(about), true))
}

/// The columns that come back, alone.
pub fn schema<C: Columns>(header: &Header<C>) -> SchemaRef {
    Arc::new(Schema::new(fields(header).collect::<Vec<_>>()))
}

/// The columns that come, then those that come back.
#[derive(Debug)]
pub struct Whole {
    /// The names of those that come.
    names: Vec<String>,
    results: Vec<Field>,
    /// All of them, once the first rows are there: a table says the types of those that come, and a text
    /// or a workbook has texts.
    schema: Option<SchemaRef>,
}

impl Whole {
    /// The columns of a file.
    pub fn of<C: Columns>(header: &Header<C>) -> Self {
        let names = header.names().to_vec();
        Self { names, results: fields(header).collect(), schema: None }
    }

    fn schema(&mut self, came: Option<&Schema>) -> SchemaRef {
        let (names, results) = (&self.names, &self.results);
        let schema = self.schema.get_or_insert_with(|| {
            let given: Vec<Field> = match came {
                Some(came) => came.fields().iter().map(|field| field.as_ref().clone()).collect(),
                None => names.iter().map(|name| Field::new(name, DataType::Utf8, true)).collect(),
            };
            Arc::new(Schema::new(
                given.into_iter().chain(results.iter().cloned()).collect::<Vec<_>>(),
            ))
        });
        Arc::clone(schema)
    }
}

/// The results of some rows.
///
/// # Errors
/// There are more than Arrow takes in one batch.
pub fn results(columns: &mut ResultColumns, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_new(Arc::clone(schema), arrays(columns, schema.fields().iter())?)
}

/// The columns that came, then the results; rows are those of a chunk.
///
/// # Errors
/// There are more than Arrow takes in one batch, or the columns that came changed their types.
pub fn whole(
    batch: &Batch,
    columns: &mut ResultColumns,
    of: &mut Whole,
) -> Result<RecordBatch, ArrowError> {
    let came = came(batch);
    let schema = of.schema(came.map(RecordBatch::schema_ref).map(AsRef::as_ref));
    let mut all: Vec<ArrayRef> = if let Some(came) = came {
        came.columns().to_vec()
    } else {
        let texts = std::mem::take(&mut columns.given).into_iter();
        texts.map(given).collect::<Result<_, _>>()?
    };
    let of_results = schema.fields().iter().skip(all.len());
    all.extend(arrays(columns, of_results)?);
    RecordBatch::try_new(schema, all)
}

/// The rows of a chunk where they came as a batch.
pub(crate) fn came(batch: &Batch) -> Option<&RecordBatch> {
    let rows: Option<&BatchRows> = match batch {
        Batch::Columns(rows) => (&**rows as &dyn Any).downcast_ref(),
        _ => None,
    };
    rows.map(BatchRows::batch)
}

fn arrays<'f>(
    columns: &mut ResultColumns,
    fields: impl Iterator<Item = &'f Arc<Field>>,
) -> Result<Vec<ArrayRef>, ArrowError> {
    let columns = std::mem::take(&mut columns.results).into_iter();
    columns.zip(fields).map(|(column, field)| array(column, field)).collect()
}

fn array(column: ResultColumn, field: &Field) -> Result<ArrayRef, ArrowError> {
    let nulls = nulls(column.given);
    match column.values {
        Values::Amounts(amounts) => {
            let hundredths =
                if *field.data_type() == DataType::Decimal128(PRECISION, 0) { 100 } else { 1 };
            let digits = amounts.into_iter().map(|minor| i128::from(minor / hundredths));
            let digits: ScalarBuffer<i128> = digits.collect();
            let array = Decimal128Array::try_new(digits, nulls)?;
            Ok(Arc::new(array.with_data_type(field.data_type().clone())))
        }
        Values::Texts(texts) => Ok(Arc::new(strings(texts, nulls)?)),
    }
}

/// A column of a text or a workbook; what is blank is null.
fn given(texts: Texts) -> Result<ArrayRef, ArrowError> {
    let starts = std::iter::once(&0).chain(&texts.ends);
    let filled = starts.zip(&texts.ends).map(|(start, end)| start < end).collect();
    Ok(Arc::new(strings(texts, nulls(filled))?))
}

fn nulls(given: Vec<bool>) -> Option<NullBuffer> {
    if given.iter().all(|given| *given) { None } else { Some(NullBuffer::from(given)) }
}

fn strings(texts: Texts, nulls: Option<NullBuffer>) -> Result<StringArray, ArrowError> {
    let ends = std::iter::once(Ok(0)).chain(texts.ends.into_iter().map(i32::try_from));
    let ends: Vec<i32> = ends
        .collect::<Result<_, _>>()
        .map_err(|_| ArrowError::OffsetOverflowError(texts.text.len()))?;
    let offsets = OffsetBuffer::new(ScalarBuffer::from(ends));
    StringArray::try_new(offsets, Buffer::from_vec(texts.text.into_bytes()), nulls)
}
