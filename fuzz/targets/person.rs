//! The facts of one person, as JSON: an answer, and a curve.

#![no_main]

use calc_core::person::assess::Settings;
use calc_fuzz::{asked, check};
use calc_text::reply::{assess, draw};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, body)) = input.split_first() else { return };
    let asked = asked(choice, Settings::default());
    let reply = assess(body, &asked);
    check(&reply);
    // The same facts give the same bytes.
    assert_eq!(assess(body, &asked), reply);
    if choice >= 0xf0 {
        check(&draw(body, &asked));
    }
});
