//! Columns of text as arrays of every type, and results as text again.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Decimal128Type;
use arrow_array::{Array as _, ArrayRef, RecordBatch, RecordBatchOptions, StringArray};
use arrow_cast::{CastOptions, cast_with_options};
use arrow_schema::{DataType, Field, Schema};
use calc_core::law::fields::{Columns, FieldKind};

/// Columns by name, each with the text of every row.
pub(crate) type TextColumns = Vec<(String, Vec<String>)>;

/// The rows of a CSV file by column.
pub(crate) fn columns_of(csv: &str) -> TextColumns {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names = reader.headers().unwrap().clone();
    let mut columns: TextColumns = names.iter().map(|name| (name.to_owned(), Vec::new())).collect();
    for row in reader.records() {
        for ((_, column), cell) in columns.iter_mut().zip(row.unwrap().iter()) {
            column.push(cell.to_owned());
        }
    }
    columns
}

/// Which type a column of a kind gets.
pub(crate) struct Typing {
    pub(crate) name: String,
    /// The type of texts.
    pub(crate) text: DataType,
    /// The type of numbers with so many decimals; none where they stay text.
    pub(crate) number: fn(u8) -> Option<DataType>,
    /// Whether yes and no are booleans.
    pub(crate) booleans: bool,
}

fn no_number(_: u8) -> Option<DataType> {
    None
}

/// Everything as text of a type.
pub(crate) fn text_typing(text: DataType) -> Typing {
    Typing { name: text.to_string(), text, number: no_number, booleans: false }
}

/// Every type that columns may have.
pub(crate) fn typings() -> Vec<Typing> {
    use DataType::*;
    let text = text_typing;
    let dictionary =
        |keys: DataType, values: DataType| text(Dictionary(Box::new(keys), Box::new(values)));
    let number = |name: &str, number: fn(u8) -> Option<DataType>| Typing {
        name: name.to_owned(),
        text: Utf8,
        number,
        booleans: true,
    };
    let mut all = vec![text(Utf8), text(LargeUtf8), text(Utf8View)];
    for keys in [UInt8, UInt16, UInt32, UInt64, Int8, Int16, Int32, Int64] {
        all.push(dictionary(keys, Utf8));
    }
    all.push(dictionary(Int32, LargeUtf8));
    all.push(dictionary(Int64, Utf8View));
    all.push(number("Int64", |decimals| (decimals == 0).then_some(Int64)));
    all.push(number("amounts as Int64", |_| Some(Int64)));
    all.push(number("Int32", |_| Some(Int32)));
    all.push(number("UInt64", |_| Some(UInt64)));
    all.push(number("Int16", |_| Some(Int16)));
    all.push(number("UInt8", |_| Some(UInt8)));
    all.push(number("Float64", |_| Some(Float64)));
    all.push(number("Decimal32", |decimals| Some(Decimal32(9, decimals.cast_signed()))));
    all.push(number("Decimal64", |decimals| Some(Decimal64(18, decimals.cast_signed()))));
    all.push(number("Decimal128", |decimals| Some(Decimal128(38, decimals.cast_signed()))));
    all.push(number("Decimal128 wide", |_| Some(Decimal128(38, 12))));
    all.push(number("Decimal256", |_| Some(Decimal256(76, 40))));
    all.push(number("dictionary of decimals", |decimals| {
        let values = Decimal128(20, decimals.cast_signed());
        Some(Dictionary(Box::new(Int16), Box::new(values)))
    }));
    all
}

/// How many decimals a number of a kind has at most; nothing where it is no number.
fn decimals(kind: FieldKind) -> Option<u8> {
    match kind {
        FieldKind::Cny | FieldKind::Hkd => Some(2),
        FieldKind::Share | FieldKind::ExchangeRate | FieldKind::Quantity => Some(6),
        FieldKind::HalfDays | FieldKind::PeriodHalfDays => Some(1),
        FieldKind::Average => Some(3),
        FieldKind::Count
        | FieldKind::Days
        | FieldKind::Month
        | FieldKind::PeriodDays
        | FieldKind::TaxYear
        | FieldKind::Year
        | FieldKind::Staff => Some(0),
        _ => None,
    }
}

/// A text column as an array of a type; blank is null, so that a number may be missing.
fn text_array(texts: &[String]) -> ArrayRef {
    let texts = texts.iter().map(|text| Some(text.as_str()).filter(|text| !text.is_empty()));
    Arc::new(texts.collect::<StringArray>())
}

/// The array of another type, where it holds the same values.
fn converted(array: &ArrayRef, to: &DataType) -> Option<ArrayRef> {
    let options = CastOptions { safe: false, ..CastOptions::default() };
    cast_with_options(array, to, &options).ok()
}

/// Whether every text is a plain number of so few decimals.
fn fits(texts: &[String], decimals: u8) -> bool {
    texts.iter().filter(|text| !text.is_empty()).all(|text| {
        let part = text.split_once('.').map_or("", |(_, part)| part);
        part.len() <= usize::from(decimals)
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    })
}

/// Columns as a batch; a column that a type cannot hold stays text.
pub(crate) fn batch_of<C: Columns>(columns: &TextColumns, typing: &Typing) -> RecordBatch {
    let arrays: Vec<ArrayRef> = columns
        .iter()
        .map(|(name, texts)| {
            let array = text_array(texts);
            let kind = C::from_header(name).map(|column| column.about().kind);
            let number = kind.and_then(decimals).filter(|decimals| fits(texts, *decimals));
            let of_number = number.and_then(typing.number);
            let is_yes_no = matches!(kind, Some(FieldKind::YesNo | FieldKind::YesNoUnknown));
            let to = match of_number {
                Some(to) => to,
                None if is_yes_no && typing.booleans => DataType::Boolean,
                None => typing.text.clone(),
            };
            // A cast to a boolean takes more words than a column does.
            let plain = |text: &String| ["", "yes", "no"].contains(&text.as_str());
            if to == DataType::Boolean && !texts.iter().all(plain) {
                return array;
            }
            converted(&array, &to).unwrap_or(array)
        })
        .collect();
    batch(columns.iter().map(|(name, _)| name.as_str()).zip(arrays))
}

/// A batch of columns that may be null.
pub(crate) fn batch<'a>(columns: impl IntoIterator<Item = (&'a str, ArrayRef)>) -> RecordBatch {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns
        .into_iter()
        .map(|(name, array)| (Field::new(name, array.data_type().clone(), true), array))
        .unzip();
    let rows = arrays.first().map_or(0, arrow_array::Array::len);
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options).unwrap()
}

/// Results as text, row by row; blank where null.
pub(crate) fn rows_of(results: &RecordBatch) -> Vec<BTreeMap<String, String>> {
    let schema = results.schema();
    let cell = |column: usize, row: usize| {
        let array = results.column(column);
        if array.is_null(row) {
            return String::new();
        }
        match array.data_type() {
            DataType::Decimal128(18, scale @ (0 | 2)) => {
                let digits = array.as_primitive::<Decimal128Type>().value(row);
                let sign = if digits < 0 { "-" } else { "" };
                let digits = digits.abs();
                match scale {
                    0 => format!("{sign}{digits}"),
                    _ => format!("{sign}{}.{:02}", digits / 100, digits % 100),
                }
            }
            DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
            other => panic!("{other}"),
        }
    };
    (0..results.num_rows())
        .map(|row| {
            let fields = schema.fields().iter().enumerate();
            fields.map(|(column, field)| (field.name().clone(), cell(column, row))).collect()
        })
        .collect()
}
