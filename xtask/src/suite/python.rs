//! The tests of the Python package: in Python, against its wheel.

use std::process::Output;

use super::Counts;
use crate::built;
use crate::wheel::{self, Environment};

/// Builds the wheel and runs its tests; where there is no Python with venv, or its packages cannot be had,
/// it says so.
pub(super) fn run(with_engines: bool) -> Result<Counts, String> {
    let skipped = |reason: String| Counts { skipped: vec![reason], ..Counts::default() };
    let environment = match Environment::install(with_engines) {
        Ok(environment) => environment,
        Err(missing) => return Ok(skipped(format!("the Python package: {missing}"))),
    };
    environment.build("dev")?;
    let mut tests = environment.tests(&built("taxdiff"));
    if with_engines {
        tests.env("TAXDIFF_ENGINES", "yes");
        match wheel::java() {
            Ok(java) => drop(tests.env("TAXDIFF_JAVA", java)),
            Err(missing) => eprintln!("note: Spark cannot be tried: {missing}"),
        }
    }
    let output = tests.output().map_err(|error| format!("python cannot be started: {error}"))?;
    Ok(counted(&output))
}

/// What a run came to: its last line, and a line for each test that was passed over.
fn counted(output: &Output) -> Counts {
    let text = String::from_utf8_lossy(&output.stdout);
    let count = |words: &str| {
        let last = text.lines().rev().find(|line| line.contains(" in "))?;
        let before = last.split(words).next().filter(|before| before.len() < last.len())?;
        before.rsplit([' ', ',']).next()?.parse().ok()
    };
    let reasons = text.lines().filter_map(|line| line.strip_prefix("SKIPPED ["));
    let mut counts = Counts {
        passed: count(" passed").unwrap_or(0),
        failed: count(" failed").unwrap_or(0) + count(" error").unwrap_or(0),
        skipped: reasons.map(|line| format!("Python: [{line}")).collect(),
    };
    if !output.status.success() {
        print!("{text}");
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        // One that was ended by the system counted nothing.
        counts.failed = counts.failed.max(1);
    }
    counts
}
