//! What a cell of a workbook holds: texts that fit and never become formulas, and numbers whose digits it keeps.

use std::borrow::Cow;

use calc_core::law::cell::Cell as RowCell;
use calc_payroll::escape::starts_formula;

/// The most letters that a cell has.
pub const MOST_LETTERS: usize = 32_767;

/// The most digits of a number, with its point. Fifteen digits are exact.
const MOST_DIGITS: u32 = 16;

/// The most letters of a sheet's name.
const MOST_NAME: usize = 31;

/// A text that stays one if the sheet is saved as CSV and opened again.
pub(crate) fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    if starts_formula(&text) { format!("'{text}").into() } else { text }
}

/// The number of a cell, if a spreadsheet holds all its digits.
pub(crate) fn number_of(cell: RowCell<'_>) -> Option<f64> {
    match cell {
        RowCell::Text(text) => number(text),
        RowCell::Integer(whole) => decimal(whole.into(), 0),
        RowCell::Decimal { digits, scale } => decimal(digits, scale),
        _ => None,
    }
}

/// The number `digits / 10^scale`. Both are exact in binary, so the quotient is the nearest number.
#[allow(clippy::cast_precision_loss)]
fn decimal(digits: i128, scale: u8) -> Option<f64> {
    let places = digits.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
    let scale = u32::from(scale);
    let length = places.max(scale + 1) + u32::from(scale > 0);
    (length <= MOST_DIGITS).then(|| digits as f64 / 10_u64.pow(scale) as f64)
}

/// The number of a cell that holds digits, a point and a sign only.
pub(crate) fn number(cell: &str) -> Option<f64> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.ends_with(|last: char| last.is_ascii_digit())
        && u32::try_from(digits.len()).is_ok_and(|length| length <= MOST_DIGITS);
    if plain { cell.parse().ok() } else { None }
}

/// How many letters a text has as a sheet counts them: in UTF-16.
pub(crate) fn letters(text: &str) -> usize {
    // A byte of UTF-8 is never less.
    if text.len() <= MOST_LETTERS { text.len() } else { text.encode_utf16().count() }
}

/// A text of ours that a cell can hold; an ellipsis says what is cut.
pub(crate) fn shortened(cell: &str) -> String {
    if letters(cell) <= MOST_LETTERS {
        return cell.to_owned();
    }
    let mut text: String = cell.chars().take(MOST_LETTERS / 2 - 1).collect();
    text.push('…');
    text
}

/// A name that a sheet may have.
pub(crate) fn sheet_name(name: &str) -> String {
    let allowed = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    name.chars().filter(allowed).take(MOST_NAME).collect()
}
