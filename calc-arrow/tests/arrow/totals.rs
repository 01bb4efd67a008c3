//! Totals of results, whole and in parts, against the summary of the row engine; keys; and rows that somebody
//! else has compared.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType};
use calc_arrow::assessor::Assessor;
use calc_arrow::keys::PersonKeys;
use calc_arrow::totals::{Totals, TotalsError};
use calc_core::person::assess::Settings;
use calc_core::person::fields::Field;
use calc_payroll::people::People;
use calc_tests::repository;

use crate::typed::{batch_of, columns_of, rows_of, text_typing};

/// The example, with the first person once more behind all others.
fn people() -> RecordBatch {
    let example = std::fs::read_to_string(repository("fixtures/payrolls/example.csv")).unwrap();
    let mut columns = columns_of(&example);
    for (_, texts) in &mut columns {
        texts.push(texts[0].clone());
    }
    batch_of::<Field>(&columns, &text_typing(DataType::Utf8))
}

#[test]
fn totals_of_results_are_the_summary_whole_and_in_parts() {
    let table = people();
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let (stop, mut parts) = (AtomicBool::new(false), Vec::new());
    let source = assessor.source(std::iter::once(Ok(table.clone())));
    let summary = assessor.run::<ArrowError>(source, (1, &stop), |worked| {
        for row in (0..worked.results.num_rows()).step_by(7) {
            let rows = 7.min(worked.results.num_rows() - row);
            parts.push(Totals::of(&worked.results.slice(row, rows)).unwrap());
        }
        Ok(())
    });
    let expected = Totals::from(&summary.unwrap());
    let mut found = Totals::default();
    for part in &parts {
        found.merge(part).unwrap();
    }
    assert_eq!(found, expected);
    assert!(found.errors > 0 && found.possible > 0 && found.rows_with_withholding > 0);
}

#[test]
fn totals_of_two_rulesets_and_of_no_results_are_refused() {
    let table = people();
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let results = assessor.assess(&table).unwrap().results;
    let place = results.schema().index_of("ruleset").unwrap();
    let mut columns = results.columns().to_vec();
    columns[place] = Arc::new(StringArray::from(vec!["another"; results.num_rows()])) as ArrayRef;
    let other = RecordBatch::try_new(results.schema(), columns).unwrap();
    let mut totals = Totals::of(&results).unwrap();
    let refused = totals.merge(&Totals::of(&other).unwrap());
    assert!(matches!(refused, Err(TotalsError::Rulesets(..))));
    assert_eq!(Totals::of(&table), Err(TotalsError::Missing("ruleset")));
}

#[test]
fn rows_that_an_engine_has_compared_are_those_of_a_whole_table() {
    let table = people();
    let last = table.num_rows() - 1;
    let keys = PersonKeys::new(&table.schema()).unwrap().of(&table).unwrap();
    assert_eq!(keys.value(0), keys.value(last));
    assert_ne!(keys.value(0), keys.value(1));
    assert_eq!(keys.value(0).len(), 11);
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let number = u64::try_from(last + 1).unwrap();
    let marked = assessor.assess_but(&table, vec![(number, 1)]).unwrap();
    let row = &rows_of(&marked.results)[last];
    assert_eq!(
        (row["status"].as_str(), row["messages"].as_str()),
        ("error", "duplicate_person_year")
    );
    let alone = assessor.assess(&table).unwrap();
    assert_eq!(rows_of(&alone.results)[last], rows_of(&alone.results)[0]);
    assert_eq!(marked.summary.errors, alone.summary.errors + 1);
}
