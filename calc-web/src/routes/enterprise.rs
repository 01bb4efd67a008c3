//! One company-year.

use calc_core::enterprise::Settings;
use calc_core::enterprise::answer::Answer;
use calc_text::reply::{self, Asked};

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Asking, CompanyFacts};

/// Work out one company-year
///
/// The same bytes as `taxdiff enterprise --json`. No catalogue file is loaded here: a
/// `catalogue_code` decides nothing, `catalogue_item` does.
#[utoipa::path(
    post,
    path = "/v1/enterprises/assess",
    operation_id = "assess_enterprise",
    tag = "enterprises",
    params(Asking),
    request_body(content = inline(CompanyFacts), content_type = "application/json"),
    responses((status = 200, body = Answer, description = "The answer")),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn assess(request: JsonRequest) -> Answered {
    let asked = Asked {
        trace: request.asked.trace,
        language: request.asked.language,
        usual_language: request.asked.usual_language,
        settings: Settings::default(),
    };
    Answered(reply::assess_company(&request.body, &asked))
}
