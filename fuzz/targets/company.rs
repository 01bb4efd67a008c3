//! The facts of one company, as JSON.

#![no_main]

use calc_core::company::Settings;
use calc_fuzz::{asked, check};
use calc_text::reply::assess_company;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, body)) = input.split_first() else { return };
    let asked = asked(choice, Settings::default());
    let reply = assess_company(body, &asked);
    check(&reply);
    assert_eq!(assess_company(body, &asked), reply);
});
