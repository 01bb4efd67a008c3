//! Alternatives of open points by their names, and how far a combination departs from what was taken.

use serde::Serialize;

use crate::law::params::ChoiceId;

/// An alternative of an open point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AlternativeOf {
    /// The open point's id.
    pub point: &'static str,
    /// The alternative.
    pub alternative: &'static str,
}

/// An alternative by its names.
pub(super) fn named(id: ChoiceId, alternative: &'static str) -> AlternativeOf {
    AlternativeOf { point: id.parameter().about.id, alternative }
}

/// At how many points a combination departs from what was taken.
pub(super) fn departures(places: &[usize]) -> usize {
    places.iter().filter(|place| **place != 0).count()
}
