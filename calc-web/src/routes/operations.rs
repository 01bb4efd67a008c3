//! What operators and machines ask for.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::ask::typed;
use crate::service::Service;

/// Say whether the program runs
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "health",
    tag = "operations",
    responses(
        (status = 200, body = String, content_type = "text/plain", description = "It runs"),
        (status = 503, body = String, content_type = "text/plain", description = "Nothing can be answered at the moment"),
    ),
)]
pub(super) async fn health(State(service): State<Arc<Service>>) -> Response {
    if service.is_full() { no("busy\n") } else { "ok\n".into_response() }
}

fn no(why: &'static str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, why).into_response()
}

/// Say whether new requests are welcome
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "ready",
    tag = "operations",
    responses(
        (status = 200, body = String, content_type = "text/plain", description = "They are"),
        (status = 503, body = String, content_type = "text/plain", description = "The service is stopping, or nothing can be answered at the moment"),
    ),
)]
pub(super) async fn ready(State(service): State<Arc<Service>>) -> Response {
    if service.is_stopping() {
        no("stopping\n")
    } else if service.is_full() {
        no("busy\n")
    } else {
        "ready\n".into_response()
    }
}

/// Show the counters, as Prometheus reads them
#[utoipa::path(
    get,
    path = "/metrics",
    operation_id = "metrics",
    tag = "operations",
    responses((status = 200, body = String, content_type = "application/openmetrics-text", description = "The counters")),
    security((), ("key" = ["read"])),
)]
pub(super) async fn metrics(State(service): State<Arc<Service>>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    typed(HeaderValue::from_static(kind), service.metrics.text())
}
