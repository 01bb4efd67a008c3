//! The three languages say the same things.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;

use calc_core::company;
use calc_core::law::text::Language;
use calc_core::person::code::Code;
use calc_core::person::month;
use calc_core::person::relief::eligibility::ConditionId;
use calc_core::person::vocabulary::{Section, Term};
use calc_sheets::layout::LAYOUTS;
use calc_tests::repository;
use calc_text::{ProblemKind, Words};

/// The ids of a file, and the variables of each.
fn messages(language: Language) -> BTreeMap<String, Vec<String>> {
    let file = repository("calc-text/locales").join(format!("{}.ftl", language.tag()));
    let mut messages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in fs::read_to_string(file).unwrap().lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ")
            && (!line.starts_with(' ') || line.trim_start().starts_with('.'))
        {
            let message = id.split('.').next().unwrap_or_default().to_owned();
            let name = name.trim();
            id = if name.starts_with('.') { message + name } else { name.to_owned() };
            assert!(messages.insert(id.clone(), Vec::new()).is_none(), "{id} stands twice");
        }
        let variables = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
        messages.entry(id.clone()).or_default().extend(variables.map(str::to_owned));
    }
    messages.remove("");
    messages
}

#[test]
fn every_message_is_said_in_every_language() {
    let english = messages(Language::English);
    assert!(english.len() > 350, "only {} messages", english.len());
    for language in [Language::SimplifiedChinese, Language::HongKongChinese] {
        let other = messages(language);
        let ids: Vec<_> = english.keys().collect();
        assert_eq!(other.keys().collect::<Vec<_>>(), ids, "{}", language.tag());
        for (id, variables) in &other {
            for variable in variables {
                assert!(english[id].contains(variable), "{}: {id} has ${variable}", language.tag());
            }
        }
    }
}

#[test]
fn everything_that_the_engine_names_has_words() {
    for language in Language::ALL {
        let words = Words::new(language);
        let mut ids: Vec<String> = Vec::new();
        let people = Term::ALL.iter().map(|term| term.id());
        let months = month::vocabulary::Term::ALL.iter().map(|term| term.id());
        let companies = company::vocabulary::Term::ALL.iter().map(|term| term.id());
        let terms = people.chain(months).chain(companies);
        ids.extend(terms.map(|term| format!("term-{term}")));
        let people = Section::ALL.iter().map(|section| section.id());
        let companies = company::vocabulary::Section::ALL.iter().map(|section| section.id());
        let months = month::vocabulary::Section::ALL.iter().map(|section| section.id());
        let sections = people.chain(months).chain(companies);
        ids.extend(sections.map(|section| format!("section-{section}")));
        let people = ConditionId::ALL.iter().map(|id| id.id());
        let companies = company::eligibility::ConditionId::ALL.iter().map(|id| id.id());
        ids.extend(people.chain(companies).map(|id| format!("condition-{id}")));
        ids.extend(LAYOUTS.iter().map(|layout| format!("layout-{}", layout.id)));
        let people = Code::ALL.iter().map(|code| (code.as_str(), code.is_error()));
        let companies = company::code::Code::ALL.iter();
        let months = month::code::Code::ALL.iter();
        let codes = people
            .chain(companies.map(|code| (code.as_str(), code.is_error())))
            .chain(months.map(|code| (code.as_str(), code.is_error())));
        for (code, is_error) in codes {
            let kind = if is_error { "problem" } else { "note" };
            ids.extend([format!("code-{code}"), format!("{kind}-{code}")]);
        }
        for kind in ProblemKind::ALL {
            ids.extend(["title", "explain"].map(|part| format!("{part}-{}", kind.slug())));
        }
        for id in ids {
            assert!(words.has(&id), "{}: {id}", language.tag());
        }
    }
}

/// The beginnings of messages that no page shows: of one row of a file that is explained, of
/// `taxdiff map`, of files of months, of JSON lines, and what the program says of its own run.
const OF_THE_PROGRAM: &[&str] = &[
    "formulas-",
    "cli-",
    "python-",
    "desk-",
    "usage-",
    "serve-",
    "explain-",
    "handoff-",
    "map-",
    "days-",
    "months-rows-excluded",
    "months-years-excluded",
    "compare-no-",
    // It is what the program writes, whoever has it written.
    "learned-file-head",
    "official-missing",
    "official-no-column",
    "goal-missing",
    "totals-withheld",
    "summary-see-errors",
    "file-no-row.",
    "file-no-employee",
    "file-many-employee",
    "file-name-twice",
    "sheet-no-columns",
    "problem-wrong_cell_count-item",
];

/// What only somebody can follow who types commands.
fn is_of_a_command_line(text: &str) -> bool {
    let option = |at: usize| {
        let after = text[at + 2..].starts_with(|letter: char| letter.is_ascii_lowercase());
        let before = text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '-');
        after && !before
    };
    let command = |at: usize| {
        let words = ["assess", "batch", "days", "enterprise", "map", "params", "serve", "template"];
        let rest = &text[at + "taxdiff ".len()..];
        let more = ["compare", "explain", "handoff", "reconcile", "withhold"];
        words.iter().chain(&more).any(|word| rest.starts_with(word))
    };
    text.match_indices("--").any(|(at, _)| option(at))
        || text.match_indices("taxdiff ").any(|(at, _)| command(at))
}

#[test]
fn a_page_names_no_option_and_no_command() {
    let mut found = Vec::new();
    for language in Language::ALL {
        let words = Words::of_page(language);
        for (id, variables) in messages(language) {
            // Some notes and remarks have a message of the pages' own.
            let has_own = words.has(&format!("page-{id}"));
            if has_own || OF_THE_PROGRAM.iter().any(|start| id.starts_with(start)) {
                continue;
            }
            let filled: Vec<(&str, &str)> =
                variables.iter().map(|name| (name.as_str(), "1")).collect();
            let text = match id.split_once('.') {
                Some((message, attribute)) => words.attribute(message, attribute, &filled),
                None => words.fill(&id, &filled),
            };
            if is_of_a_command_line(&text) {
                found.push(format!("{} {id}: {text}", language.tag()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // The program itself goes on naming them.
    let fix = Words::of(Language::English).attribute("problem-fx_missing", "fix", &[]);
    assert!(is_of_a_command_line(&fix), "{fix}");
}
