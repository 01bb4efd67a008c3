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
use calc_tests::{readme, repository};
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
        let terms = people.chain(company::vocabulary::Term::ALL.iter().map(|term| term.id()));
        ids.extend(terms.map(|term| format!("term-{term}")));
        let people = Section::ALL.iter().map(|section| section.id());
        let companies = company::vocabulary::Section::ALL.iter().map(|section| section.id());
        ids.extend(people.chain(companies).map(|section| format!("section-{section}")));
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

#[test]
fn the_readme_explains_every_result_column() {
    let (readme, made) = readme::texts().unwrap();
    assert!(
        readme == made,
        "the table of result columns has to be made again: cargo xtask schemas"
    );
}
