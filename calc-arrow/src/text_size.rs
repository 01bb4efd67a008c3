//! How long the texts of rows are. A dictionary says a text once and every row may have it, so a small table
//! can stand for more text than there is memory.

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, GenericStringArray, OffsetSizeTrait, RecordBatch};
use arrow_schema::DataType;
use calc_payroll::framing::LONGEST_ROW;

/// The most bytes of text that go on their way at once, unless one row alone has more.
const MOST: usize = 8 * LONGEST_ROW;

/// The first row is longer than a row may be.
pub(crate) struct TooLong;

/// How many of the first rows may go on their way at once; there is at least one.
pub(crate) fn rows_that_fit(batch: &RecordBatch, rows: usize) -> Result<usize, TooLong> {
    // What all of them have is no more than one may have, most of the time.
    let all = batch.columns().iter().try_fold(0_usize, |sum, array| {
        sum.checked_add(length_of_all(&*array.slice(0, rows))?).filter(|all| *all <= LONGEST_ROW)
    });
    if all.is_some() {
        return Ok(rows);
    }
    let mut lengths = vec![0_usize; rows];
    for array in batch.columns() {
        add_lengths(&*array.slice(0, rows), &mut lengths);
    }
    let mut total = 0_usize;
    for (row, length) in lengths.into_iter().enumerate() {
        if length > LONGEST_ROW {
            return if row == 0 { Err(TooLong) } else { Ok(row) };
        }
        total += length;
        if total > MOST {
            return Ok(row.max(1));
        }
    }
    Ok(rows)
}

/// Adds how many bytes of text each row has in one column.
fn add_lengths(array: &dyn Array, lengths: &mut [usize]) {
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        // The keys of an empty dictionary are all null, and stand for nothing.
        if dictionary.values().is_empty() {
            return;
        }
        let keys = dictionary.normalized_keys();
        for ((row, key), length) in keys.into_iter().enumerate().zip(lengths) {
            if dictionary.is_valid(row) {
                *length += text_length(&**dictionary.values(), key);
            }
        }
        return;
    }
    for (row, length) in lengths.iter_mut().enumerate() {
        *length += text_length(array, row);
    }
}

/// The bytes of all texts of a column, those of blank rows among them; nothing where rows share them.
fn length_of_all(array: &dyn Array) -> Option<usize> {
    fn between<O: OffsetSizeTrait>(texts: &GenericStringArray<O>) -> Option<usize> {
        let ends = texts.value_offsets();
        ends.last()?.as_usize().checked_sub(ends.first()?.as_usize())
    }
    match array.data_type() {
        DataType::Utf8 => between(array.as_string::<i32>()),
        DataType::LargeUtf8 => between(array.as_string::<i64>()),
        DataType::Utf8View | DataType::Dictionary(..) => None,
        _ => Some(0),
    }
}

fn text_length(array: &dyn Array, row: usize) -> usize {
    if array.is_null(row) {
        return 0;
    }
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value_length(row).try_into().unwrap_or(0),
        DataType::LargeUtf8 => array.as_string::<i64>().value_length(row).try_into().unwrap_or(0),
        DataType::Utf8View => array.as_string_view().value(row).len(),
        _ => 0,
    }
}
