//! What the program prints of itself.

use calc_tests::program::run;
use serde_json::Value;

use crate::Failure;

/// What a command prints as JSON.
///
/// # Errors
/// The program is not built, or prints something else.
pub(crate) fn json(arguments: &[&str]) -> Result<Value, Failure> {
    let ran = run(arguments);
    if ran.code != Some(0) {
        return Err(format!("taxdiff {}: {}", arguments.join(" "), ran.said));
    }
    serde_json::from_str(&ran.out)
        .map_err(|error| format!("taxdiff {}: {error}", arguments.join(" ")))
}
