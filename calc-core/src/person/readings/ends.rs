//! The two ends of an amount under many readings.

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::Choices;

/// An amount, and the reading that gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) amount: Cny,
    /// Whether the relief that it is of may be had.
    pub(super) eligible: Eligibility,
    /// At how many points it departs from what was taken.
    pub(super) departures: usize,
    pub(super) choices: Choices,
}

/// The least and the most. Of readings that give the same the one with the fewest departures stands, and
/// of those the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) low: Found,
    pub(super) high: Found,
}

impl Ends {
    /// The ends of one amount.
    pub(super) fn of(found: Found) -> Self {
        Self { low: found, high: found }
    }

    /// The ends with one more amount.
    pub(super) fn take(ends: &mut Option<Self>, found: Found) {
        let Some(ends) = ends else {
            *ends = Some(Self::of(found));
            return;
        };
        let nearer = |other: &Found| found.departures < other.departures;
        let (low, high) = (&ends.low, &ends.high);
        if found.amount < low.amount || (found.amount == low.amount && nearer(low)) {
            ends.low = found;
        }
        if found.amount > high.amount || (found.amount == high.amount && nearer(high)) {
            ends.high = found;
        }
    }
}

/// The least and the most, without the readings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Width {
    pub(super) low: Cny,
    pub(super) high: Cny,
}

impl Width {
    /// Takes one more amount.
    pub(super) fn take(width: &mut Option<Self>, amount: Cny) {
        *width = Some(width.map_or(Self { low: amount, high: amount }, |width| Self {
            low: width.low.min(amount),
            high: width.high.max(amount),
        }));
    }

    /// From the least to the most.
    pub(super) fn amount(self) -> Cny {
        self.high - self.low
    }
}
