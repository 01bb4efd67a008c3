//! What an employer had withheld by a month.

use super::Month;
use crate::layout::Quantity;

/// What was withheld in the year up to a month: what was due to date, or what was paid before where
/// that is more, for an employer gives nothing back during the year.
pub(super) fn withheld_to_date(month: &Month) -> Option<i64> {
    let due = month.to_date[Quantity::TaxToDate as usize];
    let paid = month.to_date[Quantity::TaxPaid as usize];
    let now = month.this[Quantity::TaxNow as usize];
    match (due, paid, now) {
        (Some(due), paid, _) => Some(due.max(paid.unwrap_or(0))),
        (None, Some(paid), Some(now)) => Some(paid.saturating_add(now.max(0))),
        _ => None,
    }
}
