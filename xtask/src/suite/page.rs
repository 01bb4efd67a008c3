//! The tests of the pages: in Node.js, and in a real browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Counts;
use crate::built;
use crate::widget::{self, folder, test_files};

/// Builds the pages of their modules, and the cases that they are compared with, by what the stage before
/// has built.
pub(super) fn build() -> Result<(), String> {
    widget::run(Command::new(built("write-page-data")).arg(widget::catalogue_file()))?;
    widget::scripts()?;
    widget::run(&mut Command::new(built("write-page-cases")))
}

/// The files of tests.
pub(super) fn files() -> Result<Vec<PathBuf>, String> {
    test_files()
}

/// What a file of tests is called.
pub(super) fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("page {}", name.trim_end_matches(".test.mjs"))
}

/// Runs a file in a browser.
pub(super) fn run(file: &Path, browser: &Path) -> Result<Counts, String> {
    let output = Command::new("node")
        .args(["--test", "--test-reporter=tap"])
        .arg(file)
        .env("TAXDIFF_BROWSER", browser)
        .env("TAXDIFF_PROGRAM", built("taxdiff"))
        .current_dir(folder())
        .output()
        .map_err(|error| format!("node cannot be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let count = |name: &str| {
        let line = text.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name));
        line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    let skipped = text.lines().filter_map(|line| line.split_once(" # SKIP"));
    let mut counts = Counts {
        passed: count("pass "),
        failed: count("fail ") + count("cancelled "),
        skipped: skipped.map(|(test, reason)| format!("{test}:{reason}")).collect(),
    };
    if !output.status.success() {
        print!("{text}");
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        counts.failed = counts.failed.max(1);
    }
    Ok(counts)
}
