//! `cargo xtask`: what a person would otherwise do by hand.

mod bench;
mod fixtures;

use std::path::Path;
use std::process::{Command, ExitCode};

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
        ["fixtures"] => fixtures::run(),
        ["bare-copy", from, to] => bench::bare_copy(Path::new(from), Path::new(to)),
        ["bare-read-xlsx", from] => bench::read_workbook(Path::new(from)),
        ["bare-write-xlsx", from, to] => bench::write_workbook(Path::new(from), Path::new(to)),
        _ => Err("usage: cargo xtask test | bench [ROWS] | fixtures".to_owned()),
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
    cargo(&["build", "--quiet", "--workspace"])?;
    cargo(&["test", "--workspace"])
}

/// Runs cargo in the repository.
fn cargo(arguments: &[&str]) -> Result<(), String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .status()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("cargo {} failed", arguments.join(" "))) }
}

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
