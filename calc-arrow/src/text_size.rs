//! How long the texts of rows are. A dictionary says a text once and every row may have it, so a small table
//! can stand for more text than there is memory.

use arrow_array::array::AnyDictionaryArray;
use arrow_array::cast::AsArray as _;
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use calc_payroll::framing::LONGEST_ROW;

/// The most bytes of text that go on their way at once, unless one row alone has more.
const MOST: usize = 8 * LONGEST_ROW;

/// The first row is longer than a row may be.
pub(crate) struct TooLong;

/// How many of the first rows may go on their way at once; there is at least one.
pub(crate) fn rows_that_fit(batch: &RecordBatch, rows: usize) -> Result<usize, TooLong> {
    let columns: Vec<&dyn Array> =
        batch.columns().iter().map(AsRef::as_ref).filter(|array| has_texts(*array)).collect();
    let longest: usize = columns.iter().map(|array| longest(*array)).sum();
    // Nearly always: nothing has to be added up row by row.
    if longest.saturating_mul(rows) <= LONGEST_ROW {
        return Ok(rows);
    }
    let mut total = 0_usize;
    for row in 0..rows {
        let length: usize = columns.iter().map(|array| length(*array, row)).sum();
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

fn has_texts(array: &dyn Array) -> bool {
    match array.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => {
            matches!(**values, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
        }
        _ => false,
    }
}

/// The longest text of a column; of a dictionary, also one that no row has.
fn longest(array: &dyn Array) -> usize {
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        return longest(&**dictionary.values());
    }
    (0..array.len()).map(|row| length(array, row)).max().unwrap_or_default()
}

fn length(array: &dyn Array, row: usize) -> usize {
    if array.is_null(row) {
        return 0;
    }
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value_length(row).try_into().unwrap_or(0),
        DataType::LargeUtf8 => array.as_string::<i64>().value_length(row).try_into().unwrap_or(0),
        DataType::Utf8View => array.as_string_view().value(row).len(),
        _ => {
            let Some(dictionary) = array.as_any_dictionary_opt() else { return 0 };
            let one = array.slice(row, 1);
            let keys = one.as_any_dictionary_opt().map(AnyDictionaryArray::normalized_keys);
            keys.unwrap_or_default().first().map_or(0, |key| length(&**dictionary.values(), *key))
        }
    }
}
