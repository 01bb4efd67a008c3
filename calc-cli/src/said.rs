//! What is said on standard error.

use std::io::Write as _;

use calc_core::law::text::printable;

/// Says a text. Names of files and sheets, cells and arguments stand in it; none of them steers the
/// terminal.
pub(crate) fn say(text: &str) {
    let lines: Vec<String> = text.split('\n').map(printable).collect();
    // Nobody is left to be told if standard error is closed; what was written is safe.
    let _ = anstream::stderr().write_all(lines.join("\n").as_bytes());
}
