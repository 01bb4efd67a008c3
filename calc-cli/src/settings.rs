//! What `--set` says.

use calc_core::assess::{SettingError, Settings};
use calc_core::fields::Field;
use calc_core::params::ChoiceId;

use crate::args::SettingsArguments;
use crate::failure::{Failure, Message};

/// Reads the settings of a command line.
pub(crate) fn settings(arguments: &SettingsArguments) -> Result<Settings, Failure> {
    let mut settings = Settings::default();
    for setting in &arguments.set {
        let Some((name, value)) = setting.split_once('=') else { return Err(unknown(setting)) };
        set(&mut settings, setting, name.trim(), value.trim())?;
    }
    Ok(settings)
}

fn set(settings: &mut Settings, setting: &str, name: &str, value: &str) -> Result<(), Failure> {
    let named = || vec![("name", name.to_owned()), ("value", value.to_owned())];
    settings.set(name, value).map_err(|error| match error {
        SettingError::Unknown => unknown(setting),
        SettingError::BadRate => {
            Failure::CommandLine(Message::new("cli-bad-setting-rate", named()))
        }
        SettingError::BadBonusMethod => {
            let known = Field::BonusMethod.about().words.iter().map(|word| word.key);
            bad_value(name, value, known)
        }
        SettingError::BadAlternative(id) => bad_value(name, value, computed(id)),
        SettingError::NotComputed(id) => {
            let message = Message::new("cli-setting-not-computed", named());
            Failure::CommandLine(message.with_list("known", computed(id)))
        }
    })
}

fn computed(id: ChoiceId) -> impl Iterator<Item = &'static str> {
    id.alternatives().iter().filter(|choice| choice.computed).map(|choice| choice.key)
}

fn unknown(setting: &str) -> Failure {
    let columns = [Field::FxCnyPerHkd, Field::BonusMethod].map(Field::name);
    let points = ChoiceId::ALL.iter().map(|id| id.name());
    let message = Message::new("cli-bad-setting", vec![("setting", setting.to_owned())]);
    Failure::CommandLine(message.with_list("known", columns.into_iter().chain(points)))
}

fn bad_value(name: &str, value: &str, known: impl Iterator<Item = &'static str>) -> Failure {
    let arguments = vec![("name", name.to_owned()), ("value", value.to_owned())];
    let message = Message::new("cli-bad-setting-value", arguments);
    Failure::CommandLine(message.with_list("known", known))
}
