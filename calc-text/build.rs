//! Copies the messages to where they are included. WebAssembly is loaded by a page of payrolls, which
//! says none of some topics: they are left out of it.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The beginnings of the headings of `en.ftl` whose messages only other faces say; the pages carry
/// theirs themselves.
const OF_OTHERS: [&str; 7] = [
    "Arrow and Parquet",
    "Companies:",
    "The page for",
    "The pages on this computer",
    "Months:",
    "Problem documents",
    "The service",
];

/// The beginning of the headings of which a page says nothing at all: its modules do not work that out.
const OF_NO_PAGE: &str = "Both sides:";

/// Messages that a code or a kind of value names, whatever the topic, stay.
const SHARED: [&str; 6] = ["code-", "json-", "note-", "problem-", "range-", "word-"];

const TAGS: [&str; 3] = ["en", "zh-Hans", "zh-Hant-HK"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let out = env::var("OUT_DIR")?;
    let is_page = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    let left_out = if is_page { of_others(&read("en")?) } else { BTreeSet::new() };
    for tag in TAGS {
        fs::write(Path::new(&out).join(format!("{tag}.ftl")), without(&read(tag)?, &left_out))?;
    }
    Ok(())
}

fn read(tag: &str) -> std::io::Result<String> {
    fs::read_to_string(Path::new("locales").join(format!("{tag}.ftl")))
}

/// The id of the message that a line begins.
fn id_of(line: &str) -> Option<&str> {
    line.split_once(" = ").map(|(id, _)| id).filter(|_| !line.starts_with([' ', '#', '}']))
}

fn of_others(english: &str) -> BTreeSet<String> {
    let (mut ids, mut theirs, mut nobodys) = (BTreeSet::new(), false, false);
    for line in english.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            theirs = OF_OTHERS.iter().any(|start| heading.starts_with(start));
            nobodys = heading.starts_with(OF_NO_PAGE);
        }
        let is_shared = |id: &&str| SHARED.iter().any(|start| id.starts_with(start));
        let is_of_others =
            |id: &&str| nobodys || (theirs && !is_shared(id)) || id.starts_with("page-");
        ids.extend(id_of(line).filter(is_of_others).map(str::to_owned));
    }
    ids
}

/// A file without some messages; what belongs to one stands in the lines behind its id.
fn without(text: &str, ids: &BTreeSet<String>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut left_out = false;
    for line in text.lines() {
        if let Some(id) = id_of(line) {
            left_out = ids.contains(id);
        } else if line.is_empty() || line.starts_with('#') {
            left_out = false;
        }
        if !left_out && !line.starts_with('#') {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}
