//! The cases of `fixtures/cases`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use calc_core::law::fields::Columns as _;
use calc_core::person::fields::Field;
use serde::Deserialize;
use serde_json::Value;

use crate::facts::at;
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

/// One case: facts of a person-year or a company-year, or the input of a rule, and what is expected.
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
    /// The facts of a company-year, as JSON.
    pub company: Option<String>,
    /// What is set as `--set` would, where the case is about an open point.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    /// A figure of the tax bureau: the exemption, in yuan. What is expected of it stands below `gap`.
    pub official: Option<String>,
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

impl Case {
    /// What was expected and did not come, of the columns of its row and of its answer.
    pub fn differences(&self, columns: &BTreeMap<String, String>, answer: &Value) -> Vec<String> {
        let mut wrong = Vec::new();
        let of_answers = self.expected.iter().filter(|(key, _)| !key.starts_with("gap."));
        for (key, expected) in of_answers {
            let expected = expected.all().concat();
            let got = if let Some(code) = key.strip_prefix("has_note.") {
                let has = columns.get("messages").map(|all| all.split(';').any(|one| one == code));
                has.map(|has| if has { "yes" } else { "no" })
            } else if Field::every_result().any(|result| result.name == key) {
                columns.get(key).map(String::as_str)
            } else if let Some(parameter) = key.strip_prefix("unverified.") {
                Some(unverified(answer, parameter).unwrap_or("no"))
            } else if let Some(path) = key.strip_prefix("sensitivity.") {
                varied(answer, path)
            } else {
                at(answer, key)
            };
            if got != Some(expected.as_str()) {
                wrong.push(format!("{} {key}: expected {expected}, got {got:?}", self.id));
            }
        }
        wrong
    }

    /// Its row: the facts by column, with what the header wants and a case need not say.
    pub fn row(&self) -> Option<BTreeMap<&str, String>> {
        let facts = self.facts.as_ref()?;
        let mut row: BTreeMap<&str, String> =
            facts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        row.entry("employee_id").or_insert_with(|| self.id.clone());
        row.entry("wages").or_default();
        Some(row)
    }
}

/// The grade of a parameter among those that nobody verified.
fn unverified<'v>(answer: &'v Value, parameter: &str) -> Option<&'v str> {
    let citations = answer["unverified"].as_array()?;
    citations.iter().find(|citation| citation["parameter"] == parameter)?["evidence"].as_str()
}

/// A member of an alternative: `joint_assessment.not_accepted.burden_after`.
fn varied<'v>(answer: &'v Value, path: &str) -> Option<&'v str> {
    let mut names = path.split('.');
    let (point, alternative, member) = (names.next()?, names.next()?, names.next()?);
    let point = format!("relief.choices.{point}");
    let variations = answer["sensitivity"].as_array()?;
    let is_it = |variation: &&Value| {
        variation["point"] == point.as_str() && variation["alternative"] == alternative
    };
    variations.iter().find(is_it)?[member].as_str()
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
