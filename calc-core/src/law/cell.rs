//! One cell of a row, with the type that its source gives it. A text stands for nothing but itself: a
//! contradiction is a cell of its own kind, not a mark inside a text.

use std::borrow::Cow;

use crate::law::money::{AmountError, check_minor, parse_fixed, parse_minor};
use crate::law::period::Date;

/// What stands in a cell. A CSV file has blanks and texts only; a workbook and joined sheets have all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    #[default]
    Blank,
    /// A text, without blanks around it and never empty.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// The number `digits / 10^scale`.
    Decimal {
        /// Every digit, with the sign.
        digits: i128,
        /// How many of the digits stand behind the point.
        scale: u8,
    },
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// The first digits of a number whose others were lost, such as those that a spreadsheet rounds
    /// away after the fifteenth. It is the value of no column.
    Cut(&'a str),
    /// Different values for one fact, each with its place.
    Conflict(&'a [Reading]),
}

/// One of the values that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What stood there, as people read it.
    pub found: String,
    /// Where: file, sheet and cell.
    pub place: String,
}

/// Between the values of a conflict where people see them in one cell.
const BETWEEN_READINGS: &str = " | ";

/// Behind the digits that are left of a number, where people see it.
const LOST_DIGITS: &str = "???";

impl<'a> Cell<'a> {
    /// The cell of a text; blanks around it do not count.
    #[inline]
    pub fn of_text(text: &'a str) -> Self {
        match text.trim() {
            "" => Self::Blank,
            text => Self::Text(text),
        }
    }

    /// Whether nothing stands there.
    #[inline]
    pub fn is_blank(self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The text, if it is one.
    #[inline]
    pub fn text(self) -> Option<&'a str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The values that contradict each other; none where the cell is clear.
    #[inline]
    pub fn readings(self) -> &'a [Reading] {
        if let Self::Conflict(readings) = self { readings } else { &[] }
    }

    /// What stands there, as people read it.
    pub fn shown(self) -> Cow<'a, str> {
        match self {
            Self::Blank => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => number.to_string().into(),
            Self::Decimal { digits, scale } => decimal_text(digits, scale).into(),
            Self::YesNo(true) => Cow::Borrowed("yes"),
            Self::YesNo(false) => Cow::Borrowed("no"),
            Self::Date(day) => day.to_string().into(),
            Self::Cut(digits) => format!("{digits}{LOST_DIGITS}").into(),
            Self::Conflict(readings) => {
                let found: Vec<&str> = readings.iter().map(|reading| &*reading.found).collect();
                found.join(BETWEEN_READINGS).into()
            }
        }
    }

    /// An amount of money in minor units (fen or cents).
    ///
    /// # Errors
    /// As [`parse_minor`].
    #[inline]
    pub fn minor(self) -> Result<i64, AmountError> {
        match self {
            Self::Text(text) => parse_minor(text.as_bytes()),
            other => other.fixed(2).and_then(check_minor),
        }
    }

    /// A number that is not below zero, in units of `1 / 10^decimals`.
    ///
    /// # Errors
    /// As [`parse_fixed`].
    #[inline]
    pub fn fixed(self, decimals: u32) -> Result<i64, AmountError> {
        match self {
            Self::Text(text) => parse_fixed(text.as_bytes(), decimals),
            Self::Integer(number) => scaled(number.into(), 0, decimals),
            Self::Decimal { digits, scale } => scaled(digits, scale, decimals),
            Self::Blank | Self::YesNo(_) | Self::Date(_) | Self::Cut(_) | Self::Conflict(_) => {
                Err(AmountError::NotANumber)
            }
        }
    }

    /// A whole number without a sign.
    #[inline]
    pub fn whole(self) -> Option<u64> {
        match self {
            Self::Text(text) if !text.starts_with('+') => text.parse().ok(),
            Self::Integer(number) => u64::try_from(number).ok(),
            Self::Decimal { .. } => self.fixed(0).ok().and_then(|whole| whole.try_into().ok()),
            _ => None,
        }
    }

    /// A calendar year in four digits.
    #[inline]
    pub fn year(self) -> Option<u16> {
        let year = self.whole().and_then(|year| u16::try_from(year).ok())?;
        let digits = self.text().map_or(if year < 1_000 { 0 } else { 4 }, str::len);
        (digits == 4 && year <= 9_999).then_some(year)
    }
}

/// Yes or no, as a source gives it or as the file's three languages write it.
#[inline]
pub fn yes_no(cell: Cell<'_>) -> Option<bool> {
    match cell {
        Cell::YesNo(fact) => Some(fact),
        Cell::Text("yes" | "Yes" | "YES" | "Y" | "y" | "是") => Some(true),
        Cell::Text("no" | "No" | "NO" | "N" | "n" | "否") => Some(false),
        _ => None,
    }
}

/// A day of the calendar.
#[inline]
pub fn date(cell: Cell<'_>) -> Option<Date> {
    match cell {
        Cell::Date(day) => Some(day),
        Cell::Text(text) => Date::parse(text),
        _ => None,
    }
}

/// A decimal in units of `1 / 10^decimals`; zeros at its end do not count as decimals.
fn scaled(digits: i128, scale: u8, decimals: u32) -> Result<i64, AmountError> {
    if digits < 0 {
        return Err(AmountError::Negative);
    }
    let scale = u32::from(scale);
    let power = |places: u32| 10_i128.checked_pow(places).ok_or(AmountError::TooLarge);
    let units = if scale <= decimals {
        digits.checked_mul(power(decimals - scale)?).ok_or(AmountError::TooLarge)?
    } else {
        let divisor = power(scale - decimals)?;
        if digits % divisor != 0 {
            return Err(AmountError::TooPrecise);
        }
        digits / divisor
    };
    i64::try_from(units).map_err(|_| AmountError::TooLarge)
}

/// A decimal as plain digits: `-0.05`.
fn decimal_text(digits: i128, scale: u8) -> String {
    let scale = usize::from(scale);
    let sign = if digits < 0 { "-" } else { "" };
    let text = format!("{:0>width$}", digits.unsigned_abs(), width = scale + 1);
    let (whole, part) = text.split_at(text.len() - scale);
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn decimal(digits: i128, scale: u8) -> Cell<'static> {
        Cell::Decimal { digits, scale }
    }

    #[test]
    fn numbers_are_read_without_a_text_between() {
        for (cell, minor) in [
            (Cell::Text("12.5"), Ok(1_250)),
            (Cell::Integer(12), Ok(1_200)),
            (decimal(125, 1), Ok(1_250)),
            (decimal(12_500, 3), Ok(1_250)),
            (decimal(12_505, 3), Err(AmountError::TooPrecise)),
            (decimal(-1, 2), Err(AmountError::Negative)),
            (Cell::Integer(-1), Err(AmountError::Negative)),
            (Cell::Integer(1_000_000_000_000), Ok(100_000_000_000_000)),
            (Cell::Integer(1_000_000_000_001), Err(AmountError::TooLarge)),
            (Cell::Integer(i64::MAX), Err(AmountError::TooLarge)),
            (decimal(i128::MAX, 0), Err(AmountError::TooLarge)),
            (decimal(1, 255), Err(AmountError::TooLarge)),
            (Cell::Text("500 | 600"), Err(AmountError::NotANumber)),
            (Cell::YesNo(true), Err(AmountError::NotANumber)),
            (Cell::Blank, Err(AmountError::NotANumber)),
        ] {
            assert_eq!(cell.minor(), minor, "{cell:?}");
        }
    }

    #[test]
    fn whole_numbers_and_years() {
        for (cell, whole, year) in [
            (Cell::Text("2025"), Some(2025), Some(2025)),
            (Cell::Text("+202"), None, None),
            (Cell::Text("02025"), Some(2025), None),
            (Cell::Integer(2025), Some(2025), Some(2025)),
            (Cell::Integer(25), Some(25), None),
            (Cell::Text("0025"), Some(25), Some(25)),
            (decimal(20_250, 1), Some(2025), Some(2025)),
            (decimal(20_251, 1), None, None),
            (Cell::Integer(-5), None, None),
        ] {
            assert_eq!((cell.whole(), cell.year()), (whole, year), "{cell:?}");
        }
    }

    #[test]
    fn cells_are_shown_as_people_read_them() {
        let reading = |found: &str| Reading { found: found.to_owned(), place: String::new() };
        for (cell, shown) in [
            (Cell::Blank, ""),
            (Cell::of_text("  a b "), "a b"),
            (Cell::Integer(-7), "-7"),
            (decimal(5, 2), "0.05"),
            (decimal(-5, 2), "-0.05"),
            (decimal(3_120_050, 2), "31200.50"),
            (decimal(7, 0), "7"),
            (Cell::YesNo(false), "no"),
            (Cell::Date(Date::new(2025, 4, 1)), "2025-04-01"),
            (Cell::Cut("810000199001010"), "810000199001010???"),
            (Cell::Conflict(&[reading("500"), reading("600")]), "500 | 600"),
        ] {
            assert_eq!(cell.shown(), shown, "{cell:?}");
        }
    }
}
