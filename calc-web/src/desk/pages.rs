//! The pages as the service serves them, with a line at the top of each that says where they come from.

use std::net::IpAddr;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use calc_core::law::text::Language;
use calc_text::Words;
use serde_json::{Map, Value};

use super::presence::Presence;
use crate::ask::typed;
use crate::widget;

/// The script and the style of the line.
const SCRIPT: &str = include_str!("../../static/desk.js");
const STYLE: &str = include_str!("../../static/desk.css");

/// Where the head of a page ends.
const HEAD_ENDS: &str = "</head>";

/// What the line says, by language: while the program runs, and when it has ended.
const MESSAGES: [(&str, &str); 2] = [("open", "desk-line"), ("ended", "desk-line-ended")];

pub(super) fn routes(presence: &Presence) -> Router {
    let waiting = presence.clone();
    let fixed = |kind: &'static str, text: &'static str| {
        get(move || async move { typed(HeaderValue::from_static(kind), text) })
    };
    let router = widget::files().iter().fold(Router::new(), |router, file| {
        let answer = get(move |headers: HeaderMap| async move { served(file, &headers) });
        let router = router.route(&format!("/{}", file.name()), answer.clone());
        if file.is_first() { router.route("/", answer) } else { router }
    });
    router
        .route("/desk.js", fixed("text/javascript; charset=utf-8", SCRIPT))
        .route("/desk.css", fixed("text/css; charset=utf-8", STYLE))
        .route("/desk/open", get(move || async move { waiting.wait() }))
        .layer(from_fn(only_here))
}

/// Refuses a request that names another computer: a page of the internet whose name was made to lead
/// here would otherwise read these pages as its own.
async fn only_here(request: Request, next: Next) -> Response {
    if is_here(request.headers()) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

/// Whether the one host that is named is this computer, by its name for itself or by a loopback address.
fn is_here(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    Authority::try_from(host.as_bytes()).is_ok_and(|authority| {
        let host = authority.host();
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        let is_loopback = address.is_ok_and(|address| address.is_loopback());
        !authority.as_str().contains('@') && (is_loopback || host.eq_ignore_ascii_case("localhost"))
    })
}

/// A file; a page has the line, and may ask whether the program still runs.
fn served(file: &'static widget::Embedded, headers: &HeaderMap) -> Response {
    if !file.is_page() {
        return widget::served(file, headers);
    }
    let page = file.text().replacen(HEAD_ENDS, &format!("{}{HEAD_ENDS}", *ADDED), 1);
    let kind = HeaderValue::from_static(widget::kind(file.name()));
    let mut response = typed(kind, page).into_response();
    let policy = format!("{}; connect-src 'self'", file.policy());
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What a page's head has besides. Texts stand in a block of data, which no policy has to allow.
static ADDED: LazyLock<String> = LazyLock::new(|| {
    let texts = Language::ALL.into_iter().map(|language| {
        let words = Words::of(language);
        let said = MESSAGES.map(|(name, id)| (name.to_owned(), Value::String(words.say(id))));
        (language.tag().to_owned(), Value::Object(said.into_iter().collect()))
    });
    // A text that ended the block would be taken for a part of the page.
    let texts = Value::Object(texts.collect::<Map<_, _>>()).to_string().replace('<', "\\u003c");
    format!(
        "<script type=\"application/json\" id=\"desk-texts\">{texts}</script>\
         <link rel=\"stylesheet\" href=\"desk.css\" /><script src=\"desk.js\" defer></script>"
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    fn named(hosts: &[&'static str]) -> HeaderMap {
        hosts.iter().map(|host| (header::HOST, HeaderValue::from_static(host))).collect()
    }

    #[test]
    fn only_this_computer_may_be_named() {
        for host in ["127.0.0.1:4000", "127.0.0.1", "localhost:4000", "LOCALHOST", "[::1]:4000"] {
            assert!(is_here(&named(&[host])), "{host}");
        }
        for host in [
            "example.com",
            "localhost.example.com:4000",
            "127.0.0.1.example.com",
            "192.168.1.2:4000",
            "0.0.0.0:4000",
            "127.0.0.1@example.com",
            "example.com@127.0.0.1",
            "",
        ] {
            assert!(!is_here(&named(&[host])), "{host}");
        }
        assert!(!is_here(&named(&[])));
        assert!(!is_here(&named(&["127.0.0.1", "example.com"])));
    }
}
