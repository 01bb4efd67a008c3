//! Months and companies, against the command line.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use arrow_schema::ArrowError;
use calc_arrow::assessor::Assessor;
use calc_arrow::months::MonthTable;
use calc_core::company::fields::Field as CompanyField;
use calc_core::law::params::Choices;
use calc_core::person::month::fields::Field as MonthField;
use calc_payroll::enterprise::Companies;
use calc_tests::program::run;
use calc_tests::repository;

use crate::typed::{batch_of, columns_of, rows_of, typings};

type Rows = Vec<BTreeMap<String, String>>;

/// What a command says of a file, row by row.
fn said(command: &[&str], file: &str) -> Rows {
    let path = repository(file).display().to_string();
    let arguments = [&command[..1], &[path.as_str()], &command[1..]].concat();
    let ran = run(arguments);
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn assert_same(found: &Rows, expected: &Rows, typing: &str) {
    assert_eq!(found.len(), expected.len(), "{typing}");
    for (number, (found, expected)) in found.iter().zip(expected).enumerate() {
        for (column, text) in found {
            assert_eq!(expected.get(column), Some(text), "{typing}, row {number}, {column}");
        }
    }
}

#[test]
fn months_are_as_the_command_line_says() {
    for file in ["fixtures/months/months.csv", "fixtures/months/errors.csv"] {
        let expected = said(&["withhold", "--quiet"], file);
        let columns = columns_of(&std::fs::read_to_string(repository(file)).unwrap());
        for typing in typings() {
            let table = batch_of::<MonthField>(&columns, &typing);
            let months = MonthTable::new(&table.schema(), Choices::DEFAULT).unwrap();
            let (middle, stop) = (table.num_rows() / 2, AtomicBool::new(false));
            let batches = [table.slice(0, middle), table.slice(middle, table.num_rows() - middle)];
            let mut found = Rows::new();
            let ran = months.run::<ArrowError>(&batches, (2, &stop), |worked| {
                found.extend(rows_of(&worked.results));
                Ok(())
            });
            ran.unwrap();
            assert_same(&found, &expected, &typing.name);
        }
    }
}

#[test]
fn companies_are_as_the_command_line_says() {
    for file in ["fixtures/enterprises/example.csv", "fixtures/enterprises/errors.csv"] {
        let expected = said(&["enterprise", "--quiet", "--format", "csv"], file);
        let columns = columns_of(&std::fs::read_to_string(repository(file)).unwrap());
        for typing in typings() {
            let table = batch_of::<CompanyField>(&columns, &typing);
            let settings = calc_core::company::Settings::default();
            let assessor = Assessor::<Companies>::new(&table.schema(), settings).unwrap();
            let (stop, mut found) = (AtomicBool::new(false), Rows::new());
            let batches = std::iter::once(Ok(table));
            let ran = assessor.run::<ArrowError>(assessor.source(batches), (1, &stop), |worked| {
                found.extend(rows_of(&worked.results));
                Ok(())
            });
            ran.unwrap();
            assert_same(&found, &expected, &typing.name);
        }
    }
}
