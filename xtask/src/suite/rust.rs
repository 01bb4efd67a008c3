//! The tests in Rust: built once, and then run program by program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::Counts;
use crate::{cargo, root};

/// What a test says that was passed over.
const SKIPPED: &str = "SKIPPED: ";

/// The packages whose own tests take seconds.
const FAST_PACKAGES: [&str; 5] =
    ["calc-codegen", "calc-core", "calc-payroll", "calc-text", "packing"];

/// The tests of the whole that take seconds: figures, words, the command line.
const FAST_TESTS: [&str; 7] = [
    "cases",
    "cases_program",
    "command_line",
    "errors",
    "published_figures",
    "texts",
    "whole_answers",
];

/// A program of tests.
pub(super) struct Program {
    package: PathBuf,
    target: String,
    file: PathBuf,
}

/// Builds the programs that are tested and those that test them.
pub(super) fn build(is_fast: bool) -> Result<Vec<Program>, String> {
    let mut arguments = vec!["test", "--no-run", "--message-format", "json-render-diagnostics"];
    if is_fast {
        cargo(&["build", "--quiet", "--package", "calc-cli"])?;
        arguments.extend(FAST_PACKAGES.iter().flat_map(|name| ["--package", name]));
        arguments.extend(["--package", "calc-tests", "--lib"]);
        arguments.extend(FAST_TESTS.iter().flat_map(|name| ["--test", name]));
    } else {
        cargo(&["build", "--quiet", "--workspace"])?;
        arguments.push("--workspace");
    }
    let output = said(Command::new("cargo").arg("--quiet").args(arguments))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut programs: Vec<Program> = lines.lines().filter_map(program).collect();
    programs.sort_by_key(Program::name);
    Ok(programs)
}

/// A line of cargo's that names a program of tests.
fn program(line: &str) -> Option<Program> {
    let message: Value = serde_json::from_str(line).ok()?;
    let is_test = message["profile"]["test"].as_bool()?;
    let file = PathBuf::from(message["executable"].as_str()?);
    let package = Path::new(message["manifest_path"].as_str()?).parent()?.to_owned();
    let target = message["target"]["name"].as_str()?.to_owned();
    is_test.then_some(Program { package, target, file })
}

impl Program {
    /// The package, and the file of tests where there are several.
    pub(super) fn name(&self) -> String {
        let package = self.package.strip_prefix(root()).unwrap_or(&self.package).display();
        format!("{package} {}", self.target)
    }

    /// Runs it where cargo would.
    pub(super) fn run(&self) -> Result<Counts, String> {
        let output = said(
            Command::new(&self.file)
                .args(["--show-output"])
                .env("CARGO_MANIFEST_DIR", &self.package)
                .current_dir(&self.package),
        )?;
        Ok(counted(&output))
    }
}

/// The examples in comments, which the compiler itself runs.
pub(super) fn examples() -> Result<Counts, String> {
    let arguments = ["--quiet", "test", "--workspace", "--doc"];
    let output = said(Command::new("cargo").args(arguments).current_dir(root()))?;
    Ok(counted(&output))
}

fn said(command: &mut Command) -> Result<Output, String> {
    let name = command.get_program().display().to_string();
    command.output().map_err(|error| format!("{name} cannot be started: {error}"))
}

/// What a run came to. Prints what it said where something failed.
fn counted(output: &Output) -> Counts {
    let text = String::from_utf8_lossy(&output.stdout);
    let mut counts = Counts::default();
    // A test that says so counts itself as passed.
    let mut said = Vec::new();
    for line in text.lines() {
        if let Some(result) = line.strip_prefix("test result: ") {
            counts.passed += number(result, " passed");
            counts.failed += number(result, " failed");
            let ignored = number(result, " ignored");
            counts.skipped.extend((0..ignored).map(|_| "marked as ignored".to_owned()));
        } else if let Some((_, reason)) = line.split_once(SKIPPED) {
            said.push(reason.to_owned());
        }
    }
    counts.passed = counts.passed.saturating_sub(said.len());
    counts.skipped.extend(said);
    if !output.status.success() {
        print!("{text}");
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        // One that was ended by the system counted nothing.
        counts.failed = counts.failed.max(1);
    }
    counts
}

/// The number before some words.
fn number(text: &str, words: &str) -> usize {
    let before = text.split(words).next().filter(|before| before.len() < text.len());
    let digits = before.and_then(|before| before.rsplit(' ').next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
