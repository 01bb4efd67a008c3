//! The folders of whoever builds. What is built names none of them: it tells nobody where it was made,
//! and is the same wherever that was.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
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
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot).trim());
    let mut folders = vec![root().to_owned(), cargo_home()?, sysroot];
    folders.extend(std::env::home_dir());
    // A part of some text may look like a short folder; what follows one in a path is a separator.
    let name = |folder: &PathBuf| format!("{}{MAIN_SEPARATOR}", folder.display());
    // The home of a container's only user may be the root, which stands in every program.
    Ok(folders.iter().filter(|folder| folder.parent().is_some()).map(name).collect())
}

fn cargo_home() -> Result<PathBuf, String> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| "neither CARGO_HOME nor a home folder is known".to_owned())
}
