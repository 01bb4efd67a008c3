//! Every error through the real program, in three languages: exit code, places, figures and words.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use calc_core::company;
use calc_core::law::ruleset::RULESET;
use calc_core::law::text::Language;
use calc_core::person::code::Code;
use calc_core::person::month;
use calc_tests::accepted::may_replace;
use calc_tests::error_cases::{ErrorCase, Shows, all, store};
use calc_tests::program::run_in;
use calc_tests::repository;

/// What the program says of a case, or what of it no accept command may change.
fn said(case: &ErrorCase, language: Language) -> Result<String, String> {
    let tag = language.tag();
    let folder = tempfile::tempdir().unwrap();
    let input = case.lay_out(folder.path()).unwrap();
    let arguments = ["--lang", tag].into_iter().chain(case.command.iter().map(String::as_str));
    let ran = run_in(folder.path(), arguments, &input);
    let literal = &messages(tag)[&case.message];
    let text = match case.shows {
        Shows::Stderr => ran.said.clone(),
        Shows::Errors => {
            let list = fs::read_to_string(folder.path().join("errors.csv")).unwrap_or_default();
            list.split_once('\n').map(|(_, rows)| rows.to_owned()).unwrap_or_default()
        }
        Shows::LineOfStdout => {
            let shows = |line: &&str| {
                let mut parts = literal.iter().chain(&case.fixed);
                parts.all(|part| line.contains(part.as_str()))
            };
            ran.out.lines().map(str::trim).find(shows).map(str::to_owned).unwrap_or_default()
        }
    };
    let text = text.trim_end();
    let unquoted = text.replace("\"\"", "\"");
    let absent: Vec<_> = case.fixed.iter().filter(|fixed| !text.contains(*fixed)).collect();
    let unsaid: Vec<_> = literal.iter().filter(|part| !unquoted.contains(*part)).collect();
    // A run that fails writes nothing, and none leaves anything unfinished.
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<String> = names
        .map(|name| name.into_string().unwrap())
        .filter(|name| !case.files.contains_key(name))
        .collect();
    let done = matches!(case.exit, 0 | 1);
    let unfinished = left.iter().any(|name| !done || name.starts_with('.'));
    let is_right = ran.code == Some(case.exit)
        && !text.is_empty()
        && absent.is_empty()
        && unsaid.is_empty()
        && !unfinished;
    // A ruleset says nothing to a reader, and every change of a number changes it.
    is_right.then(|| text.replace(RULESET.digest, "DIGEST")).ok_or_else(|| {
        format!(
            "{} {tag}: exit {:?}, expected {}; not named: {absent:?}; not said: {unsaid:?}; \
             files: {left:?}\n  got  {text}\n  said {}",
            case.id, ran.code, case.exit, ran.said
        )
    })
}

/// Every case in every language, on two threads: the program starts some hundred times.
fn said_of_all(cases: &[ErrorCase]) -> Vec<(usize, Language, Result<String, String>)> {
    let part = |places: std::ops::Range<usize>| -> Vec<_> {
        let jobs = places.flat_map(|at| Language::ALL.map(|language| (at, language)));
        jobs.map(|(at, language)| (at, language, said(&cases[at], language))).collect()
    };
    let half = cases.len() / 2;
    std::thread::scope(|scope| {
        let first = scope.spawn(|| part(0..half));
        let second = part(half..cases.len());
        let mut all = first.join().unwrap();
        all.extend(second);
        all
    })
}

/// After a change of words, `ACCEPT_WORDS=1 cargo test -p calc-tests --test program errors::` stores what the
/// program says, where exit code, places, codes and figures are as before.
#[test]
fn every_error_is_said_as_stored() {
    let mut cases = all();
    let mut wrong = Vec::new();
    let mut is_accepted = false;
    for (at, language, said) in said_of_all(&cases) {
        let case = &mut cases[at];
        let stored = case.text.entry(language.tag()).or_default();
        match said {
            Err(fault) => wrong.push(fault),
            Ok(said) if said == *stored => {}
            Ok(said) if may_replace(stored, &said) => {
                *stored = said;
                is_accepted = true;
            }
            Ok(said) => {
                let id = &case.id;
                wrong.push(format!("{id} {}\n  got    {said}\n  stored {stored}", language.tag()));
            }
        }
    }
    if is_accepted {
        store(&cases).unwrap();
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let shown: BTreeSet<String> = all().into_iter().filter_map(|case| case.code).collect();
    let people = Code::ALL.iter().map(|code| code.as_str());
    let companies = company::code::Code::ALL.iter().map(|code| code.as_str());
    let months = month::code::Code::ALL.iter().map(|code| code.as_str());
    let all = people.chain(companies).chain(months);
    // Ten thousand rows make it: `person_years` has it. A row that a run adds: `withhold` has it.
    let elsewhere = ["too_many_rows", "next_month"];
    let codes: BTreeSet<String> =
        all.filter(|code| !elsewhere.contains(code)).map(str::to_owned).collect();
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
        "official-",
        "goal-",
        "compare-no-",
        "compare-bad-",
        "readings-",
        "receipt-",
        "sheet-",
        "desk-no-pages",
        // What an answer does not show, and why.
        "bill-routes-typed",
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
        // Ten thousand rows make it: `person_years` has it.
        "problem-too_many_rows",
        // Of a row that a run adds: `withhold` has it.
        "note-next_month",
        // Bytes that no text file of cases can hold.
        "usage-not-text",
        "file-not-csv-xlsx",
        "file-not-csv-xls",
        "file-not-csv-utf16",
        // Fifty others stand before it.
        "json-more-mistakes",
        // Only the service says it: `http_days` has it.
        "file-too-many-people",
        // Only the service says it: `service` of `calc-arrow` has it.
        "file-parquet-room",
        // Thousands of months that are not alike make it: `receipts` has it.
        "receipt-too-large",
        // It names the ruleset of this build: `calibration` has it.
        "readings-of-another-ruleset",
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
