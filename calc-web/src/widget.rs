//! The pages for employees and for companies, where the program was built with them.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use sha2::{Digest as _, Sha256};

use crate::ask::typed;
use crate::pages;
use crate::service::Service;

/// A file as the build made it.
pub(crate) struct Embedded {
    name: &'static str,
    plain: &'static [u8],
    packed: &'static [u8],
}

impl Embedded {
    /// Its name, which is its address too.
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it is the page that stands at the root.
    pub(crate) fn is_first(&self) -> bool {
        self.name == FIRST
    }

    /// Whether it is a page, and not something that pages load.
    pub(crate) fn is_page(&self) -> bool {
        kind(self.name).starts_with("text/html")
    }

    /// Its contents as text.
    pub(crate) fn text(&self) -> Cow<'static, str> {
        String::from_utf8_lossy(self.plain)
    }

    /// What it may load, as a page.
    pub(crate) fn policy(&self) -> &'static str {
        if self.name == "company.html" { POLICY } else { POLICY_WITH_WORKER }
    }
}

include!(concat!(env!("OUT_DIR"), "/page.rs"));

// A page that answers by other numbers than the program beside it would be worse than none.
const _: () = assert!(
    match RULESET {
        Some(ruleset) => same(ruleset.as_bytes(), calc_core::law::params::DIGEST.as_bytes()),
        None => true,
    },
    "the pages were built with other parameters: run `cargo xtask widget` again"
);

const fn same(left: &[u8], right: &[u8]) -> bool {
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    index == left.len() && index == right.len()
}

/// What a page may load: its script, its style sheet, and the core that the script holds.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The same, and the worker that a payroll is worked out in.
const POLICY_WITH_WORKER: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page that stands at the root.
const FIRST: &str = "index.html";

/// The files of the pages; none where the program was built without them.
pub(crate) fn files() -> &'static [Embedded] {
    FILES
}

/// Whether the program was built with its pages.
pub(crate) fn has_pages() -> bool {
    !FILES.is_empty()
}

/// The addresses of the pages and of what they load; without pages, what is here.
pub(crate) fn routes() -> Router<Arc<Service>> {
    let router = Router::new();
    if !has_pages() {
        return router.route("/", get(pages::home));
    }
    let route = |router: Router<Arc<Service>>, address: &str, file: &'static Embedded| {
        router.route(address, get(move |headers: HeaderMap| async move { served(file, &headers) }))
    };
    FILES.iter().fold(router, |router, file| {
        let router = route(router, &format!("/{}", file.name), file);
        if file.is_first() { route(router, "/", file) } else { router }
    })
}

/// A file, packed where the caller takes that; nothing where the caller has it already.
pub(crate) fn served(file: &'static Embedded, headers: &HeaderMap) -> Response {
    let tag = tag(file);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known
        .is_some_and(|known| known.split(',').any(|one| one.trim() == tag || one.trim() == "*"));
    let packed = takes_gzip(headers);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = HeaderValue::from_static(kind(file.name));
        typed(kind, if packed { file.packed } else { file.plain })
    };
    let mut set = |name: HeaderName, value: &'static str| {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    };
    // A browser keeps it, and asks each time whether it is still the same: pages change with the law.
    set(header::CACHE_CONTROL, "no-cache");
    set(header::VARY, "accept-encoding");
    if packed && !known {
        set(header::CONTENT_ENCODING, "gzip");
    }
    match file.name.rsplit_once('.') {
        // A host elsewhere may embed the script; it holds nothing of anybody.
        Some((_, "js")) => {
            set(HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
        }
        Some((_, "html")) => set(header::CONTENT_SECURITY_POLICY, file.policy()),
        _ => {}
    }
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// The media type of a file.
pub(crate) fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        _ => "text/html; charset=utf-8",
    }
}

/// What tells this content from any other. It is weak because packed and plain bytes share it.
fn tag(file: &'static Embedded) -> &'static str {
    static TAGS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let tag = |file: &Embedded| {
            let digest = Sha256::digest(file.plain);
            let text = digest.iter().take(12).fold(String::new(), |mut text, byte| {
                // Writing to a string cannot fail.
                let _ = write!(text, "{byte:02x}");
                text
            });
            format!("W/\"{text}\"")
        };
        FILES.iter().map(tag).collect()
    });
    let place = FILES.iter().position(|other| other.name == file.name).unwrap_or(0);
    &TAGS[place]
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_bytes_go_to_those_who_take_them() {
        for (accepted, packed) in [
            ("gzip, deflate, br, zstd", true),
            ("br, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("br", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            assert_eq!(takes_gzip(&headers), packed, "{accepted}");
        }
    }

    #[test]
    fn digests_are_compared_whole() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd") && !same(b"abc", b"ab") && !same(b"", b"a"));
    }
}
