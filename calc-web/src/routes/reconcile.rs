//! An official figure beside ours.

use std::sync::Arc;

use axum::extract::State;
use calc_text::readings;

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Language, OfficialFacts};
use crate::problem::Problem;
use crate::service::Service;

/// Explain an official figure
///
/// The facts of a person-year and the exemption, or the refund, that the tax bureau gave: which readings
/// of what the law leaves open give it to the fen, and if none does, which comes nearest. The same bytes
/// as `taxdiff reconcile --json`.
#[utoipa::path(
    post,
    path = "/v1/individuals/reconcile",
    operation_id = "reconcile",
    tag = "individuals",
    params(Language),
    request_body(content = inline(OfficialFacts), content_type = "application/json"),
    responses((
        status = 200,
        body = calc_core::person::readings::gap::Gap,
        description = "The figure beside every reading",
    )),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn reconcile(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    // A hundred thousand exchange rates take a tenth of a second; other requests do not wait for them.
    request.answered_apart(service, readings::reconcile_body).await
}
