//! The figures of a tax bureau, as JSON: the reading that gives one, what those of many people agree with,
//! two sets of settings side by side, and the income that gives a net.

#![no_main]

use calc_core::person::assess::Settings;
use calc_fuzz::{asked, check};
use calc_text::calibration::calibrate_body;
use calc_text::readings::{compare_body, reconcile_body, solve_body};
use calc_text::reply::{Asked, Reply};
use libfuzzer_sys::fuzz_target;

/// What a body can be sent to.
const QUESTIONS: [fn(&[u8], &Asked<Settings>) -> Reply; 4] =
    [calibrate_body, compare_body, reconcile_body, solve_body];

fuzz_target!(|input: &[u8]| {
    let Some((&choice, body)) = input.split_first() else { return };
    let asked = asked(choice, Settings::default());
    for question in QUESTIONS {
        let reply = question(body, &asked);
        check(&reply);
        // The same figures give the same bytes.
        assert_eq!(question(body, &asked), reply);
    }
});
