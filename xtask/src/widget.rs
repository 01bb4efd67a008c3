//! `cargo xtask widget`: the pages, from the Rust core to one script each.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use wasm_bindgen_cli_support::Bindgen;

use crate::debian::CHROMIUM;
use crate::{cargo, cargo_with, root};

const TARGET: &str = "wasm32-unknown-unknown";

/// Node.js whose versions the build and its tests run on.
const OLDEST_NODE: u32 = 20;

/// A module of the core. Each has a folder of its own for cargo, which would take one for the other:
/// the file has the same name whatever the features.
struct Module {
    /// The features of `calc-wasm` that it is built with.
    features: &'static str,
    profile: &'static str,
    /// Its folder in `target/widget`.
    folder: &'static str,
    /// The folder that cargo builds it in.
    target: &'static str,
    flags: &'static [&'static str],
}

const MODULES: [Module; 6] = [
    Module {
        features: "bare,people",
        profile: "wasm",
        folder: "wasm",
        target: "target",
        flags: &[],
    },
    Module {
        features: "bare,months",
        profile: "wasm-small",
        folder: "wasm-months",
        target: "target/widget/cargo-months",
        flags: &[],
    },
    Module {
        features: "bare,readings",
        profile: "wasm-small",
        folder: "wasm-readings",
        target: "target/widget/cargo-readings",
        flags: &[],
    },
    Module {
        features: "bare,records",
        profile: "wasm-small",
        folder: "wasm-records",
        target: "target/widget/cargo-records",
        flags: &[],
    },
    Module {
        features: "bare,companies",
        profile: "wasm-small",
        folder: "wasm-company",
        target: "target/widget/cargo-company",
        flags: &[],
    },
    // Built for speed, and with the texts of columns: it says what was read in words.
    Module {
        features: "payroll",
        profile: "wasm-fast",
        folder: "wasm-payroll",
        target: "target/widget/cargo-payroll",
        flags: &["-Ctarget-feature=+simd128"],
    },
];

/// Builds the pages into `target/widget`.
pub(crate) fn build() -> Result<(), String> {
    modules()?;
    catalogue()?;
    scripts()
}

/// What takes long and needs nothing that cargo builds for this computer: the modules of the core, and the
/// packages that the scripts are built with.
pub(crate) fn modules() -> Result<(), String> {
    packages()?;
    install_target(TARGET)?;
    MODULES.iter().try_for_each(bindings)
}

/// The scripts, from the modules and the catalogue.
pub(crate) fn scripts() -> Result<(), String> {
    run(Command::new("node").arg("build.mjs").current_dir(folder()))
}

/// The folder of the page's sources.
pub(crate) fn folder() -> PathBuf {
    root().join("calc-wasm/widget")
}

/// A module as WebAssembly, with its bindings.
fn bindings(module: &Module) -> Result<(), String> {
    let Module { features, profile, folder, target, flags } = module;
    let target = root().join(target);
    let folder_of_target = target.display().to_string();
    let arguments = [
        "rustc",
        "--quiet",
        "--package",
        "calc-wasm",
        "--lib",
        "--crate-type",
        "cdylib",
        "--profile",
        profile,
        "--no-default-features",
        "--features",
        features,
        "--target",
        TARGET,
        "--target-dir",
        &folder_of_target,
    ];
    cargo_with(&arguments, &[("CARGO_ENCODED_RUSTFLAGS", &crate::paths::flags(flags)?)])?;
    let input = target.join(TARGET).join(profile).join("calc_wasm.wasm");
    let out = root().join("target/widget").join(folder);
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", input.display());
    Bindgen::new()
        .input_path(&input)
        .web(true)
        .map_err(|error| failed(&error))?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&out)
        .map_err(|error| failed(&error))
}

/// The columns and parameters with all their texts, as a file beside the bindings.
fn catalogue() -> Result<(), String> {
    let file = catalogue_file().display().to_string();
    let arguments = ["run", "--quiet", "--package", "calc-wasm", "--bin", "write-page-data", "--"];
    cargo(&[&arguments[..], &[&file]].concat())
}

/// Where the catalogue is written.
pub(crate) fn catalogue_file() -> PathBuf {
    root().join("target/widget/page-data.json")
}

/// Rust's own part for a target, where it is not installed yet.
pub(crate) fn install_target(target: &str) -> Result<(), String> {
    let rustup = |arguments: &[&str]| {
        Command::new("rustup").args(arguments).current_dir(root()).stderr(Stdio::inherit()).output()
    };
    let installed = rustup(&["target", "list", "--installed"]);
    let installed = installed.map_err(|error| format!("rustup cannot be started: {error}"))?;
    if String::from_utf8_lossy(&installed.stdout).lines().any(|line| line.trim() == target) {
        return Ok(());
    }
    match rustup(&["target", "add", target]) {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err(format!("rustup target add {target} failed; run it by hand to see why")),
    }
}

/// The packages of `package-lock.json`, where they are not there yet or are others.
fn packages() -> Result<(), String> {
    let version = Command::new("node").arg("--version").output();
    let version = version.map_err(|_| {
        format!("Node.js {OLDEST_NODE} or later is needed: apt-get install nodejs npm")
    })?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        return Err(format!("Node.js {OLDEST_NODE} or later is needed; this is {version}"));
    }
    let lock = read(&folder().join("package-lock.json"))?;
    let stamp = folder().join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let arguments = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"];
    run(Command::new("npm").args(arguments).current_dir(folder()))?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Where its Chinese letters are: without them the pages cannot be looked at.
const FONTS: &str = "/usr/share/fonts/opentype/noto";

/// The figures of the page, beside the rows a second that the program reaches with one thread.
pub(crate) fn bench(payroll: &Path, program: u128) -> Result<(), String> {
    build()?;
    let browser = browser()?;
    run(Command::new("node")
        .arg("bench/page.mjs")
        .arg(payroll)
        .arg(program.to_string())
        .env("TAXDIFF_BROWSER", browser)
        .current_dir(folder()))
}

/// The files of tests; not every version of Node.js finds them by itself.
pub(crate) fn test_files() -> Result<Vec<PathBuf>, String> {
    let test = folder().join("test");
    let entries = fs::read_dir(&test).map_err(|error| format!("{}: {error}", test.display()))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        files.filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    files.sort();
    Ok(files)
}

/// A browser: one that is named, is there, or can be installed.
pub(crate) fn browser() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("TAXDIFF_BROWSER") {
        return Ok(named.into());
    }
    let found = CHROMIUM.find().map_err(|missing| {
        format!("the page is tested in Chromium: {missing} (or set TAXDIFF_BROWSER to a Chromium)")
    })?;
    if !Path::new(FONTS).exists() {
        eprintln!("note: {FONTS} is missing; Chinese letters will not show in pictures");
    }
    Ok(found)
}

pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().display().to_string();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{name} failed")),
        Err(error) => Err(format!("{name} cannot be started: {error}")),
    }
}
