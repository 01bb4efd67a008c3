//! The cases of `fixtures/cases`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use crate::repository;

/// One file of cases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// What the cases are about.
    pub topic: String,
    /// The cases.
    #[serde(rename = "case")]
    pub cases: Vec<Case>,
}

/// One case: facts of a person-year, or the input of a rule, and what is expected.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The id.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// Where the expected figures come from.
    pub source: String,
    /// How well they are known.
    pub evidence: String,
    /// The calculation by hand, or what was adapted.
    pub working: Option<String>,
    /// The facts, by column.
    pub facts: Option<BTreeMap<String, String>>,
    /// What is set as `--set` would, where the case is about an open point.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    /// A rule by itself.
    pub rule: Option<String>,
    /// Its input.
    #[serde(default)]
    pub input: BTreeMap<String, Texts>,
    /// What is expected.
    pub expected: BTreeMap<String, Texts>,
}

/// One text or several.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Texts {
    /// One.
    One(String),
    /// Several, in order.
    Many(Vec<String>),
}

impl Texts {
    /// The texts.
    pub fn all(&self) -> Vec<&str> {
        match self {
            Self::One(text) => vec![text],
            Self::Many(texts) => texts.iter().map(String::as_str).collect(),
        }
    }
}

/// Every case of the repository, with the file it stands in.
///
/// # Panics
/// A file cannot be read as cases.
pub fn all() -> Vec<(String, Case)> {
    let mut files: Vec<PathBuf> = ["published", "hand", "official_example", "regression"]
        .iter()
        .filter_map(|oracle| fs::read_dir(repository("fixtures/cases").join(oracle)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let read = fs::read_to_string(&file).map_err(|error| error.to_string());
        let parsed = read
            .and_then(|text| toml::from_str::<CaseFile>(&text).map_err(|error| error.to_string()));
        match parsed {
            Ok(parsed) => cases.extend(parsed.cases.into_iter().map(|case| (name.clone(), case))),
            Err(error) => unreachable!("{name}: {error}"),
        }
    }
    cases
}
