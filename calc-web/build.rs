//! Takes the built pages into the program, where the feature `page` asks for them. Without it the list
//! is empty, and nothing but Rust is needed to build.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The files of the pages; each has a packed one beside it.
const FILES: [&str; 12] = [
    "index.html",
    "company.html",
    "embed.html",
    "page.css",
    "tax-differential.js",
    "company-tax.js",
    "tax-differential-pictures.js",
    "tax-differential-guide.js",
    "tax-differential-readings.js",
    "tax-differential-records.js",
    "tax-differential-months.js",
    "tax-differential-payroll.js",
];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    let written = list().and_then(|list| {
        let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is set by cargo")?;
        let file = Path::new(&out).join("page.rs");
        std::fs::write(&file, list).map_err(|error| format!("{}: {error}", file.display()))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("cargo::error={problem}");
            ExitCode::FAILURE
        }
    }
}

/// The list as Rust: the ruleset that the pages were built with, and name, contents and packed
/// contents of each file.
fn list() -> Result<String, String> {
    if std::env::var_os("CARGO_FEATURE_PAGE").is_none() {
        return Ok(
            "const RULESET: Option<&str> = None;\nstatic FILES: &[Embedded] = &[];\n".to_owned()
        );
    }
    let folder = folder()?;
    let found = |name: &str| {
        let file = folder.join(name);
        println!("cargo::rerun-if-changed={}", file.display());
        if file.is_file() {
            Ok(file.display().to_string())
        } else {
            Err(format!("{}: not built; run `cargo xtask widget` first", file.display()))
        }
    };
    let mut files = String::new();
    for name in FILES {
        let (plain, packed) = (found(name)?, found(&format!("{name}.gz"))?);
        let _ = writeln!(
            files,
            "    Embedded {{ name: {name:?}, plain: include_bytes!({plain:?}), packed: include_bytes!({packed:?}) }},"
        );
    }
    let ruleset = found("ruleset")?;
    Ok(format!(
        "const RULESET: Option<&str> = Some(include_str!({ruleset:?}));\nstatic FILES: &[Embedded] = &[\n{files}];\n"
    ))
}

/// Where `cargo xtask widget` puts the pages.
fn folder() -> Result<PathBuf, String> {
    let root =
        std::env::var_os("CARGO_MANIFEST_DIR").ok_or("CARGO_MANIFEST_DIR is set by cargo")?;
    Ok(Path::new(&root).join("../target/widget/dist"))
}
