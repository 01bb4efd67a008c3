//! What the targets share: questions as a caller asks them, and what has to hold for every answer.

mod files;
mod library;
mod months;
mod rows;

use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_text::reply::{Asked, Reply};

pub use files::{run, separated};
pub use library::catching;
pub use months::run_months;

/// What is asked for beside a body, by a byte of the input, under these settings.
pub fn asked<S>(choice: u8, settings: S) -> Asked<S> {
    let of = |choice: u8, count: usize| usize::from(choice) % count;
    let language = Language::ALL.get(of(choice, Language::ALL.len() + 1)).copied();
    let trace = TraceLevel::ALL.get(of(choice >> 2, TraceLevel::ALL.len() + 1)).copied();
    Asked { trace, language, usual_language: Language::default(), settings }
}

/// Every reply is one line of JSON: an answer, or a problem document that says its status.
///
/// # Panics
/// It is not.
pub fn check(reply: &Reply) {
    let json: serde_json::Value =
        serde_json::from_slice(&reply.body).expect("a reply is always JSON");
    assert_eq!(reply.body.iter().filter(|byte| **byte == b'\n').count(), 1);
    match reply.status {
        200 => assert!(json["status"].is_null(), "{json}"),
        400 | 413 | 422 => assert_eq!(json["status"], reply.status, "{json}"),
        other => panic!("{other}: {json}"),
    }
}
