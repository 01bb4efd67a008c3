//! Teachers and researchers of a Hong Kong institution: exempt for three years (Fifth Protocol to
//! the Arrangement).

use crate::law::period::{Date, Span};
use crate::person::rulebook::MonthLaw;

/// The exempt period: from the later of the first arrival and the day on which the protocol began.
pub fn exempt_period(first_arrival: Date, law: &MonthLaw) -> Option<Span> {
    let version = law.researcher_years.versions.first()?;
    let first = first_arrival.max(version.effective_from);
    let years = u16::try_from(version.value).ok()?;
    Some(Span { first, last: first.plus_years(years).plus_days(-1) })
}
