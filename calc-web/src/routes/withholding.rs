//! Months of people.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;
use calc_core::law::params::Choices;
use calc_text::reply::{self, Asked};

use super::batch::{CSV, CSV_WITH_HEADER, Shape, streamed};
use crate::ask::{Answered, JsonRequest, LANGUAGE};
use crate::openapi::{Asking, Language, MonthFacts, Months, Parquet, Workbook};
use crate::parquet::PARQUET;
use crate::problem::Problem;
use crate::service::Service;
use crate::workbook::{Wanted, XLSX};

/// Work out what to withhold from one person, month by month
///
/// The same bytes as `taxdiff assess --json` gives for facts with `months`. A member beside `months`
/// is a fact of every month that does not say otherwise.
#[utoipa::path(
    post,
    path = "/v1/individuals/withholding",
    operation_id = "withhold",
    tag = "individuals",
    params(Asking),
    request_body(content = inline(MonthFacts), content_type = "application/json"),
    responses((status = 200, body = inline(Months), description = "The months, in the order in which they came")),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn withhold(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    let work = move |body: &[u8], asked: &Asked| {
        let Asked { trace, language, usual_language, .. } = *asked;
        let settings = Choices::DEFAULT;
        reply::withhold(body, &Asked { trace, language, usual_language, settings })
    };
    request.answered(service, work).await
}

/// Work out what to withhold, row by row
///
/// A file of months as `taxdiff withhold` reads it. What a row comes to depends on the person's other
/// rows, so the body is read whole before the first row goes back; then they are streamed in the order
/// of the file. A workbook goes back as the one that `taxdiff withhold --format xlsx` writes, and a Parquet file as one.
#[utoipa::path(
    post,
    path = "/v1/individuals/withholding/batch",
    operation_id = "withhold_batch",
    tag = "individuals",
    params(Language),
    request_body(
        description = "A file of months with a header row, a workbook or a Parquet file",
        content((String = "text/csv"), (Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Parquet = "application/vnd.apache.parquet")),
    ),
    responses((
        status = 200,
        description = "The rows, each with its results",
        content((String = "text/csv"), (Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Parquet = "application/vnd.apache.parquet")),
    )),
    security((), ("key" = ["batch"])),
)]
pub(super) async fn batch(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, Problem> {
    streamed(service, request, &[LANGUAGE], |kind, _| match kind {
        CSV => Some((CSV_WITH_HEADER, Shape::Months)),
        XLSX => Some((XLSX, Shape::MonthsWorkbook)),
        PARQUET => Some((PARQUET, Shape::Parquet(Wanted::Months))),
        _ => None,
    })
    .await
}
