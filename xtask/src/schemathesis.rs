//! The fuzzer of the service, from `PyPI`.

use std::process::Command;

use crate::root;
use crate::widget::run;

/// Installs it in a Python environment of its own under `target`, where it is not there yet.
///
/// # Errors
/// It cannot be installed: why.
pub(crate) fn install() -> Result<(), String> {
    let folder = root().join("target/schemathesis");
    if folder.join("bin/schemathesis").exists() {
        return Ok(());
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let pip = folder.join("bin/pip");
    run(Command::new(pip).args(["--quiet", "install", "schemathesis==4.32.0"]))
}
