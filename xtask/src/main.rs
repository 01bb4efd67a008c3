//! `cargo xtask`: what a person would otherwise do by hand.

mod bench;
mod book;
mod debian;
mod fixtures;
mod fuzz;
mod mutants;
mod widget;

use std::path::Path;
use std::process::{Command, ExitCode};

use debian::{HAPROXY, LIBREOFFICE};

const USAGE: &str = "usage: cargo xtask test | bench [ROWS] | load | fuzz SECONDS [TARGET] | mutants [SHARD] \
                     | fixtures | schemas | widget | book";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test"] => test(),
        ["bench"] => bench::run(1_000_000),
        ["bench", rows] => match rows.parse() {
            Ok(rows) => bench::run(rows),
            Err(_) => Err(format!("{rows} is not a number of rows")),
        },
        ["load"] => bench::load(),
        ["fuzz", seconds] => fuzz::run(seconds, None),
        ["fuzz", seconds, target] => fuzz::run(seconds, Some(target)),
        ["mutants"] => mutants::run(None),
        ["mutants", shard] => mutants::run(Some(shard)),
        ["fixtures"] => fixtures::run().and_then(|()| {
            cargo(&["run", "--quiet", "--package", "calc-tests", "--bin", "write-joins"])
        }),
        ["schemas"] => {
            cargo(&["run", "--quiet", "--package", "calc-tests", "--bin", "write-schemas"])
        }
        ["widget"] => widget::build(),
        ["book"] => book::build(),
        ["bare-copy", from, to] => bench::bare_copy(Path::new(from), Path::new(to)),
        ["bare-read-xlsx", from] => bench::read_workbook(Path::new(from)),
        ["bare-write-xlsx", from, to] => bench::write_workbook(Path::new(from), Path::new(to)),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Every test, the real program included.
fn test() -> Result<(), String> {
    if let Err(error) = install_schemathesis() {
        eprintln!("note: the service will not be fuzzed against its document: {error}");
    }
    if let Err(missing) = HAPROXY.find() {
        eprintln!("note: the balancer will not be tested: {missing}");
    }
    if let Err(missing) = LIBREOFFICE.find() {
        eprintln!("note: written workbooks will not be opened by another program: {missing}");
    }
    cargo(&["build", "--quiet", "--workspace"])?;
    cargo(&["test", "--workspace"])?;
    widget::test()
}

/// The fuzzer, in a Python environment of its own under `target`.
fn install_schemathesis() -> Result<(), String> {
    let folder = root().join("target/schemathesis");
    if folder.join("bin/schemathesis").exists() {
        return Ok(());
    }
    let run = |command: &mut Command| match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{} failed", command.get_program().display())),
        Err(error) => Err(format!("{}: {error}", command.get_program().display())),
    };
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let pip = folder.join("bin/pip");
    run(Command::new(pip).args(["--quiet", "install", "schemathesis==4.32.0"]))
}

/// Installs a subcommand of cargo where it is not there.
fn installed(subcommand: &str, release: &str) -> Result<(), String> {
    let there = Command::new("cargo").args([subcommand, "--version"]).output();
    if there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let name = format!("cargo-{subcommand}");
    cargo(&["install", "--quiet", "--locked", &name, "--version", release])
}

/// Runs cargo in the repository.
fn cargo(arguments: &[&str]) -> Result<(), String> {
    cargo_with(arguments, &[])
}

/// The same with variables of its own.
fn cargo_with(arguments: &[&str], variables: &[(&str, &str)]) -> Result<(), String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root())
        .status()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("cargo {} failed", arguments.join(" "))) }
}

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
