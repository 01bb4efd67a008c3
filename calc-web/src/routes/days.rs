//! Days, from crossings of the border.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use calc_core::law::params::Choices;
use calc_text::reply::{self, Asked};

use super::batch::CSV;
use crate::ask::{Answered, BY, FROM, JsonRequest, LANGUAGE, Parameters, UNTIL, media_type};
use crate::days::file;
use crate::openapi::{CountedDays, CrossingFacts, Periods};
use crate::problem::Problem;
use crate::service::Service;

/// Count days from crossings of the border, or stays
///
/// The counts that `taxdiff days` gives: of one person as JSON, of many as CSV. A record that does not
/// reach 31 December has no days of residence, only those so far; `until` says how far it reaches.
#[utoipa::path(
    post,
    path = "/v1/individuals/days",
    operation_id = "days",
    tag = "individuals",
    params(Periods),
    request_body(
        description = "The crossings of one person, or a file with a header row; what the parameters \
            say stands in the JSON instead",
        content((inline(CrossingFacts) = "application/json"), (String = "text/csv")),
    ),
    responses((
        status = 200,
        description = "The counts, year by year or month by month",
        content((inline(CountedDays) = "application/json"), (String = "text/csv")),
    )),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn count(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Answered, Problem> {
    let (parts, body) = request.into_parts();
    let is_csv = media_type(&parts.headers) == Some(CSV);
    let taken: &[&str] = if is_csv { &[FROM, UNTIL, BY, LANGUAGE] } else { &[LANGUAGE] };
    let parameters = Parameters::of(&parts.uri, &parts.headers, taken)?;
    let kind = if is_csv { CSV } else { "application/json" };
    let request = JsonRequest::of_kind(kind, (&parts, &parameters), body, &service).await?;
    if is_csv {
        let work = move |body: &[u8], asked: &Asked| file(body, asked, &parameters);
        let answered = request.answered_apart(service, work).await?;
        return Ok(
            answered.of_kind(HeaderValue::from_static("text/csv; charset=utf-8; header=present"))
        );
    }
    let work = |body: &[u8], asked: &Asked| {
        let Asked { trace, language, usual_language, .. } = *asked;
        let settings = Choices::DEFAULT;
        reply::count_days(body, &Asked { trace, language, usual_language, settings })
    };
    request.answered(service, work).await
}
