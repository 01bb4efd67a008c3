//! The core for a page: JSON in, the same bytes out that the HTTP service answers with.

use calc_text::reply::{Asked, Reply};
use wasm_bindgen::prelude::wasm_bindgen;

/// The answer for the facts of one person-year, as JSON.
///
/// # Errors
/// The problem document, as JSON.
#[wasm_bindgen]
pub fn assess(facts: &str) -> Result<String, String> {
    text(calc_text::reply::assess(facts.as_bytes(), &Asked::default()))
}

/// The curve for the facts of one person-year and a range of one income column, as JSON.
///
/// # Errors
/// The problem document, as JSON.
#[wasm_bindgen]
pub fn curve(facts: &str) -> Result<String, String> {
    text(calc_text::reply::draw(facts.as_bytes(), &Asked::default()))
}

fn text(reply: Reply) -> Result<String, String> {
    let answer = reply.is_answer();
    let body = String::from_utf8(reply.body).unwrap_or_default();
    if answer { Ok(body) } else { Err(body) }
}
