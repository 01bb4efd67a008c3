//! What holds where the facts do not say, by the names that `--set` takes.

use calc_core::company;
use calc_core::law::params::{ChoiceError, ChoiceId, Choices};
use calc_core::person::assess::{SettingError, Settings};
use calc_core::person::fields::Field;
use calc_text::{Explained, Words};
use pyo3::prelude::*;

use crate::failure::SettingsError;

/// Names and values.
pub(crate) type Given = Vec<(String, String)>;

/// What a setting is not.
enum Wrong {
    /// No name of a setting.
    Name(Vec<&'static str>),
    /// No value of it, or a reading of which not enough is known to work it out.
    Value(Vec<&'static str>),
    /// No exchange rate.
    Rate,
}

/// The settings of years, which may be added up from months.
pub(crate) fn of_years(words: &Words, given: &Given, of_months: bool) -> PyResult<Settings> {
    let mut settings = Settings::default();
    for (name, value) in given {
        let unknown = || {
            let points = ChoiceId::ALL.into_iter().filter(|id| id.is_of_years(of_months));
            let columns = [Field::FxCnyPerHkd, Field::BonusMethod].map(Field::name);
            Wrong::Name(columns.into_iter().chain(points.map(ChoiceId::name)).collect())
        };
        let known = ChoiceId::named(name).is_none_or(|id| id.is_of_years(of_months));
        let set = if known { settings.set(name, value) } else { Err(SettingError::Unknown) };
        set.map_err(|error| {
            let wrong = match error {
                SettingError::Unknown => unknown(),
                SettingError::BadRate => Wrong::Rate,
                SettingError::BadBonusMethod => {
                    let known = Field::BonusMethod.about().words.iter();
                    Wrong::Value(known.map(|word| word.key).collect())
                }
                SettingError::BadAlternative(id) | SettingError::NotComputed(id) => computed(id),
            };
            raised(words, (name, value), &wrong)
        })?;
    }
    Ok(settings)
}

/// The open points of months.
pub(crate) fn of_months(words: &Words, given: &Given) -> PyResult<Choices> {
    choices(words, given, ChoiceId::is_of_months)
}

/// The settings of companies.
pub(crate) fn of_companies(words: &Words, given: &Given) -> PyResult<company::Settings> {
    let choices = choices(words, given, ChoiceId::is_of_companies)?;
    Ok(company::Settings { choices, ..company::Settings::default() })
}

fn choices(words: &Words, given: &Given, is_of: fn(ChoiceId) -> bool) -> PyResult<Choices> {
    let mut choices = Choices::DEFAULT;
    for (name, value) in given {
        let unknown = || {
            let known = ChoiceId::ALL.into_iter().filter(|id| is_of(*id));
            Wrong::Name(known.map(ChoiceId::name).collect())
        };
        let is_known = ChoiceId::named(name).is_some_and(is_of);
        let set = if is_known { choices.set(name, value) } else { Err(ChoiceError::UnknownPoint) };
        set.map_err(|error| {
            let wrong = match error {
                ChoiceError::UnknownPoint => unknown(),
                ChoiceError::UnknownAlternative(id) | ChoiceError::NotComputed(id) => computed(id),
            };
            raised(words, (name, value), &wrong)
        })?;
    }
    Ok(choices)
}

fn computed(id: ChoiceId) -> Wrong {
    let computed = id.alternatives().iter().filter(|choice| choice.computed);
    Wrong::Value(computed.map(|choice| choice.key).collect())
}

fn raised(words: &Words, (name, value): (&str, &str), wrong: &Wrong) -> PyErr {
    let (id, known) = match wrong {
        Wrong::Name(known) => ("python-setting", known.as_slice()),
        Wrong::Value(known) => ("python-setting-value", known.as_slice()),
        Wrong::Rate => ("python-setting-rate", [].as_slice()),
    };
    let list = known.join(&words.say("list-separator"));
    let Explained { message, fix } =
        Explained::of(words, id, &[("name", name), ("value", value), ("known", &list)]);
    SettingsError::new_err((name.to_owned(), value.to_owned(), known.to_vec(), message, fix))
}
