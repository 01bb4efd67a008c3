//! Batches of every length, and tables with none.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType};
use calc_arrow::assessor::Assessor;
use calc_core::person::assess::Settings;
use calc_core::person::fields::Field;
use calc_payroll::batch::{Batch, RowSource as _};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, LONGEST_ROW};
use calc_payroll::people::People;
use calc_tests::program::run;
use calc_tests::repository;

use crate::typed::{TextColumns, Typing, batch_of, columns_of, rows_of};

/// 65,536 rows of the example, each about a person of its own.
fn many() -> TextColumns {
    let example = std::fs::read_to_string(repository("fixtures/payrolls/example.csv")).unwrap();
    let mut columns = columns_of(&example);
    for (name, texts) in &mut columns {
        let few = texts.clone();
        *texts = few.iter().cycle().take(1 << 16).cloned().collect();
        if name == "employee_id" {
            *texts = (0..1 << 16).map(|row| format!("{row:05}")).collect();
        }
    }
    columns
}

fn typing() -> Typing {
    Typing {
        name: "floats".to_owned(),
        text: DataType::Utf8View,
        number: |_| Some(DataType::Float64),
        booleans: true,
    }
}

/// The results of a table in batches of some rows.
fn results(table: &RecordBatch, rows: usize, threads: usize) -> Vec<BTreeMap<String, String>> {
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let starts = (0..table.num_rows()).step_by(rows);
    let batches = starts.map(|start| Ok(table.slice(start, rows.min(table.num_rows() - start))));
    let mut found = Vec::new();
    let stop = AtomicBool::new(false);
    let summary =
        assessor.run::<ArrowError>(assessor.source(batches), (threads, &stop), |worked| {
            found.extend(rows_of(&worked.results));
            Ok(())
        });
    assert_eq!(usize::try_from(summary.unwrap().rows).unwrap(), table.num_rows());
    found
}

#[test]
fn the_length_of_batches_and_the_threads_change_nothing() {
    let columns = many();
    let table = batch_of::<Field>(&columns, &typing());
    let expected = results(&table, 1 << 16, 1);
    // The rows of the example as the command line works them out.
    let ran = run([
        "batch",
        &repository("fixtures/payrolls/example.csv").display().to_string(),
        "--quiet",
    ]);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let example: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    for (row, said) in expected.iter().zip(example.iter().cycle()) {
        if said["messages"].contains("duplicate_person_year") {
            // Here it is about somebody else.
            continue;
        }
        for (column, text) in row {
            assert_eq!(said.get(column), Some(text), "{column}");
        }
    }
    for (rows, threads) in [(7, 2), (1_000, 1), (8_192, 2), (8_193, 3), (1 << 16, 2)] {
        assert!(results(&table, rows, threads) == expected, "{rows} rows, {threads} threads");
    }
    let few = table.slice(1_000, 100);
    assert!(results(&few, 1, 2) == expected[1_000..1_100]);
}

#[test]
fn an_empty_batch_has_the_columns_and_no_rows() {
    let table = batch_of::<Field>(&many(), &typing()).slice(5, 0);
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let worked_out = assessor.assess(&table).unwrap();
    assert_eq!(worked_out.results.num_rows(), 0);
    assert_eq!(worked_out.results.schema(), assessor.schema());
    assert!(worked_out.problems.is_empty());
}

#[test]
fn a_person_who_comes_twice_is_a_mistake_of_the_later_row_of_a_table() {
    let mut columns = many();
    for (_, texts) in &mut columns {
        texts.truncate(20_000);
        let again = texts[3].clone();
        texts[19_999] = again;
    }
    let table = batch_of::<Field>(&columns, &typing());
    let found = results(&table, 4_096, 2);
    assert_eq!(found[19_999]["status"], "error");
    assert!(found[19_999]["messages"].contains("duplicate_person_year"), "{:?}", found[19_999]);
    assert_ne!(found[3]["status"], "error");
    // Rows that stand by themselves are compared with no others.
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let alone = rows_of(&assessor.assess(&table).unwrap().results);
    assert_eq!(alone[19_999], alone[3]);
}

#[test]
fn a_batch_of_other_columns_is_refused() {
    let table = batch_of::<Field>(&many(), &typing()).slice(0, 10);
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let fewer = table.project(&[0, 1, 2]).unwrap();
    assert!(matches!(assessor.assess(&fewer), Err(ArrowError::SchemaError(_))));
}

/// A table of a few kilobytes whose rows have a name of some bytes each, all from one entry of a dictionary.
fn long_names(length: usize, rows: usize) -> RecordBatch {
    let names: DictionaryArray<Int32Type> = std::iter::repeat_n("x".repeat(length), rows)
        .collect::<Vec<_>>()
        .iter()
        .map(|it| &**it)
        .collect();
    let ids: StringArray = (0..rows).map(|row| Some(row.to_string())).collect();
    let years: StringArray = std::iter::repeat_n(Some("2025"), rows).collect();
    RecordBatch::try_from_iter([
        ("employee_id", Arc::new(ids) as ArrayRef),
        ("tax_year", Arc::new(years.clone()) as ArrayRef),
        ("wages", Arc::new(years) as ArrayRef),
        ("name", Arc::new(names) as ArrayRef),
    ])
    .unwrap()
}

#[test]
fn a_small_table_cannot_stand_for_more_text_than_a_row_may_have() {
    let most = 8 * LONGEST_ROW;
    let table = long_names(600_000, 40);
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let mut source = assessor.source(std::iter::once(Ok(table)));
    let (mut batch, mut seen) = (Batch::default(), 0);
    while source.next_rows(&mut batch).unwrap() {
        let Batch::Columns(rows) = &batch else { unreachable!("columns") };
        assert!(rows.rows() * 600_000 <= most, "{} rows at once", rows.rows());
        seen += rows.rows();
    }
    assert_eq!(seen, 40);
    let table = long_names(LONGEST_ROW + 1, 3);
    let mut source = assessor.source(std::iter::once(Ok(table)));
    let refused = source.next_rows(&mut batch);
    // Counted from the row behind the last one that was handed out, which is 0.
    assert!(matches!(refused, Err(FrameError::File(FileProblem::RowTooLong { row: 0, .. }))));
}
