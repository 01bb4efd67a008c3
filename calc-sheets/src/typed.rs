//! Cells of sheets as the row engine takes them: with their types.

use calc_core::law::fields::{FieldAbout, FieldKind};
use calc_core::law::period::Date;
use calc_payroll::typed_rows::OwnedCell;

use crate::stream::{Change, as_column_takes};
use crate::value::{Value, number_text};

/// A cell of one of our own columns, as its column takes it where it can be read for certain.
pub(crate) fn typed_cell(about: &FieldAbout, value: Value) -> (OwnedCell, Change) {
    match value {
        Value::Blank => (OwnedCell::Blank, Change::None),
        Value::Number(number) => match number_cell(number) {
            Some(cell) => (cell, Change::None),
            None => text_cell(about, number_text(number)),
        },
        Value::Truth(fact) if about.kind == FieldKind::YesNo => {
            (OwnedCell::YesNo(fact), Change::None)
        }
        Value::Day(text) => match Date::parse(&text) {
            Some(day) if about.kind == FieldKind::Date => (OwnedCell::Date(day), Change::None),
            _ => text_cell(about, text),
        },
        other => text_cell(about, other.into_text()),
    }
}

fn text_cell(about: &FieldAbout, text: String) -> (OwnedCell, Change) {
    let (text, change) = as_column_takes(about, text);
    (text.into(), change)
}

/// A number with the 15 significant digits that a spreadsheet shows and keeps; none where it is
/// nothing that a payroll holds.
fn number_cell(number: f64) -> Option<OwnedCell> {
    if !number.is_finite() {
        return None;
    }
    if let Some(hundredths) = hundredths(number) {
        return Some(shortest(hundredths.into(), 2));
    }
    let scientific = format!("{number:.14e}");
    let (digits, exponent) = scientific.split_once('e')?;
    let digits: i128 = digits.replacen('.', "", 1).parse().ok()?;
    let exponent: i32 = exponent.parse().ok()?;
    if !(-15..=20).contains(&exponent) {
        return None;
    }
    match u8::try_from(14 - exponent) {
        Ok(scale) => Some(shortest(digits, scale)),
        Err(_) => Some(shortest(digits * 10_i128.pow(exponent.unsigned_abs() - 14), 0)),
    }
}

/// A number that is a whole number of hundredths, which most amounts are. Where the nearest hundredth
/// is the number itself, no other decimal of 15 digits is.
fn hundredths(number: f64) -> Option<i64> {
    let scaled = (number * 100.0).round();
    if scaled.abs() >= 1e15 || (scaled / 100.0).to_bits() != number.to_bits() {
        return None;
    }
    // Below 10^15 nothing is cut off.
    #[allow(clippy::cast_possible_truncation)]
    let scaled = scaled as i64;
    Some(scaled)
}

/// A decimal without zeros at its end.
fn shortest(mut digits: i128, mut scale: u8) -> OwnedCell {
    while scale > 0 && digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    match i64::try_from(digits) {
        Ok(whole) if scale == 0 => OwnedCell::Integer(whole),
        _ => OwnedCell::Decimal { digits, scale },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calc_core::person::fields::Field;

    #[test]
    fn numbers_are_the_decimals_that_people_see() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (5.0, "5"),
            (0.07, "0.07"),
            (-31_200.5, "-31200.5"),
            (9_999_999_999_999.99, "9999999999999.99"),
            (99_999_999_999_999.99, "100000000000000"),
            (1.005, "1.005"),
            (0.1 + 0.2, "0.3"),
            (1_234.560_000_000_000_1, "1234.56"),
            (1_234.567_8, "1234.5678"),
            (0.000_012, "0.000012"),
            (810_000_199_001_010_016.0, "810000199001010000"),
            (123_456_789_012_345_680_000.0, "123456789012346000000"),
        ] {
            let cell = number_cell(number).unwrap();
            assert_eq!(cell.cell().shown(), text);
            assert_eq!(number_text(number), text);
        }
        for number in [1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(number_cell(number), None);
        }
    }

    #[test]
    fn cells_have_the_type_of_the_sheet() {
        let text = |text: &str| OwnedCell::Text(text.to_owned());
        for (field, value, cell) in [
            (Field::Wages, Value::Number(5.5), OwnedCell::Decimal { digits: 55, scale: 1 }),
            (Field::Wages, Value::Text("1,234.50".to_owned()), text("1234.50")),
            (Field::Wages, Value::Text("500 | 600".to_owned()), text("500 | 600")),
            (Field::Wages, Value::Truth(true), text("yes")),
            (Field::CleanRecord, Value::Truth(true), OwnedCell::YesNo(true)),
            (Field::Wages, Value::Day("2025-01-31".to_owned()), text("2025-01-31")),
            (Field::Wages, Value::Blank, OwnedCell::Blank),
        ] {
            assert_eq!(typed_cell(field.about(), value).0, cell);
        }
    }
}
