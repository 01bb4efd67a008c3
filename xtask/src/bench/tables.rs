//! Tables: rows in memory, and Parquet against the same columns read and written without any work.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Measured, fastest, release};
use crate::{cargo, root};

/// The payroll as a table.
pub(super) const TABLE: &str = "payroll.parquet";

/// The program that does what is measured beside the command line.
fn speed() -> PathBuf {
    let examples = root().join("target/release/examples/speed");
    examples.with_extension(std::env::consts::EXE_EXTENSION)
}

/// Prints the lines of tables.
pub(super) fn run(folder: &Path, (rows, csv): (u64, &Path), cores: usize) -> Result<(), String> {
    let example = ["--package", "calc-arrow", "--features", "parquet", "--example", "speed"];
    cargo(&[&["build", "--quiet", "--release"][..], &example].concat())?;
    let path = |name: &str| folder.join(name).display().to_string();
    let (table, out) = (path(TABLE), path("out.parquet"));
    said(&["table", &csv.display().to_string(), &table])?;
    for threads in [1, 2] {
        let speed = said(&["memory", &table, &threads.to_string()])?;
        println!("calc-arrow in memory, {threads} threads      {:>9} rows/s", speed.trim());
    }
    let copy = fastest(&speed(), &["copy", &table, &out])?;
    let batch = |threads: &str| {
        let arguments = ["batch", &table, "-o", &out, "--force", "--quiet", "--threads", threads];
        fastest(&release("taxdiff"), &arguments)
    };
    let (one, all) = (batch("1")?, batch(&cores.to_string())?);
    line("Parquet read and written, 1 thread", rows, &copy, &copy);
    line("taxdiff batch, Parquet, 1 thread", rows, &one, &copy);
    line(&format!("taxdiff batch, Parquet, {cores} threads"), rows, &all, &copy);
    Ok(())
}

fn said(arguments: &[&str]) -> Result<String, String> {
    let ran = Command::new(speed()).args(arguments).output().map_err(|error| error.to_string())?;
    if !ran.status.success() {
        return Err(format!(
            "speed {}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&ran.stderr)
        ));
    }
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}

fn line(name: &str, rows: u64, measured: &Measured, copy: &Measured) {
    let speed = u128::from(rows) * 1_000_000 / measured.time.as_micros().max(1);
    let ratio = measured.time.as_micros() * 100 / copy.time.as_micros().max(1);
    let peak = measured.peak_kilobytes.map_or(0, |kilobytes| kilobytes / 1024);
    println!(
        "{name:<36} {speed:>9} rows/s  {}.{:02} x the copy's time  peak memory {peak} MB",
        ratio / 100,
        ratio % 100
    );
}
