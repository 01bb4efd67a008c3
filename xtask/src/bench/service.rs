//! The service: single answers against a route that only echoes, and payrolls against the command
//! line, in one run. The load generator (wrk) shares the cores.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Measured, peak_of, release};
use crate::{cargo, root};

const CONNECTIONS: &str = "32";
const SECONDS: &str = "8";
const SOAK: &str = "60";

pub(super) const FACTS: &str = r#"{"person": {"employee_id": "0042", "tax_year": 2025, "identity": "hk_permanent", "park_employment": "yes", "clean_record": "yes", "white_listed": "yes"}, "mainland": {"wages": "1000000.00", "annual_bonus": "100000.00", "tax_withheld": "240000.00"}, "hong_kong": {"hk_marital_status": "married", "hk_children": 2, "hk_mpf": "18000.00"}, "assumptions": {"fx_cny_per_hkd": "0.92"}}"#;

/// A program that ends with its measurement.
pub(super) struct Running(pub(super) Child, pub(super) SocketAddr);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What wrk says of a run.
struct Load {
    requests_a_second: f64,
    half: String,
    ninety_nine: String,
    errors: bool,
}

/// Prints the figures; `command_line` is the fastest run of the same payroll on all cores.
pub(super) fn run(rows: u64, payroll: &str, command_line: &Measured) -> Result<(), String> {
    if !installed("wrk", "-v") || !installed("curl", "-V") {
        println!("service: not measured, wrk and curl are needed (apt-get install wrk curl)");
        return Ok(());
    }
    cargo(&["build", "--quiet", "--release", "--package", "calc-web", "--example", "echo"])?;
    let folder = root().join("target/bench");
    let script = folder.join("facts.lua");
    let lua = format!(
        "wrk.method = \"POST\"\nwrk.body = [[{FACTS}]]\nwrk.headers[\"content-type\"] = \"application/json\"\n"
    );
    fs::write(&script, lua).map_err(|error| error.to_string())?;
    println!(
        "service, {CONNECTIONS} connections, {SECONDS} s each, wrk on the same cores; the fastest of {} rounds",
        super::RUNS
    );
    let begun = Instant::now();
    let service = serve()?;
    println!("start to ready                {} ms", begun.elapsed().as_millis());
    let echo = start(&release("examples/echo"), |address| vec![address.to_string()])?;
    let asked = [
        ("echo of the same body", echo.1, "/"),
        ("assess", service.1, "/v1/individuals/assess"),
        ("assess, full trace", service.1, "/v1/individuals/assess?trace=full"),
    ];
    // Each in turn, so that a slow minute of the machine falls on all of them.
    let mut best: [Option<Load>; 3] = [const { None }; 3];
    for _ in 0..super::RUNS {
        for ((_, address, path), best) in asked.iter().zip(&mut best) {
            let mut load = load(&script, *address, path, SECONDS)?;
            if let Some(before) = best.take() {
                let errors = before.errors || load.errors;
                if before.requests_a_second > load.requests_a_second {
                    load = before;
                }
                load.errors = errors;
            }
            *best = Some(load);
        }
    }
    drop((service, echo));
    let speed = best[0].as_ref().map_or(1.0, |echo| echo.requests_a_second);
    for ((name, _, _), load) in asked.iter().zip(best.iter().flatten()) {
        line(name, load, speed);
    }
    payrolls(rows, payroll, command_line)?;
    soak(&script, payroll)
}

/// `echo` is what the echo answers a second.
fn line(name: &str, load: &Load, echo: f64) {
    println!(
        "{name:<24} {:>7.0} requests/s  {:.2} of the echo  p50 {}  p99 {}{}",
        load.requests_a_second,
        load.requests_a_second / echo,
        load.half,
        load.ninety_nine,
        if load.errors { "  WITH ERRORS" } else { "" },
    );
}

fn payrolls(rows: u64, payroll: &str, command_line: &Measured) -> Result<(), String> {
    let service = serve()?;
    let mut best: Option<Duration> = None;
    for _ in 0..super::RUNS {
        let begun = Instant::now();
        post(payroll, service.1)?;
        let time = begun.elapsed();
        best = Some(best.map_or(time, |best| best.min(time)));
    }
    let time = best.unwrap_or_default();
    let speed = u128::from(rows) * 1_000_000 / time.as_micros().max(1);
    let ratio = command_line.time.as_secs_f64() / time.as_secs_f64();
    println!(
        "batch of {rows} rows by curl  {speed} rows/s  {ratio:.2} of the command line  peak memory {}",
        peak(&service)
    );
    Ok(())
}

/// Answers and payrolls together for a minute.
fn soak(script: &Path, payroll: &str) -> Result<(), String> {
    let service = serve()?;
    let address = service.1;
    let (mut runs, mut load) = (0_u32, None);
    let finished = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| -> Result<(), String> {
        let answers = scope.spawn(|| {
            let load = self::load(script, address, "/v1/individuals/assess?trace=full", SOAK);
            finished.store(true, std::sync::atomic::Ordering::Relaxed);
            load
        });
        while !finished.load(std::sync::atomic::Ordering::Relaxed) {
            post(payroll, address)?;
            runs += 1;
        }
        load = Some(answers.join().map_err(|_| "the load failed".to_owned())??);
        Ok(())
    })?;
    let load = load.ok_or("the load did not run")?;
    println!(
        "soak, {SOAK} s, payrolls beside answers with full trace: {:.0} requests/s, {runs} payrolls, peak memory {}{}",
        load.requests_a_second,
        peak(&service),
        if load.errors { "  WITH ERRORS" } else { "" },
    );
    Ok(())
}

/// Sends a payroll and throws the answer away.
fn post(payroll: &str, address: SocketAddr) -> Result<(), String> {
    let status = Command::new("curl")
        .args(["--silent", "--show-error", "--fail", "--output", "/dev/null"])
        .args(["--header", "content-type: text/csv", "--request", "POST"])
        .args(["--upload-file", payroll, &format!("http://{address}/v1/individuals/batch")])
        .status()
        .map_err(|error| format!("curl: {error}"))?;
    if status.success() { Ok(()) } else { Err("curl failed".to_owned()) }
}

fn peak(running: &Running) -> String {
    peak_of(running.0.id())
        .map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024))
}

pub(super) fn serve() -> Result<Running, String> {
    start(&release("taxdiff"), |address| {
        ["serve", "--rate", "0", "--listen", &address.to_string()].map(str::to_owned).to_vec()
    })
}

/// Starts a program on a free port, and waits until it answers.
pub(super) fn start(
    program: &Path,
    arguments: impl FnOnce(SocketAddr) -> Vec<String>,
) -> Result<Running, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", program.display());
    let address = free_address().map_err(failed)?;
    let log = fs::File::create(root().join("target/bench/service.log")).map_err(failed)?;
    let child = Command::new(program)
        .args(arguments(address))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(failed)?;
    until_it_answers(Running(child, address), program)
}

/// An address whose port nobody has at the moment.
pub(super) fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

/// Waits until a program takes connections.
pub(super) fn until_it_answers(running: Running, program: &Path) -> Result<Running, String> {
    let begun = Instant::now();
    while TcpStream::connect(running.1).is_err() {
        if begun.elapsed() > Duration::from_secs(10) {
            return Err(format!("{} does not answer", program.display()));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(running)
}

fn installed(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn load(script: &Path, address: SocketAddr, path: &str, seconds: &str) -> Result<Load, String> {
    let output = Command::new("wrk")
        .args(["--threads", "1", "--connections", CONNECTIONS, "--latency", "--duration", seconds])
        .arg("--script")
        .arg(script)
        .arg(format!("http://{address}{path}"))
        .output()
        .map_err(|error| format!("wrk: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let after = |label: &str| {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(label))?;
        Some(line.trim().to_owned())
    };
    let missing = || format!("wrk said nothing of use: {text}");
    Ok(Load {
        requests_a_second: after("Requests/sec:")
            .and_then(|text| text.parse().ok())
            .ok_or_else(missing)?,
        half: after("50%").ok_or_else(missing)?,
        ninety_nine: after("99%").ok_or_else(missing)?,
        errors: text.contains("Non-2xx") || text.contains("Socket errors"),
    })
}
