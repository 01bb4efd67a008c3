//! What stands in a cell of a workbook, as text that can be read again without loss.

use calamine::{Data, DataRef};
use calc_payroll::forced_text::without_force;
use serde::{Deserialize, Serialize};

/// What stands for the value of a formula that was never worked out.
const NO_VALUE: &str = "#N/A";

/// A cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A number, which a spreadsheet keeps in binary.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A day, as `2025-12-31`.
    Day(String),
    /// An error of a formula, such as `#REF!`.
    Error(String),
    /// A formula whose value cannot be trusted, because nobody worked it out.
    NotWorkedOut,
}

impl Value {
    /// The bytes of its text.
    pub(crate) fn bytes(&self) -> u64 {
        match self {
            Self::Text(text) | Self::Day(text) | Self::Error(text) => {
                u64::try_from(text.len()).unwrap_or(u64::MAX)
            }
            Self::Blank | Self::Number(_) | Self::Truth(_) | Self::NotWorkedOut => 0,
        }
    }

    /// The text of the cell, as it is read further.
    pub fn into_text(self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Day(text) | Self::Error(text) => text,
            Self::Number(number) => number_text(number),
            Self::NotWorkedOut => NO_VALUE.to_owned(),
            Self::Truth(true) => "yes".to_owned(),
            Self::Truth(false) => "no".to_owned(),
        }
    }

    /// Whether nothing stands there.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// Takes off what keeps a spreadsheet from reading a text as a number: `="0042"`, an apostrophe, a
/// tab. Says how many cells of a row had it.
pub(crate) fn unforced(cells: &mut [Value]) -> u64 {
    let mut count = 0;
    for cell in cells {
        if let Value::Text(text) = cell
            && let Some(inside) = without_force(text)
        {
            *text = inside.to_owned();
            count += 1;
        }
    }
    count
}

/// The digits of a number with the 15 significant ones that a spreadsheet shows and keeps.
/// Binary dust behind them (1234.5600000000001) is no part of the amount.
pub fn number_text(number: f64) -> String {
    if !number.is_finite() {
        // A damaged or forged cell. Its name is no amount in any column, so the row is refused.
        return number.to_string();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    if let Some(text) = hundredths_text(number) {
        return text;
    }
    let scientific = format!("{number:.14e}");
    let Some((digits, exponent)) = scientific.split_once('e') else { return scientific };
    let Ok(exponent) = exponent.parse::<i32>() else { return scientific };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    if !(-15..=20).contains(&exponent) {
        // Nothing that a payroll holds; shown as it is, and refused by whoever reads it.
        return scientific;
    }
    let point = exponent + 1;
    let text = if point <= 0 {
        let zeros = usize::try_from(-point).unwrap_or(0);
        format!("{sign}0.{}{digits}", "0".repeat(zeros))
    } else {
        let point = usize::try_from(point).unwrap_or(0);
        if point >= digits.len() {
            format!("{sign}{digits}{}", "0".repeat(point - digits.len()))
        } else {
            format!("{sign}{}.{}", &digits[..point], &digits[point..])
        }
    };
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// The digits of a number that is a whole number of hundredths, which most amounts are. Where the
/// nearest hundredth is the number itself, no other decimal of 15 digits is.
fn hundredths_text(number: f64) -> Option<String> {
    let scaled = (number * 100.0).round();
    if scaled.abs() >= 1e15 || (scaled / 100.0).to_bits() != number.to_bits() {
        return None;
    }
    // Below 10^15 nothing is cut off.
    #[allow(clippy::cast_possible_truncation)]
    let scaled = scaled as i64;
    let (whole, part) = (scaled.unsigned_abs() / 100, scaled.unsigned_abs() % 100);
    let mut buffer = itoa::Buffer::new();
    let mut text = String::with_capacity(20);
    if scaled < 0 {
        text.push('-');
    }
    text.push_str(buffer.format(whole));
    if part > 0 {
        text.push('.');
        text.push(digit(part / 10));
        if part % 10 > 0 {
            text.push(digit(part % 10));
        }
    }
    Some(text)
}

fn digit(value: u64) -> char {
    char::from(b'0' + u8::try_from(value).unwrap_or(0))
}

/// The day of a date cell, without its time.
fn day(date: calamine::ExcelDateTime) -> Value {
    if !date.is_datetime() {
        return Value::Number(date.as_f64());
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Value::Day(format!("{year:04}-{month:02}-{day:02}"))
}

fn iso_day(text: &str) -> Value {
    Value::Day(text.split('T').next().unwrap_or(text).to_owned())
}

impl From<DataRef<'_>> for Value {
    fn from(data: DataRef<'_>) -> Self {
        match data {
            DataRef::Int(number) => Self::Text(number.to_string()),
            DataRef::Float(number) => Self::Number(number),
            DataRef::String(text) | DataRef::DurationIso(text) => Self::Text(text),
            DataRef::SharedString(text) => Self::Text(text.to_owned()),
            DataRef::Bool(truth) => Self::Truth(truth),
            DataRef::DateTime(date) => day(date),
            DataRef::DateTimeIso(text) => iso_day(&text),
            DataRef::Error(error) => Self::Error(error.to_string()),
            DataRef::Empty => Self::Blank,
        }
    }
}

impl From<Data> for Value {
    fn from(data: Data) -> Self {
        match data {
            // Old workbooks keep small whole numbers as such.
            Data::Int(number) => i32::try_from(number).map_or_else(
                |_| Self::Text(number.to_string()),
                |small| Self::Number(small.into()),
            ),
            Data::Float(number) => Self::Number(number),
            Data::String(text) | Data::DurationIso(text) => Self::Text(text),
            Data::Bool(truth) => Self::Truth(truth),
            Data::DateTime(date) => day(date),
            Data::DateTimeIso(text) => iso_day(&text),
            Data::Error(error) => Self::Error(error.to_string()),
            Data::Empty => Self::Blank,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_digits_that_a_spreadsheet_keeps() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (5.0, "5"),
            (0.07, "0.07"),
            (-31_200.5, "-31200.5"),
            (9_999_999_999_999.99, "9999999999999.99"),
            (99_999_999_999_999.99, "100000000000000"),
            (1.005, "1.005"),
            (-0.5, "-0.5"),
            (0.1 + 0.2, "0.3"),
            (1_234.560_000_000_000_1, "1234.56"),
            (1_234.567_8, "1234.5678"),
            (1e12, "1000000000000"),
            (123_456_789_012.34, "123456789012.34"),
            (0.000_012, "0.000012"),
            (810_000_199_001_010_016.0, "810000199001010000"),
            (1e300, "1.00000000000000e300"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
