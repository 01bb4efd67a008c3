//! Parquet files through the real program.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, Decimal128Array, Int64Array, RecordBatch, StringArray};
use calc_arrow::parquet::read::ParquetFile;
use calc_core::company::fields::Field as CompanyField;
use calc_core::law::fields::Columns;
use calc_core::person::fields::Field;
use calc_core::person::month::fields::Field as MonthField;
use calc_tests::program::{Ran, run};
use calc_tests::repository;
use parquet::arrow::ArrowWriter;

use crate::typed::{Typing, batch, batch_of, columns_of, rows_of, typings};

pub(crate) fn write(path: &Path, table: &RecordBatch) {
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, table.schema(), None).unwrap();
    writer.write(table).unwrap();
    writer.close().unwrap();
}

/// The rows of a file, in batches.
fn read(path: &Path) -> Vec<RecordBatch> {
    let file = ParquetFile::open(File::open(path).unwrap()).unwrap();
    file.batches().unwrap().map(Result::unwrap).collect()
}

fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(Result::unwrap).collect()
}

fn done(ran: Ran) -> String {
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    ran.out
}

/// The types that are tried here; all of them are tried without files.
pub(crate) fn some_typings() -> Vec<Typing> {
    let some = ["Utf8", "Dictionary(Int32, Utf8)", "Int64", "Float64", "Decimal128"];
    typings().into_iter().filter(|typing| some.contains(&typing.name.as_str())).collect()
}

/// A command over a file as text and as Parquet of several types: the same results, and the columns that
/// came as they came.
fn assert_same<C: Columns>(command: &str, file: &str, of_rows: bool) {
    let folder = tempfile::tempdir().unwrap();
    let text = repository(file).display().to_string();
    let expected = rows(&done(run([command, &text, "--quiet"])));
    let columns = columns_of(&std::fs::read_to_string(repository(file)).unwrap());
    let typings = some_typings();
    assert!(typings.len() >= 4, "{}", typings.len());
    for typing in typings {
        let (came, out) = (folder.path().join("in.parquet"), folder.path().join("out.parquet"));
        let table = batch_of::<C>(&columns, &typing);
        write(&came, &table);
        let [input, output] = [&came, &out].map(|path| path.display().to_string());
        done(run([command, &input, "-o", &output, "--force", "--quiet"]));
        let found: Vec<RecordBatch> = read(&out);
        let results: Vec<_> = found
            .iter()
            .flat_map(|batch| {
                let first = if of_rows { table.num_columns() } else { 0 };
                let all: Vec<usize> = (first..batch.num_columns()).collect();
                rows_of(&batch.project(&all).unwrap())
            })
            .collect();
        assert_eq!(results.len(), expected.len(), "{}", typing.name);
        for (found, expected) in results.iter().zip(&expected) {
            for (column, text) in found {
                assert_eq!(expected.get(column), Some(text), "{} {column}", typing.name);
            }
        }
        if of_rows {
            let given: Vec<usize> = (0..table.num_columns()).collect();
            assert_eq!(found[0].project(&given).unwrap().columns(), table.columns());
        }
        // As text again.
        let csv = rows(&done(run([command, &input, "--quiet"])));
        for (found, expected) in csv.iter().zip(&results) {
            for (column, text) in expected {
                assert_eq!(found.get(column), Some(text), "{} {column}", typing.name);
            }
        }
    }
}

#[test]
fn a_payroll_in_parquet_is_worked_out_as_in_text() {
    assert_same::<Field>("batch", "fixtures/payrolls/example.csv", true);
}

#[test]
fn months_in_parquet_are_withheld_and_added_up_as_in_text() {
    assert_same::<MonthField>("withhold", "fixtures/months/months.csv", true);
    assert_same::<MonthField>("batch", "fixtures/months/months.csv", false);
}

#[test]
fn companies_in_parquet_are_worked_out_as_in_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = repository("fixtures/enterprises/example.csv");
    let text = file.display().to_string();
    let expected = rows(&done(run(["enterprise", &text, "--format", "csv", "--quiet"])));
    let columns = columns_of(&std::fs::read_to_string(&file).unwrap());
    for typing in some_typings() {
        let [came, out] = ["in.parquet", "out.parquet"].map(|name| folder.path().join(name));
        let table = batch_of::<CompanyField>(&columns, &typing);
        write(&came, &table);
        let [input, output] = [&came, &out].map(|path| path.display().to_string());
        done(run(["enterprise", &input, "-o", &output, "--force", "--quiet"]));
        let found: Vec<RecordBatch> = read(&out);
        let all: Vec<usize> = (table.num_columns()..found[0].num_columns()).collect();
        let results = rows_of(&found[0].project(&all).unwrap());
        assert_eq!(results.len(), expected.len());
        for (found, expected) in results.iter().zip(&expected) {
            for (column, text) in found {
                assert_eq!(expected.get(column), Some(text), "{} {column}", typing.name);
            }
        }
    }
}

/// 500,000 less 60,000 is 440,000; at 30% less 52,920 that is 79,080.00. The first and the third row are of
/// one person: without the first, the third stands alone and keeps its number.
#[test]
fn rows_that_are_left_out_leave_the_numbers_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let input = repository("fixtures/parquet/payroll.parquet").display().to_string();
    let errors = folder.path().join("errors.csv").display().to_string();
    let with = run(["batch", &input, "--quiet", "--errors", &errors]);
    assert_eq!(with.code, Some(1));
    let listed = std::fs::read_to_string(&errors).unwrap();
    assert!(listed.contains("\n3,tax_year,duplicate_person_year,2025,"), "{listed}");
    let without = run(["batch", &input, "--quiet", "--exclude", "1"]);
    assert_eq!(without.code, Some(0));
    let found = rows(&without.out);
    let taxes: Vec<&str> = found.iter().map(|row| row["mainland_tax"].as_str()).collect();
    // 120,000 less 60,000 is 60,000; at 10% less 2,520 that is 3,480.00. 10 is below the deduction.
    assert_eq!(taxes, ["3480.00", "0.00"]);
    let without = run(["batch", &input, "--quiet", "--exclude", "2,3", "--format", "jsonl"]);
    assert!(without.out.starts_with("{\"row\":1,") && without.out.contains("\"79080.00\""));
}

#[test]
fn a_payroll_in_text_comes_back_as_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let text = repository("fixtures/payrolls/example.csv").display().to_string();
    let out = folder.path().join("out.parquet");
    done(run(["batch", &text, "-o", &out.display().to_string(), "--quiet"]));
    let found: Vec<_> = read(&out);
    let csv = done(run(["batch", &text, "--quiet"]));
    let expected = columns_of(&csv);
    for (column, (name, texts)) in expected.iter().enumerate() {
        assert_eq!(found[0].schema().field(column).name(), name);
        let one = found[0].project(&[column]).unwrap();
        let cells: Vec<String> = rows_of(&one).into_iter().map(|row| row[name].clone()).collect();
        assert_eq!(&cells, texts, "{name}");
    }
}

/// The files that `fixtures/cases/errors` uses: `ACCEPT_WORDS=1` writes them.
fn stored(name: &str, table: &RecordBatch) {
    let path = repository("fixtures/parquet").join(name);
    if std::env::var_os("ACCEPT_WORDS").is_some() {
        write(&path, table);
    }
    assert_eq!(read(&path), std::slice::from_ref(table), "{name}");
}

#[test]
fn the_stored_files_hold_what_their_cases_say() {
    let ids: ArrayRef = Arc::new(StringArray::from(vec!["E1", "E2", "E1"]));
    let years: ArrayRef = Arc::new(Int64Array::from(vec![2025; 3]));
    let wages = Decimal128Array::from(vec![50_000_000, 12_000_000, 1_000]);
    let wages: ArrayRef = Arc::new(wages.with_precision_and_scale(18, 2).unwrap());
    let mut lists = ListBuilder::new(StringBuilder::new());
    for _ in 0..3 {
        lists.append_value([Some("1"), None]);
    }
    let lists: ArrayRef = Arc::new(lists.finish());
    let keys = [("employee_id", ids), ("tax_year", years)];
    let payroll = [("wages", Arc::clone(&wages))];
    let both = [("wages", wages), ("my_own", Arc::clone(&lists))];
    stored("payroll.parquet", &batch(keys.clone().into_iter().chain(payroll)));
    stored("own-list.parquet", &batch(keys.clone().into_iter().chain(both)));
    stored("wages-list.parquet", &batch(keys.into_iter().chain([("wages", lists)])));
}
