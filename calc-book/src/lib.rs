//! The book of `book/src`: its examples are run by the real program and held against what is stored,
//! its reference is written from what the program says of itself, and its links are followed.

pub mod document;
pub mod examples;
pub mod figures;
pub mod links;
mod output;
pub mod pages;
pub mod parameters;
mod program;
pub mod reference;
pub mod rules;
pub mod shell;

use std::path::PathBuf;

use calc_tests::repository;

/// A mistake in words, for whoever builds the book.
pub type Failure = String;

/// Where the sources of the book lie.
pub fn sources() -> PathBuf {
    repository("book/src")
}

/// Every Markdown file of the book, and the README, in the order of their names.
///
/// # Errors
/// A folder cannot be read.
pub fn documents() -> Result<Vec<PathBuf>, Failure> {
    let mut found = vec![repository("README.md")];
    let mut folders = vec![sources()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The text of a file.
///
/// # Errors
/// It cannot be read.
pub fn read(path: &std::path::Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, and the folders above it.
///
/// # Errors
/// It cannot be written.
pub fn write(path: &std::path::Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    std::fs::write(path, text).map_err(failed)
}
