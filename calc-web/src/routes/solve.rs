//! The other way round.

use std::sync::Arc;

use axum::extract::State;
use calc_text::readings;

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Language, SolveFacts, SolvedAnswer};
use crate::problem::Problem;
use crate::service::Service;

/// Solve for wages
///
/// The facts of a person-year and what is wanted: the smallest wages that leave a net, the best split of a
/// package into wages and bonus, or the wages that leave what a gross in Hong Kong leaves. Wages vary, and
/// everything else stays as the facts have it. The same bytes as `taxdiff solve --json`.
#[utoipa::path(
    post,
    path = "/v1/individuals/solve",
    operation_id = "solve",
    tag = "individuals",
    params(Language),
    request_body(content = inline(SolveFacts), content_type = "application/json"),
    responses((status = 200, body = inline(SolvedAnswer), description = "The wages")),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn solve(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    // Thousands of wages are tried; other requests do not wait for them.
    request.answered_apart(service, readings::solve_body).await
}
