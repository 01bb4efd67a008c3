//! What the tests of the service share: its addresses, its kinds of content, a person, a problem.

use calc_text::ProblemKind;
use serde_json::{Value, json};

use crate::server::Response;

/// Where one person is worked out.
pub const ASSESS: &str = "/v1/individuals/assess";
/// Where one company is.
pub const COMPANY: &str = "/v1/enterprises/assess";
/// Where a curve is.
pub const CURVE: &str = "/v1/individuals/curve";
/// Where a payroll is.
pub const BATCH: &str = "/v1/individuals/batch";
/// JSON.
pub const JSON: &str = "application/json";
/// CSV.
pub const CSV: &str = "text/csv";
/// Lines of JSON.
pub const NDJSON: &str = "application/x-ndjson";
/// A service that counts nobody's requests.
pub const CHEAP: &[&str] = &["--rate", "0"];

/// A person with nothing but wages, as it is sent.
pub const FACTS: &[u8] =
    br#"{"person": {"employee_id": "1", "tax_year": 2025}, "mainland": {"wages": "500000.00"}}"#;

/// A person with nothing but wages.
pub fn person() -> Value {
    json!({
        "person": {"employee_id": "1", "tax_year": 2025},
        "mainland": {"wages": "500000.00"},
    })
}

/// A problem document as it has to be, of a kind.
///
/// # Panics
/// It is not.
pub fn problem(response: &Response, kind: ProblemKind) -> Value {
    let document = response.json();
    assert_eq!(response.status, kind.status(), "{}", response.text());
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    assert_eq!(document["type"], kind.address(), "{document}");
    assert_eq!(document["status"], kind.status());
    for member in ["title", "detail"] {
        assert!(document[member].as_str().is_some_and(|text| !text.is_empty()), "{document}");
    }
    document
}
