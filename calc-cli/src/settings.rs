//! What `--set` and `--readings` say.

use calc_core::law::params::{ChoiceError, ChoiceId, Choices};
use calc_core::person::assess::{SettingError, Settings};
use calc_core::person::fields::Field;

use crate::args::{PersonSettingsArguments, SettingsArguments};
use crate::bureau;
use crate::failure::{Failure, Message};

/// Reads the settings of a command line.
pub(crate) fn settings(arguments: &PersonSettingsArguments) -> Result<Settings, Failure> {
    settings_of_years(arguments, false)
}

/// Reads the settings of a command line about years, which may be added up from months.
pub(crate) fn settings_of_years(
    arguments: &PersonSettingsArguments,
    of_months: bool,
) -> Result<Settings, Failure> {
    let mut settings = common(&arguments.common, of_months)?;
    let loaded = arguments.readings.as_deref().map(bureau::load).transpose()?;
    settings.readings = loaded.map(|loaded| loaded.readings);
    Ok(settings)
}

/// Reads the settings of a command line about people's years whose readings are told apart.
pub(crate) fn common_settings(arguments: &SettingsArguments) -> Result<Settings, Failure> {
    common(arguments, false)
}

fn common(arguments: &SettingsArguments, of_months: bool) -> Result<Settings, Failure> {
    let mut settings = Settings::default();
    for setting in &arguments.set {
        let unknown = || unknown(setting, of_months);
        let Some((name, value)) = setting.split_once('=') else { return Err(unknown()) };
        let (name, value) = (name.trim(), value.trim());
        if ChoiceId::named(name).is_some_and(|id| !id.is_of_years(of_months)) {
            return Err(unknown());
        }
        set(&mut settings, name, value, unknown)?;
    }
    Ok(settings)
}

/// Reads the settings of a command line about companies: open points only.
pub(crate) fn company_choices(arguments: &SettingsArguments) -> Result<Choices, Failure> {
    choices_among(&arguments.set, ChoiceId::is_of_companies)
}

/// Reads the settings of a command line about months: the open points of months only.
pub(crate) fn choices_of_months(set: &[String]) -> Result<Choices, Failure> {
    choices_among(set, ChoiceId::is_of_months)
}

/// The same where readings may be given, which say nothing of months.
pub(crate) fn month_choices(arguments: &PersonSettingsArguments) -> Result<Choices, Failure> {
    if arguments.readings.is_some() {
        let filled = vec![("option", "--readings".to_owned())];
        return Err(Failure::CommandLine(Message::new("cli-not-of-months", filled)));
    }
    choices_of_months(&arguments.common.set)
}

/// Reads the settings of a command line about days: the open points that counts of days rest on.
pub(crate) fn day_choices(set: &[String]) -> Result<Choices, Failure> {
    choices_among(set, ChoiceId::is_of_days)
}

/// Open points of one subject.
fn choices_among(set: &[String], is_of: fn(ChoiceId) -> bool) -> Result<Choices, Failure> {
    let names = || ChoiceId::ALL.into_iter().filter(|id| is_of(*id)).map(ChoiceId::name);
    let mut choices = Choices::DEFAULT;
    for setting in set {
        let known = |(name, _): &(&str, &str)| ChoiceId::named(name.trim()).is_some_and(is_of);
        let Some((name, value)) = setting.split_once('=').filter(known) else {
            return Err(unknown_among(setting, names()));
        };
        let (name, value) = (name.trim(), value.trim());
        choices.set(name, value).map_err(|error| match error {
            ChoiceError::UnknownPoint => unknown_among(setting, names()),
            ChoiceError::UnknownAlternative(id) => bad_value(name, value, computed(id)),
            ChoiceError::NotComputed(id) => not_computed(name, value, id),
        })?;
    }
    Ok(choices)
}

fn set(
    settings: &mut Settings,
    name: &str,
    value: &str,
    unknown: impl Fn() -> Failure,
) -> Result<(), Failure> {
    settings.set(name, value).map_err(|error| match error {
        SettingError::Unknown => unknown(),
        SettingError::BadRate => {
            let arguments = vec![("name", name.to_owned()), ("value", value.to_owned())];
            Failure::CommandLine(Message::new("cli-bad-setting-rate", arguments))
        }
        SettingError::BadBonusMethod => {
            let known = Field::BonusMethod.about().words.iter().map(|word| word.key);
            bad_value(name, value, known)
        }
        SettingError::BadAlternative(id) => bad_value(name, value, computed(id)),
        SettingError::NotComputed(id) => not_computed(name, value, id),
    })
}

fn not_computed(name: &str, value: &str, id: ChoiceId) -> Failure {
    let arguments = vec![("name", name.to_owned()), ("value", value.to_owned())];
    let message = Message::new("cli-setting-not-computed", arguments);
    Failure::CommandLine(message.with_list("known", computed(id)))
}

fn computed(id: ChoiceId) -> impl Iterator<Item = &'static str> {
    id.alternatives().iter().filter(|choice| choice.computed).map(|choice| choice.key)
}

fn unknown(setting: &str, of_months: bool) -> Failure {
    let columns = [Field::FxCnyPerHkd, Field::BonusMethod].map(Field::name);
    let points = ChoiceId::ALL.into_iter().filter(|id| id.is_of_years(of_months));
    unknown_among(setting, columns.into_iter().chain(points.map(ChoiceId::name)))
}

fn unknown_among(setting: &str, names: impl Iterator<Item = &'static str>) -> Failure {
    let message = Message::new("cli-bad-setting", vec![("setting", setting.to_owned())]);
    Failure::CommandLine(message.with_list("known", names))
}

fn bad_value(name: &str, value: &str, known: impl Iterator<Item = &'static str>) -> Failure {
    let arguments = vec![("name", name.to_owned()), ("value", value.to_owned())];
    let message = Message::new("cli-bad-setting-value", arguments);
    Failure::CommandLine(message.with_list("known", known))
}
