//! The actual Hong Kong bill of made-up rows, worked out again in exact fractions.

#![allow(clippy::unwrap_used, clippy::panic)]

use calc_core::person::assess::Settings;
use calc_tests::oracle::{self, generate};
use calc_tests::payroll::{csv_of, run};
use calc_tests::random::splitmix64;

fn compare(seed: u64, count: usize) {
    let mut bits = splitmix64(seed);
    let rows: Vec<oracle::Row<'static>> =
        (0..count).map(|_| generate::bill_row(&mut bits)).collect();
    let got = run(&csv_of(rows.iter()), Settings::default()).unwrap();
    assert_eq!(got.len(), rows.len());
    let mut forms = std::collections::BTreeSet::new();
    for (row, got) in rows.iter().zip(got) {
        let expected = oracle::bill::compute(row);
        let wrong: Vec<_> = expected
            .iter()
            .filter(|(column, cell)| got.get(**column) != Some(*cell))
            .map(|(column, cell)| {
                format!("{column}: {cell} by fractions, {:?} here", got.get(*column))
            })
            .collect();
        assert!(wrong.is_empty(), "{row:#?}\n{}", wrong.join("\n"));
        forms.insert(expected["hk_best_form"].clone());
    }
    assert_eq!(forms.len(), 6, "{forms:?}");
}

calc_tests::quarters!(compare of 5_000);
