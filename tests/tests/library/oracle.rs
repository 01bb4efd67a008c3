//! Every row worked out again by exact rationals, by code that shares nothing with the engine.

#![allow(clippy::unwrap_used, clippy::panic)]

use calc_core::person::assess::Settings;
use calc_tests::oracle::{self, generate};
use calc_tests::payroll::{csv_of, run};
use calc_tests::random::splitmix64;

/// The rows, and how many of them had errors, and every kind of result.
fn compare(seed: u64, count: usize) {
    let mut bits = splitmix64(seed);
    let rows: Vec<oracle::Row<'static>> =
        (0..count).map(|_| generate::random_row(&mut bits)).collect();
    let got = run(&csv_of(rows.iter()), Settings::default()).unwrap();
    assert_eq!(got.len(), rows.len());
    let mut errors = 0;
    for ((row, mut got), expected) in rows.iter().zip(got).zip(oracle::compute_rows(&rows)) {
        got.remove("ruleset");
        errors += usize::from(expected["status"] == "error");
        if got != expected {
            let wrong: Vec<_> = expected
                .iter()
                .filter(|(column, cell)| got.get(*column) != Some(cell))
                .map(|(column, cell)| {
                    format!("{column}: {cell} by rationals, {:?} here", got.get(column))
                })
                .collect();
            panic!("{row:#?}\n{}", wrong.join("\n"));
        }
    }
    assert!(errors * 50 > count && errors * 5 < count, "{errors} errors in {count} rows");
}

calc_tests::quarters!(compare of 25_000);
