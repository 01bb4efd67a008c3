//! Parameters as JSON shows them: the same bytes on the command line and over HTTP.

use serde::Serialize;

use super::{ALL, About, AnyParameter, Date, Text, VersionView};
use crate::law::ruleset::{RULESET, Ruleset};

/// A parameter with its versions, as it is shown.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParameterView {
    /// Its id: its path below `params`, with dots.
    pub id: &'static str,
    /// `scalar`, `scale`, `rule`, `window` or `choice`.
    pub kind: &'static str,
    /// The unit of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// The period or person that the value is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'static str>,
    /// A short name.
    pub title: Text,
    /// A caveat that a user must see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Its versions, oldest first; only the one in force where a day was asked for, and none where
    /// the day is not covered.
    pub versions: Vec<VersionView>,
}

/// All parameters, and what shows them.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParameterList {
    /// What they belong to.
    pub ruleset: Ruleset,
    /// The parameters, in order of their ids.
    pub parameters: Vec<ParameterView>,
}

/// One parameter by itself.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OneParameter {
    /// What it belongs to.
    pub ruleset: Ruleset,
    /// The parameter.
    #[serde(flatten)]
    pub parameter: ParameterView,
}

/// Every parameter, or what is in force on a day.
pub fn parameter_list(on: Option<Date>) -> ParameterList {
    let parameters = ALL.iter().map(|parameter| parameter.view(on)).collect();
    ParameterList { ruleset: RULESET, parameters }
}

/// The parameter with an id.
pub fn one(id: &str, on: Option<Date>) -> Option<OneParameter> {
    let parameter = AnyParameter::find(id)?.view(on);
    Some(OneParameter { ruleset: RULESET, parameter })
}

impl AnyParameter {
    /// Its versions, or the one in force on a day.
    pub fn versions_on(&self, on: Option<Date>) -> Vec<VersionView> {
        let mut versions = self.versions();
        if let Some(day) = on {
            let current = versions
                .iter()
                .rposition(|version| version.effective_from <= day)
                .filter(|index| versions[*index].ends_on.is_none_or(|end| day <= end));
            versions = current.map(|index| versions.swap_remove(index)).into_iter().collect();
        }
        versions
    }

    /// The parameter as JSON shows it.
    pub fn view(&self, on: Option<Date>) -> ParameterView {
        let About { id, kind, unit, per, title, note } = *self.about();
        ParameterView { id, kind, unit, per, title, note, versions: self.versions_on(on) }
    }
}
