//! Companies over a real socket: the same bytes as the command line.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_tests::cases::all;
use calc_tests::http::{CHEAP, COMPANY, CSV, JSON, problem};
use calc_tests::program::run_with;
use calc_tests::repository;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::{Value, json};

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

#[test]
fn a_catalogue_that_the_service_was_started_with_bears_out_a_code() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.csv");
    // No item of the official annex is known; these codes mean nothing.
    fs::write(&file, "area,item,title\nlife,x-1,placeholder\n").unwrap();
    let file = file.to_str().unwrap();
    let with = Server::start(&["--catalogue", file, "--rate", "0"]);
    let without = Server::start(CHEAP);
    for (code, server, answer, remark, loaded) in [
        ("x-1", &with, "yes", Value::Null, 1),
        ("x-2", &with, "needs", json!("code_not_in_catalogue"), 1),
        ("x-1", &without, "needs", json!("catalogue_not_loaded"), 0),
    ] {
        let facts = json!({
            "tax_year": 2025, "taxable_income": "1.00", "activity": {"catalogue_code": code},
        });
        let response = server.post(COMPANY, JSON, facts.to_string().as_bytes());
        let said = response.json();
        let condition = &said["regimes"][3]["conditions"][2];
        assert_eq!(condition["id"], "catalogue", "{said}");
        assert_eq!(condition["answer"], answer, "{code}");
        assert_eq!(condition["remark"], remark, "{code}");
        assert_eq!(said["catalogue_size"]["loaded"], loaded, "{code}");
        let mut command = vec!["enterprise", "-", "--json"];
        if loaded > 0 {
            command.extend(["--catalogue", file]);
        }
        let printed = run_with(command, facts.to_string().as_bytes());
        assert_eq!(response.text(), printed.out, "{code}");
    }
}
