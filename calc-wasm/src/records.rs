//! Records of answers: kept, and worked out again.

use calc_core::law::problem::{Argument, Message};
use calc_core::person::decode::decode;
use calc_payroll::facts_json::RequestKind;
use calc_receipt::{NoReceipt, NotMade, make, verify};
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
    let request = understood(facts, RequestKind::Row)?;
    decode(&request.facts).map_err(|found| refusal::of_facts(&found))?;
    let made = make(&request.facts, &settings, made_at, false);
    made.map(|receipt| json(&receipt)).map_err(|why| match why {
        NotMade::Facts(found) => refusal::of_facts(&found),
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
