//! Payrolls over a real socket: streams that come back as the command line writes them.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_tests::http::{ASSESS, BATCH, CHEAP, CSV, JSON, NDJSON, person, problem};
use calc_tests::program::run;
use calc_tests::repository;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::{Value, json};

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

/// The actual Hong Kong bill comes back because the address asks for it, whatever columns the file has.
#[test]
fn the_hong_kong_bill_comes_back_where_it_is_asked_for() {
    let server = Server::start(CHEAP);
    let path = format!("{BATCH}?both_sides=true");
    let file = repository("fixtures/payrolls/example.csv");
    let months = repository("fixtures/months/months.csv");
    for file in [&file, &months] {
        let response = server.post(&path, CSV, &fs::read(file).unwrap());
        let printed = run(["batch", file.to_str().unwrap(), "--quiet", "--both-sides"]);
        assert_eq!(response.status, 200, "{file:?}");
        assert!(response.is_complete && response.text() == printed.out, "{file:?}");
        let text = response.text();
        assert!(text.lines().next().unwrap().ends_with(",total_burden_cny"), "{file:?}");
    }
    let line = format!("{}\n", person());
    let row: Value = server.post(&path, NDJSON, line.as_bytes()).json();
    assert!(row["hk_rule"].is_string() && row["total_burden_cny"].is_string(), "{row}");
    let usual: Value = server.post(BATCH, NDJSON, line.as_bytes()).json();
    assert_eq!(usual.get("hk_rule"), None);
    let twice = server.post(&path, CSV, b"employee_id,tax_year,wages,hk_rule\n1,2025,1,x\n");
    assert_eq!(twice.status, 422, "{}", twice.text());
    let word = server.post(&format!("{BATCH}?both_sides=1"), CSV, &fs::read(&file).unwrap());
    assert_eq!(word.status, 400, "{}", word.text());
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
