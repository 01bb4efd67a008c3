//! One person-year.

use calc_text::reply;

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Asking, Facts};

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
pub(super) async fn assess(request: JsonRequest) -> Answered {
    Answered(reply::assess(&request.body, &request.asked))
}
