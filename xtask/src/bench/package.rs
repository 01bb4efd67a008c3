//! The Python package: a table in memory, in one run with polars at work on the same columns.

use std::path::Path;

use crate::wheel::{Environment, folder};

/// Prints the lines of the package; the table is the one that `tables` has made.
pub(super) fn run(table: &Path) -> Result<(), String> {
    let environment = Environment::install(false)?;
    environment.build("release")?;
    for threads in ["1", "2"] {
        let mut speed = environment.program("python");
        speed.arg(folder().join("examples/speed.py")).arg(table).arg(threads);
        let ran = speed.env("POLARS_MAX_THREADS", threads).output();
        let ran = ran.map_err(|error| format!("python cannot be started: {error}"))?;
        let said = String::from_utf8_lossy(&ran.stdout);
        let mut speeds = said.split_whitespace().map(str::parse::<u64>);
        let (Some(Ok(own)), Some(Ok(polars))) = (speeds.next(), speeds.next()) else {
            return Err(format!("speed.py: {said}{}", String::from_utf8_lossy(&ran.stderr)));
        };
        let part = own * 100 / polars.max(1);
        println!(
            "polars, main rules in floats, {threads} threads   {polars:>9} rows/s  1.00 of polars"
        );
        println!(
            "the package in memory, {threads} threads         {own:>9} rows/s  {}.{:02} of polars",
            part / 100,
            part % 100
        );
    }
    Ok(())
}
