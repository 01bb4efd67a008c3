//! Taking one alternative or another at an open point.

use std::fmt;

use super::{Alternative, ChoiceId, Choices, Citation, InForce, Question, Version};
use crate::law::period::TaxYear;

/// Why an alternative cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceError {
    /// No open point has the name.
    UnknownPoint,
    /// The point has no alternative of the name.
    UnknownAlternative(ChoiceId),
    /// The alternative is named, but nobody knows enough of it to compute it.
    NotComputed(ChoiceId),
}

impl fmt::Display for ChoiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPoint => formatter.write_str("no open point has this name"),
            Self::UnknownAlternative(id) => {
                write!(formatter, "{} has no such alternative", id.name())
            }
            Self::NotComputed(id) => {
                write!(formatter, "this alternative of {} cannot be computed", id.name())
            }
        }
    }
}

impl std::error::Error for ChoiceError {}

impl ChoiceId {
    /// The version of the question.
    pub fn version(self) -> Option<&'static Version<Question>> {
        self.parameter().versions.last()
    }

    /// Whether the point is open in a tax year; before its first day a text settles it.
    pub fn is_open_in(self, year: TaxYear) -> bool {
        self.parameter().version_on(year.span().last).is_some()
    }

    /// The question, as a trace names it: no text stands behind the alternative taken.
    pub fn citation(self) -> Option<Citation> {
        let parameter = self.parameter();
        self.version().map(|version| InForce { parameter, version }.citation())
    }

    /// The known answers, computed or not, in the order of the file.
    pub fn alternatives(self) -> &'static [Alternative] {
        self.version().map_or(&[], |version| version.value.alternatives)
    }

    /// The last part of the parameter's id.
    pub fn name(self) -> &'static str {
        let id = self.parameter().about.id;
        id.rsplit('.').next().unwrap_or(id)
    }

    /// Whether it is a point of companies, and not of people.
    pub fn is_of_companies(self) -> bool {
        // Without the law of companies there is no point of theirs, nor a word of it in a page's module.
        cfg!(feature = "companies") && self.parameter().about.id.starts_with("enterprise.")
    }

    /// Whether it is a point of months of pay and days of presence.
    pub fn is_of_months(self) -> bool {
        self.parameter().about.id.starts_with("mainland.choices.")
    }

    /// Whether counts of days rest on it.
    pub fn is_of_days(self) -> bool {
        matches!(self, Self::AbsenceCount | Self::AbsenceOverNewYear | Self::RestDaysOutside)
    }

    /// Whether it is a point of a person's year that is not added up from months.
    pub fn is_of_person_years(self) -> bool {
        // Even months are months, too.
        let of_even_months = matches!(self, Self::NonresidentRelief | Self::NonresidentSubsidy);
        !self.is_of_companies() && (!self.is_of_months() || of_even_months)
    }

    /// Whether the answer of a person's year may rest on it, added up from months or not. What the months
    /// themselves rest on is said of them.
    pub fn is_of_answers(self) -> bool {
        let of_added_up = matches!(self, Self::HkBaseOfSplitPay | Self::NonresidentPooling);
        self.is_of_person_years() || of_added_up
    }

    /// Whether it is a point of a person's year, or of the months that it is added up from.
    pub fn is_of_years(self, of_months: bool) -> bool {
        self.is_of_person_years() || (of_months && self.is_of_months())
    }

    /// The open point with an id or a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name || id.parameter().about.id == name)
    }
}

impl Choices {
    /// The name of the alternative taken.
    pub fn taken(&self, id: ChoiceId) -> &'static str {
        let index = usize::from(self.0[id as usize]);
        id.alternatives().get(index).map_or("", |alternative| alternative.key)
    }

    /// The same with another alternative; `None` where it is not one that is computed.
    #[must_use]
    pub fn with(mut self, id: ChoiceId, key: &str) -> Option<Self> {
        let index =
            id.alternatives().iter().position(|choice| choice.key == key && choice.computed)?;
        self.0[id as usize] = u8::try_from(index).ok()?;
        Some(self)
    }

    /// The same with the alternative at a place among [`ChoiceId::alternatives`].
    #[cfg(feature = "readings")]
    #[must_use]
    pub(crate) fn with_index(mut self, id: ChoiceId, index: u8) -> Self {
        self.0[id as usize] = index;
        self
    }

    /// The place of the alternative taken among [`ChoiceId::alternatives`].
    #[cfg(feature = "readings")]
    pub(crate) fn index(&self, id: ChoiceId) -> u8 {
        self.0[id as usize]
    }

    /// Takes an alternative by the names of point and alternative.
    ///
    /// # Errors
    /// The names are not known, or the alternative is not computed.
    pub fn set(&mut self, name: &str, key: &str) -> Result<(), ChoiceError> {
        let id = ChoiceId::named(name).ok_or(ChoiceError::UnknownPoint)?;
        let known = id.alternatives().iter().any(|choice| choice.key == key);
        *self = self.with(id, key).ok_or(if known {
            ChoiceError::NotComputed(id)
        } else {
            ChoiceError::UnknownAlternative(id)
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::params::alternatives::TaxReduction;

    #[test]
    fn a_point_is_open_from_its_first_day() {
        for (id, year, open) in [
            (ChoiceId::SubsidyCap, 2024, false),
            (ChoiceId::SubsidyCap, 2025, true),
            (ChoiceId::SubsidyDaysAfter2024, 2024, false),
            (ChoiceId::SubsidyDaysAfter2024, 2027, true),
            (ChoiceId::YearOfAssessment, 2019, true),
        ] {
            assert_eq!(id.is_open_in(TaxYear(year)), open, "{} {year}", id.name());
        }
    }

    #[test]
    fn only_computed_alternatives_are_taken() {
        let mut choices = Choices::DEFAULT;
        assert_eq!(choices.tax_reduction(), TaxReduction::Counted);
        assert_eq!(choices.set("tax_reduction", "not_counted"), Ok(()));
        assert_eq!(choices.tax_reduction(), TaxReduction::NotCounted);
        assert_eq!(choices.taken(ChoiceId::TaxReduction), "not_counted");
        assert_eq!(choices.set("relief.choices.tax_reduction", "counted"), Ok(()));
        assert_eq!(choices, Choices::DEFAULT);
        assert_eq!(choices.set("tax", "counted"), Err(ChoiceError::UnknownPoint));
        assert_eq!(
            choices.set("heads_of_charge", "personal_assessment"),
            Err(ChoiceError::NotComputed(ChoiceId::HeadsOfCharge))
        );
        assert_eq!(
            choices.set("heads_of_charge", "x"),
            Err(ChoiceError::UnknownAlternative(ChoiceId::HeadsOfCharge))
        );
    }
}
