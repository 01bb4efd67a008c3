//! Problem documents as responses.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use calc_core::law::text::Language;
use calc_text::reply::json;
use calc_text::{ProblemDocument, ProblemKind, Words};

/// The media type of problem documents.
pub(crate) const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Why a request is not answered as it wished.
#[derive(Debug)]
pub(crate) struct Problem {
    document: Box<ProblemDocument>,
    language: Language,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Problem {
    pub(crate) fn of(kind: ProblemKind, language: Language) -> Self {
        Self::new(kind.document(Words::of(language)), language)
    }

    pub(crate) fn new(document: ProblemDocument, language: Language) -> Self {
        Self { document: document.into(), language, header: None }
    }

    /// The same with a header.
    pub(crate) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.header = Some((name, value));
        self
    }

    /// The same, to be tried again after a time.
    pub(crate) fn after(self, seconds: u64) -> Self {
        self.with(header::RETRY_AFTER, seconds.into())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.document.status);
        let headers = [
            (header::CONTENT_TYPE, MEDIA_TYPE),
            (header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language.tag())),
        ];
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, headers, json(&self.document)).into_response();
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}
