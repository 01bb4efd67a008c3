//! Dates, calendar tax years and years of assessment.

use std::fmt;

use serde::{Serialize, Serializer};

/// Months of a year.
pub(crate) const MONTHS_OF_YEAR: u8 = 12;

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

    /// Days since 1 January 1970, so that days can be counted and compared.
    pub const fn day_number(self) -> i32 {
        // Years begin in March here: the leap day is then the last of its year.
        let (year, month, day) =
            (self.year().cast_signed(), self.month().cast_signed(), self.day().cast_signed());
        let year = if month <= 2 { year - 1 } else { year };
        let (era, month) = (year / 400, (month + 9) % 12);
        let year_of_era = year - era * 400;
        let day_of_year = (153 * month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that has this number; the reverse of [`Self::day_number`].
    pub const fn from_day_number(number: i32) -> Self {
        let number = number + 719_468;
        let (era, day_of_era) = (number / 146_097, number % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        Self((year * 10_000 + month * 100 + day).cast_unsigned())
    }

    /// The day so many days later, or earlier where the number is negative.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self::from_day_number(self.day_number() + days)
    }

    /// The same day so many years later; 29 February becomes 1 March.
    #[must_use]
    pub const fn plus_years(self, years: u16) -> Self {
        let moved = Self(self.0 + years as u32 * 10_000);
        // The number of a day that does not exist is that of the next.
        Self::from_day_number(moved.day_number())
    }

    /// The same day so many months later; where the month has no such day, its last one (Civil Code, art. 202).
    #[must_use]
    pub const fn plus_months(self, months: u32) -> Self {
        let count = self.year() * 12 + self.month() - 1 + months;
        let first = Self(count / 12 * 10_000 + (count % 12 + 1) * 100 + 1);
        let last = first.end_of_month();
        if self.day() > last.day() { last } else { Self(first.0 + self.day() - 1) }
    }

    /// Whether the day is a Saturday or a Sunday.
    pub const fn is_weekend(self) -> bool {
        // 1 January 1970 was a Thursday.
        (self.day_number() + 3).rem_euclid(7) >= 5
    }

    /// The last day of the month that the day is in.
    #[must_use]
    pub const fn end_of_month(self) -> Self {
        let first = Self(self.0 - self.day() + 1);
        let next = if self.month() == 12 { first.0 + 8_900 } else { first.0 + 100 };
        Self(next).plus_days(-1)
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
    /// The first day, included.
    pub first: Date,
    /// The last day, included.
    pub last: Date,
}

impl Span {
    /// How many days it has, both ends counted.
    pub const fn days(self) -> u32 {
        let days = self.last.day_number() - self.first.day_number() + 1;
        if days < 0 { 0 } else { days.cast_unsigned() }
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// A mainland tax year: 1 January to 31 December (Individual Income Tax Law, art. 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaxYear(pub u16);

impl TaxYear {
    /// The first and last day of the year.
    pub const fn span(self) -> Span {
        Span { first: Date::new(self.0, 1, 1), last: Date::new(self.0, 12, 31) }
    }

    /// The days of one of its months, from 1 to 12.
    pub const fn month(self, month: u8) -> Span {
        let first = Date::new(self.0, month, 1);
        Span { first, last: first.end_of_month() }
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
    /// The first and last day of the year.
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
    fn days_are_counted_over_leap_years() {
        for (date, number) in [
            (Date::new(1970, 1, 1), 0),
            (Date::new(2000, 2, 29), 11_016),
            (Date::new(2000, 3, 1), 11_017),
            (Date::new(2026, 1, 1), 20_454),
        ] {
            assert_eq!(date.day_number(), number, "{date}");
        }
        for number in 17_000..23_000 {
            assert_eq!(Date::from_day_number(number).day_number(), number);
        }
        assert_eq!(TaxYear(2024).span().days(), 366);
        assert_eq!(TaxYear(2025).month(12).days(), 31);
        assert_eq!(TaxYear(2024).month(2).last, Date::new(2024, 2, 29));
        assert_eq!(Date::new(2024, 2, 29).plus_years(1), Date::new(2025, 3, 1));
        assert_eq!(Date::new(2024, 3, 1).plus_years(3), Date::new(2027, 3, 1));
        // 29 November 2026 is a Sunday.
        assert!(Date::new(2026, 11, 29).is_weekend() && Date::new(2026, 11, 28).is_weekend());
        assert!(!Date::new(2026, 11, 27).is_weekend() && !Date::new(2026, 11, 30).is_weekend());
    }

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
