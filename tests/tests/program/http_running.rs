//! The service as operators meet it: limits, slow and vanished callers, signals.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::net::Shutdown;
use std::time::{Duration, Instant};

use calc_tests::http::FACTS;
use calc_tests::server::{Connection, PATIENCE, Response, Server, connect, head};

const ASSESS: &str = "/v1/individuals/assess";
const BATCH: &str = "/v1/individuals/batch";
const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const CSV: &[(&str, &str)] = &[("content-type", "text/csv")];
const CHUNKED: &[(&str, &str)] = &[("content-type", "text/csv"), ("transfer-encoding", "chunked")];
const HEADER: &str = "employee_id,tax_year,wages\n";

fn rows(from: u32, to: u32) -> String {
    let mut text = String::new();
    for row in from..to {
        text.push_str(&format!("{row:08},2025,{row}.50\n"));
    }
    text
}

fn chunk(text: &str) -> Vec<u8> {
    format!("{:x}\r\n{text}\r\n", text.len()).into_bytes()
}

/// Starts a request and leaves a part of its body out.
fn begin(server: &Server) -> Connection {
    let mut connection = server.connect();
    connection.begin("POST", ASSESS, JSON, Some(FACTS.len()));
    connection.write(&FACTS[..10]);
    connection
}

/// Waits until there are as many connections as expected; asking takes one by itself.
fn connections(server: &Server, expected: impl Fn(u64) -> bool) {
    let begun = Instant::now();
    loop {
        let count = server.gauge("taxdiff_http_connections");
        if expected(count) {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{count} connections");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn kind(response: &Response) -> String {
    response.json()["type"].as_str().unwrap_or_default().to_owned()
}

/// A curve of as many points as there may be.
const CURVE: &[u8] = br#"{"person": {"employee_id": "1", "tax_year": 2025}, "range": {"column": "wages", "from": "0", "to": "2000000", "step": "1000"}}"#;

#[test]
fn there_is_room_for_so_many_and_no_more() {
    let server = Server::start(&["--concurrency", "1", "--batches", "1", "--rate", "0"]);
    let path = "/v1/individuals/curve";
    let request = [head("POST", path, JSON, Some(CURVE.len())).as_bytes(), CURVE].concat();
    let mut heavy: Vec<Connection> = (0..4).map(|_| server.connect()).collect();
    for connection in &mut heavy {
        connection.write(&request.repeat(20));
    }
    let begun = Instant::now();
    let busy = |ask: &dyn Fn() -> Response| loop {
        let response = ask();
        if response.status == 503 {
            return response;
        }
        assert!(begun.elapsed() < PATIENCE, "there is always room");
    };
    let refused = busy(&|| server.send("POST", ASSESS, JSON, FACTS));
    assert_eq!(kind(&refused), "/problems/busy");
    assert_eq!(refused.header("retry-after"), Some("1"));
    assert_eq!(busy(&|| server.get("/healthz", &[])).text(), "busy\n");
    assert_eq!(busy(&|| server.get("/readyz", &[])).text(), "busy\n");
    drop(heavy);
    // Asking for room takes it for a moment, so the payroll itself may find none.
    loop {
        let mut batch = server.connect();
        batch.write(head("POST", BATCH, CHUNKED, None).as_bytes());
        batch.write(&chunk(&(HEADER.to_owned() + &rows(0, 20_000))));
        let busy = busy(&|| server.send("POST", BATCH, CSV, HEADER.as_bytes()));
        assert_eq!(kind(&busy), "/problems/busy");
        batch.write(b"0\r\n\r\n");
        let response = batch.response("POST");
        if response.status == 200 {
            assert_eq!(response.text().lines().count(), 20_001);
            break;
        }
        assert_eq!(kind(&response), "/problems/busy");
    }
}

#[test]
fn bodies_that_trickle_take_no_room() {
    let server = Server::start(&["--concurrency", "2", "--batches", "1", "--rate", "0"]);
    let trickling: Vec<Connection> = (0..300).map(|_| begin(&server)).collect();
    let payrolls = (0..3).map(|_| {
        let mut batch = server.connect();
        batch.begin("POST", BATCH, CHUNKED, None);
        batch.write(&chunk(HEADER));
        batch
    });
    let payrolls: Vec<Connection> = payrolls.collect();
    assert_eq!(server.send("POST", ASSESS, JSON, FACTS).status, 200);
    assert_eq!(server.send("POST", BATCH, CSV, HEADER.as_bytes()).status, 200);
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path, &[]).status, 200);
    }
    for mut connection in trickling {
        connection.write(&FACTS[10..]);
        assert_eq!(connection.response("POST").status, 200);
    }
    drop(payrolls);
}

#[test]
fn a_byte_at_a_time_comes_to_an_end() {
    let server = Server::start(&["--timeout", "2", "--batch-time", "4", "--rate", "0"]);
    let begun = Instant::now();
    for (path, headers) in [(ASSESS, JSON), (BATCH, CSV)] {
        let mut slow = server.connect();
        slow.begin("POST", path, headers, Some(1_000));
        slow.socket().set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        while slow.socket().peek(&mut [0]).is_err() {
            assert!(begun.elapsed() < PATIENCE, "{path}");
            slow.write(b" ");
        }
        assert_eq!(kind(&slow.response("POST")), "/problems/timeout");
    }
    // Fast enough, and still not for ever.
    let mut endless = server.connect();
    endless.write(head("POST", BATCH, CHUNKED, None).as_bytes());
    endless.write(&chunk(&(HEADER.to_owned() + &rows(0, 5_000))));
    endless.socket().set_nonblocking(true).unwrap();
    let mut row = 5_000;
    while server.get("/metrics", &[]).text().contains("taxdiff_http_requests_in_flight 2") {
        assert!(begun.elapsed() < PATIENCE);
        endless.write(&chunk(&rows(row, row + 100)));
        row += 100;
        std::thread::sleep(Duration::from_millis(100));
    }
    let line = server.wait_for_log("\"message\":\"batch\"");
    assert!(line.contains("stalled"), "{line}");
}

#[test]
fn one_heavy_body_keeps_no_other_request_waiting() {
    let server = Server::start(&["--rate", "0", "--body-limit", "1048576"]);
    let unknown: Vec<String> = (0..30_000).map(|n| format!("\"member{n}\": 1")).collect();
    let unknown = format!("{{{}}}", unknown.join(", "));
    for path in [ASSESS, "/v1/enterprises/assess"] {
        let response = server.send("POST", path, JSON, unknown.as_bytes());
        let document = response.json();
        let errors = document["errors"].as_array().unwrap();
        assert_eq!((response.status, errors.len()), (422, 51), "{path}");
        assert!(document["detail"].as_str().unwrap().starts_with("30,000 mistakes"), "{document}");
        assert_eq!(errors[49]["pointer"], "/member49");
        assert_eq!(errors[50]["code"], "more_mistakes");
        assert_eq!(errors[50]["detail"], "Mistakes that are not listed: 29,950.");
    }
    // A line of many is told in the same way.
    let lines = format!("{unknown}\n");
    let response =
        server.send("POST", BATCH, &[("content-type", "application/x-ndjson")], lines.as_bytes());
    assert_eq!(response.json()["errors"].as_array().unwrap().len(), 51);
    let items = vec!["{}"; 200].join(", ");
    let items = format!(r#"{{"tax_year": 2025, "losses": [{items}], "imports": [{items}]}}"#);
    let response = server.send("POST", "/v1/enterprises/assess", JSON, items.as_bytes());
    assert_eq!(response.json()["errors"].as_array().unwrap().len(), 51);
}

#[test]
fn slow_callers_are_told_or_dropped() {
    let server = Server::start(&["--timeout", "1", "--idle", "1", "--rate", "0"]);
    let mut body = begin(&server);
    let late = body.response("POST");
    assert_eq!((late.status, kind(&late).as_str()), (408, "/problems/timeout"));
    let mut head_only = server.connect();
    head_only.write(b"POST /v1/individuals/assess HTTP/1.1\r\nhost: x\r\n");
    assert!(head_only.is_closed());
    assert!(server.connect().is_closed(), "an idle connection is closed in the end");
    let mut batch = server.connect();
    batch.write(head("POST", BATCH, CHUNKED, None).as_bytes());
    batch.write(&chunk(HEADER));
    let late = batch.response("POST");
    assert_eq!((late.status, kind(&late).as_str()), (408, "/problems/timeout"));
    // After the first rows the answer can only break off.
    let mut batch = server.connect();
    batch.write(head("POST", BATCH, CHUNKED, None).as_bytes());
    batch.write(&chunk(&(HEADER.to_owned() + &rows(0, 20_000))));
    let broken = batch.response("POST");
    assert_eq!((broken.status, broken.is_complete), (200, false));
    assert!(broken.text().ends_with("\"}\n") && broken.text().contains("/problems/timeout"));
}

#[test]
fn rows_come_back_while_others_are_still_sent() {
    let server = Server::start(&["--rate", "0"]);
    let mut connection = server.connect();
    connection.write(head("POST", BATCH, CHUNKED, None).as_bytes());
    connection.write(&chunk(&(HEADER.to_owned() + &rows(0, 30_000))));
    let mut peeked = [0; 12];
    let read = connection.socket().peek(&mut peeked);
    assert_eq!((read.ok(), &peeked), (Some(12), b"HTTP/1.1 200"));
    connection.write(&chunk(&rows(30_000, 60_000)));
    connection.write(b"0\r\n\r\n");
    let response = connection.response("POST");
    assert!(response.is_complete);
    let text = response.text();
    assert_eq!(text.lines().count(), 60_001);
    let in_order = text.lines().skip(1).enumerate();
    assert!(in_order.into_iter().all(|(row, line)| line.starts_with(&format!("{row:08},"))));
}

#[test]
fn who_does_not_read_is_not_sent_more_and_who_goes_stops_the_work() {
    let server = Server::start(&["--rate", "0"]);
    let before = server.peak_kilobytes();
    let mut connection = server.connect();
    connection.write(head("POST", BATCH, CHUNKED, None).as_bytes());
    connection.write(&chunk(HEADER));
    connection.socket().set_write_timeout(Some(Duration::from_secs(3))).unwrap();
    let (mut sent, mut row) = (0_usize, 0);
    loop {
        let piece = chunk(&rows(row, row + 40_000));
        row += 40_000;
        if !connection.write(&piece) {
            break;
        }
        sent += piece.len();
        assert!(sent < 256 << 20, "the service goes on reading without being read");
    }
    if let (Some(before), Some(after)) = (before, server.peak_kilobytes()) {
        assert!(after - before < 64 << 10, "{before} {after}");
    }
    drop(connection);
    let line = server.wait_for_log("\"message\":\"batch\"");
    assert!(line.contains("caller gone"), "{line}");
}

#[test]
fn who_never_reads_an_answer_is_dropped() {
    let server = Server::start(&["--rate", "0", "--timeout", "1"]);
    let path = "/v1/individuals/curve";
    let request = [head("POST", path, JSON, Some(CURVE.len())).as_bytes(), CURVE].concat();
    let mut connection = server.connect();
    connection.write(&request.repeat(60));
    assert_eq!(connection.socket().peek(&mut [0]).unwrap(), 1, "the answer has begun");
    connections(&server, |count| count <= 1);
}

#[test]
fn one_side_may_be_closed_and_requests_may_follow_each_other() {
    let server = Server::start(&["--rate", "0"]);
    let mut half = server.connect();
    half.write(&[head("POST", ASSESS, JSON, Some(FACTS.len())).as_bytes(), FACTS].concat());
    half.socket().shutdown(Shutdown::Write).unwrap();
    assert_eq!(half.response("POST").status, 200);
    let mut batch = server.connect();
    let body = HEADER.to_owned() + &rows(0, 40_000);
    batch.write(&[head("POST", BATCH, CSV, Some(body.len())).as_bytes(), body.as_bytes()].concat());
    batch.socket().shutdown(Shutdown::Write).unwrap();
    let response = batch.response("POST");
    assert!(response.is_complete && response.text().lines().count() == 40_001);
    let mut one = server.connect();
    let request = [head("POST", ASSESS, JSON, Some(FACTS.len())).as_bytes(), FACTS].concat();
    one.write(&request.repeat(20));
    for _ in 0..20 {
        assert_eq!(one.response("POST").status, 200);
    }
}

#[test]
fn what_is_no_request_harms_nobody() {
    let server = Server::start(&["--rate", "0", "--batch-limit", "100000"]);
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "x: y\r\n".repeat(200));
    for (bytes, statuses) in [
        (b"\0\0\0\0\r\n\r\n".as_slice(), [400, 400]),
        (b"GET / HTTP/9.9\r\n\r\n", [400, 400]),
        (b"GET / HTTP/1.1\r\nbroken header\r\n\r\n", [400, 400]),
        (b"POST /v1/individuals/assess HTTP/1.1\r\ncontent-length: x\r\n\r\n", [400, 400]),
        (long.as_bytes(), [414, 431]),
        (many.as_bytes(), [431, 431]),
    ] {
        let mut connection = server.connect();
        connection.write(bytes);
        let status = connection.response("GET").status;
        assert!(statuses.contains(&status), "{status}: {}", bytes.escape_ascii());
    }
    let mut large = server.connect();
    let chunked = [("content-type", "application/json"), ("transfer-encoding", "chunked")];
    large.write(head("POST", ASSESS, &chunked, None).as_bytes());
    large.write(&chunk(&" ".repeat(70_000)));
    assert_eq!(kind(&large.response("POST")), "/problems/too-large");
    let mut large = server.connect();
    large.write(head("POST", ASSESS, JSON, Some(usize::MAX >> 1)).as_bytes());
    assert_eq!(kind(&large.response("POST")), "/problems/too-large");
    let payroll = HEADER.to_owned() + &rows(0, 10_000);
    let large = server.send("POST", BATCH, CSV, payroll.as_bytes());
    assert_eq!(kind(&large), "/problems/too-large");
    let mut broken = server.connect();
    broken.write(head("POST", ASSESS, &chunked, None).as_bytes());
    broken.write(b"zz\r\n{}\r\n0\r\n\r\n");
    assert!(matches!(broken.response("POST").status, 0 | 400 | 408));
    let deep = "[".repeat(50_000);
    let response = server.send("POST", ASSESS, JSON, deep.as_bytes());
    assert_eq!(kind(&response), "/problems/syntax");
    assert_eq!(server.send("POST", ASSESS, JSON, FACTS).status, 200);
}

#[test]
fn idle_connections_do_not_keep_others_out() {
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits.lines().find(|line| line.starts_with("Max open files"));
    let files = files.and_then(|line| line.split_whitespace().nth(3)?.parse::<usize>().ok());
    // Every connection is a file on either side.
    let count = files.unwrap_or(1_024).saturating_sub(300).min(10_000);
    if count < 10_000 {
        eprintln!("note: the limit of open files allows {count} connections, not 10,000");
    }
    let server = Server::start(&[
        "--rate",
        "0",
        "--idle",
        "600",
        "--connections",
        "16384",
        "--caller-connections",
        "16384",
    ]);
    let idle: Vec<Connection> = (0..count).map(|_| server.connect()).collect();
    let expected = u64::try_from(count).unwrap();
    connections(&server, |count| count >= expected);
    assert_eq!(server.send("POST", ASSESS, JSON, FACTS).status, 200);
    let mut last = idle.into_iter().last().unwrap();
    assert_eq!(last.send("POST", ASSESS, JSON, FACTS).status, 200);
}

#[test]
fn a_stop_finishes_what_has_begun() {
    let mut server = Server::start(&["--drain", "1", "--grace", "30"]);
    let mut begun = begin(&server);
    let mut idle = server.connect();
    assert_eq!(idle.send("GET", "/readyz", &[], b"").status, 200);
    server.terminate();
    server.wait_for_log("stopping");
    assert_eq!(server.get("/readyz", &[]).status, 503);
    assert_eq!(server.get("/healthz", &[]).status, 200);
    begun.write(&FACTS[10..]);
    assert_eq!(begun.response("POST").status, 200);
    assert!(idle.is_closed());
    assert_eq!(server.ended(), Some(0));
    // What does not finish in time is cut, and looks so.
    let mut server = Server::start(&["--grace", "1"]);
    let mut batch = server.connect();
    batch.write(head("POST", BATCH, CHUNKED, None).as_bytes());
    batch.write(&chunk(&(HEADER.to_owned() + &rows(0, 20_000))));
    let mut peeked = [0; 12];
    batch.socket().peek(&mut peeked).unwrap();
    server.terminate();
    assert!(!batch.response("POST").is_complete);
    assert_eq!(server.ended(), Some(0));
}

#[test]
fn many_requests_leave_nothing_behind() {
    let server = Server::start(&["--rate", "0"]);
    // The program itself, which is much larger where it is not optimised.
    assert_eq!(server.send("POST", ASSESS, JSON, FACTS).status, 200);
    let alone = server.peak_kilobytes();
    std::thread::scope(|scope| {
        for worker in 0..4_u32 {
            let address = server.address;
            scope.spawn(move || {
                let mut connection = connect(address);
                for round in 0..1_500 {
                    let path = format!("{ASSESS}?trace=full");
                    let path = if round % 10 == 0 { path.as_str() } else { ASSESS };
                    let response = connection.send("POST", path, JSON, FACTS);
                    assert_eq!(response.status, 200);
                    if round % 500 == 0 {
                        let payroll = HEADER.to_owned() + &rows(worker, worker + 20_000);
                        let mut other = connect(address);
                        let response = other.send("POST", BATCH, CSV, payroll.as_bytes());
                        assert!(matches!(response.status, 200 | 503), "{}", response.status);
                    }
                }
            });
        }
    });
    assert_eq!(server.gauge("taxdiff_http_requests_in_flight"), 1);
    if let (Some(alone), Some(peak)) = (alone, server.peak_kilobytes()) {
        assert!(peak - alone < 48 << 10, "{peak} kB, {alone} kB of them before");
    }
}
