//! Pages, and the files that they load: all of them are inside the program.
//!
//! A page that is built elsewhere joins in with its files in [`FILES`] and its address in
//! [`crate::routes`].

use std::sync::{Arc, OnceLock};

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use calc_core::law::text::Language;
use calc_text::{ProblemKind, Words};
use maud::{DOCTYPE, Markup, html};
use utoipa_swagger_ui::{Config, serve};

use crate::ask::{LANGUAGE, Parameters, Spoken, preferred, typed};
use crate::problem::Problem;

/// What a page of ours may load: its style sheet.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the reader may load: its own files, and the document from this service.
const READER_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

/// Files under `/static/`: name, media type, contents.
const FILES: [(&str, &str, &[u8]); 1] =
    [("page.css", "text/css; charset=utf-8", include_bytes!("../static/page.css"))];

/// A file.
pub(crate) async fn file(
    Spoken(language): Spoken,
    path: Option<Path<String>>,
) -> Result<Response, Problem> {
    let name = path.map(|Path(name)| name).unwrap_or_default();
    let found = FILES.iter().find(|(known, _, _)| *known == name);
    let (_, kind, bytes) = found.ok_or_else(|| Problem::of(ProblemKind::NotFound, language))?;
    let mut response = typed(HeaderValue::from_static(kind), *bytes);
    // Files change with the program only; a browser asks again after an hour.
    let kept = HeaderValue::from_static("public, max-age=3600");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(response)
}

/// What is here.
pub(crate) async fn home(uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let words = words(&uri, &headers)?;
    Ok(page(
        words,
        "/",
        &words.say("service-page-title"),
        &html! {
            ul {
                li { a href="/docs" { (words.say("service-page-reader")) } }
                li { a href="/problems" { (words.say("service-page-problems")) } }
                li { a href="/openapi.json" { "OpenAPI 3.1" } }
            }
        },
    ))
}

/// Every kind of problem.
pub(crate) async fn problems(uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let words = words(&uri, &headers)?;
    Ok(page(
        words,
        "/problems",
        &words.say("service-page-problems"),
        &html! {
            p { (words.say("service-page-problems-lead")) }
            dl {
                @for kind in ProblemKind::ALL {
                    dt { a href=(kind.address()) { code { (kind.address()) } } }
                    dd { (words.say(&format!("title-{}", kind.slug()))) " (" (kind.status()) ")" }
                }
            }
        },
    ))
}

/// One kind of problem.
pub(crate) async fn problem(
    path: Option<Path<String>>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = words(&uri, &headers)?;
    let kind = path.and_then(|Path(slug)| ProblemKind::named(&slug));
    let kind = kind.ok_or_else(|| Problem::of(ProblemKind::NotFound, words.language()))?;
    let status = kind.status().to_string();
    let title = words.say(&format!("title-{}", kind.slug()));
    Ok(page(
        words,
        kind.address(),
        &title,
        &html! {
            p class="quiet" { (words.fill("service-page-status", &[("status", &status)])) }
            p { (words.say(&format!("explain-{}", kind.slug()))) }
            p { a href="/problems" { (words.say("service-page-problems")) } }
        },
    ))
}

fn words(uri: &Uri, headers: &HeaderMap) -> Result<&'static Words, Problem> {
    let parameters = Parameters::of(uri, headers, &[LANGUAGE])?;
    Ok(Words::of(parameters.language.unwrap_or_else(|| preferred(headers))))
}

fn page(words: &Words, address: &str, title: &str, content: &Markup) -> Response {
    let named = [
        (Language::English, "English"),
        (Language::SimplifiedChinese, "简体中文"),
        (Language::HongKongChinese, "繁體中文"),
    ];
    let page = html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/static/page.css";
            }
            body {
                nav {
                    @for (language, name) in named {
                        a href=(format!("{address}?lang={}", language.tag())) lang=(language.tag())
                            aria-current=[(language == words.language()).then_some("true")] { (name) }
                    }
                }
                main { h1 { (title) } (content) }
            }
        }
    };
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    let mut response = typed(kind, page.into_string());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PAGE_POLICY));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(words.language().tag()));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// The reader's files look for each other beside its address.
pub(crate) async fn reader() -> Redirect {
    Redirect::permanent("/docs/index.html")
}

/// A file of the reader of the OpenAPI document.
pub(crate) async fn reader_file(
    Spoken(language): Spoken,
    path: Option<Path<String>>,
) -> Result<Response, Problem> {
    static CONFIG: OnceLock<Arc<Config<'static>>> = OnceLock::new();
    let config =
        CONFIG.get_or_init(|| Arc::new(Config::new(["/openapi.json"]).validator_url("none")));
    let name = path.map(|Path(name)| name).unwrap_or_default();
    let not_found = || Problem::of(ProblemKind::NotFound, language);
    let file = serve(&name, Arc::clone(config))
        .map_err(|_| Problem::of(ProblemKind::Internal, language))?
        .ok_or_else(not_found)?;
    let kind = HeaderValue::from_str(&file.content_type).map_err(|_| not_found())?;
    let mut response = (StatusCode::OK, file.bytes.into_owned()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(READER_POLICY));
    Ok(response)
}
