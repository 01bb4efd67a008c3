//! Dates, calendar tax years and years of assessment.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day of the civil calendar, as a number that sorts: 20250401.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(u32);

impl Date {
    /// The day; months count from 1. The parts are taken as they are.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self(year as u32 * 10_000 + month as u32 * 100 + day as u32)
    }

    /// The calendar year.
    pub const fn year(self) -> u32 {
        self.0 / 10_000
    }

    /// The month, from 1.
    pub const fn month(self) -> u32 {
        self.0 / 100 % 100
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u32 {
        self.0 % 100
    }

    /// Reads `2025-04-01`; `None` where it is not a day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let part = |from: usize, to: usize| {
            text.get(from..to).filter(|p| p.bytes().all(|b| b.is_ascii_digit()))
        };
        let year: u16 = part(0, 4)?.parse().ok()?;
        let month: u8 = part(5, 7)?.parse().ok()?;
        let day: u8 = part(8, 10)?.parse().ok()?;
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then(|| Self::new(year, month, day))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Serialize for Date {
    /// As [`fmt::Display`] writes it, without the way through a formatter: every citation has one.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = *b"0000-00-00";
        let mut rest = self.0;
        for place in [9, 8, 6, 5, 3, 2, 1, 0] {
            // A digit fits a byte.
            text[place] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// The first and the last day of a period for which a tax is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// A mainland tax year: 1 January to 31 December (Individual Income Tax Law, art. 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaxYear(pub u16);

impl TaxYear {
    /// Its days.
    pub const fn span(self) -> Span {
        Span { first: Date::new(self.0, 1, 1), last: Date::new(self.0, 12, 31) }
    }
}

impl fmt::Display for TaxYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A Hong Kong year of assessment: 1 April to 31 March (Cap. 112, s.2); `YearOfAssessment(2025)`
/// is 2025/26.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearOfAssessment(pub u16);

impl YearOfAssessment {
    /// Its days.
    pub const fn span(self) -> Span {
        Span { first: Date::new(self.0, 4, 1), last: Date::new(self.0 + 1, 3, 31) }
    }
}

impl fmt::Display for YearOfAssessment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{:02}", self.0, (self.0 + 1) % 100)
    }
}

impl Serialize for YearOfAssessment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert_eq!(Date::parse("2024-02-29"), Some(Date::new(2024, 2, 29)));
        for text in [
            "2023-02-29",
            "2024-13-01",
            "2024-1-01",
            "2024-04-31",
            "24-04-30",
            "2024-04-3x",
            "２0240101",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(YearOfAssessment(2099).to_string(), "2099/00");
        assert_eq!(Date::new(2025, 4, 1).to_string(), "2025-04-01");
    }
}
