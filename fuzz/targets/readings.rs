//! A file of readings, and an answer under it.

#![no_main]

use std::sync::Arc;

use calc_core::person::assess::Settings;
use calc_fuzz::{asked, check};
use calc_payroll::bureau::file::Loaded;
use calc_text::reply::assess;
use libfuzzer_sys::fuzz_target;

/// Somebody whose answer depends on what the law leaves open.
const BODY: &[u8] = br#"{"person":{"employee_id":"0042","tax_year":2025,"identity":"hk_permanent",
    "park_employment":"yes","clean_record":"yes","white_listed":"yes"},
    "mainland":{"wages":"1000000.00"},"assumptions":{"fx_cny_per_hkd":"0.92"}}"#;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, text)) = input.split_first() else { return };
    let Ok(read) = Loaded::read(text) else { return };
    let written = read.file.text().expect("what was read can be written");
    let again = Loaded::read(written.as_bytes()).expect("what was written can be read");
    assert_eq!(again.file, read.file);
    let answered = |readings| {
        let settings = Settings { readings: Some(readings), ..Settings::default() };
        assess(BODY, &asked(choice, settings))
    };
    let reply = answered(Arc::clone(&read.readings));
    check(&reply);
    assert!(reply.is_answer());
    assert_eq!(answered(again.readings), reply);
});
