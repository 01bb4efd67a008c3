//! The pages as a folder to open or to host, and as a package for npm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use packing::{Entry, Kind, packed};
use serde_json::Value;

use super::{failed, read, said, write};
use crate::root;
use crate::widget::{folder, run};

/// What a browser loads. Packed copies beside them are for a server that sends those, and the service has
/// its own.
const FILES: [&str; 12] = [
    "company-tax.js",
    "company.html",
    "embed.html",
    "index.html",
    "page.css",
    "tax-differential-guide.js",
    "tax-differential-readings.js",
    "tax-differential-records.js",
    "tax-differential-months.js",
    "tax-differential-payroll.js",
    "tax-differential-pictures.js",
    "tax-differential.js",
];

fn built(name: &str) -> Result<Vec<u8>, String> {
    read(&root().join("target/widget/dist").join(name))
}

/// The name of the archive without the ending, and of the folder in it.
fn name() -> String {
    format!("taxdiff-{}-pages", env!("CARGO_PKG_VERSION"))
}

/// The archive of the pages, and the package for npm as npm calls it.
pub(crate) fn files() -> [String; 2] {
    let version = env!("CARGO_PKG_VERSION");
    [format!("{}.{}", name(), Kind::Zip.ending()), format!("tax-differential-{version}.tgz")]
}

/// The folder, to double-click or to host.
pub(crate) fn archive(out: &Path, seconds: u32) -> Result<(), String> {
    let name = name();
    let at = |file: &str| format!("{name}/{file}");
    let mut entries = Vec::new();
    for file in FILES {
        entries.push(Entry::file(at(file), built(file)?));
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        entries.push(Entry::file(at(file), read(&root().join(file))?));
    }
    let readme = read(&root().join("deploy/readme/pages.txt"))?;
    let readme = String::from_utf8_lossy(&readme).replace("{version}", env!("CARGO_PKG_VERSION"));
    entries.push(Entry::file(at("README.txt"), readme));
    let file = out.join(format!("{name}.{}", Kind::Zip.ending()));
    let bytes = packed(Kind::Zip, &entries, seconds).map_err(|error| failed(&file, &error))?;
    write(&file, &bytes)
}

/// The package: the scripts, modules that load them, and types. The bundles hold all that they are made
/// of, so it depends on nothing.
pub(crate) fn package(out: &Path) -> Result<(), String> {
    let stage = stage()?;
    run(Command::new("npm")
        .args(["pack", "--silent", "--pack-destination"])
        .arg(out)
        .current_dir(stage)
        .stdout(std::process::Stdio::null()))
}

/// The folder as it is packed.
fn stage() -> Result<PathBuf, String> {
    let stage = root().join("target/dist-tools/npm");
    let _ = fs::remove_dir_all(&stage);
    let types = stage.join("types");
    fs::create_dir_all(&types).map_err(|error| failed(&types, &error))?;
    let is_script = |file: &&&str| Path::new(file).extension().is_some_and(|kind| kind == "js");
    for file in FILES.iter().filter(is_script) {
        write(&stage.join(file), &built(file)?)?;
    }
    for name in ["answer", "enterprise-answer", "enterprise-facts", "facts"] {
        let name = format!("{name}.d.ts");
        write(&types.join(&name), &read(&root().join("target/widget/types").join(&name))?)?;
    }
    let own = folder().join("npm");
    for entry in fs::read_dir(&own).map_err(|error| failed(&own, &error))?.filter_map(Result::ok) {
        write(&stage.join(entry.file_name()), &read(&entry.path())?)?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        write(&stage.join(file), &read(&root().join(file))?)?;
    }
    let manifest = manifest()?;
    check(&manifest, &stage)?;
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| error.to_string())?;
    write(&stage.join("package.json"), format!("{text}\n").as_bytes())?;
    Ok(stage)
}

/// The manifest without what only the build needs.
fn manifest() -> Result<Value, String> {
    let file = folder().join("package.json");
    let mut manifest: Value =
        serde_json::from_slice(&read(&file)?).map_err(|error| failed(&file, &error))?;
    if manifest["version"] != env!("CARGO_PKG_VERSION") {
        return Err(format!(
            "{}: its version is not {}",
            file.display(),
            env!("CARGO_PKG_VERSION")
        ));
    }
    if let Some(members) = manifest.as_object_mut() {
        for name in ["private", "scripts", "dependencies", "devDependencies", "overrides"] {
            members.remove(name);
        }
    }
    Ok(manifest)
}

/// Whether everything that the manifest names is there.
fn check(manifest: &Value, stage: &Path) -> Result<(), String> {
    let mut named = Vec::new();
    paths(&manifest["exports"], &mut named);
    let files = manifest["files"].as_array().map(Vec::as_slice).unwrap_or_default();
    named.extend(files.iter().filter_map(Value::as_str));
    let missing = named.iter().find(|name| {
        let is_there = stage.join(name.trim_start_matches("./")).exists();
        !is_there && !name.contains('*') && **name != "./package.json"
    });
    missing.map_or(Ok(()), |name| Err(format!("package.json names {name}, which is not there")))
}

fn paths<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Object(members) => members.values().for_each(|value| paths(value, found)),
        _ => {}
    }
}

/// What the pages are made of, as npm lists it.
pub(crate) fn components() -> Result<Vec<u8>, String> {
    let arguments = ["sbom", "--package-lock-only", "--omit", "dev", "--sbom-format", "cyclonedx"];
    said(Command::new("npm").args(arguments).current_dir(folder()))
}
