//! The tests of the pages: in Node.js, and in a real browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Counts;
use crate::widget::{browser, build as build_pages, folder, test_files};
use crate::{cargo, root};

/// Builds the pages, the cases that they are compared with, and the program that serves them.
pub(super) fn build() -> Result<(), String> {
    build_pages()?;
    cargo(&["run", "--quiet", "--package", "calc-tests", "--bin", "write-page-cases"])?;
    // The other tests need a program that was built without the pages.
    cargo(&["build", "--quiet", "--package", "calc-cli", "--features", "page"])
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

/// Runs a file.
pub(super) fn run(file: &Path) -> Result<Counts, String> {
    let output = Command::new("node")
        .args(["--test", "--test-reporter=tap"])
        .arg(file)
        .env("TAXDIFF_BROWSER", browser()?)
        .env("TAXDIFF_PROGRAM", root().join("target/debug/taxdiff"))
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
