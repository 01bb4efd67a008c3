//! A record of an answer: worked out again as it comes, and one made from facts.

#![no_main]

use calc_core::person::assess::Settings;
use calc_fuzz::{asked, check};
use calc_text::receipts::{receipt_body, verify_body};
use calc_text::reply::{Reply, assess_year};
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
        let parsed = |reply: &Reply| -> serde_json::Value {
            serde_json::from_slice(&reply.body).expect("a reply is always JSON")
        };
        let found = parsed(&verify_body(&made.body, &asked));
        assert_eq!(found["verdict"], "equal", "{found}");
        // And it holds the tax that the facts give.
        let (record, answer) = (parsed(&made), parsed(&assess_year(body, &asked)));
        assert_eq!(record["record"]["answer"]["mainland"]["tax"], answer["mainland"]["tax"]);
    }
});
