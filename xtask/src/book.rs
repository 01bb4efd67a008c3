//! `cargo xtask book`: the book, with the pages that the program writes of itself, into `target/book`.

use std::path::PathBuf;
use std::process::Command;

use crate::{cargo, root};

/// The release of mdBook.
const RELEASE: &str = "0.5.4";

/// Builds the book and follows its links.
pub(crate) fn build() -> Result<(), String> {
    cargo(&["build", "--quiet", "--package", "calc-cli", "--package", "calc-book"])?;
    let (source, book) = (root().join("target/book-source"), root().join("target/book"));
    let writer = ["run", "--quiet", "--package", "calc-book", "--"];
    let (from, to) = (source.display().to_string(), book.display().to_string());
    cargo(&[&writer[..], &["write", &from]].concat())?;
    let status = Command::new(mdbook()?)
        .env("RUST_LOG", "warn")
        .args(["build", &from, "--dest-dir", &to])
        .status()
        .map_err(|error| format!("mdbook: {error}"))?;
    if !status.success() {
        return Err("mdbook failed".to_owned());
    }
    cargo(&[&writer[..], &["check", &to]].concat())?;
    println!("{}", book.join("index.html").display());
    Ok(())
}

/// mdBook, installed under `target` where it is not there. Its licence (MPL-2.0) is none of those that
/// the product's own crates have, and building it would slow down every build of this program; so it is
/// a tool and no dependency. `--locked` pins what it is built of.
fn mdbook() -> Result<PathBuf, String> {
    let tools = root().join("target/tools");
    let program = tools.join("bin/mdbook").with_extension(std::env::consts::EXE_EXTENSION);
    let there = Command::new(&program).arg("--version").output();
    if there.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(RELEASE)) {
        return Ok(program);
    }
    let folder = tools.display().to_string();
    let what = ["install", "--quiet", "--locked", "mdbook", "--version", RELEASE];
    let how = ["--no-default-features", "--features", "search", "--root", &folder];
    cargo(&[&what[..], &how].concat())?;
    Ok(program)
}
