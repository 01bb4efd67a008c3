//! `cargo xtask fuzz SECONDS [TARGET]`: inputs that libFuzzer makes up, guided by what they reach.
//!
//! `cargo-fuzz` without a sanitizer asks the compiler for counters only, which the pinned stable
//! toolchain has. Sanitizers look for what unsafe code does, and there is none in this workspace.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{cargo, installed, root, side_by_side};

/// What is fuzzed.
const TARGETS: [&str; 11] = [
    "person", "company", "month", "days", "csv", "months", "workbook", "receipt", "bureau",
    "readings", "mapping",
];

/// The release of cargo-fuzz.
const RELEASE: &str = "0.13.2";

/// The longest input that is made up, in bytes.
const LONGEST: &str = "-max_len=32768";

/// The most memory that an input may take in all and at once, in MiB, and the most seconds.
const LIMITS: [&str; 3] = ["-rss_limit_mb=1024", "-malloc_limit_mb=512", "-timeout=60"];

/// Fuzzes each target, or one, for so many seconds, two at a time. Stops at the first input that is a fault, which
/// is kept under `fuzz/artifacts`.
pub(crate) fn run(seconds: &str, target: Option<&str>) -> Result<(), String> {
    let seconds: u32 =
        seconds.parse().map_err(|_| format!("{seconds} is not a time in seconds"))?;
    if let Some(target) = target.filter(|target| !TARGETS.contains(target)) {
        return Err(format!("no target is called {target}; there are {}", TARGETS.join(", ")));
    }
    installed("fuzz", RELEASE)?;
    let targets = TARGETS.into_iter().filter(|known| target.is_none_or(|target| target == *known));
    let targets: Vec<&str> = targets.collect();
    // Those that run at a time find all of it built.
    cargo(&["fuzz", "build", "--sanitizer", "none"])?;
    side_by_side::run(&targets, |target| fuzz(target, seconds)).map(drop)
}

fn fuzz(target: &str, seconds: u32) -> Result<(), String> {
    let folder = root().join("fuzz");
    // What is found is added to the first; the other holds what is kept in the repository.
    let (grown, kept) = (folder.join("target/corpus").join(target), folder.join("corpus"));
    fs::create_dir_all(&grown).map_err(|error| format!("{}: {error}", grown.display()))?;
    let output = Command::new("cargo")
        .args(["fuzz", "run", "--sanitizer", "none", target])
        .args([&grown, &kept.join(target)])
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .args([LONGEST, "-print_final_stats=1"])
        .args(LIMITS)
        .current_dir(root())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| format!("cargo fuzz: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!(
            "{said}\nfuzz {target}: it does not build, or an input is a fault; see above"
        ));
    }
    println!("fuzz {target}: {} runs, {} kept inputs", runs(&said), count(&grown));
    Ok(())
}

/// How many inputs were tried.
fn runs(said: &str) -> &str {
    let label = "stat::number_of_executed_units:";
    said.lines().find_map(|line| line.strip_prefix(label)).map_or("an unknown number of", str::trim)
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}
