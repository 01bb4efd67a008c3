//! Records of answers: kept, and worked out again.

use calc_core::law::problem::{Argument, Message};
use calc_core::person::decode::decode;
use calc_payroll::facts_json::RequestKind;
use calc_payroll::person_years;
use calc_payroll::person_years::json::is_year_of_months;
use calc_receipt::{NoReceipt, NotMade, make, make_of_months, verify};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::request::understood;
use crate::settings::read_settings;
use crate::{json, refusal};

/// The record of an answer, without whom it is about, as `POST /v1/individuals/receipt` gives it. `made_at`
/// is the time in UTC.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn keep_record(facts: &str, settings: &str, made_at: &str) -> Result<String, String> {
    let settings = read_settings(settings)?;
    let made = if is_year_of_months(facts.as_bytes()) {
        let request = person_years::json::read(facts.as_bytes());
        if !request.problems.is_empty() {
            return Err(refusal::of_json(&request.problems));
        }
        make_of_months(&request, &settings, made_at, false)
    } else {
        let request = understood(facts, RequestKind::Row)?;
        decode(&request.facts).map_err(|found| refusal::of_facts(&found))?;
        make(&request.facts, &settings, made_at, false)
    };
    made.map(|receipt| json(&receipt)).map_err(|why| match why {
        NotMade::Facts(found) => refusal::of_facts(&found),
        NotMade::Months(found) => refusal::of_facts(&found),
        NotMade::TooLarge => refusal::of_rule(
            "",
            ("receipt_too_large", Message::new("receipt-too-large", Vec::new())),
        ),
        NotMade::Json(_) => no_record(),
    })
}

/// What working a record out again shows, as `POST /v1/receipts/verify` gives it.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn check_record(record: &[u8]) -> Result<String, String> {
    verify(record).map(|found| json(&found)).map_err(|why| match why {
        NoReceipt::NotOne | NoReceipt::TooLarge => no_record(),
        NoReceipt::Json(found) => refusal::of_json(&found),
        NoReceipt::Facts(found) => refusal::of_facts(&found),
        NoReceipt::Months(found) => refusal::of_facts(&found),
        NoReceipt::Setting { name, value } => {
            let filled = vec![("name", Argument::Text(name)), ("value", Argument::Text(value))];
            let message = Message::new("receipt-setting", filled);
            refusal::of_rule("/record/settings", ("receipt_setting", message))
        }
    })
}

fn no_record() -> String {
    refusal::of_rule("", ("no_receipt", Message::new("receipt-none", Vec::new())))
}
