//! What a bureau's readings say of a tax year, below what a row or a setting decides.

use std::borrow::Cow;

use super::Settings;
use crate::law::params::{ChoiceId, Choices};
use crate::law::period::TaxYear;
#[cfg(feature = "readings")]
use crate::person::month::points::Points;
use crate::person::ruleset::ReadingsDigest;

#[cfg(feature = "readings")]
impl Settings {
    /// The same for the rows of one tax year: what a bureau's readings say of it is decided, unless
    /// something else was.
    pub fn of_year(&self, year: TaxYear) -> Cow<'_, Self> {
        let Some((learned, choices)) = self.learned_of(year) else { return Cow::Borrowed(self) };
        let mut of_year = Self { choices, ..self.clone() };
        of_year.decided = of_year.decided.union(learned);
        of_year.learned = of_year.learned.union(learned);
        Cow::Owned(of_year)
    }

    /// The alternative taken at each open point of a tax year.
    pub(crate) fn choices_of(&self, year: TaxYear) -> Choices {
        self.learned_of(year).map_or(self.choices, |(_, choices)| choices)
    }

    /// Whether a bureau's readings decide a point, in the settings of one year.
    pub(crate) fn is_learned(&self, point: ChoiceId) -> bool {
        self.learned.contains(point)
    }

    /// What names the readings of a bureau that are taken, where any are.
    pub fn digest_of_readings(&self) -> Option<ReadingsDigest> {
        self.readings.as_ref().map(|readings| readings.digest())
    }

    /// The points that readings decide in a year, and the choices with them.
    fn learned_of(&self, year: TaxYear) -> Option<(Points, Choices)> {
        let (points, readings) = self.readings.as_ref()?.of(year)?;
        let mut learned = Points::default();
        learned.extend(points.iter().filter(|point| !self.decided.contains(*point)));
        let take = |choices: Choices, point| choices.with_index(point, readings.index(point));
        Some((learned, learned.iter().fold(self.choices, take)))
    }
}

/// Without readings nothing is learned.
#[cfg(not(feature = "readings"))]
impl Settings {
    /// The same for the rows of one tax year.
    #[inline]
    pub fn of_year(&self, _: TaxYear) -> Cow<'_, Self> {
        Cow::Borrowed(self)
    }

    /// The alternative taken at each open point of a tax year.
    #[inline]
    pub(crate) fn choices_of(&self, _: TaxYear) -> Choices {
        self.choices
    }

    /// Whether a bureau's readings decide a point.
    #[inline]
    pub(crate) fn is_learned(&self, _: ChoiceId) -> bool {
        false
    }

    /// What names the readings of a bureau.
    pub fn digest_of_readings(&self) -> Option<ReadingsDigest> {
        None
    }
}
