//! The cases of `fixtures/cases` through the real program: all of them as one payroll, and each as
//! JSON.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_tests::cases::{Case, all};
use calc_tests::facts::nested;
use calc_tests::payroll::csv_of;
use calc_tests::program::{run_with, start};
use calc_tests::repository;
use serde_json::Value;

/// The results of a row, by column.
type Columns = BTreeMap<String, String>;

/// The cases that are person-years.
fn person_years() -> Vec<Case> {
    all().into_iter().map(|(_, case)| case).filter(|case| case.facts.is_some()).collect()
}

/// All cases as one payroll. A case that names no employee goes by its id.
fn payroll(cases: &[Case]) -> String {
    let rows: Vec<BTreeMap<&str, String>> = cases.iter().map(|case| case.row().unwrap()).collect();
    csv_of(rows.iter())
}

/// The settings of a case, as the command line takes them.
fn settings(case: &Case) -> Vec<String> {
    let set = |(name, value): (&String, &String)| ["--set".to_owned(), format!("{name}={value}")];
    case.settings.iter().flat_map(set).collect()
}

/// The rows of `taxdiff batch` as CSV.
fn csv_rows(payroll: &str, settings: &[String]) -> Vec<Columns> {
    let arguments = ["batch", "-", "--quiet"].into_iter();
    let arguments = arguments.chain(settings.iter().map(String::as_str));
    let ran = run_with(arguments, payroll.as_bytes());
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// The rows of `taxdiff batch` as JSON Lines, their results only.
fn json_rows(payroll: &str) -> Vec<Columns> {
    let ran = run_with(["batch", "-", "--quiet", "--format", "jsonl"], payroll.as_bytes());
    let of_line = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let members = row.as_object().unwrap().iter();
        members.filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned()))).collect()
    };
    ran.out.lines().map(of_line).collect()
}

/// What `taxdiff assess --json` prints for each case. A few run at the same time.
fn answers(cases: &[Case]) -> Vec<Value> {
    let mut answers = Vec::new();
    for some in cases.chunks(4) {
        let runs: Vec<_> = some
            .iter()
            .map(|case| {
                let arguments = ["assess", "-", "--json", "--trace", "full"].map(str::to_owned);
                let arguments = arguments.into_iter().chain(settings(case));
                let mut child = start(&repository("."), arguments);
                let facts = nested(case.facts.as_ref().unwrap());
                serde_json::to_writer(child.stdin.take().unwrap(), &facts).unwrap();
                child
            })
            .collect();
        for run in runs {
            let output = run.wait_with_output().unwrap();
            answers.push(serde_json::from_slice(&output.stdout).unwrap());
        }
    }
    answers
}

#[test]
fn every_case_comes_out_of_the_program_as_expected() {
    let cases = person_years();
    assert!(cases.len() > 100, "only {} cases", cases.len());
    let mut together: BTreeMap<Vec<String>, Vec<Case>> = BTreeMap::new();
    for case in cases {
        together.entry(settings(&case)).or_default().push(case);
    }
    let mut wrong = Vec::new();
    for (settings, cases) in &together {
        let rows = csv_rows(&payroll(cases), settings);
        assert_eq!(rows.len(), cases.len(), "a row is lost");
        for ((case, columns), answer) in cases.iter().zip(&rows).zip(&answers(cases)) {
            assert_eq!(columns["employee_id"], case.row().unwrap()["employee_id"]);
            wrong.extend(case.differences(columns, answer));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn csv_and_json_lines_hold_the_same_results() {
    let payroll = payroll(&person_years());
    let (csv, json) = (csv_rows(&payroll, &[]), json_rows(&payroll));
    assert_eq!(csv.len(), json.len());
    for (csv, json) in csv.iter().zip(&json) {
        assert_eq!(json.get("status"), csv.get("status"));
        for (column, text) in json {
            assert_eq!(csv.get(column), Some(text), "{column} of {}", csv["employee_id"]);
        }
    }
}
