//! Writes the payroll's columns and their words as Rust.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::fields::{Field, FieldKind, Table, Word};
use crate::names::camel_case;
use crate::write_parameters::text;

/// The columns that come in, for `fields.rs`.
pub(crate) fn write(fields: &Table) -> String {
    let mut out = String::new();
    let mut variants = String::new();
    let mut table = String::new();
    for field in &fields.fields {
        let _ = writeln!(variants, "    /// {}.\n    {},", field.label.en, camel_case(&field.name));
        let _ = writeln!(
            table,
            "    FieldAbout {{ name: {:?}, member: {:?}, kind: FieldKind::{}, least: {}, required: {}, income: {}, personal: {}, label: {}, help: {}, aliases: &{:?}, words: &{} }},",
            field.name,
            field.member.as_ref().unwrap_or(&field.name),
            kind(field.kind),
            field.least.unwrap_or(0),
            field.required,
            field.income,
            field.personal,
            text(&field.label),
            text(&field.help),
            field.aliases,
            words_table(&field.words),
        );
    }
    let count = fields.fields.len();
    let all: Vec<String> =
        fields.fields.iter().map(|field| format!("Field::{}", camel_case(&field.name))).collect();
    let _ = writeln!(
        out,
        "/// A column.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
         pub enum Field {{\n{variants}}}\n\
         impl Field {{\n/// Every column, in the contract's order.\npub const ALL: [Field; {count}] = [{}];\n}}\n\
         pub(super) static ABOUT: [FieldAbout; {count}] = [\n{table}];",
        all.join(", "),
    );
    write_groups(fields, &mut out);
    for field in fields.fields.iter().filter(|field| field.kind.takes_words()) {
        write_words(field, &mut out);
    }
    if !fields.pages.is_empty() {
        write_pages(fields, &mut out);
    }
    out
}

/// The parts of the page's form with their fields, and what a blank means there.
fn write_pages(fields: &Table, out: &mut String) {
    let mut pages = String::new();
    for page in &fields.pages {
        let mut there: Vec<&Field> =
            fields.fields.iter().filter(|field| field.page.as_ref() == Some(page)).collect();
        there.sort_by_key(|field| field.page_order);
        let there: Vec<String> =
            there.iter().map(|field| format!("Field::{}", camel_case(&field.name))).collect();
        let _ = writeln!(pages, "    ({page:?}, &[{}]),", there.join(", "));
    }
    let words = fields.fields.iter().filter(|field| field.kind == FieldKind::Word);
    let blanks = words.filter_map(|field| Some((field, field.blank.as_ref()?)));
    let blanks: Vec<String> = blanks
        .map(|(field, blank)| format!("(Field::{}, {blank:?})", camel_case(&field.name)))
        .collect();
    let _ = writeln!(
        out,
        "/// The parts of the page's form, in order, each with its fields.\n\
         pub static PAGES: [(&str, &[Field]); {}] = [\n{pages}];\n\
         /// The word that a blank means, of the fields of which it means one.\n\
         pub static BLANKS: [(Field, &str); {}] = [{}];",
        fields.pages.len(),
        blanks.len(),
        blanks.join(", "),
    );
}

pub(crate) fn words_table(words: &[Word]) -> String {
    let mut out = String::from("[");
    for word in words {
        let _ = write!(out, "WordAbout {{ key: {:?}, label: {} }}, ", word.key, text(&word.label));
    }
    out.push(']');
    out
}

/// An enumeration of a column's words, read by key, label or alias.
fn write_words(field: &Field, out: &mut String) {
    let name = camel_case(&field.name);
    let mut variants = String::new();
    let mut arms = String::new();
    let mut keys = String::new();
    for word in &field.words {
        let variant = camel_case(&word.key);
        let _ = writeln!(variants, "    /// {}.\n    {variant},", word.label.en);
        let _ = writeln!(keys, "            Self::{variant} => {:?},", word.key);
        let spellings: BTreeSet<&str> =
            [word.key.as_str(), &word.label.en, &word.label.zh_hans, &word.label.zh_hant_hk]
                .into_iter()
                .chain(word.aliases.iter().map(String::as_str))
                .collect();
        let patterns: Vec<String> = spellings.iter().map(|text| format!("{text:?}")).collect();
        let _ = writeln!(arms, "            {} => Some(Self::{variant}),", patterns.join(" | "));
    }
    let _ = writeln!(
        out,
        "/// {}.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {name} {{\n{variants}}}\n\
         impl {name} {{\n\
         /// Reads a key, a label or an alias.\n\
         pub fn parse(text: &str) -> Option<Self> {{\n        match text {{\n{arms}            _ => None,\n        }}\n    }}\n\
         /// The canonical word.\n\
         pub const fn key(self) -> &'static str {{\n        match self {{\n{keys}        }}\n    }}\n}}",
        field.label.en
    );
}

/// The groups, and the group of each field.
fn write_groups(fields: &Table, out: &mut String) {
    let (mut variants, mut names, mut abouts) = (String::new(), String::new(), String::new());
    let mut lists = Vec::new();
    for group in &fields.groups {
        let (variant, about) = (camel_case(&group.name), &group.about);
        let member = group.member.as_ref().unwrap_or(&group.name);
        let _ = writeln!(variants, "    /// {about}\n    {variant},");
        let _ = writeln!(names, "            Self::{variant} => {member:?},");
        let _ = writeln!(abouts, "            Self::{variant} => {about:?},");
        if group.item.is_some() {
            lists.push(format!("Self::{variant}"));
        }
    }
    let all: Vec<String> =
        fields.groups.iter().map(|group| format!("Group::{}", camel_case(&group.name))).collect();
    let is_list = if lists.is_empty() {
        "false".to_owned()
    } else {
        format!("matches!(self, {})", lists.join(" | "))
    };
    let mut of_fields = String::new();
    for group in &fields.groups {
        let of_group = fields.fields.iter().filter(|field| field.group == group.name);
        let of_group: Vec<String> =
            of_group.map(|field| format!("Self::{}", camel_case(&field.name))).collect();
        if !of_group.is_empty() {
            let (members, group) = (of_group.join(" | "), camel_case(&group.name));
            let _ = writeln!(of_fields, "            {members} => Group::{group},");
        }
    }
    let _ = writeln!(
        out,
        "/// The member of the JSON facts that a column belongs to.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n\
         pub enum Group {{\n{variants}}}\n\
         impl Group {{\n\
         /// Every group, in order.\n\
         pub const ALL: [Group; {}] = [{}];\n\
         /// The member's name; empty where its columns are members of the facts themselves.\n\
         pub const fn name(self) -> &'static str {{\n        match self {{\n{names}        }}\n    }}\n\
         /// What its columns are about.\n\
         pub const fn about(self) -> &'static str {{\n        match self {{\n{abouts}        }}\n    }}\n\
         /// Whether there may be any number of it.\n\
         #[allow(clippy::unused_self)]\n\
         pub const fn is_list(self) -> bool {{ {is_list} }}\n}}\n\
         impl Field {{\n\
         /// The group that it belongs to.\n\
         pub const fn group(self) -> Group {{\n        match self {{\n{of_fields}        }}\n    }}\n}}",
        all.len(),
        all.join(", "),
    );
}

pub(crate) fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text | FieldKind::Codes => "Text",
        FieldKind::Cny => "Cny",
        FieldKind::Hkd => "Hkd",
        FieldKind::Count => "Count",
        FieldKind::YesNo => "YesNo",
        FieldKind::Word => "Word",
        FieldKind::Words => "Words",
        FieldKind::Days => "Days",
        FieldKind::HalfDays => "HalfDays",
        FieldKind::Month => "Month",
        FieldKind::PeriodDays => "PeriodDays",
        FieldKind::PeriodHalfDays => "PeriodHalfDays",
        FieldKind::Share => "Share",
        FieldKind::ExchangeRate => "ExchangeRate",
        FieldKind::TaxYear => "TaxYear",
        FieldKind::Year => "Year",
        FieldKind::YesNoUnknown => "YesNoUnknown",
        FieldKind::Staff => "Staff",
        FieldKind::Average => "Average",
        FieldKind::Quantity => "Quantity",
        FieldKind::Percent => "Percent",
        FieldKind::Date => "Date",
        FieldKind::List => "List",
    }
}
