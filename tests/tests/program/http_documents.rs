//! What the service says of the law and of itself: parameters, coverage, pages, the OpenAPI document.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_tests::cases::all;
use calc_tests::facts::nested;
use calc_tests::http::{ASSESS, CHEAP, JSON, person};
use calc_tests::program::run;
use calc_tests::repository;
use calc_tests::server::Server;
use serde_json::{Value, json};

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
            if kind.ends_with("spreadsheetml.sheet") || kind.ends_with("parquet") {
                // Bytes that are no text cannot stand in the document.
                assert!(example.is_null());
                continue;
            }
            let sent = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
            let response = server.post(path, kind, sent.as_bytes());
            assert_eq!(response.status, 200, "{path}: {}", response.text());
            let expected = &operation["post"]["responses"]["200"]["content"][kind]["example"];
            let mut found =
                if kind == JSON { response.json() } else { Value::String(response.text()) };
            if path.ends_with("/receipt") {
                // It bears the time of its making.
                found["made_at"] = expected["made_at"].clone();
            }
            assert_eq!(&found, expected, "{path} {kind}");
            examples += 1;
        }
    }
    assert_eq!(examples, 15);
    let readme = fs::read_to_string(repository("README.md")).unwrap();
    let json =
        readme.split("```json file=person.json\n").nth(1).unwrap().split("```").next().unwrap();
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
    let parameters = server.get("/v1/params", &[]).json();
    assert!(validator("/components/schemas/ParameterList").is_valid(&parameters));
    let refused = server.post(ASSESS, JSON, br#"{"x": 1}"#).json();
    assert!(problems.is_valid(&refused));
    for body in [json!({}), json!({"x": 1}), json!({"person": {"employee_id": "1", "tax_year": 1}})]
    {
        assert!(!facts.is_valid(&body), "{body}");
    }
}

/// What the table of limits in SECURITY.md allows together is less than the unit's limit.
#[test]
fn all_limits_together_stay_below_the_memory_of_the_unit() {
    let security = fs::read_to_string(repository("SECURITY.md")).unwrap();
    let rows: Vec<Vec<&str>> = security
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let memory = rows.iter().filter_map(|row| row.get(3)?.strip_suffix(" MB")?.parse::<u64>().ok());
    let memory: u64 = memory.sum();
    let unit = fs::read_to_string(repository("deploy/taxdiff.service")).unwrap();
    let most = unit.lines().find_map(|line| line.strip_prefix("MemoryMax=")).unwrap();
    // Of 1,048,576 bytes each, which leaves a little more.
    let most: u64 = most.strip_suffix('M').unwrap().parse().unwrap();
    assert!((800..most).contains(&memory), "{memory} MB of {most}");
    // The defaults are those of the program.
    let help = run(["serve", "--help"]).out;
    for (option, default) in [("connections", "4096"), ("concurrency", "256"), ("batches", "2")] {
        let row = rows.iter().find(|row| row[1].contains(&format!("`--{option}`"))).unwrap();
        assert_eq!(row[2].replace(',', ""), default, "{option}");
        let (_, after) = help.split_once(&format!("--{option} ")).unwrap();
        let said = after.split("[default: ").nth(1).and_then(|text| text.split(']').next());
        assert_eq!(said, Some(default), "{option}");
    }
}
