//! Days, from crossings of the border.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use calc_core::law::params::Choices;
use calc_payroll::crossings::known::Asked as AskedDays;
use calc_text::reply::{self, Asked};

use super::batch::{CSV, CSV_WITH_HEADER, Shape, streamed};
use crate::ask::{BY, FROM, JsonRequest, LANGUAGE, Parameters, UNTIL, media_type};
use crate::days::Periods as CountedPeriods;
use crate::openapi::{CountedDays, CrossingFacts, Periods};
use crate::problem::Problem;
use crate::service::Service;

/// Count days from crossings of the border, or stays
///
/// The counts that `taxdiff days` gives: of one person as JSON, of many as CSV. A record that does not
/// reach 31 December has no days of residence, only those so far; `until` says how far it reaches. A file
/// is taken up to 16 MiB, about 20,000 people at most, and read whole before the counts go back.
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
) -> Result<Response, Problem> {
    if media_type(request.headers()) == Some(CSV) {
        let taken = [FROM, UNTIL, BY, LANGUAGE];
        return streamed(service, request, &taken, |_, parameters| {
            let Parameters { from, until, by_month, .. } = *parameters;
            let days = AskedDays { from, until, year: None };
            let periods = CountedPeriods { days, months: by_month.unwrap_or(false) };
            Some((CSV_WITH_HEADER, Shape::Days(periods)))
        })
        .await;
    }
    let (parts, body) = request.into_parts();
    let parameters = Parameters::of(&parts.uri, &parts.headers, &[LANGUAGE])?;
    let request = JsonRequest::of((&parts, &parameters), body, &service).await?;
    let work = |body: &[u8], asked: &Asked| {
        let Asked { trace, language, usual_language, .. } = *asked;
        let settings = Choices::DEFAULT;
        reply::count_days(body, &Asked { trace, language, usual_language, settings })
    };
    Ok(request.answered(service, work).await?.into_response())
}
