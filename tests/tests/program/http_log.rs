//! What the service logs and counts, and that nobody has to read it.

#![allow(clippy::unwrap_used)]

use calc_tests::http::FACTS;
use calc_tests::server::{Server, head};
use serde_json::Value;

const ASSESS: &str = "/v1/individuals/assess";
const BATCH: &str = "/v1/individuals/batch";
const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const CSV: &[(&str, &str)] = &[("content-type", "text/csv")];
const HEADER: &str = "employee_id,tax_year,wages\n";

#[test]
fn nothing_personal_reaches_the_log_or_the_metrics() {
    let server = Server::start(&["--rate", "0"]);
    let secret = "Chan-Tai-Man-H1234567";
    let body = format!(
        "{{\"person\": {{\"employee_id\": \"{secret}\", \"name\": \"{secret}\", \"tax_year\": \"{secret}\"}}, \"{secret}\": 1}}"
    );
    let csv = format!("employee_id,tax_year,wages,name\n{secret},{secret},{secret},{secret}\n");
    let headers = [
        ("content-type", "application/json"),
        ("x-request-id", secret),
        ("accept-language", secret),
    ];
    server.send("POST", ASSESS, &headers, body.as_bytes());
    server.send("POST", &format!("{ASSESS}?name={secret}"), &headers, body.as_bytes());
    server.send("POST", &format!("/{secret}"), &headers, body.as_bytes());
    server.send("GET", &format!("/v1/params/{secret}?on={secret}"), &headers, b"");
    server.send(&secret.replace('-', ""), ASSESS, &headers, b"");
    server.send("POST", BATCH, CSV, csv.as_bytes());
    let good = server.send("POST", ASSESS, JSON, FACTS);
    let id = good.header("x-request-id").unwrap().to_owned();
    let uuid = "6fa459ea-ee8a-3ca4-894e-db77e160355e";
    let known = server.send("GET", "/v1/params", &[("x-request-id", uuid)], b"");
    assert_eq!(known.header("x-request-id"), Some(uuid));
    let metrics = server.get("/metrics", &[]).text();
    assert!(!metrics.contains("Tai") && metrics.contains("route=\"unknown\""), "{metrics}");
    let series = metrics.lines().filter(|line| line.starts_with("taxdiff_http_requests_total"));
    assert!(series.count() <= 9, "{metrics}");
    server.wait_for_log(&format!("\"id\":\"{id}\""));
    let line = server.wait_for_log(uuid);
    let event: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(event["route"], "/v1/params");
    assert_eq!(event["status"], 200);
}

#[test]
fn every_line_of_the_log_is_free_of_what_was_sent() {
    let mut server = Server::start(&["--rate", "0"]);
    let secret = "Chan-Tai-Man-H1234567";
    let headers = [("content-type", "application/json"), ("x-request-id", secret)];
    let body =
        format!("{{\"person\": {{\"employee_id\": \"{secret}\", \"wages\": \"{secret}\"}}}}");
    for path in
        [ASSESS.to_owned(), format!("{ASSESS}?{secret}"), format!("/{secret}"), BATCH.to_owned()]
    {
        server.send("POST", &path, &headers, body.as_bytes());
    }
    server.send("POST", BATCH, CSV, format!("{HEADER}{secret},2025,{secret}\n").as_bytes());
    server.terminate();
    assert_eq!(server.ended(), Some(0));
    let log = server.wait_for_end_of_log();
    assert!(log.contains("request") && log.contains("batch"), "{log}");
    assert!(!log.contains("Tai") && !log.contains("1234567"), "{log}");
}

#[test]
fn a_log_that_nobody_reads_keeps_no_answer_and_no_stop_waiting() {
    let mut server = Server::start_with_unread_log(&["--rate", "0"]);
    // More lines than may wait, beside those that the pipe holds.
    let mut connection = server.connect();
    for _ in 0..120 {
        for _ in 0..100 {
            connection.write(head("GET", "/nothing", &[], None).as_bytes());
        }
        for _ in 0..100 {
            assert_eq!(connection.response("GET").status, 404);
        }
    }
    let lost = server.gauge("taxdiff_log_lines_lost_total");
    assert!((1..12_000).contains(&lost), "{lost} lines were lost");
    server.terminate();
    assert_eq!(server.ended(), Some(0));
}
