//! What a release is built with, beside Rust and Node.js: pinned, and installed into `target`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::root;
use crate::widget::run;

/// Links for other systems, by Zig's linker, and packs wheels; all come from `PyPI`.
const ZIGBUILD: [&str; 3] = ["cargo-zigbuild==0.24.1", "ziglang==0.17.1", "maturin==1.16.0"];

/// Lists what a program is made of.
const CYCLONEDX: (&str, &str) = ("cargo-cyclonedx", "0.5.9");

/// The folder whose programs build for other systems, and wheels.
fn zigbuild() -> Result<PathBuf, String> {
    let folder = root().join("target/dist-tools").join(ZIGBUILD.join("-").replace("==", "-"));
    let programs = folder.join("bin");
    if programs.join("cargo-zigbuild").exists() {
        return Ok(programs);
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let quiet = ["--quiet", "--disable-pip-version-check", "install"];
    run(Command::new(programs.join("pip")).args(quiet).args(ZIGBUILD))?;
    Ok(programs)
}

/// One of these programs, which links by Zig's linker.
pub(crate) fn with_zig(program: &str) -> Result<Command, String> {
    let folder = zigbuild()?;
    let mut command = Command::new(folder.join(program));
    command
        .env("PATH", path_with(&folder)?)
        .env("CARGO_ZIGBUILD_CACHE_DIR", root().join("target/dist-tools/zigbuild"))
        .env("ZIG_GLOBAL_CACHE_DIR", root().join("target/dist-tools/zig"));
    Ok(command)
}

/// The program that lists what a program is made of.
pub(crate) fn cyclonedx() -> Result<PathBuf, String> {
    let (name, version) = CYCLONEDX;
    let folder = root().join("target/dist-tools").join(format!("{name}-{version}"));
    let program = folder.join("bin").join(name);
    if !program.exists() {
        let arguments = ["install", "--quiet", "--locked", name, "--version", version, "--root"];
        run(Command::new("cargo").args(arguments).arg(&folder).current_dir(root()))?;
    }
    Ok(program)
}

/// The search path with a folder before all others.
fn path_with(folder: &Path) -> Result<std::ffi::OsString, String> {
    let others = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&others));
    std::env::join_paths(all).map_err(|error| format!("{}: {error}", folder.display()))
}
