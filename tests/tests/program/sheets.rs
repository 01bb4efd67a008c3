//! Payroll files as people have them, through the real program: workbooks, encodings, the
//! withholding client's sheets.

#![allow(clippy::unwrap_used, clippy::panic)]

mod beside;
mod changes;
mod employers;
mod formulas;
mod joining;
mod joins;
mod markup;
mod nobody;
mod one_sheet;
mod own_figures;
mod reading;
mod splitting;
mod telling;
mod writing;

use std::collections::BTreeMap;
use std::path::Path;

use calc_core::person::fields::RESULTS;
use calc_tests::program::Ran;
use calc_tests::repository;

fn sheet(name: &str) -> String {
    repository("fixtures/sheets").join(name).to_str().unwrap().to_owned()
}

fn payroll(name: &str) -> String {
    repository("fixtures/payrolls").join(name).to_str().unwrap().to_owned()
}

/// Rows of CSV by column.
fn table(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    });
    rows.collect()
}

fn results(csv: &str) -> Vec<Vec<String>> {
    let of = |row: &BTreeMap<String, String>| {
        RESULTS.iter().map(|result| row[result.name].clone()).collect()
    };
    table(csv).iter().map(of).collect()
}

fn column<'a>(rows: &'a [BTreeMap<String, String>], name: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[name].as_str()).collect()
}

/// Every cell of a sheet of a workbook, as text.
fn cells(path: &Path, sheet: &str) -> Vec<Vec<calamine::Data>> {
    use calamine::Reader as _;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    assert!(book.worksheet_formula(sheet).unwrap().used_cells().next().is_none(), "{sheet}");
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(<[_]>::to_vec).collect()
}

fn ok(ran: &Ran, code: i32) {
    assert_eq!(ran.code, Some(code), "{}", ran.said);
}
