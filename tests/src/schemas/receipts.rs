//! A record of an answer, and what working it out again shows, as the Rust types have them. What a record
//! says of facts and answer is of the program that made it, which may be older: those are open.

use calc_receipt::{Receipt, Verification};
use serde_json::{Value, json};

use super::derived::Definitions;

/// A record.
pub(super) fn receipt() -> Value {
    let mut types = Definitions::of::<Receipt>();
    types.narrow("Receipt", "schema", json!({ "const": calc_receipt::SCHEMA }));
    types.file(super::RECEIPT, "Receipt", "Receipt", None)
}

/// What is found.
pub(super) fn verification() -> Value {
    let mut types = Definitions::of::<Verification>();
    types.narrow("Verification", "schema", json!({ "const": calc_receipt::VERIFICATION }));
    types.file(super::VERIFICATION, "Verification", "Verification", None)
}
