//! The whole source of the book: the pages of `book/src`, with what is put into them, and the reference.

use std::path::Path;

use calc_tests::repository;

use crate::document::without_options;
use crate::parameters::Parameters;
use crate::{Failure, documents, examples, read, reference, rules, sources, write};

/// Writes the source of the book into a folder, for mdBook.
///
/// # Errors
/// A page names a parameter that there is not, or a file cannot be read or written.
pub fn write_book(folder: &Path) -> Result<(), Failure> {
    let pages = folder.join("src");
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    examples::copy(&sources(), &pages)?;
    for name in ["book.toml", "book.css", "search-chinese.js"] {
        write(&folder.join(name), &read(&repository("book").join(name))?)?;
    }
    let parameters = Parameters::of_the_program()?;
    for path in documents()? {
        let Ok(place) = path.strip_prefix(sources()) else { continue };
        let page = rules::with_parameters(&read(&path)?, &parameters)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        write(&pages.join(place), &without_options(&page))?;
    }
    for (name, page) in reference::all(&parameters)? {
        write(&pages.join("reference").join(name), &page)?;
    }
    Ok(())
}
