//! The lines of `batch --format jsonl` over every payroll of the repository, and `explain`.

use std::fs;

use calc_tests::program::run;
use calc_tests::repository;
use calc_tests::schemas::{ANSWER, ROW};
use serde_json::Value;

use crate::schemas::{faults, validator};

#[test]
fn every_row_of_every_payroll_matches() {
    let row = validator(ROW);
    let mut files = 0;
    let mut statuses = [0, 0];
    for entry in fs::read_dir(repository("fixtures/payrolls")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        let file = path.to_str().unwrap();
        let ran = run(["batch", file, "--format", "jsonl", "--quiet"]);
        files += 1;
        for line in ran.out.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            assert_eq!(faults(&row, &line), Vec::<String>::new(), "{file}: {line}");
            statuses[usize::from(line["status"] == "error")] += 1;
        }
    }
    assert!(files >= 4 && statuses[0] > 40 && statuses[1] > 15, "{files} files, {statuses:?}");
}

#[test]
fn explain_prints_answers_too() {
    let answer = validator(ANSWER);
    let file = repository("fixtures/payrolls/example.csv");
    let mut explained = 0;
    for row in 2..42 {
        let ran = run(["explain", "--json", file.to_str().unwrap(), "--row", &row.to_string()]);
        if ran.code == Some(0) {
            let found: Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(faults(&answer, &found), Vec::<String>::new(), "row {row}");
            explained += 1;
        }
    }
    assert!(explained >= 34, "only {explained} rows");
}
