//! Income against burden.

use calc_text::{ProblemKind, reply};

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{CurveFacts, Language};
use crate::problem::Problem;

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
pub(super) async fn curve(request: JsonRequest) -> Result<Answered, Problem> {
    let language = request.asked.language.unwrap_or(request.asked.usual_language);
    // Thousands of points take milliseconds; other requests do not wait for them.
    tokio::task::spawn_blocking(move || Answered(reply::draw(&request.body, &request.asked)))
        .await
        .map_err(|_| Problem::of(ProblemKind::Internal, language))
}
