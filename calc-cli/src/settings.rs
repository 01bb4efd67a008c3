//! What `--set` says.

use calc_core::assess::Settings;
use calc_core::fields::{BonusMethod, Field};
use calc_core::params::{ChoiceError, ChoiceId};
use calc_core::rate::ExchangeRate;

use crate::args::SettingsArguments;
use crate::failure::{Failure, Message};

/// The columns that are open points of the law.
const COLUMNS: [(Field, ChoiceId); 2] = [
    (Field::HkYearOfAssessment, ChoiceId::YearOfAssessment),
    (Field::HkTaxReduction, ChoiceId::TaxReduction),
];

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
    if name == Field::FxCnyPerHkd.name() {
        let rate = ExchangeRate::parse(value.as_bytes());
        settings.cny_per_hkd = Some(rate.map_err(|_| {
            let arguments = vec![("name", name.to_owned()), ("value", value.to_owned())];
            Failure::CommandLine(Message::new("cli-bad-setting-rate", arguments))
        })?);
        return Ok(());
    }
    if name == Field::BonusMethod.name() {
        let known = || Field::BonusMethod.about().words.iter().map(|word| word.key);
        settings.bonus_method =
            BonusMethod::parse(value).ok_or_else(|| bad_value(name, value, known()))?;
        return Ok(());
    }
    let point = COLUMNS.iter().find(|(field, _)| field.name() == name);
    let point = point.map_or(name, |(_, id)| id.name());
    settings.choices.set(point, value).map_err(|error| match error {
        ChoiceError::UnknownPoint => unknown(setting),
        ChoiceError::UnknownAlternative(id) => bad_value(name, value, computed(id)),
        ChoiceError::NotComputed(id) => {
            let arguments = vec![("name", name.to_owned()), ("value", value.to_owned())];
            let message = Message::new("cli-setting-not-computed", arguments);
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
