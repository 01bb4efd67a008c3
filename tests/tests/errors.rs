//! Every error through the real program, to the last word, in three languages.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use calc_core::law::code::Code;
use calc_core::law::text::Language;
use calc_tests::error_cases::{ErrorCase, Shows, all};
use calc_tests::program::run_in;
use calc_tests::repository;

/// What a case got where it expected something else.
fn difference(case: &ErrorCase, language: Language) -> Option<String> {
    let tag = language.tag();
    let folder = tempfile::tempdir().unwrap();
    let input = case.lay_out(folder.path()).unwrap();
    let arguments = ["--lang", tag].into_iter().chain(case.command.iter().map(String::as_str));
    let ran = run_in(folder.path(), arguments, &input);
    let expected = case.text.get(tag).map(String::as_str).unwrap_or_default();
    let got = match case.shows {
        Shows::Stderr => ran.said.clone(),
        Shows::Errors => {
            let list = fs::read_to_string(folder.path().join("errors.csv")).unwrap_or_default();
            list.split_once('\n').map(|(_, rows)| rows.to_owned()).unwrap_or_default()
        }
        Shows::LineOfStdout => {
            let mut lines = ran.out.lines().map(str::trim);
            lines.find(|line| *line == expected.trim()).map(str::to_owned).unwrap_or_default()
        }
    };
    // A run that fails writes nothing, and none leaves anything unfinished.
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !case.files.contains_key(name))
        .collect();
    let done = matches!(case.exit, 0 | 1);
    assert!(left.iter().all(|name| done && !name.starts_with('.')), "{}: {left:?}", case.id);
    let same = got.trim_end() == expected.trim_end() && !expected.is_empty();
    (!same || ran.code != Some(case.exit)).then(|| {
        format!(
            "{} {tag}: exit {:?}, expected {}\n  got      {got}\n  expected {expected}\n  said {}",
            case.id, ran.code, case.exit, ran.said
        )
    })
}

#[test]
fn every_error_is_said_as_expected() {
    let cases = all();
    let jobs: Vec<(&ErrorCase, Language)> = cases
        .iter()
        .flat_map(|case| Language::ALL.into_iter().map(move |language| (case, language)))
        .collect();
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let part = |jobs: &[(&ErrorCase, Language)]| -> Vec<String> {
            jobs.iter().filter_map(|(case, language)| difference(case, *language)).collect()
        };
        let (first, second) = jobs.split_at(jobs.len() / 2);
        let first = scope.spawn(move || part(first));
        [part(second), first.join().unwrap()].concat()
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), jobs.len(), wrong.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let shown: BTreeSet<String> = all().into_iter().filter_map(|case| case.code).collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(shown, codes);
}

/// The messages of a language by id: what they say apart from what is filled in.
fn messages(tag: &str) -> BTreeMap<String, Vec<String>> {
    let file = repository("calc-text/locales").join(format!("{tag}.ftl"));
    let text = fs::read_to_string(file).unwrap();
    let messages = text.lines().filter(|line| !line.starts_with([' ', '#'])).filter_map(|line| {
        let (id, pattern) = line.split_once(" = ")?;
        let literal = pattern.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
        Some((id.to_owned(), literal.map(|part| part.trim().to_owned()).collect()))
    });
    messages.collect()
}

/// Nothing can be said about what is wrong that no case shows.
#[test]
fn every_message_about_a_mistake_has_a_case() {
    let kinds = [
        "note-",
        "remark-",
        "problem-",
        "file-",
        "json-",
        "catalogue-",
        "cli-",
        "usage-",
        "sheet-",
    ];
    // Names; what needs a signal, a device or a starved machine, for which `interrupts`, `outputs`
    // and `hostile` have tests; and what only the service refuses, for which `http` has one.
    let elsewhere = [
        "cli-stdin",
        "cli-stdout",
        "cli-interrupted",
        "cli-interrupted-stdout",
        "cli-cannot-write-stdout",
        "cli-cannot-write-device",
        "sheet-encoding-preview",
        "sheet-not-started",
        "cli-no-temporary",
        // Bytes that no text file of cases can hold.
        "usage-not-text",
        "file-not-csv-xlsx",
        "file-not-csv-xls",
        "file-not-csv-utf16",
        // Fifty others stand before it.
        "json-more-mistakes",
    ];
    let cases = all();
    let shown: BTreeSet<&str> = cases.iter().map(|case| case.message.as_str()).collect();
    let english = messages("en");
    let known: BTreeSet<&str> = english
        .keys()
        .map(String::as_str)
        .filter(|id| kinds.iter().any(|kind| id.starts_with(kind)) && !elsewhere.contains(id))
        .filter(|id| !id.starts_with("sheet-name-"))
        .collect();
    assert_eq!(shown, known);
    for language in Language::ALL {
        let messages = messages(language.tag());
        for case in &cases {
            let text = case.text[language.tag()].replace("\"\"", "\"");
            for part in &messages[&case.message] {
                assert!(text.contains(part), "{} {}: {part}", case.id, language.tag());
            }
        }
    }
}

/// What must not be said: names and numbers of persons.
#[test]
fn no_case_shows_a_person() {
    for case in all() {
        for text in case.text.values() {
            for personal in ["Chan", "陳", "H12345678", "810000199001010016", "0042"] {
                assert!(!text.contains(personal), "{}: {text}", case.id);
            }
        }
    }
}
