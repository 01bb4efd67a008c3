//! A file of months as CSV, with the rows of next month or without.

#![no_main]

use calc_fuzz::run_months;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, file)) = input.split_first() else { return };
    run_months(file, choice % 2 == 1);
});
