//! The law's numbers, and what is covered.

use axum::extract::Path;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use calc_core::coverage::coverage as covered;
use calc_core::law::params::listing;
use calc_text::ProblemKind;
use calc_text::reply::json;

use crate::ask::{JSON, LANGUAGE, ON, Parameters, Spoken, typed};
use crate::openapi::{Day, Language};
use crate::problem::Problem;

/// List all parameters
///
/// The same bytes as `taxdiff params --json`.
#[utoipa::path(
    get,
    path = "/v1/params",
    operation_id = "parameters",
    tag = "law",
    params(Day),
    responses((status = 200, body = listing::ParameterList, description = "All parameters")),
    security((), ("key" = ["read"])),
)]
pub(super) async fn all(uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let parameters = Parameters::of(&uri, &headers, &[ON, LANGUAGE])?;
    Ok(typed(JSON, json(&listing::parameter_list(parameters.on))))
}

/// Show one parameter with its versions and sources
///
/// The same bytes as `taxdiff params show ID --json`. Where a day is asked for that no version
/// covers, there are no versions.
#[utoipa::path(
    get,
    path = "/v1/params/{id}",
    operation_id = "parameter",
    tag = "law",
    params(
        ("id" = String, Path, description = "The id, as the list shows it", example = "mainland.iit.basic_deduction"),
        Day,
    ),
    responses(
        (status = 200, body = listing::OneParameter, description = "The parameter"),
        (status = 404, description = "No parameter has the id"),
    ),
    security((), ("key" = ["read"])),
)]
pub(super) async fn one(
    id: Option<Path<String>>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let parameters = Parameters::of(&uri, &headers, &[ON, LANGUAGE])?;
    let found = id.and_then(|Path(id)| listing::one(&id, parameters.on));
    let language = Spoken::of(&uri, &headers);
    let found = found.ok_or_else(|| Problem::of(ProblemKind::NotFound, language))?;
    Ok(typed(JSON, json(&found)))
}

/// Show which years, taxes and reliefs are covered, and what the law leaves open
#[utoipa::path(
    get,
    path = "/v1/coverage",
    operation_id = "coverage",
    tag = "law",
    params(Language),
    responses((status = 200, body = calc_core::coverage::Coverage, description = "The coverage")),
    security((), ("key" = ["read"])),
)]
pub(super) async fn coverage(uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    Parameters::of(&uri, &headers, &[LANGUAGE])?;
    Ok(typed(JSON, json(&covered())))
}
