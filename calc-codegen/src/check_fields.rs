//! What a file of columns must keep besides its shape.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::check_text;
use crate::fields::{Field, FieldKind, ResultColumn, Table, Word};
use crate::is_name;

/// Every mistake that the shape does not show.
pub(crate) fn check(fields: &Table) -> Vec<String> {
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    let all = fields
        .fields
        .iter()
        .map(|field| &field.name)
        .chain(fields.results.iter().map(|result| &result.name));
    for name in all {
        if !names.insert(name) {
            problems.push(format!("column {name} stands twice"));
        }
    }
    if fields.fields.is_empty() {
        problems.push("lists no column".to_owned());
    }
    check_groups(fields, &mut problems);
    check_pages(fields, &mut problems);
    check_blanks(fields, &mut problems);
    check_facts(fields, &mut problems);
    for field in &fields.fields {
        if field.kind.takes_words() == field.words.is_empty() {
            problems.push(format!(
                "{}: words belong to kinds \"word\" and \"words\", and to nothing else",
                field.name
            ));
        }
        if field.kind == FieldKind::Codes {
            problems.push(format!("{}: codes only come back", field.name));
        }
        check_words(&field.name, &field.words, false, &mut problems);
        check_text(&format!("{}: label", field.name), &field.label, &mut problems);
        check_text(&format!("{}: help", field.name), &field.help, &mut problems);
        if !is_name(&field.name) {
            problems.push(format!("column {:?} is not named in lower case words", field.name));
        }
    }
    check_results(fields, &mut problems);
    problems
}

/// What comes back has its texts, and what comes back beside a column names one, behind the others.
fn check_results(fields: &Table, problems: &mut Vec<String>) {
    for result in &fields.results {
        check_text(&format!("{}: label", result.name), &result.label, problems);
        check_words(&result.name, &result.words, true, problems);
    }
    let is_column = |name: &String| fields.fields.iter().any(|field| field.name == *name);
    let is_group = |name: &String| fields.groups.iter().any(|group| group.name == *name);
    for result in &fields.results {
        if !result.beside.iter().all(is_column) {
            problems.push(format!("{}: comes back beside no column", result.name));
        }
        if !result.beside_group.iter().all(is_group) {
            problems.push(format!("{}: comes back beside no group", result.name));
        }
    }
    let place = |result: &ResultColumn| {
        (result.on_request, result.beside_group.is_some(), !result.beside.is_empty())
    };
    if !fields.results.is_sorted_by_key(place) {
        problems.push(
            "what comes back beside a column stands behind what always does, what comes back beside a \
             group behind that, and what comes back on request behind that"
                .to_owned(),
        );
    }
}

/// Every field is of a group, and every group has a field.
fn check_groups(fields: &Table, problems: &mut Vec<String>) {
    let mut names = BTreeSet::new();
    for group in &fields.groups {
        if !names.insert(&group.name) {
            problems.push(format!("group {} stands twice", group.name));
        }
        if !is_name(&group.name) {
            problems.push(format!("group {:?} is not named in lower case words", group.name));
        }
        if group.about.trim().is_empty() {
            problems.push(format!("group {}: does not say what it is about", group.name));
        }
        if fields.fields.iter().all(|field| field.group != group.name) {
            problems.push(format!("group {}: has no field", group.name));
        }
    }
    for field in fields.fields.iter().filter(|field| !names.contains(&field.group)) {
        problems.push(format!("{}: group {:?} is not listed", field.name, field.group));
    }
}

/// Where a field is placed that no part of the page asks for.
const NO_PAGE: &str = "none";

/// The page's form places every field, or the field says that it does not.
fn check_pages(fields: &Table, problems: &mut Vec<String>) {
    let of_item = |field: &Field| fields.group_of(field).is_some_and(|group| group.item.is_some());
    for field in &fields.fields {
        match &field.page {
            None if of_item(field) || fields.pages.is_empty() => {}
            Some(page) if of_item(field) => {
                problems.push(format!("{}: page {page:?}, but its list places it", field.name));
            }
            None => problems.push(format!(
                "{}: the page's form does not place it; say where, or page = \"none\"",
                field.name
            )),
            Some(page) if page != NO_PAGE && !fields.pages.contains(page) => {
                problems.push(format!("{}: page {page:?} is not listed", field.name));
            }
            Some(_) => {}
        }
    }
    for page in &fields.pages {
        if fields.fields.iter().all(|field| field.page.as_ref() != Some(page)) {
            problems.push(format!("page {page}: has no field"));
        }
    }
}

/// What a blank means is something that the field takes, and is said where it has to be.
fn check_blanks(fields: &Table, problems: &mut Vec<String>) {
    for field in &fields.fields {
        let takes = match (&field.blank, field.kind) {
            (blank, _) if field.required => blank.is_none() && field.optional.is_none(),
            (None, FieldKind::Cny | FieldKind::Hkd | FieldKind::Count | FieldKind::List) => true,
            (None, _) => field.is_optional(),
            (Some(blank), FieldKind::Word) => field.words.iter().any(|word| word.key == *blank),
            (Some(blank), FieldKind::Count) => blank.parse::<u8>().is_ok_and(|count| count <= 99),
            (Some(blank), FieldKind::YesNo) => blank == "no",
            (Some(blank), FieldKind::YesNoUnknown) => blank == "yes" || blank == "no",
            (Some(blank), FieldKind::Percent) => blank == "0%",
            (Some(blank), FieldKind::Text) => blank.is_empty(),
            (Some(_), _) => false,
        };
        if !takes {
            problems.push(format!("{}: does not take what a blank is to mean", field.name));
        }
        let amount = field.persons_of.as_ref().map(|of| {
            field.kind == FieldKind::Count
                && fields.fields.iter().any(|amount| {
                    amount.name == *of
                        && amount.group == field.group
                        && matches!(amount.kind, FieldKind::Cny | FieldKind::Hkd)
                })
        });
        if amount == Some(false) {
            problems.push(format!("{}: persons_of takes a count, and names an amount", field.name));
        }
    }
}

/// Bounds belong to kinds that have them, and a list to a group of items.
fn check_facts(fields: &Table, problems: &mut Vec<String>) {
    for field in &fields.fields {
        let days = matches!(field.kind, FieldKind::Days | FieldKind::PeriodDays);
        if field.least.is_some() && !days {
            problems.push(format!("{}: least belongs to days", field.name));
        }
        if field.most.is_some() && field.kind != FieldKind::Percent {
            problems.push(format!("{}: most belongs to a percentage", field.name));
        }
        if field.fact.as_ref().is_some_and(|fact| !is_name(fact)) {
            problems.push(format!("{}: fact is not named in lower case words", field.name));
        }
        let items = |name: &str| {
            fields.groups.iter().any(|group| group.name == name && group.item.is_some())
        };
        let has_items = items(&field.name) || field.items_in.is_some();
        if (field.kind == FieldKind::List) != has_items {
            problems.push(format!("{}: a list has a group of items of its name", field.name));
        }
    }
    for group in &fields.groups {
        if group.item.as_ref().is_some_and(|item| !is_name(item)) {
            problems.push(format!("group {}: item is not in lower case words", group.name));
        }
        if group.item.is_some() && fields.fields.iter().all(|field| field.name != group.name) {
            problems.push(format!("group {}: no list holds its items", group.name));
        }
    }
}

/// A word means one thing.
fn check_words(column: &str, words: &[Word], goes_out: bool, problems: &mut Vec<String>) {
    let mut meanings: BTreeMap<&str, &str> = BTreeMap::new();
    for word in words {
        check_text(&format!("{column}: word {}", word.key), &word.label, problems);
        // What only comes back may bear the letters of a section: `excluded_8_1A_b`.
        let key = if goes_out { word.key.to_ascii_lowercase() } else { word.key.clone() };
        if !is_name(&key) {
            problems.push(format!("{column}: word {:?} is not in lower case words", word.key));
        }
        let labels = [&word.label.en, &word.label.zh_hans, &word.label.zh_hant_hk];
        for text in std::iter::once(&word.key).chain(labels).chain(&word.aliases) {
            let earlier = meanings.insert(text, &word.key);
            if earlier.is_some_and(|key| key != word.key) {
                problems.push(format!("{column}: {text:?} stands for two words"));
            }
        }
    }
}
