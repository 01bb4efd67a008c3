//! The service against its own OpenAPI document, by schemathesis.

use std::path::PathBuf;
use std::process::Command;

use calc_tests::repository;
use calc_tests::server::Server;

/// Where `cargo xtask test` installs it.
fn schemathesis() -> Option<PathBuf> {
    let program = repository("target/schemathesis/bin/schemathesis").canonicalize().ok();
    if program.is_none() {
        eprintln!("SKIPPED: schemathesis is not installed; cargo xtask test installs it");
    }
    program
}

#[test]
fn schemathesis_finds_no_failure() {
    let Some(program) = schemathesis() else { return };
    let server = Server::start(&["--rate", "0"]);
    let folder = repository("tests/schemathesis");
    let document = format!("http://{}/openapi.json", server.address);
    let ran = Command::new(program)
        .args(["--config-file", "schemathesis.toml", "run", &document])
        .args(["--max-examples", "40", "--seed", "1", "--generation-database", "none"])
        .args(["--no-color"])
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(folder)
        .output();
    let Ok(ran) = ran else { unreachable!("schemathesis does not start") };
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
    assert!(said.contains("19 selected / 19 total"), "{said}");
}
