//! `cargo xtask`: what a person would otherwise do by hand.

mod bench;
mod book;
mod debian;
mod dist;
mod fixtures;
mod fuzz;
mod mutants;
mod paths;
mod schemathesis;
mod side_by_side;
mod suite;
mod wheel;
mod widget;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use suite::Extent;

const USAGE: &str = "usage: cargo xtask test [--fast | --python | --engines] | bench [ROWS] | load | tables | fuzz SECONDS [TARGET] | mutants [SHARD] \
                     | fixtures | schemas | widget | book | dist [--target TRIPLE]...";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test"] => suite::run(Extent::Usual),
        ["test", "--fast"] => suite::run(Extent::Fast),
        ["test", "--python"] => suite::run(Extent::Python),
        ["test", "--engines"] => suite::run(Extent::WithEngines),
        ["bench"] => bench::run(1_000_000),
        ["bench", rows] => match rows.parse() {
            Ok(rows) => bench::run(rows),
            Err(_) => Err(format!("{rows} is not a number of rows")),
        },
        ["load"] => bench::load(),
        ["tables"] => bench::tables(1_000_000),
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
        ["dist", arguments @ ..] => dist::run(arguments),
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

/// Installs a subcommand of cargo where it is not there.
fn installed(subcommand: &str, release: &str) -> Result<(), String> {
    let there = Command::new("cargo").args([subcommand, "--version"]).output();
    if there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let name = format!("cargo-{subcommand}");
    install(&[&name, "--version", release])
}

/// Installs a tool of cargo's. As programs are built for development: what an optimised build takes longer
/// is not won back in the minutes for which a tool runs.
fn install(what: &[&str]) -> Result<(), String> {
    let how = ["install", "--quiet", "--locked", "--debug"];
    cargo_with(&[&how, what].concat(), &[("CARGO_PROFILE_DEV_DEBUG", "0")])
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

/// Where a program of the workspace was built.
fn built(name: &str) -> PathBuf {
    root().join("target/debug").join(name).with_extension(std::env::consts::EXE_EXTENSION)
}
