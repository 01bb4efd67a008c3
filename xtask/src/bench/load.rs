//! A light caller beside heavy ones, slow ones and faults: what it waits for its answers. The callers
//! share the cores with the service.

use std::fs;
use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::service::{FACTS, Running, free_address, serve, start, until_it_answers};
use super::{peak_of, release};
use crate::root;

const ASSESS: &str = "/v1/individuals/assess";
const COMPANY: &str = "/v1/enterprises/assess";
const BATCH: &str = "/v1/individuals/batch";
const JSON: &str = "application/json";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How long each is measured.
const TIME: Duration = Duration::from_secs(6);

/// How long the light caller rests between two requests.
const REST: Duration = Duration::from_millis(2);

/// How many heavy callers there are at a time.
const HEAVY: usize = 8;

/// How many callers send the first byte of a body, and no more.
const SLOW: usize = 300;

/// What one caller saw.
#[derive(Default)]
struct Seen {
    times: Vec<Duration>,
    /// Answers that were not 200, and connections that broke.
    failed: u32,
}

impl Seen {
    /// The time in which so many of a thousand were answered.
    fn quantile(&mut self, of_thousand: usize) -> Duration {
        self.times.sort_unstable();
        let index = self.times.len() * of_thousand / 1000;
        self.times.get(index.min(self.times.len().saturating_sub(1))).copied().unwrap_or_default()
    }

    fn line(mut self, name: &str, more: &str) {
        let shown =
            |time: Duration| format!("{}.{:02} ms", time.as_millis(), time.as_micros() / 10 % 100);
        let (half, most, count) = (self.quantile(500), self.quantile(990), self.times.len());
        let failed =
            if self.failed > 0 { format!("  {} FAILED", self.failed) } else { String::new() };
        println!(
            "{name:<38} p50 {}  p99 {}  {count} answers{more}{failed}",
            shown(half),
            shown(most)
        );
    }
}

/// A request with its body.
fn request(path: &str, kind: &str, body: &[u8], last: bool) -> Vec<u8> {
    let last = if last { "connection: close\r\n" } else { "" };
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n{last}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Sends a request and reads its answer, which says how long it is.
fn ask(stream: &mut BufReader<TcpStream>, request: &[u8]) -> io::Result<bool> {
    stream.get_mut().write_all(request)?;
    let (mut line, mut length, mut good) = (String::new(), 0, None);
    loop {
        line.clear();
        if stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        good.get_or_insert(line.starts_with("HTTP/1.1 200"));
        if let Some(text) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = text.trim().parse().unwrap_or(0);
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(good == Some(true))
}

/// Asks for small facts until the time is over.
fn light(address: SocketAddr) -> Seen {
    let request = request(ASSESS, JSON, FACTS.as_bytes(), false);
    let (begun, mut seen, mut stream) = (Instant::now(), Seen::default(), None);
    while begun.elapsed() < TIME {
        let asked = Instant::now();
        let connected =
            stream.take().map_or_else(|| TcpStream::connect(address).map(BufReader::new), Ok);
        let answered = connected.and_then(|mut open| {
            let good = ask(&mut open, &request)?;
            stream = Some(open);
            Ok(good)
        });
        match answered {
            Ok(true) => seen.times.push(asked.elapsed()),
            _ => seen.failed += 1,
        }
        std::thread::sleep(REST);
    }
    seen
}

/// The light caller beside others that send the same request again and again.
fn beside(address: SocketAddr, heavy: usize, request: &[u8]) -> (Seen, u32) {
    let (stop, answered) = (AtomicBool::new(false), AtomicU32::new(0));
    let seen = std::thread::scope(|scope| {
        for _ in 0..heavy {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let asked = TcpStream::connect(address).and_then(|mut stream| {
                        stream.write_all(request)?;
                        stream.read_to_end(&mut Vec::new())
                    });
                    if asked.is_ok() {
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        let seen = light(address);
        stop.store(true, Ordering::Relaxed);
        seen
    });
    (seen, answered.into_inner())
}

/// Members that nobody knows, as many as a body holds.
fn unknown() -> String {
    let members: Vec<String> = (0..5_000).map(|number| format!("\"m{number}\":1")).collect();
    format!("{{{}}}", members.join(","))
}

/// A company with 150 branches and 150 imports.
fn company() -> String {
    let branch = |number: u32| {
        format!(
            r#"{{"name":"B{number}","in_area":{},"revenue":"{}","wages":"{}","assets":"{}"}}"#,
            number.is_multiple_of(3),
            1_000_000 + number * 977,
            300_000 + number * 331,
            500_000 + number * 773
        )
    };
    let import = |number: u32| {
        format!(
            r#"{{"name":"I{number}","value":"{}","duty_rate":"5%","vat_rate":"13%","consumption_rate":"0%","listed":"yes","vat_creditable":true,"first_line":"yes","own_research_use":"yes","excluded":"no","waived":"no","entered_on":"2026-03-02"}}"#,
            10_000 + number * 13
        )
    };
    let list = |one: &dyn Fn(u32) -> String| (0..150).map(one).collect::<Vec<_>>().join(",");
    format!(
        r#"{{"company_id":"C","tax_year":2026,"taxable_income":"10000000.00","structure":{{"kind":"branch_in_area","same_city":"no","area_profit":"6000000.00","units":[{}]}},"imports":[{}]}}"#,
        list(&branch),
        list(&import)
    )
}

/// Prints the figures; `payroll` is a CSV file.
pub(crate) fn run(payroll: &Path) -> Result<(), String> {
    println!("a light caller beside others, {} s each, all on the same cores", TIME.as_secs());
    let failed = |error: io::Error| format!("{}: {error}", payroll.display());
    let payroll = fs::read(payroll).map_err(failed)?;
    let part = payroll.len().min(2 << 20);
    let end = payroll[..part].iter().rposition(|byte| *byte == b'\n').unwrap_or(part);
    let book = root().join("fixtures/sheets/wages-2025.xlsx");
    let book = fs::read(&book).map_err(|error| format!("{}: {error}", book.display()))?;
    let service = serve()?;
    light(service.1).line("alone", "");
    for (name, count, path, kind, body) in [
        ("company, unknown members", HEAVY, COMPANY, JSON, unknown().into_bytes()),
        ("person, unknown members", HEAVY, ASSESS, JSON, unknown().into_bytes()),
        ("150 branches, 150 imports", HEAVY, COMPANY, JSON, company().into_bytes()),
        ("payrolls of 2 MB", 2, BATCH, "text/csv", payroll[..end].to_vec()),
        ("workbooks", 2, BATCH, XLSX, book),
    ] {
        let (seen, answered) = beside(service.1, count, &request(path, kind, &body, true));
        seen.line(&format!("beside {count}: {name}"), &format!("  {answered} of theirs"));
    }
    slow_bodies(&service);
    let peak = peak_of(service.0.id()).map_or(0, |kilobytes| kilobytes / 1024);
    println!("the service took at most {peak} MB in all of this");
    unread_log()?;
    one_of_two_killed()
}

fn slow_bodies(service: &Running) {
    let head = request(ASSESS, JSON, FACTS.as_bytes(), false);
    let first = head.windows(4).position(|window| window == b"\r\n\r\n").map_or(0, |at| at + 5);
    let open = (0..SLOW).filter_map(|_| {
        let mut stream = TcpStream::connect(service.1).ok()?;
        stream.write_all(&head[..first]).ok()?;
        Some(stream)
    });
    let open: Vec<TcpStream> = open.collect();
    light(service.1).line(&format!("beside {}: bodies that do not come", open.len()), "");
}

/// Nobody reads what the service logs; a request that is not found is a line of it.
fn unread_log() -> Result<(), String> {
    let address = free_address().map_err(|error| error.to_string())?;
    let program = release("taxdiff");
    let child = Command::new(&program)
        .args(["serve", "--rate", "0", "--listen", &address.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let service = until_it_answers(Running(child, address), &program)?;
    let nothing = request("/nothing", JSON, b"", true);
    let (seen, lines) = beside(service.1, HEAVY, &nothing);
    seen.line("with a log that nobody reads", &format!("  {lines} other lines"));
    Ok(())
}

/// The light caller asks a balancer, and one of the two services behind it is killed.
fn one_of_two_killed() -> Result<(), String> {
    const HAPROXY: &str = "/usr/sbin/haproxy";
    if !fs::exists(HAPROXY).unwrap_or(false) {
        println!("one of two killed: not measured, haproxy is not installed");
        return Ok(());
    }
    let (mut first, second) = (serve()?, serve()?);
    let example = root().join("deploy/haproxy.cfg");
    let mut config = fs::read_to_string(&example).map_err(|error| error.to_string())?;
    let file = root().join("target/bench/haproxy.cfg");
    let ports = ["127.0.0.1:8081", "127.0.0.1:8082"].into_iter().zip([first.1, second.1]);
    for (port, own) in ports {
        config = config.replace(port, &own.to_string());
    }
    let balancer = start(Path::new(HAPROXY), |address| {
        let config = config.replace("127.0.0.1:8080", &address.to_string());
        // A balancer without its file does not answer.
        let _ = fs::write(&file, config);
        ["-db", "-f", &file.display().to_string()].map(str::to_owned).to_vec()
    })?;
    // Until both are known to be there.
    std::thread::sleep(Duration::from_secs(2));
    let seen = std::thread::scope(|scope| {
        let seen = scope.spawn(|| light(balancer.1));
        std::thread::sleep(TIME / 2);
        // It may have ended by itself.
        let _ = first.0.kill();
        seen.join().unwrap_or_default()
    });
    seen.line("haproxy, one of two killed", "");
    Ok(())
}
