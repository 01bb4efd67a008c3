//! `cargo xtask book`: the book, with the pages that the program writes of itself, into `target/book`.

use std::path::PathBuf;
use std::process::Command;

use crate::widget::run;
use crate::{built, cargo, install, root};

/// The release of mdBook.
const RELEASE: &str = "0.5.4";

/// Builds the book, follows its links and searches in it.
pub(crate) fn build() -> Result<(), String> {
    // Of the whole workspace, as the tests are: nothing is built twice.
    cargo(&["build", "--quiet", "--workspace", "--bins"])?;
    let (source, book) = (root().join("target/book-source"), root().join("target/book"));
    let (from, to) = (source.display().to_string(), book.display().to_string());
    let writer = |arguments: &[&str]| {
        run(Command::new(built("write-book")).args(arguments).current_dir(root()))
    };
    writer(&["write", &from])?;
    let build = ["build", &from, "--dest-dir", &to];
    run(Command::new(mdbook()?).env("RUST_LOG", "warn").args(build))?;
    writer(&["check", &to])?;
    run(Command::new("node")
        .args(["--test", "--test-reporter=dot", "book/search.test.mjs"])
        .env("BOOK", &book)
        .current_dir(root()))?;
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
    let what = ["mdbook", "--version", RELEASE];
    let how = ["--no-default-features", "--features", "search", "--root", &folder];
    install(&[&what[..], &how].concat())?;
    Ok(program)
}
