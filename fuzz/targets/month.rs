//! The facts of one person and their months, as JSON.

#![no_main]

use calc_core::law::params::Choices;
use calc_fuzz::{asked, check};
use calc_text::reply::withhold;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, body)) = input.split_first() else { return };
    let asked = asked(choice, Choices::DEFAULT);
    let reply = withhold(body, &asked);
    check(&reply);
    assert_eq!(withhold(body, &asked), reply);
});
