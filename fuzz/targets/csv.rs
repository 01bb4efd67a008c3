//! Up to three text files, joined where they are several.

#![no_main]

use calc_fuzz::{run, separated};
use calc_sheets::source::Options;
use libfuzzer_sys::fuzz_target;

/// Their names tell months, as people's do.
const NAMES: [&str; 3] = ["pay 2025-01.csv", "2025年2月.csv", "other.csv"];

fuzz_target!(|input: &[u8]| {
    let Some((&choice, files)) = input.split_first() else { return };
    run(&NAMES, &separated(files), choice % 2 == 1, Options::default());
});
