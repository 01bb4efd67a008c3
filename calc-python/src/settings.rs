//! What holds where rows do not say otherwise, and in which language mistakes are told.

use calc_core::law::params::{ChoiceId, Choices};
use calc_core::law::text::Language;
use calc_core::person::assess::Settings;
use pyo3::PyResult;
use pyo3::exceptions::PyValueError;

/// Names and values, as `--set` takes them.
pub(crate) type Set = Vec<(String, String)>;

/// The settings of people.
pub(crate) fn of_people(set: &Set) -> PyResult<Settings> {
    let mut settings = Settings::default();
    for (name, value) in set {
        let is_known = ChoiceId::named(name).is_none_or(|id| id.is_of_years(false));
        if !is_known || settings.set(name, value).is_err() {
            return Err(unknown(name, value));
        }
    }
    Ok(settings)
}

/// The open points of one subject.
pub(crate) fn choices(set: &Set, is_of: fn(ChoiceId) -> bool) -> PyResult<Choices> {
    let mut choices = Choices::DEFAULT;
    for (name, value) in set {
        let is_known = ChoiceId::named(name).is_some_and(is_of);
        if !is_known || choices.set(name, value).is_err() {
            return Err(unknown(name, value));
        }
    }
    Ok(choices)
}

fn unknown(name: &str, value: &str) -> pyo3::PyErr {
    let message = format!("there is no setting {name}={value}; \"taxdiff params list\" names them");
    PyValueError::new_err(message)
}

/// A language by its tag.
pub(crate) fn language(tag: &str) -> PyResult<Language> {
    let found = Language::ALL.into_iter().find(|language| language.tag() == tag);
    found.ok_or_else(|| {
        let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
        PyValueError::new_err(format!("lang is one of {}", tags.join(", ")))
    })
}
