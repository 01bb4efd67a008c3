//! `cargo xtask mutants [SHARD]`: changes of the core, one after the other, and whether a test of the
//! core notices. `cargo-mutants` makes them; `.cargo/mutants.toml` says which and with which tests.

use std::fs;
use std::process::Command;

use crate::{cargo, installed, root};

/// The release of cargo-mutants.
const RELEASE: &str = "27.1.0";

/// How long building and testing one change may take, each.
const SECONDS: &str = "900";

/// What cargo-mutants ends with: all were noticed, some were not, some ran into the time limit.
const ENDS: [i32; 3] = [0, 2, 3];

/// Tries all changes, or one part of them: `3/40` is the fourth of forty, spread over all files.
pub(crate) fn run(shard: Option<&str>) -> Result<(), String> {
    installed("mutants", RELEASE)?;
    // Some of these tests run the program as it was built before any change.
    cargo(&["build", "--quiet", "--package", "calc-cli"])?;
    let unchanged = [
        "test",
        "--quiet",
        "--package",
        "calc-core",
        "--package",
        "calc-payroll",
        "--package",
        "calc-tests",
        // The same tests as in `.cargo/mutants.toml`.
        "--lib",
        "--test",
        "library",
    ];
    cargo(&unchanged)?;
    let out = root().join("target/mutants");
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let mut command = Command::new("cargo");
    // What these tests say without a change was asked before: cargo-mutants itself would ask the core
    // alone, which has none of them.
    command.args(["mutants", "--package", "calc-core", "--baseline", "skip"]);
    command.args(["--timeout", SECONDS, "--build-timeout", SECONDS, "--output"]).arg(&out);
    if let Some(shard) = shard {
        command.args(["--shard", shard, "--sharding", "round-robin"]);
    }
    let status =
        command.current_dir(root()).status().map_err(|error| format!("cargo mutants: {error}"))?;
    if status.code().is_none_or(|code| !ENDS.contains(&code)) {
        return Err("cargo mutants failed".to_owned());
    }
    let lines = |name: &str| {
        let text = fs::read_to_string(out.join("mutants.out").join(name)).unwrap_or_default();
        text.lines().count()
    };
    // A change that keeps a test from ending is noticed.
    let (noticed, missed) = (lines("caught.txt") + lines("timeout.txt"), lines("missed.txt"));
    let all = (noticed + missed).max(1);
    println!("mutants: {noticed} of {all} noticed, {} in a thousand", noticed * 1000 / all);
    Ok(())
}
