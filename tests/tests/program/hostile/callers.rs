//! Callers that send slowly, send too much, or send nothing that is HTTP.

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use calc_tests::http::{ASSESS, FACTS, JSON, NDJSON, problem};
use calc_tests::server::{Connection, PATIENCE, Server, connect};
use calc_text::ProblemKind;
use socket2::{Domain, Socket, Type};

use crate::hostile::{BATCH, XLSX};

/// A connection from another address of this machine.
fn connect_from(last: u8, to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::new(127, 0, 0, last), 0)).into())?;
    socket.connect_timeout(&to.into(), Duration::from_secs(1))?;
    Ok(socket.into())
}

/// How many files this process may have open, beyond those that it needs.
fn most_connections() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits.lines().find(|line| line.starts_with("Max open files"));
    let files = files.and_then(|line| line.split_whitespace().nth(3)?.parse::<usize>().ok());
    files.unwrap_or(1_024).saturating_sub(300)
}

/// A head as long as one may be, without its end.
fn unfinished_head() -> Vec<u8> {
    let mut head = b"GET / HTTP/1.1\r\nhost: x\r\nx: ".to_vec();
    head.resize(15_900, b'y');
    head
}

#[test]
fn unfinished_heads_of_one_caller_keep_nobody_else_out() {
    let count = most_connections().min(5_000);
    let server = Server::start(&["--rate", "0"]);
    let head = unfinished_head();
    let mut held = Vec::new();
    for _ in 0..count {
        // Those beyond the caller's share are closed at once.
        if let Ok(mut stream) = connect_from(2, server.address) {
            let _ = stream.write_all(&head);
            held.push(stream);
        }
    }
    let begun = Instant::now();
    assert_eq!(server.post(ASSESS, JSON, FACTS).status, 200);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    if count > 2_000 {
        assert!(server.gauge("taxdiff_http_connections_refused_total") > 900);
    }
}

/// The table of limits in SECURITY.md says what all connections together may take.
#[test]
fn unfinished_heads_stay_within_their_memory() {
    let count = most_connections().min(4_096);
    let server = Server::start(&["--rate", "0"]);
    let before = server.peak_kilobytes();
    let head = unfinished_head();
    let mut held = Vec::new();
    for number in 0..count {
        let last = u8::try_from(2 + number / 1_024).unwrap();
        if let Ok(mut stream) = connect_from(last, server.address) {
            let _ = stream.write_all(&head);
            held.push(stream);
        }
    }
    assert!(held.len() > count / 2, "{} of {count}", held.len());
    std::thread::sleep(Duration::from_secs(1));
    if let (Some(before), Some(after)) = (before, server.peak_kilobytes()) {
        let each = (after - before) / u64::try_from(held.len()).unwrap();
        assert!(each < 25, "{each} kB for a connection; {before} kB became {after} kB");
    }
}

#[test]
fn lines_of_a_megabyte_are_answered_in_a_few_kilobytes() {
    let server = Server::start(&["--rate", "0"]);
    let members: Vec<String> = (0..90_000).map(|number| format!("\"m{number}\":1")).collect();
    let line = format!("{{{}}}\n", members.join(","));
    assert!((900_000..1_048_576).contains(&line.len()), "{}", line.len());
    let response = server.post(BATCH, NDJSON, line.repeat(5).as_bytes());
    assert_eq!((response.status, response.text().lines().count()), (200, 5));
    // A line comes back with its results behind it.
    assert!(response.body.len() < 5 * (line.len() + 40_000), "{}", response.body.len());
    if let Some(peak) = server.peak_kilobytes() {
        assert!(peak < 96_000, "{peak} kB");
    }
}

#[test]
fn a_disk_that_takes_no_temporary_file_is_told() {
    let server = Server::start_with_temporary(Path::new("/nowhere"), &["--rate", "0"]);
    let own = std::fs::read(calc_tests::repository("fixtures/sheets/own.xlsx")).unwrap();
    let response = server.post(BATCH, XLSX, &own);
    problem(&response, ProblemKind::Storage);
    assert_eq!(server.post(ASSESS, JSON, FACTS).status, 200);
}

/// The library beneath answers what is no HTTP at all by itself, without a document, and closes.
#[test]
fn what_is_no_http_ends_its_connection_alone() {
    let server = Server::start(&["--rate", "0"]);
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(20_000));
    let lengths = format!(
        "POST {ASSESS} HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n12345"
    );
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00".as_slice(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /v1/coverage HTTP/1.1\r\nhost : x\r\n\r\n",
        b"GET /v1/coverage HTTP/1.1\r\nhost: x\r\n folded: y\r\n\r\n",
        b"\xff\xfe\xfd\r\n\r\n",
        long.as_bytes(),
        lengths.as_bytes(),
    ] {
        let mut connection = server.connect();
        connection.write(bytes);
        let response = connection.response("GET");
        let shown = bytes[..bytes.len().min(60)].escape_ascii();
        assert!(matches!(response.status, 0 | 400 | 414 | 431), "{shown}: {}", response.status);
        assert!(response.body.is_empty(), "{shown}: {}", response.text());
        assert!(connection.is_closed(), "{shown}");
    }
    let mut odd: Vec<Connection> = (0..50).map(|_| connect(server.address)).collect();
    for connection in &mut odd {
        connection.write(b"{");
    }
    let begun = Instant::now();
    assert_eq!(server.post(ASSESS, JSON, FACTS).status, 200);
    assert!(begun.elapsed() < PATIENCE);
}

/// The longest times that can be set are no clock's end.
#[test]
fn times_without_an_end_are_refused() {
    for option in ["--timeout", "--idle", "--batch-time", "--grace", "--drain"] {
        let ran = calc_tests::program::run(["serve", option, "18446744073709551615"]);
        assert_eq!(ran.code, Some(2), "{option}: {}", ran.said);
    }
    let year = (366 * 86_400).to_string();
    let options = ["--timeout", &year, "--idle", &year, "--batch-time", &year, "--rate", "0"];
    let server = Server::start(&options);
    assert_eq!(server.post(ASSESS, JSON, FACTS).status, 200);
}
