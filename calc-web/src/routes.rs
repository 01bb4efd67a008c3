//! The addresses. A new route is a handler with its `utoipa::path`, a line in [`api`], and its pattern
//! and scope in [`crate::route_table`].

mod assess;
mod batch;
mod curve;
mod days;
mod enterprise;
mod operations;
mod params;
mod receipts;
mod reconcile;
mod solve;
mod withholding;

use std::sync::{Arc, OnceLock};

use axum::extract::State;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use axum::{Router, extract::Request, middleware::Next};
use bytes::Bytes;
use calc_text::ProblemKind;
use calc_text::reply::json;
use tower_http::cors::CorsLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ask::{JSON, Spoken, typed};
use crate::guard::{RULESET_HEADER, admit, observe};
use crate::openapi;
use crate::pages;
use crate::problem::Problem;
use crate::service::Service;
use crate::widget;

/// The routes that the OpenAPI document describes.
fn api() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new()
        .routes(routes!(assess::assess))
        .routes(routes!(batch::batch))
        .routes(routes!(curve::curve))
        .routes(routes!(reconcile::reconcile))
        .routes(routes!(reconcile::calibrate))
        .routes(routes!(reconcile::compare))
        .routes(routes!(solve::solve))
        .routes(routes!(receipts::keep))
        .routes(routes!(receipts::verify))
        .routes(routes!(withholding::withhold))
        .routes(routes!(withholding::batch))
        .routes(routes!(days::count))
        .routes(routes!(enterprise::assess))
        .routes(routes!(params::all))
        .routes(routes!(params::one))
        .routes(routes!(params::coverage))
        .routes(routes!(operations::health))
        .routes(routes!(operations::ready))
        .routes(routes!(operations::metrics))
}

/// The bytes of the OpenAPI document, made when they are first asked for.
pub(crate) fn document() -> Bytes {
    static DOCUMENT: OnceLock<Bytes> = OnceLock::new();
    DOCUMENT.get_or_init(|| json(&openapi::document(api().into_openapi())).into()).clone()
}

async fn openapi_document() -> Response {
    typed(JSON, document())
}

/// All routes, with what stands before them.
pub(crate) fn router(service: &Arc<Service>) -> Router {
    let (api, _) = api().split_for_parts();
    let mut router = api
        .route("/openapi.json", get(openapi_document))
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
        .allow_headers([
            header::CONTENT_TYPE,
            header::AUTHORIZATION,
            header::ACCEPT_LANGUAGE,
            RULESET_HEADER,
        ])
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
