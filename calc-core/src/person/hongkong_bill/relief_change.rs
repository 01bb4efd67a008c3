//! A relief that comes after the credit was claimed: what it costs in Hong Kong, and until when the Inland Revenue
//! is told.

use super::law::BillLaw;
use crate::law::params::Date;

/// The day so many months later; the last of the month where it has no such day.
pub(super) fn notify_by(adjusted_on: Date, law: &BillLaw) -> Date {
    let months = adjusted_on.month() - 1 + *law.credit_notice;
    let year = u16::try_from(adjusted_on.year() + months / 12).unwrap_or(u16::MAX);
    let month = u8::try_from(months % 12 + 1).unwrap_or(12);
    let last = Date::new(year, month, 1).end_of_month().day();
    let day = adjusted_on.day().min(last);
    Date::new(year, month, u8::try_from(day).unwrap_or(28))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::law::period::YearOfAssessment;

    #[test]
    fn a_month_without_the_day_ends_on_its_last() {
        let law = BillLaw::of(YearOfAssessment(2025)).unwrap();
        for (from, by) in [
            ("2026-08-31", "2026-11-30"),
            ("2026-11-30", "2027-02-28"),
            ("2026-12-01", "2027-03-01"),
            ("2026-09-30", "2026-12-30"),
        ] {
            assert_eq!(notify_by(Date::parse(from).unwrap(), &law).to_string(), by);
        }
    }
}
