//! The service over a real socket: every route, every problem, the same bytes as the command line.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_core::text::Language;
use calc_tests::cases::all;
use calc_tests::facts::nested;
use calc_tests::program::{run, run_with};
use calc_tests::repository;
use calc_tests::server::{Response, Server};
use calc_text::{ProblemKind, Words};
use serde_json::{Value, json};

const ASSESS: &str = "/v1/individuals/assess";
const COMPANY: &str = "/v1/enterprises/assess";
const CURVE: &str = "/v1/individuals/curve";
const BATCH: &str = "/v1/individuals/batch";
const JSON: &str = "application/json";
const CSV: &str = "text/csv";
const NDJSON: &str = "application/x-ndjson";
const CHEAP: &[&str] = &["--rate", "0"];

fn person() -> Value {
    json!({
        "person": {"employee_id": "1", "tax_year": 2025},
        "mainland": {"wages": "500000.00"},
    })
}

/// A problem document as it has to be, of a kind.
fn problem(response: &Response, kind: ProblemKind) -> Value {
    let document = response.json();
    assert_eq!(response.status, kind.status(), "{}", response.text());
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    assert_eq!(document["type"], kind.address(), "{document}");
    assert_eq!(document["status"], kind.status());
    for member in ["title", "detail"] {
        assert!(document[member].as_str().is_some_and(|text| !text.is_empty()), "{document}");
    }
    document
}

#[test]
fn every_case_gives_the_bytes_of_the_command_line() {
    let server = Server::start(CHEAP);
    let mut connection = server.connect();
    let mut count = 0;
    for (_, case) in all() {
        let Some(facts) = case.facts.as_ref() else { continue };
        count += 1;
        let body = nested(facts).to_string();
        let response = connection.send("POST", ASSESS, &[("content-type", JSON)], body.as_bytes());
        // The program takes a while to start; a part of the cases is enough for its side.
        if count % 7 == 0 {
            let printed = run_with(["assess", "-", "--json"], body.as_bytes());
            assert_eq!(response.text(), printed.out, "{}", case.id);
        }
        assert_eq!(response.status, 200, "{}: {}", case.id, response.text());
    }
    assert!(count > 50, "{count}");
    for level in ["none", "summary", "full"] {
        let mut body = person();
        let query =
            server.post(&format!("{ASSESS}?trace={level}"), JSON, body.to_string().as_bytes());
        body["trace"] = level.into();
        let member = server.post(ASSESS, JSON, body.to_string().as_bytes());
        let printed = run_with(["assess", "-", "--json"], body.to_string().as_bytes());
        assert_eq!(query.text(), member.text(), "{level}");
        assert_eq!(query.text(), printed.out, "{level}");
        assert_eq!(query.json()["trace"].is_object(), level != "none");
    }
}

#[test]
fn what_is_wrong_with_facts_is_said_with_pointers_in_three_languages() {
    let server = Server::start(CHEAP);
    let bad = json!({
        "person": {"employee_id": "Chan Tai Man", "tax_year": 1999, "name": "陳大文"},
        "mainland": {"wages": 5},
        "more": {},
    });
    let mut titles = Vec::new();
    for language in Language::ALL {
        let path = format!("{ASSESS}?lang={}", language.tag());
        let response = server.post(&path, JSON, bad.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        let pointers: Vec<_> =
            document["errors"].as_array().unwrap().iter().map(|error| &error["pointer"]).collect();
        assert_eq!(pointers, ["/mainland/wages", "/more"]);
        titles.push(document["title"].clone());
        let mut body = bad.clone();
        body["lang"] = language.tag().into();
        let in_body = server.post(ASSESS, JSON, body.to_string().as_bytes());
        assert_eq!(in_body.text(), response.text());
        let header = [("content-type", JSON), ("accept-language", language.tag())];
        let by_header = server.send("POST", ASSESS, &header, bad.to_string().as_bytes());
        assert_eq!(by_header.text(), response.text());
        let printed = run_with(
            ["--lang", language.tag(), "assess", "-", "--json"],
            bad.to_string().as_bytes(),
        );
        assert_eq!(printed.out, response.text());
    }
    titles.dedup();
    assert_eq!(titles.len(), 3);
    let masked = json!({"person": {"employee_id": "1", "tax_year": 2025}, "mainland": {"wages": "Chan Tai Man"}});
    let response = server.post(ASSESS, JSON, masked.to_string().as_bytes());
    let document = problem(&response, ProblemKind::Facts);
    assert_eq!(document["errors"][0]["found"], "C*** (12)");
    assert_eq!(document["errors"][0]["code"], "bad_amount");
    assert!(!response.text().contains("Tai Man"));
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

#[test]
fn parameters_and_coverage_are_those_of_the_command_line() {
    let server = Server::start(CHEAP);
    let id = "hongkong.allowances.basic";
    for (path, arguments) in [
        ("/v1/params".to_owned(), vec!["params", "--json"]),
        ("/v1/params?on=2025-04-01".to_owned(), vec!["params", "--json", "--on", "2025-04-01"]),
        (format!("/v1/params/{id}"), vec!["params", "show", id, "--json"]),
        (
            format!("/v1/params/{id}?on=1999-01-01"),
            vec!["params", "show", id, "--json", "--on", "1999-01-01"],
        ),
    ] {
        let response = server.get(&path, &[]);
        assert_eq!(response.status, 200, "{path}");
        assert_eq!(response.text(), run(arguments).out, "{path}");
        assert!(response.json()["ruleset"]["digest"].is_string());
    }
    let coverage = server.get("/v1/coverage", &[]).json();
    assert_eq!(coverage["tax_years"], json!({"first": 2019, "last": 2027}));
    assert_eq!(coverage["regimes"][0]["in_force"]["versions"][0]["evidence"], "statute");
    let routes: Vec<&str> = coverage["regimes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|regime| regime["route"].as_str().unwrap())
        .collect();
    let expected =
        ["exemption", "subsidy", "small_low_profit", "high_tech", "hetao", "import_relief"];
    assert_eq!(routes, expected);
    assert_eq!(coverage["enterprise_years"]["id"], "enterprise.coverage");
}

#[test]
fn a_curve_says_at_each_point_what_assess_says() {
    let server = Server::start(CHEAP);
    let mut body = person();
    body["range"] =
        json!({"column": "wages", "from": "90000", "to": "1000000.50", "step": "130000"});
    let curve = server.post(CURVE, JSON, body.to_string().as_bytes());
    assert_eq!(curve.status, 200, "{}", curve.text());
    let curve = curve.json();
    let points = curve["points"].as_array().unwrap();
    assert_eq!(points.len(), 9);
    assert_eq!(points[8]["income"], "1000000.50");
    for point in points {
        let mut facts = person();
        facts["mainland"]["wages"] = point["income"].clone();
        let answer = server.post(ASSESS, JSON, facts.to_string().as_bytes()).json();
        assert_eq!(point["mainland_tax"], answer["mainland"]["tax"]);
        assert_eq!(point["hong_kong_tax_cny"], answer["hong_kong"]["tax_cny"]);
        assert_eq!(point["burden_after"], answer["burden_after"]);
    }
    for (member, value, pointer) in [
        ("step", "0.01", "/range/step"),
        ("to", "1", "/range/to"),
        ("column", "donations", "/range/column"),
        ("from", "1e3", "/range/from"),
    ] {
        let mut bad = body.clone();
        bad["range"][member] = value.into();
        let response = server.post(CURVE, JSON, bad.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer);
    }
    let missing = server.post(CURVE, JSON, person().to_string().as_bytes());
    let document = problem(&missing, ProblemKind::Facts);
    assert_eq!(document["errors"][0]["pointer"], "/range");
    let mut bad = body.clone();
    bad["mainland"]["wages"] = "much".into();
    let response = server.post(CURVE, JSON, bad.to_string().as_bytes());
    let document = problem(&response, ProblemKind::Facts);
    assert_eq!(document["errors"][0]["pointer"], "/mainland/wages");
    // The smallest amount contradicts the other facts.
    body["mainland"]["exempt_income"] = "100000".into();
    let response = server.post(CURVE, JSON, body.to_string().as_bytes());
    let document = problem(&response, ProblemKind::Facts);
    assert_eq!(document["errors"][0]["code"], "exempt_above_wages");
}

#[test]
fn payrolls_come_back_as_the_command_line_writes_them() {
    let server = Server::start(CHEAP);
    for name in ["example.csv", "errors.csv", "zh-Hans.csv", "zh-Hant-HK.csv"] {
        let file = repository("fixtures/payrolls").join(name);
        let response = server.post(BATCH, CSV, &fs::read(&file).unwrap());
        let printed = run(["batch", file.to_str().unwrap(), "--quiet"]);
        assert_eq!(response.status, 200, "{name}");
        assert!(response.is_complete && response.text() == printed.out, "{name}");
        assert!(response.header("content-type").unwrap().starts_with(CSV));
    }
    let header = server.post(BATCH, CSV, b"employee_id,tax_year,wages\n");
    assert!(header.is_complete && header.text().starts_with("employee_id,tax_year,wages,status"));
}

#[test]
fn lines_of_json_come_back_as_lines_of_json() {
    let server = Server::start(CHEAP);
    let good = person();
    let body = format!(
        "\u{feff}{good}\n\n{{\"person\": 5}}\r\nnot json\n{good}\n{}",
        json!({"person": {"employee_id": "2", "tax_year": 2025}, "mainland": {"wages": "x y"}})
    );
    let path = format!("{BATCH}?lang=zh-Hant-HK");
    let response = server.post(&path, NDJSON, body.as_bytes());
    assert_eq!(response.status, 200);
    assert_eq!(response.header("content-type"), Some(NDJSON));
    let rows: Vec<Value> =
        response.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let said: Vec<_> = rows
        .iter()
        .map(|row| (row["row"].as_u64().unwrap(), row["messages"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(said[0], (1, rows[0]["messages"].as_str().unwrap().to_owned()));
    assert_eq!(said[1], (3, "not_an_object".to_owned()));
    assert_eq!(said[2], (4, "syntax".to_owned()));
    assert_eq!(said[3], (5, "duplicate_person_year".to_owned()));
    assert_eq!(said[4], (6, "bad_amount".to_owned()));
    assert_eq!(rows[0]["input"], good);
    assert_eq!(rows[2]["input"], Value::Null);
    let answer = server.post(ASSESS, JSON, good.to_string().as_bytes()).json();
    assert_eq!(rows[0]["mainland_tax"], answer["mainland"]["tax"]);
    assert_eq!(rows[0]["burden_after"], answer["burden_after"]);
    assert!(rows[0].get("errors").is_none());
    assert_eq!(rows[1]["errors"][0]["pointer"], "/person");
    assert_eq!(rows[4]["errors"][0]["found"], "x*** (3)");
    assert_eq!(rows[4]["errors"][0]["detail"], "這並非金額。");
    assert!(server.post(BATCH, NDJSON, b"").is_complete);
}

#[test]
fn a_file_that_breaks_late_breaks_the_answer_off() {
    let server = Server::start(CHEAP);
    let mut body = String::from("employee_id,tax_year,wages\n");
    for row in 0..40_000 {
        body.push_str(&format!("{row:06},2025,{row}.50\n"));
    }
    let mut body = body.into_bytes();
    body.extend_from_slice(b"x,2025,\xb9\xa4\n");
    let response = server.post(BATCH, CSV, &body);
    assert_eq!(response.status, 200);
    assert!(!response.is_complete, "a broken answer must not look whole");
    let text = response.text();
    let last: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    assert_eq!(last["type"], ProblemKind::Payroll.address());
    assert_eq!(last["errors"][0]["row"], 40_002);
    // The same mistake in the first rows is an error with a status.
    let early = server.post(BATCH, CSV, b"employee_id,tax_year,wages\nx,2025,\xb9\xa4\n");
    assert_eq!(problem(&early, ProblemKind::Payroll)["errors"][0]["row"], 2);
}

#[test]
fn pages_load_nothing_from_outside_and_answers_stay_in_no_cache() {
    let server = Server::start(CHEAP);
    for path in ["/", "/problems", "/docs/index.html"] {
        let page = server.get(path, &[]);
        assert_eq!(page.status, 200, "{path}");
        assert!(page.header("content-type").unwrap().starts_with("text/html"), "{path}");
        for outside in ["src=\"http", "href=\"http", "//", "@import"] {
            assert!(!page.text().contains(outside), "{path}: {outside}");
        }
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("http"), "{policy}");
        assert!(!policy.contains("script-src 'self' '"), "{policy}");
        for loaded in page.text().split(['"', ' ']).filter(|word| word.starts_with("./")) {
            let file = server.get(&format!("/docs/{}", loaded.trim_start_matches("./")), &[]);
            assert_eq!(file.status, 200, "{loaded}");
        }
    }
    assert_eq!(server.get("/docs", &[]).header("location"), Some("/docs/index.html"));
    assert_eq!(server.get("/static/page.css", &[]).status, 200);
    assert_eq!(server.get("/static/..%2fCargo.toml", &[]).status, 404);
    assert_eq!(server.get("/healthz", &[]).text(), "ok\n");
    assert_eq!(server.get("/readyz", &[]).text(), "ready\n");
    let answer = server.post(ASSESS, JSON, person().to_string().as_bytes());
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ] {
        assert_eq!(answer.header(name), Some(value));
    }
    assert!(answer.header("access-control-allow-origin").is_none());
    assert_eq!(server.send("HEAD", "/v1/params", &[], b"").status, 200);
}

#[test]
fn the_examples_of_the_document_are_what_the_service_answers() {
    let server = Server::start(CHEAP);
    let document = server.get("/openapi.json", &[]);
    assert_eq!(document.text(), run(["serve", "--openapi"]).out);
    let document = document.json();
    assert_eq!(document["openapi"], "3.1.0");
    let mut examples = 0;
    for (path, operation) in document["paths"].as_object().unwrap() {
        let Some(content) = operation["post"]["requestBody"]["content"].as_object() else {
            continue;
        };
        for (kind, body) in content {
            let example = &body["example"];
            if kind.ends_with("spreadsheetml.sheet") {
                // Bytes that are no text cannot stand in the document.
                assert!(example.is_null());
                continue;
            }
            let sent = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
            let response = server.post(path, kind, sent.as_bytes());
            assert_eq!(response.status, 200, "{path}: {}", response.text());
            let expected = &operation["post"]["responses"]["200"]["content"][kind]["example"];
            let found = if kind == JSON { response.json() } else { Value::String(response.text()) };
            assert_eq!(&found, expected, "{path} {kind}");
            examples += 1;
        }
    }
    assert_eq!(examples, 5);
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let json = readme.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let facts: Value = serde_json::from_str(json).unwrap();
    let example = &document["paths"][ASSESS]["post"]["requestBody"]["content"][JSON]["example"];
    assert_eq!(&facts, example, "the README shows the example");
}

#[test]
fn answers_have_the_shape_that_the_document_promises() {
    let server = Server::start(CHEAP);
    let document = server.get("/openapi.json", &[]).json();
    let validator = |pointer: &str| {
        let mut schema = document.clone();
        schema["$ref"] = format!("#{pointer}").into();
        jsonschema::validator_for(&schema).unwrap()
    };
    let answers = validator("/components/schemas/Answer");
    let event_shape = validator("/components/schemas/Event");
    let problems = validator("/components/schemas/Problem");
    let facts = validator(
        "/paths/~1v1~1individuals~1assess/post/requestBody/content/application~1json/schema",
    );
    let mut connection = server.connect();
    for (_, case) in all() {
        let Some(given) = case.facts.as_ref() else { continue };
        let body = nested(given);
        assert!(facts.is_valid(&body), "{}: {:?}", case.id, facts.iter_errors(&body).next());
        let path = format!("{ASSESS}?trace=full");
        let body = body.to_string();
        let response = connection.send("POST", &path, &[("content-type", JSON)], body.as_bytes());
        let answer = response.json();
        let events = answer["trace"]["events"].as_array().unwrap();
        assert!(events.iter().all(|event| event_shape.is_valid(event)), "{}", case.id);
        let error = answers.iter_errors(&answer).next();
        assert!(error.is_none(), "{}: {:?}", case.id, error.map(|e| e.instance_path().to_string()));
    }
    let coverage = server.get("/v1/coverage", &[]).json();
    assert!(validator("/components/schemas/Coverage").is_valid(&coverage));
    let catalogue = server.get("/v1/params", &[]).json();
    assert!(validator("/components/schemas/Catalogue").is_valid(&catalogue));
    let refused = server.post(ASSESS, JSON, br#"{"x": 1}"#).json();
    assert!(problems.is_valid(&refused));
    for body in [json!({}), json!({"x": 1}), json!({"person": {"employee_id": "1", "tax_year": 1}})]
    {
        assert!(!facts.is_valid(&body), "{body}");
    }
}

#[test]
fn companies_are_answered_as_the_command_line_answers() {
    let server = Server::start(CHEAP);
    let document = server.get("/openapi.json", &[]).json();
    let validator = |pointer: String| {
        let mut schema = document.clone();
        schema["$ref"] = format!("#{pointer}").into();
        jsonschema::validator_for(&schema).unwrap()
    };
    let answers = validator("/components/schemas/CompanyAnswer".to_owned());
    let operation = "/paths/~1v1~1enterprises~1assess/post";
    let facts = validator(format!("{operation}/requestBody/content/application~1json/schema"));
    let path = format!("{COMPANY}?trace=full");
    let mut inputs: Vec<String> = all().into_iter().filter_map(|(_, case)| case.company).collect();
    inputs.push(fs::read_to_string(repository("fixtures/enterprises/company.json")).unwrap());
    assert!(inputs.len() > 50);
    for input in inputs {
        let body: Value = serde_json::from_str(&input).unwrap();
        assert!(facts.is_valid(&body), "{input}: {:?}", facts.iter_errors(&body).next());
        let response = server.post(&path, JSON, input.as_bytes());
        assert_eq!(response.status, 200, "{input}: {}", response.text());
        let printed = run_with(["enterprise", "-", "--json", "--trace", "full"], input.as_bytes());
        assert_eq!(response.text(), printed.out, "{input}");
        let answer = response.json();
        let error = answers.iter_errors(&answer).next();
        assert!(error.is_none(), "{input}: {:?}", error.map(|e| e.instance_path().to_string()));
    }
}

#[test]
fn mistakes_about_companies_are_problem_documents() {
    let server = Server::start(CHEAP);
    for (body, pointer, code) in [
        (json!({"tax_year": 2025}), "/taxable_income", "missing_value"),
        (json!({"tax_year": 2025, "taxable_income": 5}), "/taxable_income", "not_text"),
        (json!({"tax_year": 2025, "taxable_income": "1", "losses": {}}), "/losses", "not_an_array"),
        (
            json!({"tax_year": 2025, "taxable_income": "1", "losses": [{"year": 2025, "amount": "1"}]}),
            "/losses/0/year",
            "out_of_range",
        ),
        (
            json!({"tax_year": 2025, "taxable_income": "1", "trace": "all"}),
            "/trace",
            "unknown_word",
        ),
        (json!({"person": {}}), "/person", "unknown_member"),
    ] {
        let response = server.post(COMPANY, JSON, body.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer, "{body}");
        assert_eq!(document["errors"][0]["code"], code, "{body}");
    }
    problem(&server.post(COMPANY, JSON, b"{"), ProblemKind::Syntax);
    problem(&server.post(COMPANY, CSV, b"{}"), ProblemKind::MediaType);
    problem(&server.get(COMPANY, &[]), ProblemKind::Method);
    let body = br#"{"tax_year": 2025, "taxable_income": "x", "lang": "zh-Hans"}"#;
    let document = problem(&server.post(COMPANY, JSON, body), ProblemKind::Facts);
    assert_eq!(document["errors"][0]["detail"], "这不是金额。");
}
