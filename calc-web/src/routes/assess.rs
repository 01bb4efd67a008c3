//! One person-year.

use std::sync::Arc;

use axum::extract::State;
use calc_text::reply;

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Asking, YearAnswer, YearFacts};
use crate::problem::Problem;
use crate::service::Service;

/// Work out one person-year
///
/// The same bytes as `taxdiff assess --json`. With `months` beside the groups of facts the year is
/// added up from them, and the answer has `months`, too.
#[utoipa::path(
    post,
    path = "/v1/individuals/assess",
    operation_id = "assess",
    tag = "individuals",
    params(Asking),
    request_body(content = inline(YearFacts), content_type = "application/json"),
    responses((status = 200, body = inline(YearAnswer), description = "The answer")),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn assess(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    request.answered(service, reply::assess_year).await
}
