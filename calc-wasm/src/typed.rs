//! What somebody types into a field.

use calc_core::law::amount_text::{self, AmountReading};
use calc_core::law::money::Currency;
use wasm_bindgen::prelude::wasm_bindgen;

/// The digits of an amount, where the text can mean one only and it is not below zero. `currency` is `cny`,
/// `hkd`, or anything else for a number that is no amount.
#[wasm_bindgen]
pub fn read_amount(text: &str, currency: &str) -> Option<String> {
    let currency = match currency {
        "cny" => Some(Currency::Cny),
        "hkd" => Some(Currency::Hkd),
        _ => None,
    };
    match amount_text::read_amount(text, currency) {
        AmountReading::Plain(digits) | AmountReading::Cleaned(digits) => {
            (!digits.starts_with('-')).then_some(digits)
        }
        _ => None,
    }
}
