//! Days from crossings of the border over a real socket: the same counts as the command line.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_tests::http::{CHEAP, CSV, JSON, problem};
use calc_tests::program::run;
use calc_tests::repository;
use calc_tests::server::Server;
use calc_text::ProblemKind;
use serde_json::json;

const DAYS: &str = "/v1/individuals/days";

/// NR26: from 31 March to 1 October, and Monday to Friday before.
#[test]
fn days_are_counted_as_the_command_line_counts_them() {
    let server = Server::start(CHEAP);
    let document = server.get("/openapi.json", &[]).json();
    let validator = |part: &str| {
        let mut schema = document.clone();
        let post = "/paths/~1v1~1individuals~1days/post";
        schema["$ref"] = format!("#{post}{part}/content/application~1json/schema").into();
        jsonschema::validator_for(&schema).unwrap()
    };
    let (facts, answers) = (validator("/requestBody"), validator("/responses/200"));
    let body = json!({"until": "2025-12-31", "crossings": [
        {"arrival": "2025-03-31", "departure": "2025-10-01"},
    ]});
    assert!(facts.is_valid(&body));
    let response = server.post(DAYS, JSON, body.to_string().as_bytes());
    assert_eq!(response.status, 200, "{}", response.text());
    let answer = response.json();
    assert!(answers.is_valid(&answer), "{:?}", answers.iter_errors(&answer).next());
    let year = &answer["days"][0];
    assert_eq!((&year["residence_days"], &year["presence_days"]), (&json!("183"), &json!("185")));
    assert_eq!(year["resident_on"], "2025-09-30");
    let by_month = json!({"until": "2025-12-31", "by": "month", "crossings": [
        {"date": "2025-06-02", "direction": "in"}, {"date": "2025-06-06", "direction": "out"},
    ]});
    let months = server.post(DAYS, JSON, by_month.to_string().as_bytes()).json();
    // Two half days and three whole ones.
    assert_eq!(months["days"][5]["china_work_days"], "4");
    for (name, arguments, query) in [
        ("crossings.csv", vec![], ""),
        ("crossings.csv", vec!["--until", "2025-12-31", "--months"], "?until=2025-12-31&by=month"),
        ("crossing-errors.csv", vec![], ""),
    ] {
        let file = repository("fixtures/months").join(name);
        let response = server.post(&format!("{DAYS}{query}"), CSV, &fs::read(&file).unwrap());
        let command = ["days", file.to_str().unwrap(), "--quiet"];
        let printed = run(command.into_iter().chain(arguments));
        assert_eq!(response.status, 200, "{name}: {}", response.text());
        assert_eq!(response.text(), printed.out, "{name} {query}");
    }
}

/// 1 to 8 October 2025 were days of rest, which count where the body says so.
#[test]
fn a_file_about_too_many_people_is_refused_and_a_long_one_comes_in_pieces() {
    let server = Server::start(CHEAP);
    let file = |people: usize| {
        let mut csv = "employee_id,date,direction\n".to_owned();
        (0..people).for_each(|person| csv += &format!("E{person},2025-03-01,in\n"));
        csv
    };
    let response = server.post(DAYS, CSV, file(20_001).as_bytes());
    assert_eq!(response.status, 422, "{}", response.text());
    assert_eq!(response.json()["errors"][0]["code"], "too_many_people");
    assert!(response.text().contains("20,000"), "{}", response.text());
    let response = server.post(DAYS, CSV, file(2_000).as_bytes());
    assert_eq!(response.status, 200);
    assert_eq!(response.text().lines().count(), 2_001);
}

/// The mistakes of rows are counted by person; kept one by one, they took 330 bytes for a row of 6.
#[test]
fn a_file_of_nothing_but_mistakes_takes_little_memory() {
    let server = Server::start(CHEAP);
    let count = |rows: usize| {
        let csv = format!("employee_id,date,direction\n{}", "1,x,y\n".repeat(rows));
        let response = server.post(DAYS, CSV, csv.as_bytes());
        assert_eq!(response.status, 200);
        assert!(response.text().ends_with("record_has_errors\n"), "{}", response.text());
        server.peak_kilobytes()
    };
    let (before, after) = (count(100_000), count(300_000));
    if let Some((before, after)) = before.zip(after) {
        assert!(after < before + 20_000, "{before} kB, then {after} kB");
    }
}

#[test]
fn a_calendar_beside_crossings_tells_days_of_rest() {
    let server = Server::start(CHEAP);
    let crossing = |day: &str, direction: &str| json!({"date": day, "direction": direction});
    let holidays: Vec<_> =
        (1..=8).map(|day| json!({"date": format!("2025-10-0{day}"), "kind": "holiday"})).collect();
    let body = |taken: Option<&str>| {
        json!({
            "until": "2025-12-31",
            "crossings": [
                crossing("2025-09-29", "in"), crossing("2025-09-30", "out"),
                crossing("2025-10-09", "in"), crossing("2025-10-10", "out"),
            ],
            "holidays": holidays,
            "rest_days_outside": taken,
        })
    };
    // Four half days, and eight days of rest between them.
    for (taken, said, days) in [(None, "left_out", "2"), (Some("counted"), "counted", "10")] {
        let response = server.post(DAYS, JSON, body(taken).to_string().as_bytes());
        assert_eq!(response.status, 200, "{}", response.text());
        let answer = response.json();
        assert_eq!(answer["days"][0]["china_work_days"], days);
        assert_eq!(
            (&answer["rest_days_outside"], &answer["calendar_years"]),
            (&json!(said), &json!(["2025"]))
        );
    }
}

#[test]
fn mistakes_in_crossings_have_pointers() {
    let server = Server::start(CHEAP);
    let crossing = |day: &str, direction: &str| json!({"date": day, "direction": direction});
    for (body, pointer, code) in [
        (json!({}), "/crossings", "missing_member"),
        (json!({"crossings": [{"dat": "x"}]}), "/crossings/0/dat", "unknown_member"),
        (json!({"crossings": [crossing("2025-02-30", "in")]}), "/crossings/0/date", "out_of_range"),
        (json!({"crossings": [], "until": "soon"}), "/until", "out_of_range"),
        (json!({"crossings": [], "by": "week"}), "/by", "unknown_word"),
        (
            json!({"crossings": [crossing("2025-01-02", "in")], "from": "2025-12-31", "until": "2025-01-01"}),
            "/until",
            "period_backwards",
        ),
        (
            json!({"crossings": [crossing("2025-01-02", "in")], "until": "2024-12-31"}),
            "/until",
            "period_without_crossing",
        ),
        (json!({"crossings": [crossing("2016-01-02", "in")]}), "/crossings", "year_not_covered"),
        (
            json!({"crossings": [
                {"employee_id": "A", "date": "2025-01-02", "direction": "in"},
                crossing("2025-01-03", "out"),
                {"employee_id": "B", "date": "2025-01-06", "direction": "in"},
            ]}),
            "/crossings/2/employee_id",
            "differs_from_row",
        ),
        (
            json!({"crossings": [
                {"arrival": "2025-01-02", "departure": "2025-01-09"},
                {"arrival": "2025-01-05", "departure": "2025-01-12"},
            ]}),
            "/crossings/1/arrival",
            "crossing_contradiction",
        ),
        (
            json!({"crossings": [], "holidays": [{"date": "2025-02-30", "kind": "holiday"}]}),
            "/holidays/0/date",
            "out_of_range",
        ),
        (
            json!({"crossings": [], "holidays": [{"date": "2025-10-01", "kind": "feast"}]}),
            "/holidays/0/kind",
            "unknown_word",
        ),
        (
            json!({"crossings": [], "holidays": [{"kind": "holiday"}]}),
            "/holidays/0/date",
            "missing_member",
        ),
        (
            json!({"crossings": [], "rest_days_outside": "all"}),
            "/rest_days_outside",
            "unknown_word",
        ),
        (
            json!({"crossings": [crossing("2025-01-02", "in"), crossing("2025-01-03", "in")]}),
            "/crossings/1/direction",
            "crossing_contradiction",
        ),
    ] {
        let response = server.post(DAYS, JSON, body.to_string().as_bytes());
        let document = problem(&response, ProblemKind::Facts);
        assert_eq!(document["errors"][0]["pointer"], pointer, "{body} {document}");
        assert_eq!(document["errors"][0]["code"], code, "{body}");
    }
    problem(&server.post(DAYS, CSV, b"a,b\n1,2\n"), ProblemKind::Payroll);
    problem(&server.post(DAYS, "text/plain", b"x"), ProblemKind::MediaType);
    problem(&server.post(&format!("{DAYS}?by=week"), CSV, b"a\n"), ProblemKind::Query);
    let day = problem(&server.post(&format!("{DAYS}?from=x"), CSV, b"a\n"), ProblemKind::Query);
    assert!(day["detail"].as_str().unwrap().contains("not a day"), "{day}");
    let header_only = b"employee_id,date,direction\n";
    problem(&server.post(DAYS, CSV, header_only), ProblemKind::Payroll);
    let one = b"employee_id,date,direction\n1,2025-01-02,in\n";
    let backwards = format!("{DAYS}?from=2025-12-31&until=2025-01-01");
    problem(&server.post(&backwards, CSV, one), ProblemKind::Payroll);
    // A file larger than a body of facts may be.
    let mut long = String::from("employee_id,date,direction\n");
    for person in 0..4_000 {
        long += &format!("{person},2025-01-02,in\n{person},2025-01-04,out\n");
    }
    let response = server.post(DAYS, CSV, long.as_bytes());
    assert_eq!((response.status, response.text().lines().count()), (200, 4_001));
}
