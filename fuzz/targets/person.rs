//! The facts of one person, as JSON: an answer, and a curve.

#![no_main]

use calc_fuzz::{asked, check};
use calc_text::reply::{assess, draw};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&choice, body)) = input.split_first() else { return };
    let reply = assess(body, &asked(choice));
    check(&reply);
    // The same facts give the same bytes.
    assert_eq!(assess(body, &asked(choice)), reply);
    if choice >= 0xf0 {
        check(&draw(body, &asked(choice)));
    }
});
