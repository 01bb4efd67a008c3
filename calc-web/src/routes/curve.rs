//! Income against burden.

use std::sync::Arc;

use axum::extract::State;
use calc_text::reply;

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{CurveFacts, Language};
use crate::problem::Problem;
use crate::service::Service;

/// Draw income against burden
///
/// The facts of a person-year and a range of one income column, with at most 2,001 points. The
/// facts' own amount in that column is not used.
#[utoipa::path(
    post,
    path = "/v1/individuals/curve",
    operation_id = "curve",
    tag = "individuals",
    params(Language),
    request_body(content = inline(CurveFacts), content_type = "application/json"),
    responses((status = 200, body = calc_core::person::curve::Curve, description = "The curve")),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn curve(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    // Thousands of points take milliseconds; other requests do not wait for them.
    request.answered_apart(service, reply::draw).await
}
