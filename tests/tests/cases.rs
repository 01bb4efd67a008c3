//! The cases of `fixtures/cases` through the core: every figure to the last digit.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_core::answer::{TraceLevel, answer};
use calc_core::assess::Settings;
use calc_core::decode::decode;
use calc_core::fields::RESULTS;
use calc_tests::cases::{Case, Texts, all};
use calc_tests::facts::{ByColumn, at};
use calc_tests::payroll::{csv_of, run};
use serde_json::Value;

/// The settings of a case.
fn settings(case: &Case) -> Settings {
    let mut settings = Settings::default();
    for (name, alternative) in &case.settings {
        settings.choices.set(name, alternative).unwrap();
    }
    settings
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

/// What a case got where it expected something else.
fn differences(case: &Case, facts: &BTreeMap<String, String>) -> Vec<String> {
    let decoded = decode(&ByColumn(facts));
    let answer = decoded.and_then(|facts| answer(&facts, &settings(case), TraceLevel::Full));
    let answer = answer.map_or(Value::Null, |answer| serde_json::to_value(answer).unwrap());
    let mut row: BTreeMap<&str, String> =
        facts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    row.entry("employee_id").or_insert_with(|| "case".to_owned());
    // The header wants an income column, even where the case has no income.
    row.entry("wages").or_default();
    let columns = run(&csv_of([&row].into_iter()), settings(case)).unwrap().remove(0);
    let mut wrong = Vec::new();
    for (key, expected) in &case.expected {
        let expected = expected.all().concat();
        let got = if let Some(code) = key.strip_prefix("has_note.") {
            let has = columns["messages"].split(';').any(|message| message == code);
            Some(if has { "yes" } else { "no" })
        } else if RESULTS.iter().any(|result| result.name == key) {
            columns.get(key).map(String::as_str)
        } else if let Some(parameter) = key.strip_prefix("unverified.") {
            Some(unverified(&answer, parameter).unwrap_or("no"))
        } else if let Some(path) = key.strip_prefix("sensitivity.") {
            varied(&answer, path)
        } else {
            at(&answer, key)
        };
        if got != Some(expected.as_str()) {
            wrong.push(format!("{} {key}: expected {expected}, got {got:?}", case.id));
        }
    }
    wrong
}

#[test]
fn every_person_year_comes_out_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (_, case) in all() {
        if let Some(facts) = &case.facts {
            wrong.extend(differences(&case, facts));
            count += case.expected.len();
        }
    }
    assert!(wrong.is_empty(), "{} of {count} figures:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 1_000, "only {count} figures were looked at");
}

#[test]
fn every_case_says_where_its_figures_come_from() {
    for (file, case) in all() {
        assert!(!case.source.is_empty() && !case.evidence.is_empty(), "{file}: {}", case.id);
        if file.contains("/hand/") {
            assert!(case.working.is_some(), "{file}: {} shows no working", case.id);
        }
        assert!(case.facts.is_some() != case.rule.is_some(), "{file}: {}", case.id);
        assert!(case.expected.values().all(|texts| *texts != Texts::Many(Vec::new())));
    }
}
