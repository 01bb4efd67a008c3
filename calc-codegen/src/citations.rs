//! What a reader of Chinese calls the instruments and articles that parameters cite.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::schema::{Parameter, Text};
use crate::write_parameters;

/// Names that a message says, because no instrument uses them.
const MESSAGES: [&str; 2] = ["whole", "not found"];

/// The names, each known by the one that parameters use, which is the English one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Citations {
    #[serde(rename = "instrument", default)]
    instruments: Vec<Text>,
    #[serde(rename = "article", default)]
    articles: Vec<Text>,
}

/// Reads the file.
pub(crate) fn read(text: &str) -> Result<Citations, String> {
    toml::from_str(text).map_err(|error| crate::shape_problem(text, &error))
}

/// Every instrument and article that is cited has one name in each language, and no other has.
pub(crate) fn check(citations: &Citations, parameters: &[Parameter]) -> Vec<String> {
    let references = || {
        let versions = parameters.iter().flat_map(|parameter| &parameter.versions);
        versions.flat_map(|version| &version.references)
    };
    let instruments = references().map(|reference| reference.instrument.as_str());
    let articles = references().map(|reference| reference.article.as_str());
    let mut problems = Vec::new();
    check_names("instrument", &citations.instruments, instruments, bears_chinese, &mut problems);
    let said = |name: &str| MESSAGES.contains(&name);
    check_names("article", &citations.articles, articles, said, &mut problems);
    problems
}

/// Keeps the names of what some parameters cite.
pub(crate) fn keep_cited(citations: &mut Citations, parameters: &[Parameter]) {
    let versions = || parameters.iter().flat_map(|parameter| &parameter.versions);
    let references = || versions().flat_map(|version| &version.references);
    let is_cited =
        |name: &Text| references().any(|it| it.instrument == name.en || it.article == name.en);
    citations.instruments.retain(is_cited);
    citations.articles.retain(is_cited);
}

fn check_names<'a>(
    kind: &str,
    names: &'a [Text],
    cited: impl Iterator<Item = &'a str>,
    needs_none: impl Fn(&str) -> bool,
    problems: &mut Vec<String>,
) {
    let cited: BTreeSet<&str> = cited.filter(|name| !needs_none(name)).collect();
    let mut named = BTreeSet::new();
    for name in names {
        if !named.insert(name.en.as_str()) {
            problems.push(format!("{kind} {:?} stands twice", name.en));
        }
        if name.zh_hans.trim().is_empty() || name.zh_hant_hk.trim().is_empty() {
            problems.push(format!("{kind} {:?} lacks a Chinese name", name.en));
        }
    }
    problems.extend(cited.difference(&named).map(|name| format!("{kind} {name:?} is missing")));
    problems.extend(named.difference(&cited).map(|name| format!("{kind} {name:?} is never cited")));
}

/// Whether an instrument ends with its Chinese name in brackets: `Cai Shui [2024] No. 5 (财税〔2024〕5号)`.
fn bears_chinese(name: &str) -> bool {
    name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).is_some_and(|(_, inner)| {
        inner.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
    })
}

/// The names as Rust, sorted by the English one.
pub(crate) fn write(citations: &Citations) -> String {
    let mut out = String::new();
    for (constant, doc, names) in [
        ("INSTRUMENTS", "What instruments are called", &citations.instruments),
        ("ARTICLES", "What articles are called", &citations.articles),
    ] {
        let mut names: Vec<&Text> = names.iter().collect();
        names.sort_by(|first, second| first.en.cmp(&second.en));
        let _ = writeln!(out, "/// {doc}.\npub(crate) static {constant}: &[Text] = &[");
        for name in names {
            let _ = writeln!(out, "{},", write_parameters::text(name));
        }
        out.push_str("];\n");
    }
    out
}
