//! The tests in Rust: built once, and then run area by area.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::Counts;
use crate::root;

/// What a test says that was passed over.
const SKIPPED: &str = "SKIPPED: ";

/// The packages whose own tests take seconds.
const FAST_PACKAGES: [&str; 5] =
    ["calc-codegen", "calc-core", "calc-payroll", "calc-text", "packing"];

/// The areas of the whole that take seconds: figures, words, the command line.
const FAST_AREAS: [&str; 7] = [
    "cases",
    "cases_program",
    "command_line",
    "errors",
    "published_figures",
    "texts",
    "whole_answers",
];

/// The package whose tests have areas: modules of their programs.
const WITH_AREAS: &str = "tests";

/// A variable for cargo.
type Variable = (&'static str, &'static str);

/// The whole suite is built to be run once; what would make the next build faster takes more room than all
/// that was built.
const KEPT_SMALL: [Variable; 1] = [("CARGO_INCREMENTAL", "0")];

/// Tests that run together: a program, or a module of one.
pub(super) struct Area {
    package: PathBuf,
    name: String,
    file: PathBuf,
    /// Which of the program's tests are of it; all, where nothing is said.
    tests: Vec<String>,
}

/// Builds the programs that are tested and those that test them: at one go, because what the tests need of
/// a package is then asked for once, and nothing is built twice.
pub(super) fn build() -> Result<Vec<Area>, String> {
    areas(&["--workspace"], &KEPT_SMALL)
}

/// The same for the packages and areas that take seconds.
pub(super) fn build_fast() -> Result<Vec<Area>, String> {
    let packages = FAST_PACKAGES.iter().chain(&["calc-cli", "calc-tests"]);
    let what: Vec<&str> = packages.flat_map(|name| ["--package", name]).collect();
    let mut areas = areas(&what, &[])?;
    areas.retain(|area| area.tests.is_empty() || FAST_AREAS.contains(&area.name.as_str()));
    Ok(areas)
}

/// Builds the programs alone.
pub(super) fn build_programs() -> Result<(), String> {
    crate::cargo(&["build", "--quiet", "--workspace", "--bins"])
}

/// Builds the program `taxdiff` once more, with the pages inside it.
pub(super) fn build_with_pages() -> Result<(), String> {
    let what = ["--workspace", "--features", "calc-cli/page"];
    programs(&what, &KEPT_SMALL).map(drop)
}

/// Builds, and says what the programs of tests are.
fn programs(what: &[&str], variables: &[Variable]) -> Result<Vec<Area>, String> {
    let how =
        ["build", "--quiet", "--bins", "--tests", "--message-format", "json-render-diagnostics"];
    let mut cargo = Command::new("cargo");
    cargo.args(how).args(what).envs(variables.iter().copied()).current_dir(root());
    let output = said(&mut cargo)?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(lines.lines().filter_map(program).collect())
}

fn areas(what: &[&str], variables: &[Variable]) -> Result<Vec<Area>, String> {
    let mut areas = Vec::new();
    for program in programs(what, variables)? {
        if program.package.ends_with(WITH_AREAS) {
            areas.extend(program.modules()?);
        } else {
            areas.push(program);
        }
    }
    areas.sort_by_key(Area::name);
    Ok(areas)
}

/// A line of cargo's that names a program of tests.
fn program(line: &str) -> Option<Area> {
    let message: Value = serde_json::from_str(line).ok()?;
    let is_test = message["profile"]["test"].as_bool()?;
    let file = PathBuf::from(message["executable"].as_str()?);
    let package = Path::new(message["manifest_path"].as_str()?).parent()?.to_owned();
    let name = message["target"]["name"].as_str()?.to_owned();
    is_test.then_some(Area { package, name, file, tests: Vec::new() })
}

impl Area {
    /// The package, and what it is in it.
    pub(super) fn name(&self) -> String {
        let package = self.package.strip_prefix(root()).unwrap_or(&self.package).display();
        format!("{package} {}", self.name)
    }

    /// Its modules. A test that stands in none belongs to the program itself.
    fn modules(self) -> Result<Vec<Self>, String> {
        let output = said(self.command().args(["--list", "--format", "terse"]))?;
        let mut tests: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Some(test) = line.strip_suffix(": test") else { continue };
            let module = test.split_once("::").map_or(self.name.as_str(), |(module, _)| module);
            tests.entry(module.to_owned()).or_default().push(test.to_owned());
        }
        let Self { package, file, .. } = self;
        let area =
            |(name, tests)| Self { package: package.clone(), name, file: file.clone(), tests };
        Ok(tests.into_iter().map(area).collect())
    }

    /// The program, started where cargo would.
    fn command(&self) -> Command {
        let mut command = Command::new(&self.file);
        command.env("CARGO_MANIFEST_DIR", &self.package).current_dir(&self.package);
        command
    }

    /// Runs its tests.
    pub(super) fn run(&self) -> Result<Counts, String> {
        let mut command = self.command();
        command.arg("--show-output");
        if !self.tests.is_empty() {
            command.arg("--exact").args(&self.tests);
        }
        Ok(counted(&said(&mut command)?))
    }
}

/// The examples in comments, which the compiler itself runs.
pub(super) fn examples() -> Result<Counts, String> {
    let arguments = ["--quiet", "test", "--workspace", "--doc"];
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).envs(KEPT_SMALL).current_dir(root());
    let output = said(&mut cargo)?;
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
