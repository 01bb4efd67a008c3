//! What a tax bureau's figures agree with, year by year. It holds where neither the row nor a setting
//! decides a point, and before the default.

use crate::law::params::{ChoiceError, ChoiceId, Choices};
use crate::law::period::TaxYear;
use crate::person::month::points::Points;
use crate::person::ruleset::ReadingsDigest;

/// The readings of a bureau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BureauReadings {
    digest: ReadingsDigest,
    years: Vec<OfYear>,
}

/// The readings of one tax year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OfYear {
    year: TaxYear,
    choices: Choices,
    points: Points,
}

impl BureauReadings {
    /// No readings yet, under the digest of those that are to come.
    pub const fn new(digest: ReadingsDigest) -> Self {
        Self { digest, years: Vec::new() }
    }

    /// What names them in a ruleset.
    pub const fn digest(&self) -> ReadingsDigest {
        self.digest
    }

    /// Adds a reading by the names of point and alternative. Only points that bear on a person's year are
    /// taken.
    ///
    /// # Errors
    /// The names are not known, or the alternative is not computed.
    pub fn add(
        &mut self,
        year: TaxYear,
        point: &str,
        alternative: &str,
    ) -> Result<(), ChoiceError> {
        let id = ChoiceId::named(point).filter(|id| id.is_of_person_years());
        let id = id.ok_or(ChoiceError::UnknownPoint)?;
        let place = self.years.iter().position(|of| of.year == year).unwrap_or_else(|| {
            let (choices, points) = (Choices::DEFAULT, Points::default());
            self.years.push(OfYear { year, choices, points });
            self.years.len() - 1
        });
        let of = &mut self.years[place];
        of.choices.set(id.name(), alternative)?;
        of.points.insert(id);
        Ok(())
    }

    /// The readings of a year: the points, and what is taken at each.
    pub(crate) fn of(&self, year: TaxYear) -> Option<(Points, &Choices)> {
        let of = self.years.iter().find(|of| of.year == year)?;
        Some((of.points, &of.choices))
    }

    /// What is taken at a point, by year; only the years that say so.
    pub fn at(&self, point: ChoiceId) -> impl Iterator<Item = (TaxYear, &'static str)> {
        let says = self.years.iter().filter(move |of| of.points.contains(point));
        says.map(move |of| (of.year, of.choices.taken(point)))
    }
}
