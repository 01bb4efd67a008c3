//! Settings by name, as `--set` and the page write them.

use std::borrow::Cow;

use super::Settings;
use crate::law::params::{ChoiceError, ChoiceId, Choices};
use crate::law::period::TaxYear;
use crate::law::rate::ExchangeRate;
use crate::person::fields::{BonusMethod, Field};
use crate::person::ruleset::{ReadingsDigest, RulesetOfPerson};

/// The columns that are open points of the law.
const COLUMNS: [(Field, ChoiceId); 2] = [
    (Field::HkYearOfAssessment, ChoiceId::YearOfAssessment),
    (Field::HkTaxReduction, ChoiceId::TaxReduction),
];

/// Why a setting cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingError {
    /// Nothing has this name.
    Unknown,
    /// Not an exchange rate.
    BadRate,
    /// Not a way to tax a bonus.
    BadBonusMethod,
    /// Not an alternative of the open point.
    BadAlternative(ChoiceId),
    /// An alternative of which not enough is known.
    NotComputed(ChoiceId),
}

impl Settings {
    /// Takes a value: the exchange rate, the way to tax a bonus, or an alternative of an open
    /// point, by the names of columns and points.
    ///
    /// # Errors
    /// See [`SettingError`].
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingError> {
        if name == Field::FxCnyPerHkd.name() {
            let rate = ExchangeRate::parse(value.as_bytes());
            self.cny_per_hkd = Some(rate.map_err(|_| SettingError::BadRate)?);
            return Ok(());
        }
        if name == Field::BonusMethod.name() {
            self.bonus_method = BonusMethod::parse(value).ok_or(SettingError::BadBonusMethod)?;
            return Ok(());
        }
        let point = COLUMNS.iter().find(|(field, _)| field.name() == name);
        let point = point.map_or(name, |(_, id)| id.name());
        if ChoiceId::named(point).is_some_and(ChoiceId::is_of_companies) {
            return Err(SettingError::Unknown);
        }
        self.choices.set(point, value).map_err(|error| match error {
            ChoiceError::UnknownPoint => SettingError::Unknown,
            ChoiceError::UnknownAlternative(id) => SettingError::BadAlternative(id),
            ChoiceError::NotComputed(id) => SettingError::NotComputed(id),
        })?;
        self.decided.extend(ChoiceId::named(point));
        Ok(())
    }

    /// The same for the rows of one tax year: what a bureau's readings say of it is decided, unless
    /// something else was.
    pub fn of_year(&self, year: TaxYear) -> Cow<'_, Self> {
        #[cfg(feature = "readings")]
        if let Some((points, _)) = self.readings.as_ref().and_then(|readings| readings.of(year)) {
            let (choices, mut of_year) = (self.choices_of(year), self.clone());
            of_year.choices = choices;
            let undecided = points.iter().filter(|point| !self.decided.contains(*point));
            of_year.learned.extend(undecided);
            of_year.decided = of_year.decided.union(points);
            return Cow::Owned(of_year);
        }
        let _ = year;
        Cow::Borrowed(self)
    }

    /// Whether a bureau's readings decide a point, in the settings of one year.
    pub(crate) fn is_learned(&self, point: ChoiceId) -> bool {
        #[cfg(feature = "readings")]
        return self.learned.contains(point);
        #[cfg(not(feature = "readings"))]
        {
            let _ = point;
            false
        }
    }

    /// The alternative taken at each open point of a tax year.
    pub(crate) fn choices_of(&self, year: TaxYear) -> Choices {
        #[cfg(feature = "readings")]
        if let Some((points, learned)) =
            self.readings.as_ref().and_then(|readings| readings.of(year))
        {
            let undecided = points.iter().filter(|point| !self.decided.contains(*point));
            return undecided.fold(self.choices, |choices, point| {
                choices.with_index(point, learned.index(point))
            });
        }
        let _ = year;
        self.choices
    }

    /// What names the readings of a bureau that are taken, where any are.
    pub fn digest_of_readings(&self) -> Option<ReadingsDigest> {
        #[cfg(feature = "readings")]
        return self.readings.as_ref().map(|readings| readings.digest());
        #[cfg(not(feature = "readings"))]
        None
    }

    /// What computes an answer under these settings.
    pub fn ruleset(&self) -> RulesetOfPerson {
        RulesetOfPerson::with(self.digest_of_readings())
    }
}
