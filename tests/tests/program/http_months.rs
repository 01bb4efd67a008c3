//! Months over a real socket: the same bytes as the command line.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_tests::http::{CHEAP, CSV, JSON, NDJSON, problem};
use calc_tests::program::{run, run_with};
use calc_tests::repository;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::json;

const WITHHOLDING: &str = "/v1/individuals/withholding";
const FILES: &str = "/v1/individuals/withholding/batch";

/// What a route of individuals takes and answers, by the document of the service.
fn validators(server: &Server, route: &str) -> [jsonschema::Validator; 2] {
    let document = server.get("/openapi.json", &[]).json();
    ["/requestBody", "/responses/200"].map(|part| {
        let mut schema = document.clone();
        let post = format!("/paths/~1v1~1individuals~1{route}/post");
        schema["$ref"] = format!("#{post}{part}/content/application~1json/schema").into();
        jsonschema::validator_for(&schema).unwrap()
    })
}

#[test]
fn a_file_of_months_comes_back_as_the_command_line_writes_it() {
    let server = Server::start(CHEAP);
    for name in ["months.csv", "errors.csv"] {
        let file = repository("fixtures/months").join(name);
        let response = server.post(FILES, CSV, &fs::read(&file).unwrap());
        let printed = run(["withhold", file.to_str().unwrap(), "--quiet"]);
        assert_eq!(response.status, 200, "{name}: {}", response.text());
        assert!(response.is_complete && response.text() == printed.out, "{name}");
    }
    let other = server.post(FILES, CSV, b"a,b\n1,2\n");
    problem(&other, ProblemKind::Payroll);
    problem(&server.post(FILES, JSON, b"{}"), ProblemKind::MediaType);
}

#[test]
fn the_months_of_a_person_are_answered_as_the_command_line_answers() {
    let server = Server::start(CHEAP);
    let [facts, answers] = validators(&server, "withholding");
    // NR21: the same twelve months as rows of a file.
    let month = |month: u8| json!({"month": month, "china_work_days": "20", "period_days": 30});
    let body = json!({
        "tax_year": 2025,
        "expected_residence_days": 150,
        "residence_days": 200,
        "post": "dual",
        "paid_in_china": "30000",
        "paid_abroad": "20000",
        "months": (1..=12).map(month).collect::<Vec<_>>(),
    });
    assert!(facts.is_valid(&body), "{:?}", facts.iter_errors(&body).next());
    let response = server.post(WITHHOLDING, JSON, body.to_string().as_bytes());
    assert_eq!(response.status, 200, "{}", response.text());
    let printed = run_with(["assess", "-", "--json"], body.to_string().as_bytes());
    assert_eq!(response.text(), printed.out);
    let answer = response.json();
    assert!(answers.is_valid(&answer), "{:?}", answers.iter_errors(&answer).next());
    assert_eq!(answer["months"][0]["tax"], "4423.33");
    assert_eq!(answer["months"][11]["correction_due"], "32000.03");
    assert_eq!(answer["months"][11]["year_tax"], "85079.99");
}

/// The way to a month comes as far as it is asked for: every step, or what was cut and chosen.
#[test]
fn the_way_to_a_month_comes_as_far_as_it_is_asked_for() {
    let server = Server::start(CHEAP);
    let body = json!({
        "tax_year": 2025, "mainland_status": "resident", "domiciled": "yes", "employment_start_month": 1,
        "months": [
            {"month": 1, "wages": "30000", "personal_pension_to_date": "13000"},
            {"month": 2, "wages": "30000", "personal_pension_to_date": "13000"},
        ],
    });
    let body = body.to_string();
    let answer = |level: &str| {
        let query = if level.is_empty() { String::new() } else { format!("?trace={level}") };
        let response = server.post(&format!("{WITHHOLDING}{query}"), JSON, body.as_bytes());
        assert_eq!(response.status, 200, "{}", response.text());
        let mut arguments = vec!["assess", "-", "--json"];
        if !level.is_empty() {
            arguments.extend(["--trace", level]);
        }
        assert_eq!(response.text(), run_with(arguments, body.as_bytes()).out, "{level}");
        response.json()
    };
    let part = |answer: &serde_json::Value, month: usize, what: &str| -> Option<String> {
        let events = answer["months"][month]["trace"]["events"].as_array()?;
        let mut parts = events.iter().filter_map(|event| event["parts"].as_array()).flatten();
        let found = parts.find(|part| part["what"] == what)?;
        Some(found["amount"]["amount"].as_str()?.to_owned())
    };
    let steps = |answer: &serde_json::Value, month: usize| -> Vec<(String, String)> {
        let events = answer["months"][month]["trace"]["events"].as_array().unwrap();
        let step = |event: &serde_json::Value| {
            let result = event["result"]["amount"].as_str()?;
            Some((event["term"].as_str()?.to_owned(), result.to_owned()))
        };
        events.iter().filter_map(step).collect()
    };
    let full = answer("full");
    // 60000-10000-12000=38000; 38000*10%-2520=1280; 30000-5000-12000=13000*3%=390.
    let second = steps(&full, 1);
    for (name, amount) in [
        ("taxable_income_to_date", "38000.00"),
        ("tax_to_date", "1280.00"),
        ("tax_of_month", "890.00"),
    ] {
        let found = second.iter().find(|(found, _)| found == name);
        assert!(found.is_some_and(|(_, found)| found == amount), "{name} {}", full["months"][1]);
    }
    assert_eq!(part(&full, 1, "withheld_before").as_deref(), Some("390.00"));
    assert!(answer("")["months"][0].get("trace").is_none());
    let capped = answer("summary");
    let events = capped["months"][0]["trace"]["events"].as_array().unwrap();
    assert!(events.iter().any(|event| event["field"] == "personal_pension_to_date"), "{capped}");
    assert!(steps(&capped, 1).is_empty(), "{capped}");
}

#[test]
fn mistakes_in_months_have_pointers() {
    let server = Server::start(CHEAP);
    for (body, pointer, code) in [
        (json!({"months": {}}), "/months", "not_an_array"),
        (json!({"tax_year": 2025}), "/months", "missing_member"),
        (json!({"months": [{"monht": 1}]}), "/months/0/monht", "unknown_member"),
        // A fact of all months, read although each month says otherwise.
        (
            json!({"tax_year": 2025, "period_days": "3x", "expected_residence_days": 0,
                "months": [{"month": 6, "period_days": 30, "post": "domestic_only", "paid_in_china": "1"}]}),
            "/period_days",
            "out_of_range",
        ),
        (
            json!({"tax_year": 2025, "mainland_status": "resident", "employment_start_month": 1, "wages": "5", "months": [{"month": 1}, {"month": 13}]}),
            "/months/1/month",
            "out_of_range",
        ),
        (
            json!({"tax_year": 2025, "mainland_status": "non_resident", "wages": "5", "months": [{"month": 1}, {"month": 1}]}),
            "/months/0/month",
            "earlier_month_bad",
        ),
    ] {
        let response = server.post(WITHHOLDING, JSON, body.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer, "{body}");
        assert_eq!(document["errors"][0]["code"], code, "{body}");
    }
}

/// In memory, each of these rows took 880 bytes.
#[test]
fn rows_about_many_people_take_little_memory() {
    let server = Server::start(CHEAP);
    let count = |rows: usize| {
        let mut csv = "employee_id,tax_year,month,wages\n".to_owned();
        (0..rows).for_each(|person| csv += &format!("{person},2025,x,1\n"));
        for path in [FILES, "/v1/individuals/batch"] {
            let response = server.post(path, CSV, csv.as_bytes());
            assert_eq!(response.status, 200);
            assert_eq!(response.text().lines().count(), rows + 1, "{path}");
        }
        server.peak_kilobytes()
    };
    let (before, after) = (count(80_000), count(180_000));
    if let Some((before, after)) = before.zip(after) {
        assert!(after < before + 30_000, "{before} kB, then {after} kB");
    }
}

#[test]
fn months_come_back_as_years() {
    let server = Server::start(CHEAP);
    for name in ["months.csv", "year-errors.csv"] {
        let file = repository("fixtures/months").join(name);
        let response = server.post("/v1/individuals/batch", CSV, &fs::read(&file).unwrap());
        let printed = run(["batch", file.to_str().unwrap(), "--quiet"]);
        assert_eq!(response.status, 200, "{name}: {}", response.text());
        assert!(response.is_complete && response.text() == printed.out, "{name}");
    }
}

/// NR21, the year and its months.
fn year() -> serde_json::Value {
    let month = |month: u8| json!({"month": month, "china_work_days": "20", "period_days": 30});
    json!({
        "person": {"employee_id": "1", "tax_year": 2025, "identity": "hk_permanent"},
        "hong_kong": {"hk_children": 1},
        "expected_residence_days": 150,
        "residence_days": 200,
        "post": "dual",
        "paid_in_china": "30000",
        "paid_abroad": "20000",
        "months": (1..=12).map(month).collect::<Vec<_>>(),
    })
}

#[test]
fn a_year_with_its_months_is_answered_as_the_command_line_answers() {
    let server = Server::start(CHEAP);
    let [facts, answers] = validators(&server, "assess");
    let body = year();
    assert!(facts.is_valid(&body), "{:?}", facts.iter_errors(&body).next());
    let response = server.post("/v1/individuals/assess", JSON, body.to_string().as_bytes());
    assert_eq!(response.status, 200, "{}", response.text());
    let printed = run_with(["assess", "-", "--json"], body.to_string().as_bytes());
    assert_eq!(response.text(), printed.out);
    let answer = response.json();
    assert!(answers.is_valid(&answer), "{:?}", answers.iter_errors(&answer).next());
    assert_eq!(answer["mainland"]["tax"], "85079.99");
    assert_eq!(answer["correction"], json!({"due": "32000.03", "by": "2026-06-30"}));
    assert_eq!(answer["months"][0]["tax"], "4423.33");
    // The same as a line of facts, and once more.
    let lines = format!("{body}\n{body}\n");
    let response = server.post("/v1/individuals/batch", NDJSON, lines.as_bytes());
    let rows: Vec<serde_json::Value> =
        response.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows[0]["mainland_tax"], "85079.99");
    assert_eq!(rows[1]["messages"], "duplicate_person_year");
}

#[test]
fn mistakes_of_a_year_with_months_have_pointers() {
    let server = Server::start(CHEAP);
    let changed = |pointer: &str, member: &str, value: serde_json::Value| {
        let mut body = year();
        body.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert(member.into(), value);
        body
    };
    for (body, pointer, code) in [
        (changed("/months/3", "month", json!(13)), "/months/3/month", "out_of_range"),
        (changed("/months/3", "monht", json!(1)), "/months/3/monht", "unknown_member"),
        (changed("/months/3", "tax_year", json!(2024)), "/months/3/tax_year", "differs_from_row"),
        (changed("/hong_kong", "hk_children", json!("x")), "/hong_kong/hk_children", "bad_count"),
        (changed("/person", "mainland_days", json!(100)), "/person/mainland_days", "out_of_range"),
        (changed("", "mainland", json!({"wages": "5"})), "/mainland/wages", "bad_amount"),
    ] {
        let response = server.post("/v1/individuals/assess", JSON, body.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer, "{body} {document}");
        assert_eq!(document["errors"][0]["code"], code, "{body}");
    }
}
