//! The program for one computer: built, looked at, and packed with what a person needs beside it.

use std::fs;
use std::path::Path;
use std::process::Command;

use packing::{Entry, mentioned, needs};

use super::target::{Builder, Target};
use super::{notices, read, said, tools};
use crate::widget::{install_target, run};
use crate::{paths, root};

/// Builds it with its pages. What bears a time bears `seconds` since 1970.
pub(crate) fn build(target: &Target, seconds: u32) -> Result<(), String> {
    install_target(target.triple)?;
    let mut command = match target.builder {
        Builder::Own => {
            let mut cargo = Command::new("cargo");
            cargo.arg("build");
            cargo
        }
        Builder::Zig => {
            let mut zigbuild = tools::with_zig("cargo-zigbuild")?;
            zigbuild.arg("zigbuild");
            zigbuild
        }
    };
    command
        .args(["--quiet", "--release", "--locked", "--package", "calc-cli", "--features", "page"])
        .args(["--target", target.triple])
        .env("CARGO_ENCODED_RUSTFLAGS", paths::flags(&[])?)
        // A program for Windows bears the time of its linking: this one.
        .env("SOURCE_DATE_EPOCH", seconds.to_string())
        .current_dir(root());
    run(&mut command)
}

/// Looks whether the program runs on a computer that has nothing but its system, and tells nothing of
/// this one.
pub(crate) fn check(target: &Target) -> Result<(), String> {
    let file = target.built();
    let bytes = read(&file)?;
    let failed = |what: &str| format!("{}: {what}", file.display());
    let private = paths::private()?;
    let private: Vec<&str> = private.iter().map(String::as_str).collect();
    if let Some(folder) = mentioned(&bytes, &private) {
        return Err(failed(&format!("it names {folder}, a folder of this computer")));
    }
    if target.is_mac() {
        return Ok(());
    }
    let needs = needs(&bytes).map_err(|error| failed(&error.to_string()))?;
    if target.is_linux() && (needs.has_loader || !needs.libraries.is_empty()) {
        return Err(failed(&format!("it is not static: {}", needs.libraries.join(", "))));
    }
    // Those of the compiler, which no Windows has, begin like this.
    if let Some(library) = needs.libraries.iter().find(|library| library.starts_with("lib")) {
        return Err(failed(&format!("it needs {library}, which Windows does not have")));
    }
    Ok(())
}

/// Everything that its archive holds. `papers` are the manual pages and the completions.
pub(crate) fn entries(target: &Target, papers: &[Entry]) -> Result<Vec<Entry>, String> {
    let folder = target.name();
    let at = |name: &str| format!("{folder}/{name}");
    let mut entries = vec![
        Entry::program(at(target.program()), read(&target.built())?),
        Entry::file(at("README.txt"), readme(target)?),
        Entry::file(at("THIRD-PARTY.txt"), notices::of(target)?),
    ];
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"] {
        entries.push(Entry::file(at(name), read(&root().join(name))?));
    }
    if target.is_linux() {
        let unit = read(&root().join("deploy/taxdiff.service"))?;
        entries.push(Entry::file(at("taxdiff.service"), unit));
    }
    if target.is_mac() {
        // A double click on a bare program opens a terminal with its help.
        let script = "#!/bin/sh\nexec \"$(dirname \"$0\")/taxdiff\" open\n";
        entries.push(Entry::program(at("taxdiff.command"), script));
    }
    let papers =
        papers.iter().filter(|paper| !target.is_windows() || !paper.path.starts_with("man/"));
    entries.extend(papers.map(|paper| Entry { path: at(&paper.path), ..paper.clone() }));
    Ok(entries)
}

/// The few lines that a person reads first; with the ends of lines that Windows' own editor expects.
fn readme(target: &Target) -> Result<Vec<u8>, String> {
    let name = if target.is_windows() {
        "windows.txt"
    } else if target.is_mac() {
        "macos.txt"
    } else {
        "linux.txt"
    };
    let text = read(&root().join("deploy/readme").join(name))?;
    let text = String::from_utf8_lossy(&text).replace("{version}", env!("CARGO_PKG_VERSION"));
    if target.is_windows() {
        // The mark tells it that the Chinese is UTF-8.
        return Ok(format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes());
    }
    Ok(text.into_bytes())
}

/// The manual pages and the completions, by the program of this computer.
pub(crate) fn papers(program: &Path) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for (shell, file) in [
        ("bash", "taxdiff.bash"),
        ("elvish", "taxdiff.elv"),
        ("fish", "taxdiff.fish"),
        ("powershell", "_taxdiff.ps1"),
        ("zsh", "_taxdiff"),
    ] {
        let script = said(Command::new(program).args(["completions", shell]))?;
        entries.push(Entry::file(format!("completions/{file}"), script));
    }
    let folder = root().join("target/dist-tools/man");
    // Pages of commands that are no more would stay.
    let _ = fs::remove_dir_all(&folder);
    run(Command::new(program).arg("manual").arg(&folder))?;
    let pages = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for page in pages.filter_map(Result::ok) {
        let name = page.file_name().to_string_lossy().into_owned();
        entries.push(Entry::file(format!("man/man1/{name}"), read(&page.path())?));
    }
    Ok(entries)
}
