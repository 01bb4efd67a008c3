//! Copies the messages to where they are included. WebAssembly is loaded by a page of payrolls, which
//! says none of some topics: they are left out of it. Every heading says which of the two it is.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The beginnings of the headings of `en.ftl` whose messages a page of payrolls says.
const OF_PAYROLLS: &[&str] = &[
    "A payroll in the page",
    "Both sides: notes",
    "Codes in a few words",
    "Conditions of the two routes",
    "Grades of evidence",
    "Months: codes in a few words",
    "Months: mistakes",
    "Months: notes",
    "Notes of an answer",
    "Numbers and places",
    "Parts of the computation",
    "Quantities",
    "Special incomes",
    "The answer in words",
    "The report",
    "The run of a payroll",
    "What is wrong with a file",
    "What a tax bureau's figures agree with",
    "What is wrong with a row",
    "Workbooks, encodings",
];

/// The beginnings of those whose messages only the command line, the service or another page says.
const OF_OTHERS: &[&str] = &[
    "A computation as a workbook",
    "A figure of the tax bureau",
    "Arrow and Parquet",
    "Both sides: what",
    "Companies:",
    "Months: a run",
    "Months: the page",
    "Parameters",
    "Problem documents",
    "Records of answers",
    "The hand-off",
    "The other way round",
    "The page for",
    "The Python package",
    "The pages on this computer",
    "The range of an answer",
    "The ruleset that is expected",
    "The service",
    "Titles of problem documents",
    "What is wrong with JSON facts",
    "What is wrong with the command line",
    "What is wrong with what is asked",
];

/// Messages under the headings of others that a mistake of a row names too, by its kind.
const SHARED: [&str; 3] = ["problem-", "range-", "word-"];

const TAGS: [&str; 3] = ["en", "zh-Hans", "zh-Hant-HK"];

/// What stands between the languages of a message, and between messages.
const BETWEEN_LANGUAGES: char = '\u{1}';
const BETWEEN_MESSAGES: char = '\u{2}';

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let out = env::var("OUT_DIR")?;
    let is_page = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    let english = read("en")?;
    let of_others = of_others(&english)?;
    let mut all = String::new();
    let languages: Vec<BTreeMap<String, String>> =
        TAGS.iter().map(|tag| Ok(messages(&read(tag)?))).collect::<Result<_, std::io::Error>>()?;
    for id in english.lines().filter_map(id_of) {
        if is_page && of_others.contains(id) {
            continue;
        }
        for messages in &languages {
            all.push_str(messages.get(id).map_or("", String::as_str));
            all.push(BETWEEN_LANGUAGES);
        }
        all.push(BETWEEN_MESSAGES);
    }
    fs::write(Path::new(&out).join("messages"), all)?;
    Ok(())
}

fn read(tag: &str) -> std::io::Result<String> {
    fs::read_to_string(Path::new("locales").join(format!("{tag}.ftl")))
}

/// The id of the message that a line begins.
fn id_of(line: &str) -> Option<&str> {
    line.split_once(" =").map(|(id, _)| id).filter(|_| !line.starts_with([' ', '#', '}', '*', '[']))
}

/// The messages that a page of payrolls does not say; or a heading that does not say whose it is.
fn of_others(english: &str) -> Result<BTreeSet<String>, String> {
    let (mut ids, mut theirs) = (BTreeSet::new(), false);
    for line in english.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            let is_of = |starts: &[&str]| starts.iter().any(|start| heading.starts_with(start));
            theirs = is_of(OF_OTHERS);
            if theirs == is_of(OF_PAYROLLS) {
                return Err(format!(
                    "the heading \"{heading}\" of en.ftl has to stand in one of the lists of calc-text/build.rs"
                ));
            }
        }
        let is_shared = |id: &&str| SHARED.iter().any(|start| id.starts_with(start));
        let is_of_others = |id: &&str| (theirs && !is_shared(id)) || id.starts_with("page-");
        ids.extend(id_of(line).filter(is_of_others).map(str::to_owned));
    }
    Ok(ids)
}

/// The messages of a file by their id, without what only people read.
fn messages(text: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut id = None;
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') {
            id = None;
        } else if let Some(begun) = id_of(line) {
            // Of two with one id the first is said; the tests refuse them.
            id = (!found.contains_key(begun)).then_some(begun);
        }
        if let Some(id) = id {
            let message = found.entry(id.to_owned()).or_default();
            message.push_str(line);
            message.push('\n');
        }
    }
    found
}
