//! The shape of a parameter file. Unknown keys are refused.

use serde::Deserialize;
use toml::value::Datetime;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameter {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) unit: Option<ValueUnit>,
    pub(crate) per: Option<Per>,
    pub(crate) title: Text,
    pub(crate) note: Option<Text>,
    pub(crate) question: Option<Text>,
    #[serde(rename = "version", default)]
    pub(crate) versions: Vec<Version>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Scalar,
    Scale,
    Rule,
    Window,
    Choice,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(crate) enum ValueUnit {
    #[serde(rename = "CNY")]
    Cny,
    #[serde(rename = "HKD")]
    Hkd,
    #[serde(rename = "rate")]
    Rate,
    /// A rate that may be above the whole.
    #[serde(rename = "multiple")]
    Multiple,
    #[serde(rename = "count")]
    Count,
    #[serde(rename = "days")]
    Days,
    #[serde(rename = "year")]
    Year,
    #[serde(rename = "CNY_per_HKD")]
    CnyPerHkd,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Per {
    Year,
    Month,
    Payment,
    Assessment,
    Person,
    Child,
    Claim,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    pub(crate) en: String,
    #[serde(rename = "zh-Hans")]
    pub(crate) zh_hans: String,
    #[serde(rename = "zh-Hant-HK")]
    pub(crate) zh_hant_hk: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Version {
    pub(crate) effective_from: Datetime,
    pub(crate) ends_on: Option<Datetime>,
    pub(crate) checked_on: Datetime,
    pub(crate) observed_on: Option<Datetime>,
    pub(crate) evidence: Evidence,
    pub(crate) wording: Option<Wording>,
    pub(crate) value: Option<String>,
    pub(crate) brackets: Option<Vec<Bracket>>,
    pub(crate) applies: Option<bool>,
    pub(crate) opens: Option<String>,
    pub(crate) closes: Option<String>,
    pub(crate) year_offset: Option<u16>,
    pub(crate) default: Option<String>,
    #[serde(rename = "alternative", default)]
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) rounding: Option<Rounding>,
    #[serde(rename = "reference", default)]
    pub(crate) references: Vec<Reference>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Evidence {
    Statute,
    Official,
    Secondary,
    Memory,
    Derived,
    NotFound,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wording {
    Reprint,
    Translation,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bracket {
    pub(crate) over: String,
    pub(crate) rate: String,
    pub(crate) quick_deduction: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Alternative {
    pub(crate) key: String,
    pub(crate) title: Text,
    pub(crate) computed: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rounding {
    pub(crate) mode: Mode,
    pub(crate) unit: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    HalfUp,
    Down,
    Up,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    pub(crate) instrument: String,
    pub(crate) article: String,
    pub(crate) href: Option<String>,
}

/// Reads one file.
pub(crate) fn read(text: &str) -> Result<Parameter, String> {
    toml::from_str(text).map_err(|error| crate::shape_problem(text, &error))
}
