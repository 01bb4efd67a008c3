//! The service over a real socket: persons, with the same bytes as the command line.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_core::law::text::Language;
use calc_tests::cases::all;
use calc_tests::facts::nested;
use calc_tests::http::{ASSESS, CHEAP, CURVE, JSON, person, problem};
use calc_tests::program::run_with;
use calc_tests::schemas;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::json;

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
fn a_curve_says_at_each_point_what_assess_says() {
    let server = Server::start(CHEAP);
    let mut body = person();
    body["range"] =
        json!({"column": "wages", "from": "90000", "to": "1000000.50", "step": "130000"});
    let curve = server.post(CURVE, JSON, body.to_string().as_bytes());
    assert_eq!(curve.status, 200, "{}", curve.text());
    let curve = curve.json();
    let schema = fs::read_to_string(schemas::file(schemas::CURVE)).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    assert!(schema.is_valid(&curve), "{:?}", schema.iter_errors(&curve).collect::<Vec<_>>());
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
