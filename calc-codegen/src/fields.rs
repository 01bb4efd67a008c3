//! The payroll's columns as `fields.toml` lists them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::check::check_text;
use crate::is_name;
use crate::schema::Text;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// The parts of the page's form, in order; none where no page asks for the fields of this file.
    #[serde(default)]
    pub(crate) pages: Vec<String>,
    #[serde(rename = "group", default)]
    pub(crate) groups: Vec<Group>,
    #[serde(rename = "field", default)]
    pub(crate) fields: Vec<Field>,
    #[serde(rename = "result", default)]
    pub(crate) results: Vec<ResultColumn>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// What the JSON facts call it, where that is not its name.
    pub(crate) member: Option<String>,
    pub(crate) group: String,
    pub(crate) kind: FieldKind,
    /// The part of the page's form where it stands, or `none`; nothing for a member of an item, which
    /// stands with its list.
    pub(crate) page: Option<String>,
    /// Its place within that part, among others by the order of the file.
    #[serde(default)]
    pub(crate) page_order: i8,
    /// Whether a blank is not known rather than what a blank means.
    pub(crate) optional: Option<bool>,
    /// What a blank means.
    pub(crate) blank: Option<String>,
    /// Where the trace tells it.
    #[serde(default)]
    pub(crate) trace: TracePlace,
    /// The amount that a number of persons belongs to.
    pub(crate) persons_of: Option<String>,
    #[serde(default)]
    pub(crate) income: bool,
    #[serde(default)]
    pub(crate) personal: bool,
    pub(crate) label: Text,
    pub(crate) help: Text,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) words: Vec<Word>,
}

/// Table that stand together in the JSON facts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) name: String,
    /// What the JSON facts call it, where that is not its name; empty where its fields are members of
    /// the facts themselves.
    pub(crate) member: Option<String>,
    /// Whether there may be any number of it.
    #[serde(default)]
    pub(crate) list: bool,
    /// What its fields' names begin with that the members of the facts leave out.
    #[serde(default)]
    pub(crate) prefix: String,
    /// What its fields are about, in English.
    pub(crate) about: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FieldKind {
    Text,
    Cny,
    Hkd,
    Count,
    YesNo,
    Word,
    Month,
    Days,
    HalfDays,
    PeriodDays,
    PeriodHalfDays,
    Share,
    ExchangeRate,
    TaxYear,
    Year,
    YesNoUnknown,
    Staff,
    Average,
    Percent,
    Date,
    List,
    /// Codes of notes and mistakes; of results alone.
    Codes,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Word {
    pub(crate) key: String,
    pub(crate) label: Text,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultColumn {
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
    pub(crate) label: Text,
    #[serde(default)]
    pub(crate) words: Vec<Word>,
}

/// Where the trace tells a fact among those of its group.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TracePlace {
    /// Before the others.
    First,
    /// Words, then counts, then amounts.
    #[default]
    ByKind,
    /// After the others.
    Last,
    /// Nowhere.
    None,
}

impl Field {
    /// Whether a blank is not known.
    pub(crate) fn is_optional(&self) -> bool {
        let amount = matches!(self.kind, FieldKind::Cny | FieldKind::Hkd | FieldKind::Count);
        self.optional.unwrap_or(!amount)
    }
}

/// Reads the file.
pub(crate) fn read(text: &str) -> Result<Table, String> {
    toml::from_str(text).map_err(|error| crate::shape_problem(text, &error))
}

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
    for field in &fields.fields {
        if (field.kind == FieldKind::Word) == field.words.is_empty() {
            problems.push(format!(
                "{}: words belong to kind \"word\", and to nothing else",
                field.name
            ));
        }
        if field.kind == FieldKind::Codes {
            problems.push(format!("{}: codes only come back", field.name));
        }
        check_words(&field.name, &field.words, &mut problems);
        check_text(&format!("{}: label", field.name), &field.label, &mut problems);
        check_text(&format!("{}: help", field.name), &field.help, &mut problems);
        if !is_name(&field.name) {
            problems.push(format!("column {:?} is not named in lower case words", field.name));
        }
    }
    for result in &fields.results {
        check_text(&format!("{}: label", result.name), &result.label, &mut problems);
        check_words(&result.name, &result.words, &mut problems);
    }
    problems
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
    let of_item =
        |field: &Field| fields.groups.iter().any(|group| group.list && group.name == field.group);
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
            (None, FieldKind::Cny | FieldKind::Hkd | FieldKind::Count) => true,
            (None, _) => field.is_optional(),
            (Some(blank), FieldKind::Word) => field.words.iter().any(|word| word.key == *blank),
            (Some(blank), FieldKind::Count) => blank.parse::<u8>().is_ok_and(|count| count <= 99),
            (Some(blank), FieldKind::YesNo) => blank == "no",
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

/// A word means one thing.
fn check_words(column: &str, words: &[Word], problems: &mut Vec<String>) {
    let mut meanings: BTreeMap<&str, &str> = BTreeMap::new();
    for word in words {
        check_text(&format!("{column}: word {}", word.key), &word.label, problems);
        if !is_name(&word.key) {
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
