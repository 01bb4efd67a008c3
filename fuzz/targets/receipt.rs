//! A record of an answer: worked out again as it comes, and one made from facts.

#![no_main]

use calc_core::person::assess::Settings;
use calc_fuzz::{asked, check};
use calc_text::receipts::{receipt_body, verify_body};
use libfuzzer_sys::fuzz_target;

const MADE_AT: &str = "2026-11-30T09:00:00Z";

fuzz_target!(|input: &[u8]| {
    let Some((&choice, body)) = input.split_first() else { return };
    let asked = asked(choice, Settings::default());
    check(&verify_body(body, &asked));
    let made = receipt_body(body, MADE_AT, &asked);
    check(&made);
    if made.is_answer() {
        // Whatever gives a record, its record is worked out to the same answer.
        let verified = verify_body(&made.body, &asked);
        let found: serde_json::Value =
            serde_json::from_slice(&verified.body).expect("a reply is always JSON");
        assert_eq!(found["verdict"], "equal", "{found}");
    }
});
