//! Settings by name, as `--set` and the page write them.

use super::Settings;
use crate::law::params::{ChoiceError, ChoiceId};
use crate::law::rate::ExchangeRate;
use crate::person::fields::{BonusMethod, Field};
use crate::person::ruleset::RulesetOfPerson;

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

    /// What computes an answer under these settings.
    pub fn ruleset(&self) -> RulesetOfPerson {
        RulesetOfPerson::with(self.digest_of_readings())
    }
}
