//! The folders of whoever builds. What is built names none of them: it tells nobody where it was made,
//! and is the same wherever that was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::root;

/// The flags of the compiler that leave these folders out, and others, as cargo separates them.
pub(crate) fn flags(more: &[&str]) -> Result<String, String> {
    let registry = fs::read_dir(cargo_home()?.join("registry/src")).ok();
    let sources = registry.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let flag = |path: &Path, name: &str| format!("--remap-path-prefix={}={name}", path.display());
    let mut flags: Vec<String> = sources.map(|path| flag(&path, "")).collect();
    flags.push(flag(root(), ""));
    flags.extend(more.iter().map(|&flag| flag.to_owned()));
    // Folders may have blanks; this is what cargo separates its flags by.
    Ok(flags.join("\u{1f}"))
}

/// The folders that no program may name: the repository, those of cargo and of the toolchain, and home.
pub(crate) fn private() -> Result<Vec<String>, String> {
    let rustc = Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()).output();
    let sysroot = rustc.map_err(|error| format!("rustc cannot be started: {error}"))?.stdout;
    let sysroot = String::from_utf8_lossy(&sysroot).trim().to_owned();
    let mut folders =
        vec![root().display().to_string(), cargo_home()?.display().to_string(), sysroot];
    // The home of a container's only user may be `/`, which stands in every program.
    let home = std::env::home_dir().map(|home| home.display().to_string());
    folders.extend(home.filter(|home| home.len() > 4));
    Ok(folders)
}

fn cargo_home() -> Result<PathBuf, String> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| "neither CARGO_HOME nor a home folder is known".to_owned())
}
