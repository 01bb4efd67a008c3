//! Whether a built program answers as the one of `cargo run`: the same files, byte by byte. Programs for
//! other computers are started by QEMU and Wine, and passed over aloud where these are missing.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::read;
use super::target::{Runner, Target};
use crate::debian::{QEMU, WINE};
use crate::root;

/// How Wine ends where a library is missing: the last byte of Windows' own code for that.
const NO_LIBRARY: i32 = 0x35;

/// What starts a program: words before its own name, and variables.
struct Start {
    words: Vec<PathBuf>,
    variables: Vec<(&'static str, PathBuf)>,
}

/// Runs a program beside the one of this computer; says what could not be tried.
pub(crate) fn compare(target: &Target, own: &Path) -> Result<Option<String>, String> {
    let start = match start(target) {
        Ok(start) => start,
        Err(missing) => return Ok(Some(missing)),
    };
    let folder = root().join("target/dist-tools/proof").join(target.triple);
    let _ = fs::remove_dir_all(&folder);
    let expected = folder.join("expected");
    let found = folder.join("found");
    for each in [&expected, &found] {
        fs::create_dir_all(each).map_err(|error| format!("{}: {error}", each.display()))?;
    }
    let plain = Start { words: vec![own.to_owned()], variables: Vec::new() };
    let starts_itself = target.runner != Runner::Qemu || fs::exists(STARTS_OTHERS).unwrap_or(false);
    for run in RUNS.iter().filter(|run| starts_itself || **run != READS_WORKBOOK) {
        let (one, other) = (ran(&plain, run, &expected)?, ran(&start, run, &found)?);
        // The example has rows that cannot be worked out.
        if !matches!(one.0, Some(0 | 1)) {
            return Err(format!("cargo run -- {}: exit {:?}", run.join(" "), one.0));
        }
        if one != other {
            return Err(format!("{}: {} differs from cargo run", target.triple, run.join(" ")));
        }
    }
    for file in WRITTEN {
        if read(&expected.join(file))? != read(&found.join(file))? {
            return Err(format!("{}: {file} differs from what cargo run writes", target.triple));
        }
    }
    opens(&start).map_err(|error| format!("{}: taxdiff open: {error}", target.triple))?;
    let left = || format!("{}: a workbook is not read: {STARTS_OTHERS} is missing", target.triple);
    Ok((!starts_itself).then(left))
}

/// Where Linux says that it starts programs of the other processor by QEMU. The process that reads a
/// workbook is started by the program itself, which knows nothing of QEMU.
const STARTS_OTHERS: &str = "/proc/sys/fs/binfmt_misc/qemu-aarch64";

/// The run that starts it.
const READS_WORKBOOK: &[&str] = &["map", "own.xlsx"];

/// What is tried: a payroll with its report, a workbook that a process of its own reads, one row step by
/// step, and a number of the law. Paths are those in the folder that it runs in.
const RUNS: [&[&str]; 5] = [
    &["batch", "example.csv", "-o", "out.csv", "--report", "report.html", "--no-progress"],
    &["template", "--lang", "zh-Hans", "-o", "template.csv"],
    READS_WORKBOOK,
    &["explain", "example.csv", "--row", "2"],
    &["params", "show", "hongkong.salaries_tax.progressive_scale"],
];

/// What those write.
const WRITTEN: [&str; 3] = ["out.csv", "report.html", "template.csv"];

/// What they read.
const READ: [&str; 2] = ["fixtures/payrolls/example.csv", "fixtures/sheets/own.xlsx"];

/// The exit code of a run, and what it printed.
type Ran = (Option<i32>, Vec<u8>);

fn ran(start: &Start, arguments: &[&str], folder: &Path) -> Result<Ran, String> {
    for file in READ {
        let from = root().join(file);
        let to = folder.join(from.file_name().unwrap_or_default());
        fs::copy(&from, &to).map_err(|error| format!("{}: {error}", to.display()))?;
    }
    let output = command(start)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", arguments.join(" ")))?;
    Ok((output.status.code(), output.stdout))
}

fn command(start: &Start) -> Command {
    let mut words = start.words.iter();
    let mut command = Command::new(words.next().map_or(Path::new(""), PathBuf::as_path));
    command.args(words).envs(start.variables.iter().map(|(name, value)| (name, value)));
    command.env_remove("TAXDIFF_LANG");
    command
}

/// What starts the program of a target on this computer.
fn start(target: &Target) -> Result<Start, String> {
    let program = target.built();
    let is_own_system = !target.is_mac() || cfg!(target_os = "macos");
    let start = match target.runner {
        _ if !is_own_system => return Err(format!("{}: this is no Mac", target.triple)),
        Runner::Native if target.triple.starts_with(std::env::consts::ARCH) || target.is_mac() => {
            Start { words: vec![program], variables: Vec::new() }
        }
        Runner::Native => return Err(format!("{}: another processor", target.triple)),
        Runner::Qemu if target.triple.starts_with(std::env::consts::ARCH) => {
            Start { words: vec![program], variables: Vec::new() }
        }
        Runner::Qemu => {
            let qemu = QEMU.find().map_err(|missing| format!("{}: {missing}", target.triple))?;
            Start { words: vec![qemu, program], variables: Vec::new() }
        }
        Runner::Wine => {
            let wine = WINE.find().map_err(|missing| format!("{}: {missing}", target.triple))?;
            let prefix = root().join("target/dist-tools/wine");
            let variables = vec![("WINEPREFIX", prefix), ("WINEDEBUG", PathBuf::from("-all"))];
            let start = Start { words: vec![wine, program], variables };
            let tried = command(&start).arg("--version").stderr(Stdio::null()).output();
            if tried.is_ok_and(|output| output.status.code() == Some(NO_LIBRARY)) {
                let lacks =
                    "this Wine lacks a library of Windows 10 (8 has no bcryptprimitives.dll)";
                return Err(format!("{}: {lacks}", target.triple));
            }
            start
        }
    };
    Ok(start)
}

/// Whether it serves its pages to this computer.
fn opens(start: &Start) -> Result<(), String> {
    let child = command(start)
        .args(["open", "--no-browser"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut running = Running(child);
    let out = running.0.stdout.take().ok_or("nothing can be read of it")?;
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).map_err(|error| error.to_string())?;
    let page = page(line.trim())?;
    if page.starts_with("HTTP/1.1 200") && page.contains("<tax-differential") {
        Ok(())
    } else {
        Err(format!("it answers {}", page.lines().next().unwrap_or_default()))
    }
}

/// The answer to a request for an address, head and all.
pub(crate) fn page(address: &str) -> Result<String, String> {
    let rest = address.strip_prefix("http://").ok_or(format!("{address} is no address"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let failed = |error: std::io::Error| format!("{address}: {error}");
    let mut stream = TcpStream::connect(host).map_err(failed)?;
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(failed)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(failed)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// A program that ends with what looked at it.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
