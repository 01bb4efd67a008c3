//! Every case of `fixtures/cases` through every type of column: the figures of the case, and whatever else
//! the command line says.

use std::collections::BTreeMap;

use calc_arrow::assessor::Assessor;
use calc_core::law::fields::Columns as _;
use calc_core::person::assess::Settings;
use calc_core::person::fields::Field;
use calc_payroll::people::People;
use calc_tests::cases::{Case, all};
use calc_tests::payroll::csv_of;
use calc_tests::program::run_with;

use crate::typed::{batch_of, columns_of, rows_of, typings};

/// The cases that are person-years, by what is set for them.
fn cases() -> BTreeMap<Vec<(String, String)>, Vec<Case>> {
    let mut together: BTreeMap<Vec<(String, String)>, Vec<Case>> = BTreeMap::new();
    for (_, case) in all().into_iter().filter(|(_, case)| case.facts.is_some()) {
        let set = case.settings.clone().into_iter().collect();
        together.entry(set).or_default().push(case);
    }
    together
}

/// What the command line says, row by row.
fn command_line(csv: &str, set: &[(String, String)]) -> Vec<BTreeMap<String, String>> {
    let set = set.iter().flat_map(|(name, value)| ["--set".to_owned(), format!("{name}={value}")]);
    let arguments = ["batch", "-", "--quiet"].map(str::to_owned).into_iter().chain(set);
    let ran = run_with(arguments, csv.as_bytes());
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_case_through_every_type_is_as_the_command_line_and_its_figures_say() {
    let mut wrong = Vec::new();
    let mut compared = 0_usize;
    for (set, cases) in &cases() {
        let rows: Vec<_> = cases.iter().map(|case| case.row().unwrap()).collect();
        let csv = csv_of(rows.iter());
        let expected = command_line(&csv, set);
        let mut settings = Settings::default();
        for (name, value) in set {
            settings.set(name, value).unwrap();
        }
        let columns = columns_of(&csv);
        for typing in typings() {
            let batch = batch_of::<Field>(&columns, &typing);
            let assessor = Assessor::<People>::new(&batch.schema(), settings.clone()).unwrap();
            let found = rows_of(&assessor.assess(&batch).unwrap().results);
            assert_eq!(found.len(), cases.len(), "a row is lost");
            for ((case, found), expected) in cases.iter().zip(&found).zip(&expected) {
                for (column, text) in found {
                    compared += 1;
                    if expected.get(column) != Some(text) {
                        let said = expected.get(column);
                        wrong.push(format!(
                            "{} {column}, {}: {said:?}, {text}",
                            case.id, typing.name
                        ));
                    }
                }
                for (column, figure) in &case.expected {
                    let is_result = Field::results_of(|_| true).any(|about| about.name == column);
                    let figure = figure.all().concat();
                    if is_result && found.get(column) != Some(&figure) {
                        let found = found.get(column);
                        wrong.push(format!(
                            "{} {column}, {}: {figure}, {found:?}",
                            case.id, typing.name
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 100_000, "only {compared} values");
}
