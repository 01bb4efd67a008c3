//! Writes the sources of the book, with its generated pages, or follows the links of the built one;
//! `cargo xtask book` runs both.

use std::path::Path;
use std::process::ExitCode;

use calc_book::{links, pages};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["write", folder] => pages::write_book(Path::new(folder)),
        ["check", folder] => links::check(Path::new(folder)).map(|links| {
            println!("links within the book: {links}, none dead");
        }),
        _ => Err("usage: write-book write FOLDER | check FOLDER".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
