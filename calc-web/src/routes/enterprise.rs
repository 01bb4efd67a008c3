//! One company-year.

use std::sync::Arc;

use axum::extract::State;
use calc_core::company::Settings;
use calc_core::company::answer::Answer;
use calc_text::reply::{self, Asked};

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{Asking, CompanyFacts};
use crate::problem::Problem;
use crate::service::Service;

/// Work out one company-year
///
/// The same bytes as `taxdiff enterprise --json`. A `catalogue_code` is checked by the catalogue file
/// that the service was started with (`--catalogue`); `catalogue_size.loaded` says how many items it
/// has. Without a file the condition is open, with the remark `catalogue_not_loaded`, unless
/// `catalogue_item` says what it is.
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
pub(super) async fn assess(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    let settings = Settings { catalogue: service.catalogue.clone(), ..Settings::default() };
    let work = move |body: &[u8], asked: &Asked| {
        let Asked { trace, language, usual_language, .. } = *asked;
        reply::assess_company(body, &Asked { trace, language, usual_language, settings })
    };
    request.answered(service, work).await
}
