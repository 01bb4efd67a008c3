//! Two instances behind the balancer of `deploy/haproxy.cfg`; one of them is killed under load.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use calc_tests::repository;
use calc_tests::server::{PATIENCE, Response, Server, connect};

const FACTS: &[u8] =
    br#"{"person": {"employee_id": "1", "tax_year": 2025}, "mainland": {"wages": "500000.00"}}"#;
const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

/// A running balancer; it ends with the test.
struct Balancer {
    child: Child,
    address: SocketAddr,
}

impl Drop for Balancer {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where Debian puts it.
const PLACES: [&str; 3] = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy"];

/// Starts the example with the ports of this test.
fn balancer(first: &Server, second: &Server) -> Option<Balancer> {
    let Some(program) = PLACES.into_iter().find(|place| fs::exists(place).unwrap_or(false)) else {
        eprintln!("SKIPPED: haproxy is not installed; apt-get install haproxy");
        return None;
    };
    // The port is free for the moment that it takes to start.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let example = fs::read_to_string(repository("deploy/haproxy.cfg")).unwrap();
    let mut config = example.clone();
    for (port, own) in [
        ("127.0.0.1:8080", address),
        ("127.0.0.1:8081", first.address),
        ("127.0.0.1:8082", second.address),
    ] {
        assert!(config.contains(port), "{port}");
        config = config.replace(port, &own.to_string());
    }
    let folder = tempfile::tempdir().unwrap().keep();
    let file = folder.join("haproxy.cfg");
    fs::write(&file, config).unwrap();
    let child = Command::new(program)
        .arg("-db")
        .arg("-f")
        .arg(&file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let balancer = Balancer { child, address };
    let begun = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(begun.elapsed() < PATIENCE, "haproxy does not start");
        std::thread::sleep(Duration::from_millis(20));
    }
    fs::remove_dir_all(folder).unwrap();
    Some(balancer)
}

fn assess(address: SocketAddr) -> Response {
    connect(address).send("POST", "/v1/individuals/assess", JSON, FACTS)
}

#[test]
fn nothing_is_lost_when_one_of_two_is_killed() {
    let options = ["--rate", "0", "--forwarded"];
    let (mut first, second) = (Server::start(&options), Server::start(&options));
    let Some(balancer) = balancer(&first, &second) else { return };
    let expected = loop {
        let response = assess(balancer.address);
        if response.status == 200 {
            break response.body;
        }
    };
    let (stop, answered) = (AtomicBool::new(false), AtomicU32::new(0));
    let wait_for = |count: u32| {
        let begun = Instant::now();
        while answered.load(Ordering::Relaxed) < count {
            assert!(begun.elapsed() < PATIENCE, "no answers any more");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    std::thread::scope(|scope| {
        let load = || {
            while !stop.load(Ordering::Relaxed) {
                let response = assess(balancer.address);
                // A failure here ends the thread, and the test.
                assert_eq!(response.status, 200, "{}", response.text());
                assert!(response.body == expected, "the same facts, the same bytes");
                answered.fetch_add(1, Ordering::Relaxed);
            }
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(load)).collect();
        wait_for(400);
        first.kill();
        wait_for(1_600);
        stop.store(true, Ordering::Relaxed);
        assert!(threads.into_iter().all(|thread| thread.join().is_ok()), "a request was lost");
    });
    let payroll = repository("fixtures/payrolls/example.csv");
    let payroll = fs::read(payroll).unwrap();
    let csv = [("content-type", "text/csv")];
    let batch = connect(balancer.address).send("POST", "/v1/individuals/batch", &csv, &payroll);
    assert!(batch.is_complete && batch.status == 200 && batch.text().lines().count() == 41);
    let inside = connect(balancer.address).send("GET", "/metrics", &[], b"");
    assert_eq!(inside.status, 404);
}
