//! `cargo xtask dist`: everything that a release holds, in `dist`, the same bytes wherever and whenever
//! it is built.

mod bill;
mod container;
mod notices;
mod pages;
mod program;
mod proof;
mod target;
mod tools;
mod wheel;

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use packing::{Entry, keep_only, packed, sha256, sums};

use crate::{cargo, root, widget};
use target::{Builder, TARGETS, Target};

/// The list of digests.
const SUMS: &str = "SHA256SUMS";

/// Builds the programs of some targets, or with none named everything that one Linux machine can build.
pub(crate) fn run(arguments: &[&str]) -> Result<(), String> {
    let named = targets(arguments)?;
    let out = root().join("dist");
    fs::create_dir_all(&out).map_err(|error| failed(&out, &error))?;
    // What an earlier version left would be listed with this one's.
    let kept = if named.is_empty() { Vec::new() } else { files() };
    for name in keep_only(&out, &kept).map_err(|error| failed(&out, &error))? {
        println!("removed from {}: {name}", out.display());
    }
    let seconds = seconds()?;
    stage("pages", widget::build)?;
    let mut own = PathBuf::new();
    let mut papers = Vec::new();
    stage("manual pages and completions", || {
        cargo(&["build", "--quiet", "--locked", "--package", "calc-cli"])?;
        // A later build of the same name would take its place while it is compared with.
        own = root()
            .join("target/dist-tools")
            .join(format!("taxdiff{}", std::env::consts::EXE_SUFFIX));
        let built =
            root().join("target/debug").join(format!("taxdiff{}", std::env::consts::EXE_SUFFIX));
        fs::create_dir_all(root().join("target/dist-tools"))
            .map_err(|error| failed(&own, &error))?;
        fs::copy(&built, &own).map_err(|error| failed(&built, &error))?;
        papers = program::papers(&own)?;
        Ok(())
    })?;
    if named.is_empty() {
        stage("pages as a folder, package for npm", || {
            pages::archive(&out, seconds)?;
            pages::package(&out)
        })?;
        stage("what it is made of", || bill::write_all(&out, seconds))?;
    }
    let mut skipped = Vec::new();
    let every = TARGETS.iter().filter(|target| target.builder == Builder::Zig);
    let wanted: Vec<&Target> = if named.is_empty() { every.collect() } else { named.clone() };
    for target in wanted {
        stage(target.triple, || {
            program::build(target, seconds)?;
            program::check(target)?;
            skipped.extend(proof::compare(target, &own)?);
            archive(target, &papers, &out, seconds)?;
            skipped.extend(wheel::build(target, &out, seconds)?);
            Ok(())
        })?;
    }
    if named.is_empty() {
        stage("container", || {
            skipped.extend(container::smoke(&TARGETS[0])?);
            container::archive(&out, seconds)
        })?;
    }
    list(&out)?;
    for what in skipped {
        println!("SKIPPED {what}");
    }
    Ok(())
}

/// `--target TRIPLE`, as often as wanted.
fn targets(arguments: &[&str]) -> Result<Vec<&'static Target>, String> {
    let mut targets = Vec::new();
    for pair in arguments.chunks(2) {
        match pair {
            ["--target", triple] => targets.push(Target::named(triple)?),
            _ => return Err("usage: cargo xtask dist [--target TRIPLE]...".to_owned()),
        }
    }
    Ok(targets)
}

/// The time that every file of an archive bears: `SOURCE_DATE_EPOCH`, or that of the commit.
fn seconds() -> Result<u32, String> {
    let text = if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
        text
    } else {
        let git = said(Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(root()));
        let git = git.map_err(|error| format!("{error}; or set SOURCE_DATE_EPOCH"))?;
        String::from_utf8_lossy(&git).trim().to_owned()
    };
    text.parse().map_err(|_| format!("SOURCE_DATE_EPOCH: {text} is not a time in seconds"))
}

fn archive(target: &Target, papers: &[Entry], out: &Path, seconds: u32) -> Result<(), String> {
    let file = out.join(target.archive());
    let entries = program::entries(target, papers)?;
    let bytes = packed(target.kind, &entries, seconds).map_err(|error| failed(&file, &error))?;
    write(&file, &bytes)
}

/// Every file that a release of this version can hold.
fn files() -> Vec<String> {
    let mut files = vec![SUMS.to_owned(), container::file()];
    files.extend(pages::files());
    files.extend(bill::files());
    files.extend(TARGETS.iter().map(Target::archive));
    files.extend(TARGETS.iter().map(|target| target.wheel.file()));
    files
}

/// Writes the digests of all files of a release.
fn list(out: &Path) -> Result<(), String> {
    let entries = fs::read_dir(out).map_err(|error| failed(out, &error))?.filter_map(Result::ok);
    let (known, mut digests) = (files(), Vec::new());
    for entry in entries.filter(|entry| entry.file_name() != SUMS) {
        let name = entry.file_name().to_string_lossy().into_owned();
        // One that is not known would go when a target is built again.
        if !known.contains(&name) {
            return Err(format!("{name} is no file of a release"));
        }
        digests.push((name, sha256(&read(&entry.path())?)));
    }
    let text = sums(&digests);
    print!("{text}");
    write(&out.join(SUMS), text.as_bytes())
}

/// One line for a piece of the work, with its time.
fn stage(name: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    let begun = Instant::now();
    work()?;
    println!("{name}: {} s", begun.elapsed().as_secs());
    Ok(())
}

/// What a program prints.
fn said(command: &mut Command) -> Result<Vec<u8>, String> {
    let name = command.get_program().display().to_string();
    let output = command.output().map_err(|error| format!("{name} cannot be started: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| failed(file, &error))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| failed(file, &error))
}

fn failed(file: &Path, error: &dyn Display) -> String {
    format!("{}: {error}", file.display())
}
