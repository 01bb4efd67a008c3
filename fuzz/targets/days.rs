//! The crossings or stays of one person, as JSON.

#![no_main]

use calc_core::law::params::Choices;
use calc_fuzz::{asked, check};
use calc_text::reply::count_days;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, body)) = input.split_first() else { return };
    let asked = asked(choice, Choices::DEFAULT);
    let reply = count_days(body, &asked);
    check(&reply);
    assert_eq!(count_days(body, &asked), reply);
});
