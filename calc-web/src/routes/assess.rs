//! One person-year.

use std::sync::Arc;

use axum::extract::State;
use calc_text::reply;

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Asking, Facts};
use crate::problem::Problem;
use crate::service::Service;

/// Work out one person-year
///
/// The same bytes as `taxdiff assess --json`.
#[utoipa::path(
    post,
    path = "/v1/individuals/assess",
    operation_id = "assess",
    tag = "individuals",
    params(Asking),
    request_body(content = inline(Facts), content_type = "application/json"),
    responses((status = 200, body = calc_core::person::answer::Answer, description = "The answer")),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn assess(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    request.answered(service, reply::assess_year).await
}
