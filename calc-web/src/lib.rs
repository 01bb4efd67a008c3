//! The HTTP face: one person-year in, the same bytes out that `taxdiff assess --json` prints.

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use calc_core::answer::{TraceLevel, answer};
use calc_core::assess::Settings;
use calc_core::decode::decode;
use calc_core::text::Language;
use calc_payroll::facts_json;
use calc_text::{Words, problem_document};

/// The routes.
pub fn router() -> Router {
    Router::new()
        .route("/v1/individuals/assess", post(assess))
        .route("/healthz", get(|| async { "ok\n" }))
}

/// The first language of `Accept-Language` that the product speaks; quality values are not read.
fn language(headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let tags = accepted.unwrap_or_default().split(',');
    tags.filter_map(|tag| tag.split(';').next())
        .find_map(|tag| {
            Language::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(tag.trim()))
        })
        .unwrap_or_default()
}

async fn assess(headers: HeaderMap, body: Bytes) -> Response {
    let (json, facts) = match facts_json::read(&body) {
        Err(problems) => (problems, Vec::new()),
        Ok(raw) => {
            let settings = Settings::default();
            let decoded = decode(&raw);
            match decoded.and_then(|facts| answer(&facts, &settings, TraceLevel::None)) {
                Ok(answer) => {
                    return reply(StatusCode::OK, "application/json", serde_json::to_vec(&answer));
                }
                Err(problems) => (Vec::new(), problems),
            }
        }
    };
    let words = Words::new(language(&headers));
    let document = problem_document(&words, &json, &facts);
    let status = StatusCode::from_u16(document.status).unwrap_or(StatusCode::BAD_REQUEST);
    reply(status, "application/problem+json", serde_json::to_vec(&document))
}

/// Nothing personal stays in a cache.
fn reply(
    status: StatusCode,
    kind: &'static str,
    body: Result<Vec<u8>, serde_json::Error>,
) -> Response {
    let mut body = body.unwrap_or_default();
    body.push(b'\n');
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, body).into_response()
}
