//! What stands before every route: a number for the request, a line of log, counters, keys, rate,
//! and the headers that browsers obey.

use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use calc_core::law::ruleset::RULESET;
use calc_core::law::text::Language;
use calc_text::{ProblemKind, Words, ruleset_document};
use futures_util::FutureExt as _;
use percent_encoding::percent_decode_str;

use crate::args::Scope;
use crate::ask::Spoken;
use crate::keys::today;
use crate::problem::Problem;
use crate::route_table::{HEALTH, METHODS, READY, name_of, scope};
use crate::service::{Caller, Service};

/// The address at the other end of the connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// The name of the key that a request was let in with, for the log.
#[derive(Clone, Debug)]
struct Admitted(Arc<str>);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The ruleset that a request expects.
pub(crate) const RULESET_HEADER: HeaderName = HeaderName::from_static("taxdiff-ruleset");
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The number of a request, for those who log later.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub(crate) Arc<str>);

/// The outermost: every request comes through here, and every response.
pub(crate) async fn observe(
    State(service): State<Arc<Service>>,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let id: Arc<str> = given_id(request.headers()).unwrap_or_else(|| service.request_id()).into();
    request.extensions_mut().insert(RequestId(Arc::clone(&id)));
    let method = request.method().clone();
    let route = name_of(request.extensions().get::<MatchedPath>());
    let language = Spoken::of(request.uri(), request.headers());
    service.metrics.in_flight.inc();
    let result = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    service.metrics.in_flight.dec();
    let mut response =
        result.unwrap_or_else(|_| Problem::of(ProblemKind::Internal, language).into_response());
    set_default_headers(response.headers_mut());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let status = response.status().as_u16();
    let took = begun.elapsed();
    service.metrics.request(&method, route, status, took.as_secs_f64());
    let key = response.extensions().get::<Admitted>().map_or("", |admitted| &admitted.0);
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    // Methods and addresses may be anything a caller wrote; the log has the known ones only.
    let method = if METHODS.contains(&method) { method.as_str() } else { "other" };
    if status >= 500 && status != ProblemKind::Busy.status() {
        tracing::error!(%id, method, route, status, micros, key, "request");
    } else if !matches!(route, HEALTH | READY) {
        tracing::info!(%id, method, route, status, micros, key, "request");
    }
    response
}

/// A caller's own number is taken over only where it can be nothing else: a UUID.
fn given_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let shape = id.bytes().enumerate().all(|(index, byte)| match index {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    });
    (id.len() == 36 && shape).then(|| id.to_owned())
}

/// Headers that hold unless a route said something else.
fn set_default_headers(headers: &mut HeaderMap) {
    headers.reserve(8);
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

/// Keys and rate. Pages, health and readiness are for everybody.
pub(crate) async fn admit(
    State(service): State<Arc<Service>>,
    request: Request,
    next: Next,
) -> Response {
    let route = name_of(request.extensions().get::<MatchedPath>());
    if matches!(route, HEALTH | READY) {
        return next.run(request).await;
    }
    let language = Spoken::of(request.uri(), request.headers());
    if !is_http(&request) {
        return Problem::of(ProblemKind::Request, language).into_response();
    }
    let admitted = match admitted(&service, request.headers(), scope(route)) {
        Ok(admitted) => admitted,
        Err(kind) => {
            // Whoever tries keys is counted by address.
            let problem = wait(&service, &caller(&service, &request), language);
            return problem.unwrap_or_else(|| refusal(kind, language)).into_response();
        }
    };
    let who = match &admitted {
        Some(Admitted(name)) => Caller::Key(Arc::clone(name)),
        None => caller(&service, &request),
    };
    if let Some(problem) = wait(&service, &who, language) {
        return problem.into_response();
    }
    if let Some(problem) = another_ruleset(&service, &request, route, language) {
        return problem.into_response();
    }
    let mut response = next.run(request).await;
    if let Some(admitted) = admitted {
        response.extensions_mut().insert(admitted);
    }
    response
}

/// The problem of a request that expects another ruleset: it is told before any figure.
fn another_ruleset(
    service: &Service,
    request: &Request,
    route: &str,
    language: Language,
) -> Option<Problem> {
    scope(route)?;
    let expected = request.headers().get_all(RULESET_HEADER).iter();
    let other = expected
        .map(|value| value.to_str().unwrap_or_default().trim())
        .find(|text| !RULESET.is(text) && !service.settings.ruleset().is(text))?;
    let document = ruleset_document(Words::of(language), RULESET_HEADER.as_str(), other);
    Some(Problem::new(document, language))
}

/// Whether the request names one host as it should (RFC 9112, section 3.2), and its path can be
/// decoded.
fn is_http(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let named = match (hosts.next(), hosts.next()) {
        (None, None) => request.version() < Version::HTTP_11,
        (Some(host), None) => host.is_empty() || is_host(host.as_bytes()),
        _ => false,
    };
    let path = percent_decode_str(request.uri().path());
    named && has_digits(request.uri().path()) && path.decode_utf8().is_ok()
}

/// A name or an address, and perhaps a port.
fn is_host(host: &[u8]) -> bool {
    Authority::try_from(host).is_ok_and(|host| {
        let no_user = !host.as_str().contains('@');
        let port = host.as_str().len() == host.host().len() || host.port_u16().is_some();
        no_user && port && !host.host().is_empty()
    })
}

/// Whether two digits follow every percent sign.
fn has_digits(path: &str) -> bool {
    let two = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    path.split('%').skip(1).all(two)
}

fn refusal(kind: ProblemKind, language: Language) -> Problem {
    let problem = Problem::of(kind, language);
    if kind == ProblemKind::Key {
        problem.with(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"taxdiff\""))
    } else {
        problem
    }
}

fn wait(service: &Service, caller: &Caller, language: Language) -> Option<Problem> {
    let time = service.must_wait(caller)?;
    let seconds = time.saturating_add(Duration::from_millis(999)).as_secs().max(1);
    Some(Problem::of(ProblemKind::TooMany, language).after(seconds))
}

/// The key that a request comes with, where one is needed.
fn admitted(
    service: &Service,
    headers: &HeaderMap,
    scope: Option<Scope>,
) -> Result<Option<Admitted>, ProblemKind> {
    let (Some(keys), Some(scope)) = (&service.keys, scope) else { return Ok(None) };
    let presented = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, key)| key.trim());
    let key = presented.and_then(|key| keys.find(key, today())).ok_or(ProblemKind::Key)?;
    if key.scopes.contains(&scope) { Ok(Some(Admitted(key.name))) } else { Err(ProblemKind::Scope) }
}

/// An entry of X-Forwarded-For. Some proxies add the port, and then brackets where the address is of
/// version 6.
fn forwarded_address(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let in_brackets = || entry.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || entry.parse().map(|address: SocketAddr| address.ip()).ok();
    entry.parse().ok().or_else(in_brackets).or_else(with_port)
}

/// Who calls, by address.
fn caller(service: &Service, request: &Request) -> Caller {
    let forwarded = || -> Option<IpAddr> {
        let value = request.headers().get_all(FORWARDED).iter().next_back()?.to_str().ok()?;
        forwarded_address(value.rsplit(',').next()?)
    };
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
    let address = service.forwarded.then(forwarded).flatten().or(peer);
    address.unwrap_or(IpAddr::from([0, 0, 0, 0])).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_or_an_address() {
        for host in ["localhost", "taxdiff.example:8080", "192.0.2.7:80", "[2001:db8::7]:443"] {
            assert!(is_host(host.as_bytes()), "{host}");
        }
        for host in ["a b", "user@host", "host:", "host:99999", "a/b", ":80", "[::1", "h\u{f6}st"] {
            assert!(!is_host(host.as_bytes()), "{host}");
        }
    }

    #[test]
    fn a_forwarded_address_may_have_a_port() {
        for (entry, address) in [
            (" 192.0.2.7", Some("192.0.2.7")),
            ("192.0.2.7:51234", Some("192.0.2.7")),
            ("2001:db8::7", Some("2001:db8::7")),
            ("[2001:db8::7]", Some("2001:db8::7")),
            ("[2001:db8::7]:443", Some("2001:db8::7")),
            ("192.0.2.7:port", None),
            ("unknown", None),
            ("", None),
        ] {
            let expected = address.map(|text| text.parse::<IpAddr>().unwrap());
            assert_eq!(forwarded_address(entry), expected, "{entry}");
        }
    }
}
