//! Official figures beside ours, and settings side by side.

use std::sync::Arc;

use axum::extract::State;
use calc_text::{calibration, readings};

use crate::ask::{Answered, JsonRequest};
use crate::openapi::{CalibrationAnswer, CompareFacts, Language, OfficialFacts, PeopleFacts};
use crate::problem::Problem;
use crate::service::Service;

/// Explain an official figure
///
/// The facts of a person-year and the exemption, or the refund, that the tax bureau gave: which readings
/// of what the law leaves open give it to the fen, and if none does, which comes nearest. The same bytes
/// as `taxdiff reconcile --json`.
#[utoipa::path(
    post,
    path = "/v1/individuals/reconcile",
    operation_id = "reconcile",
    tag = "individuals",
    params(Language),
    request_body(content = inline(OfficialFacts), content_type = "application/json"),
    responses((
        status = 200,
        body = calc_core::person::readings::gap::Gap,
        description = "The figure beside every reading",
    )),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn reconcile(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    // A hundred thousand exchange rates take a tenth of a second; other requests do not wait for them.
    request.answered_apart(service, readings::reconcile_body).await
}

/// Learn from official figures
///
/// The facts of several people, each with the figure that the tax bureau gave or without one: which readings
/// of what the law leaves open the figures agree with, year by year, which people they were learned from, what
/// stays open, and which figures resist. It is not the law. Nothing is stored: a service takes what was learned
/// with `--readings`. The same bytes as `taxdiff reconcile --json` of the same people as JSON.
#[utoipa::path(
    post,
    path = "/v1/individuals/calibrate",
    operation_id = "calibrate",
    tag = "individuals",
    params(Language),
    request_body(content = inline(PeopleFacts), content_type = "application/json"),
    responses((status = 200, body = inline(CalibrationAnswer), description = "What they agree with")),
    security((), ("key" = ["batch"])),
)]
pub(super) async fn calibrate(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    // Every reading of every person is tried; other requests do not wait for them.
    request.answered_apart(service, calibration::calibrate_body).await
}

/// Compare two sets of settings
///
/// The facts of a person-year and two sets of settings, each by the names that `--set` takes: what the year
/// comes to under both, what changes, and what each setting that differs would do alone. The same bytes as
/// `taxdiff compare --json`.
#[utoipa::path(
    post,
    path = "/v1/individuals/compare",
    operation_id = "compare",
    tag = "individuals",
    params(Language),
    request_body(content = inline(CompareFacts), content_type = "application/json"),
    responses((
        status = 200,
        body = calc_core::person::readings::compare::Comparison,
        description = "Both sides",
    )),
    security((), ("key" = ["assess"])),
)]
pub(super) async fn compare(
    State(service): State<Arc<Service>>,
    request: JsonRequest,
) -> Result<Answered, Problem> {
    request.answered(service, readings::compare_body).await
}
