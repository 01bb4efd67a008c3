//! The addresses. A new route is a handler with its `utoipa::path`, a line in [`api`], its pattern
//! in [`NAMES`], and its scope.

mod assess;
mod batch;
mod curve;
mod enterprise;
mod operations;
mod params;
mod withholding;

use std::sync::Arc;

use axum::extract::{MatchedPath, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use axum::{Router, extract::Request, middleware::Next};
use calc_text::ProblemKind;
use tower_http::cors::CorsLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::args::Scope;
use crate::ask::Spoken;
use crate::guard::{admit, observe};
use crate::pages;
use crate::problem::Problem;
use crate::service::Service;
use crate::widget;

pub(crate) use operations::document;

pub(crate) const HEALTH: &str = "/healthz";
pub(crate) const READY: &str = "/readyz";

/// What stands for every address that no route has.
const UNKNOWN: &str = "unknown";

/// The methods that a log names.
pub(crate) const METHODS: [Method; 4] = [Method::GET, Method::POST, Method::HEAD, Method::OPTIONS];

/// The patterns of all routes, and who needs a key for them.
const NAMES: [(&str, Option<Scope>); 27] = [
    ("/v1/individuals/assess", Some(Scope::Assess)),
    ("/v1/individuals/curve", Some(Scope::Assess)),
    ("/v1/individuals/batch", Some(Scope::Batch)),
    ("/v1/individuals/withholding", Some(Scope::Assess)),
    ("/v1/individuals/withholding/batch", Some(Scope::Batch)),
    ("/v1/enterprises/assess", Some(Scope::Assess)),
    ("/v1/params", Some(Scope::Read)),
    ("/v1/params/{id}", Some(Scope::Read)),
    ("/v1/coverage", Some(Scope::Read)),
    ("/metrics", Some(Scope::Read)),
    (HEALTH, None),
    (READY, None),
    ("/openapi.json", None),
    ("/", None),
    ("/docs", None),
    ("/docs/{*file}", None),
    ("/problems", None),
    ("/problems/{kind}", None),
    ("/static/{file}", None),
    ("/index.html", None),
    ("/company.html", None),
    ("/embed.html", None),
    ("/page.css", None),
    ("/tax-differential.js", None),
    ("/company-tax.js", None),
    ("/tax-differential-pictures.js", None),
    ("/tax-differential-payroll.js", None),
];

/// The pattern of a route, from the table: what a caller wrote never is a label.
pub(crate) fn name_of(path: Option<&MatchedPath>) -> &'static str {
    let path = path.map_or("", MatchedPath::as_str);
    NAMES.iter().find(|(name, _)| *name == path).map_or(UNKNOWN, |(name, _)| name)
}

/// The scope that a route needs.
pub(crate) fn scope(route: &str) -> Option<Scope> {
    NAMES.iter().find(|(name, _)| *name == route).and_then(|(_, scope)| *scope)
}

/// The routes that the OpenAPI document describes.
fn api() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new()
        .routes(routes!(assess::assess))
        .routes(routes!(batch::batch))
        .routes(routes!(curve::curve))
        .routes(routes!(withholding::withhold))
        .routes(routes!(withholding::batch))
        .routes(routes!(enterprise::assess))
        .routes(routes!(params::all))
        .routes(routes!(params::one))
        .routes(routes!(params::coverage))
        .routes(routes!(operations::health))
        .routes(routes!(operations::ready))
        .routes(routes!(operations::metrics))
}

/// What the routes say of themselves.
pub(crate) fn described() -> OpenApi {
    api().into_openapi()
}

/// All routes, with what stands before them.
pub(crate) fn router(service: &Arc<Service>) -> Router {
    let (api, _) = api().split_for_parts();
    let mut router = api
        .route("/openapi.json", get(operations::openapi))
        .merge(widget::routes())
        .route("/docs", get(pages::reader))
        .route("/docs/{*file}", get(pages::reader_file))
        .route("/problems", get(pages::problems))
        .route("/problems/{kind}", get(pages::problem))
        .route("/static/{file}", get(pages::file))
        .fallback(not_found)
        .method_not_allowed_fallback(not_this_method)
        .layer(from_fn_with_state(Arc::clone(service), admit));
    if !service.origins.is_empty() {
        router = router.layer(cors(service)).layer(from_fn(vary));
    }
    router.layer(from_fn_with_state(Arc::clone(service), observe)).with_state(Arc::clone(service))
}

fn cors(service: &Service) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(service.origins.clone())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION, header::ACCEPT_LANGUAGE])
        .expose_headers([header::RETRY_AFTER, "x-request-id".parse().unwrap_or(header::ETAG)])
}

/// A page elsewhere that may call may also read the answer.
async fn vary(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = HeaderValue::from_static("cross-origin");
    response.headers_mut().insert("cross-origin-resource-policy", policy);
    response
}

async fn not_found(Spoken(language): Spoken) -> Problem {
    Problem::of(ProblemKind::NotFound, language)
}

async fn not_this_method(State(_): State<Arc<Service>>, Spoken(language): Spoken) -> Problem {
    Problem::of(ProblemKind::Method, language)
}
