//! Days of presence in any twelve months that begin or end in a tax year (Arrangement, art. 14(2)).

use super::presence::{Days, Presence};
use crate::law::period::{Date, Span, TaxYear};

/// The most days of presence in any such window that the record shows, and where that window begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LongestWindow {
    /// The days of presence in it.
    pub days: u32,
    /// Its days.
    pub window: Span,
    /// Whether the record covers every window, so that no other can have more.
    pub complete: bool,
}

/// The windows of a tax year run from the second day of the year before to the last but one of the
/// year after.
pub fn longest_window(days: &Days, year: TaxYear) -> LongestWindow {
    let all = Span { first: Date::new(year.0 - 1, 1, 2), last: Date::new(year.0 + 1, 12, 30) };
    let known = days.known();
    let complete = known.first <= all.first && all.last <= known.last;
    let mut longest = LongestWindow { days: 0, window: window_from(all.first), complete };
    // Days of presence before each day, so that a window is one subtraction.
    let first = all.first.day_number();
    let last = all.last.day_number();
    let mut before = vec![0_u32; usize::try_from(last - first + 2).unwrap_or(0)];
    for (number, presence) in days.numbered(all) {
        let place = usize::try_from(number - first + 1).ok();
        if let Some(sum) = place.and_then(|place| before.get_mut(place)) {
            *sum = u32::from(presence != Presence::Away);
        }
    }
    let mut sum = 0;
    for days in &mut before {
        sum += *days;
        *days = sum;
    }
    let sum_before = |number: i32| {
        usize::try_from(number - first).ok().and_then(|place| before.get(place).copied())
    };
    for number in first..=Date::new(year.0, 12, 31).day_number() {
        let from = sum_before(number).unwrap_or(0);
        // No window is longer than 366 days.
        let most = sum_before((number + 366).min(last + 1)).unwrap_or(0) - from;
        if most <= longest.days {
            continue;
        }
        let window = window_from(Date::from_day_number(number));
        let Some(until) = sum_before(window.last.day_number() + 1) else { continue };
        if until - from > longest.days {
            longest = LongestWindow { days: until - from, window, complete };
        }
    }
    longest
}

fn window_from(first: Date) -> Span {
    Span { first, last: first.plus_years(1).plus_days(-1) }
}
