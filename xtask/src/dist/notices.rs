//! The licences of the packages that a program is made of: most ask to stand beside every copy.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::said;
use super::target::Target;
use crate::root;

/// The beginnings of the names of files that say how a package may be used.
const FILES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];

/// All texts, each once, below the packages that it belongs to.
pub(crate) fn of(target: &Target) -> Result<Vec<u8>, String> {
    let folders = folders()?;
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (package, licence) in packages(target)? {
        let Some(folder) = folders.get(&package) else { continue };
        let mut texts = texts(folder);
        if texts.is_empty() {
            // Its manifest alone says it; the words are those of the licence in general.
            texts.push(format!("Licence: {licence}\n"));
        }
        for text in texts {
            by_text.entry(text).or_default().push(package.clone());
        }
    }
    let mut all: Vec<(Vec<String>, String)> =
        by_text.into_iter().map(|(text, packages)| (packages, text)).collect();
    all.sort();
    let head = "taxdiff is made of these packages beside its own. The licences of what is in its pages \
                stand in their scripts.\n";
    let part = |(packages, text): &(Vec<String>, String)| {
        format!("\n{}\n{}\n\n{}\n", "-".repeat(80), packages.join(", "), text.trim_end())
    };
    Ok(std::iter::once(head.to_owned())
        .chain(all.iter().map(part))
        .collect::<String>()
        .into_bytes())
}

/// The packages of others in the program, as `name version`, and their licences. Those of tests and of
/// the build alone are not in it.
fn packages(target: &Target) -> Result<Vec<(String, String)>, String> {
    let arguments = ["tree", "--locked", "--package", "calc-cli", "--features", "page"];
    let listed = said(
        Command::new("cargo")
            .args(arguments)
            .args(["--target", target.triple, "--edges", "normal", "--prefix", "none"])
            .args(["--format", "{p}|{l}"])
            .current_dir(root()),
    )?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let mut packages: Vec<(String, String)> = listed
        .lines()
        .filter_map(|line| {
            let (package, licence) = line.trim_end_matches(" (*)").split_once('|')?;
            let mut words = package.split(' ');
            let name = format!("{} {}", words.next()?, words.next()?.trim_start_matches('v'));
            Some((name, licence.trim_end_matches(" (*)").to_owned()))
        })
        .collect();
    packages.sort();
    packages.dedup();
    Ok(packages)
}

/// Where the sources of the packages of others lie, by `name version`.
fn folders() -> Result<BTreeMap<String, PathBuf>, String> {
    let arguments = ["metadata", "--locked", "--format-version", "1"];
    let metadata = said(Command::new("cargo").args(arguments).current_dir(root()))?;
    let metadata: Value =
        serde_json::from_slice(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let of_others = packages.iter().filter(|package| package["source"].is_string());
    let folders = of_others.filter_map(|package| {
        let name = format!("{} {}", package["name"].as_str()?, package["version"].as_str()?);
        let manifest = Path::new(package["manifest_path"].as_str()?);
        Some((name, manifest.parent()?.to_owned()))
    });
    Ok(folders.collect())
}

fn texts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_licence = |name: &str| FILES.iter().any(|start| name.to_uppercase().starts_with(start));
    let mut files: Vec<PathBuf> = entries
        .filter(|entry| is_licence(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| fs::read(file).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
        .collect()
}
