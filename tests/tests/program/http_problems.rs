//! Every problem of the service, over a real socket, with its page.

#![allow(clippy::unwrap_used)]

use calc_core::law::text::Language;
use calc_tests::http::{ASSESS, BATCH, CHEAP, CSV, JSON, problem};
use calc_tests::program::run;
use calc_tests::server::Server;
use calc_text::{ProblemKind, Words};

/// What a range of amounts probably means is offered as in a row.
#[test]
fn a_range_offers_the_probable_reading() {
    let server = Server::start(CHEAP);
    for (from, fix) in [("1万", "Did you mean 10000?"), ("many", "Write digits")] {
        let body = format!(
            r#"{{"person": {{"employee_id": "1", "tax_year": 2025}}, "range": {{"column": "wages", "from": "{from}", "to": "20000", "step": "5000"}}}}"#
        );
        let response = server.post("/v1/individuals/curve", JSON, body.as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        let error = &document["errors"][0];
        assert_eq!(error["pointer"], "/range/from", "{}", response.text());
        assert_eq!(error["code"], "not_an_amount");
        assert!(error["fix"].as_str().unwrap().starts_with(fix), "{}", response.text());
    }
}

#[test]
fn every_kind_of_problem_is_reached_and_has_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys.toml");
    let keys = keys.to_str().unwrap();
    let new = run(["serve", "keys", "new", "reader", "--scope", "read", "--file", keys]);
    let key = format!("Bearer {}", new.out.lines().nth(1).unwrap());
    let server = Server::start(CHEAP);
    let strict = Server::start(&["--keys", keys, "--rate", "0"]);
    let slow = Server::start(&["--rate", "1"]);
    let post = |kind: &str, body: &[u8]| server.post(ASSESS, kind, body);
    let large = vec![b' '; 70_000];
    for (kind, response) in [
        (ProblemKind::Syntax, post(JSON, b"{")),
        (ProblemKind::Syntax, post(JSON, b"")),
        (ProblemKind::Query, server.get("/v1/params?on=2025-02-30", &[])),
        (ProblemKind::Query, server.get("/v1/params?what=1", &[])),
        (ProblemKind::Query, server.get("/v1/params?lang=en&lang=en", &[])),
        (ProblemKind::Key, strict.get("/v1/params", &[])),
        (ProblemKind::Key, strict.get("/v1/params", &[("authorization", "Bearer wrong")])),
        (ProblemKind::NotFound, server.get("/v2", &[])),
        (ProblemKind::NotFound, server.get("/v1/params/no.such", &[])),
        (ProblemKind::NotFound, server.get("/problems/no-such", &[])),
        (ProblemKind::Method, server.get(ASSESS, &[])),
        (ProblemKind::Method, server.send("DELETE", "/v1/params", &[], b"")),
        (
            ProblemKind::Ruleset,
            server.get("/v1/params", &[("taxdiff-ruleset", "0.1.0+000000000000")]),
        ),
        (ProblemKind::TooLarge, post(JSON, &large)),
        (ProblemKind::MediaType, post("text/plain", b"{}")),
        (ProblemKind::MediaType, server.send("POST", ASSESS, &[], b"{}")),
        (
            ProblemKind::MediaType,
            server.send(
                "POST",
                ASSESS,
                &[("content-type", JSON), ("content-encoding", "gzip")],
                b"\x1f\x8b",
            ),
        ),
        (ProblemKind::MediaType, server.post(BATCH, JSON, b"{}")),
        (ProblemKind::MediaType, server.post(BATCH, CSV, b"PK\x03\x04workbook")),
        (ProblemKind::Facts, post(JSON, b"[]")),
        (ProblemKind::Payroll, server.post(BATCH, CSV, b"a,b\n1,2\n")),
        (ProblemKind::Payroll, server.post(BATCH, CSV, b"")),
    ] {
        problem(&response, kind);
    }
    for (start, id) in [
        (b"PK\x03\x04".as_slice(), "file-not-csv-xlsx"),
        (b"\xd0\xcf\x11\xe0", "file-not-csv-xls"),
        (b"\xff\xfea\0", "file-not-csv-utf16"),
    ] {
        for language in Language::ALL {
            let headers = [("content-type", CSV), ("accept-language", language.tag())];
            // The room of the payroll before it may still be taken.
            let response = (0..200)
                .map(|_| server.send("POST", BATCH, &headers, start))
                .find(|response| response.status != 503)
                .unwrap();
            problem(&response, ProblemKind::MediaType);
            let words = Words::of(language);
            let fix = words.attribute(id, "fix", &[]).replace('"', "\\\"");
            for text in [words.say(id), fix] {
                assert!(response.text().contains(&text), "{}", response.text());
            }
        }
    }
    let denied = [("authorization", key.as_str()), ("content-type", JSON)];
    problem(&strict.send("POST", ASSESS, &denied, b"{}"), ProblemKind::Scope);
    let no_key = strict.get("/v1/params", &[]);
    assert!(no_key.header("www-authenticate").is_some());
    let method = server.get(ASSESS, &[]);
    assert_eq!(method.header("allow"), Some("POST"));
    // One a second, and two at once.
    let refused = (0..50)
        .map(|_| slow.get("/v1/coverage", &[]))
        .find(|response| response.status == 429)
        .unwrap();
    problem(&refused, ProblemKind::TooMany);
    assert!(refused.header("retry-after").is_some());
    for kind in ProblemKind::ALL {
        for language in Language::ALL {
            let page = server.get(kind.address(), &[("accept-language", language.tag())]);
            assert_eq!(page.status, 200, "{}", kind.address());
            assert_eq!(page.header("content-language"), Some(language.tag()));
            assert!(page.text().contains(&format!("<html lang=\"{}\">", language.tag())));
            assert!(
                page.header("content-security-policy").unwrap().starts_with("default-src 'none'")
            );
            assert!(!page.text().contains("title-") && !page.text().contains("explain-"));
        }
    }
}

/// What breaks the rules of HTTP in a way that the library beneath lets through.
#[test]
fn what_is_no_http_is_told() {
    let server = Server::start(CHEAP);
    let chunked = format!(
        "POST {ASSESS} HTTP/1.1\r\nhost: x\r\ncontent-type: {JSON}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n"
    );
    for text in [
        "GET /v1/coverage HTTP/1.1\r\n\r\n",
        "GET /v1/coverage HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
        "GET /v1/coverage HTTP/1.1\r\nhost: a b\r\n\r\n",
        "GET /v1/coverage HTTP/1.1\r\nhost: user@a\r\n\r\n",
        "GET /v1/coverage HTTP/1.1\r\nhost: a:99999\r\n\r\n",
        "GET /v1/params/%ff HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET /v1/params/%zz HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET /static/% HTTP/1.1\r\nhost: x\r\n\r\n",
        chunked.as_str(),
    ] {
        let mut connection = server.connect();
        connection.write(text.as_bytes());
        problem(&connection.response("GET"), ProblemKind::Request);
    }
    for good in
        ["GET /v1/coverage HTTP/1.0\r\n\r\n", "GET /v1/coverage HTTP/1.1\r\nhost: [::1]:80\r\n\r\n"]
    {
        let mut connection = server.connect();
        connection.write(good.as_bytes());
        assert_eq!(connection.response("GET").status, 200, "{good}");
    }
}
