//! What somebody types into a field.

use calc_core::law::amount_text::{self, AmountReading};
use calc_core::law::money::Currency;
use wasm_bindgen::prelude::wasm_bindgen;

/// The digits of an amount, where the text can mean one only and it is not below zero. `currency` is `cny`,
/// `hkd`, or anything else for a number that is no amount.
#[wasm_bindgen]
pub fn read_amount(text: &str, currency: &str) -> Option<String> {
    match amount_text::read_amount(text, currency_named(currency)) {
        AmountReading::Plain(digits) | AmountReading::Cleaned(digits) => {
            (!digits.starts_with('-')).then_some(digits)
        }
        _ => None,
    }
}

/// What an amount with a unit, a product or Chinese numerals stands for: `78萬`, `65000*12`. The page shows
/// beside the field what it took.
#[wasm_bindgen]
pub fn probable_amount(text: &str, currency: &str) -> Option<String> {
    amount_text::probable_amount(text, currency_named(currency))
}

fn currency_named(name: &str) -> Option<Currency> {
    match name {
        "cny" => Some(Currency::Cny),
        "hkd" => Some(Currency::Hkd),
        _ => None,
    }
}
