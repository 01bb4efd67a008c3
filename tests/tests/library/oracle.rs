//! Every row worked out again by exact rationals, by code that shares nothing with the engine.

#![allow(clippy::unwrap_used, clippy::panic)]

use calc_core::person::assess::Settings;
use calc_tests::oracle::{self, generate};
use calc_tests::payroll::{csv_of, run};

/// A splitmix64 generator: the same rows every time.
fn random(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }
}

/// The rows, and how many of them had errors, and every kind of result.
fn compare(seed: u64, count: usize) {
    let mut bits = random(seed);
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
