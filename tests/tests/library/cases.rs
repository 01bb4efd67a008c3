//! The cases of `fixtures/cases` through the core: every figure to the last digit.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::answer;
use calc_core::person::assess::Settings;
use calc_core::person::decode::decode;
use calc_tests::cases::{Case, Texts, all};
use calc_tests::facts::ByColumn;
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

/// What a case got where it expected something else.
fn differences(case: &Case, facts: &BTreeMap<String, String>) -> Vec<String> {
    let decoded = decode(&ByColumn(facts));
    let answer = decoded.and_then(|facts| answer(&facts, &settings(case), TraceLevel::Full));
    let answer = answer.map_or(Value::Null, |answer| serde_json::to_value(answer).unwrap());
    let row = case.row().unwrap();
    let columns = run(&csv_of([&row].into_iter()), settings(case)).unwrap().remove(0);
    case.differences(&columns, &answer)
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
fn an_answer_says_the_same_with_and_without_its_trace() {
    let mut unverified = 0;
    for (_, case) in all() {
        let Some(facts) = &case.facts else { continue };
        let Ok(facts) = decode(&ByColumn(facts)) else { continue };
        let answers = TraceLevel::ALL.map(|level| {
            let mut answer = answer(&facts, &settings(&case), level).unwrap();
            answer.trace = None;
            unverified += answer.unverified.len();
            serde_json::to_value(answer).unwrap()
        });
        assert_eq!(answers[0], answers[1], "{}", case.id);
        assert_eq!(answers[0], answers[2], "{}", case.id);
    }
    assert!(unverified > 100, "{unverified}");
}

#[test]
fn every_case_says_where_its_figures_come_from() {
    for (file, case) in all() {
        assert!(!case.source.is_empty() && !case.evidence.is_empty(), "{file}: {}", case.id);
        if file.contains("/hand/") {
            assert!(case.working.is_some(), "{file}: {} shows no working", case.id);
        }
        let kinds = [case.facts.is_some(), case.company.is_some(), case.rule.is_some()];
        let kinds = kinds.into_iter().filter(|given| *given).count();
        assert_eq!(kinds, 1, "{file}: {}", case.id);
        assert!(case.expected.values().all(|texts| *texts != Texts::Many(Vec::new())));
    }
}
