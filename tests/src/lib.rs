//! What the tests share: the case files, running a payroll in memory, and an oracle that works
//! every row out again by exact rationals, from the contract alone.

pub mod accepted;
pub mod cases;
pub mod companies;
pub mod error_cases;
pub mod facts;
pub mod http;
#[allow(clippy::expect_used, unreachable_pub)]
pub mod oracle;
pub mod package;
pub mod payroll;
pub mod program;
pub mod schemas;
pub mod server;

use std::path::PathBuf;

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
