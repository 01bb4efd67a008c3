//! Records of answers, and working them out again.

use std::sync::Arc;

use axum::extract::State;
use calc_text::receipts;
use jiff::Timestamp;

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Language, YearFacts};
use crate::problem::Problem;
use crate::service::Service;

/// Keep a record of an answer
///
/// The facts of a person-year, with its months where there are any. The record holds the facts as they were understood, the readings taken, the
/// ruleset, the numbers of the law that were used, the answer, and the SHA-256 of all that in canonical form
/// (RFC 8785). Nothing in it names the person, and nothing is stored here. The same record as `taxdiff assess
/// --receipt` writes.
#[utoipa::path(
    post,
    path = "/v1/individuals/receipt",
    operation_id = "keep_receipt",
    tag = "individuals",
    params(Language),
    request_body(content = inline(YearFacts), content_type = "application/json"),
    responses((status = 200, body = calc_receipt::Receipt, description = "The record")),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn keep(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    let now = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    request.answered(service, move |body, asked| receipts::receipt_body(body, &now, asked)).await
}

/// Check a record of an answer
///
/// The record is worked out again: whether its hash fits, whether the answer is the same, and if not, which
/// members of the answer and which numbers of the law are different now. A record can be worked out again; it
/// is no evidence of who made it or when. The same bytes as `taxdiff verify --json`.
#[utoipa::path(
    post,
    path = "/v1/receipts/verify",
    operation_id = "verify_receipt",
    tag = "receipts",
    params(Language),
    request_body(content = calc_receipt::Receipt, content_type = "application/json"),
    responses((
        status = 200,
        body = calc_receipt::Verification,
        description = "What working it out again shows",
    )),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn verify(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    request.answered(service, receipts::verify_body).await
}
