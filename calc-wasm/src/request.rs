//! Facts as a page writes them.

use calc_payroll::facts_json::{self, Request, RequestKind};

use crate::refusal;

/// The facts, and what is asked beside them.
pub(crate) fn understood(body: &str, kind: RequestKind) -> Result<Request<'_>, String> {
    let request = facts_json::read(body.as_bytes(), kind);
    if request.problems.is_empty() { Ok(request) } else { Err(refusal::of_json(&request.problems)) }
}
