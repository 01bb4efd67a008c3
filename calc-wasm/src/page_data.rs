//! What is known of columns and parameters, for a form and for citations.

use calc_core::company::fields as enterprise_fields;
use calc_core::company::rulebook::Rulebook;
use calc_core::law::fields::{FieldAbout, FieldKind, WordAbout};
use calc_core::law::params::Date;
use calc_core::law::params::listing::parameter_list;
use calc_core::law::text::Text;
use calc_core::person::fields::{BLANKS, Field, PAGES};
use calc_core::person::month::fields as month_fields;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{json, refusal};

/// Every parameter, as `taxdiff params list --json` writes them; with a day (`2025-04-01`), what is
/// in force on it.
///
/// # Errors
/// A refusal, as JSON.
#[wasm_bindgen]
pub fn params(on: Option<String>) -> Result<String, String> {
    let day = on.map(|text| Date::parse(&text).ok_or_else(|| refusal::of_call("on")));
    Ok(json(&parameter_list(day.transpose()?)))
}

/// Every column: its group and kind, its label, help and words in three languages.
#[wasm_bindgen]
pub fn columns() -> String {
    let of = |field: Field| column(field.group().name(), field.about());
    let columns: Vec<Column> = Field::ALL.into_iter().map(of).collect();
    json(&columns)
}

/// Where the page asks for each column, and what a blank means there.
pub fn pages() -> String {
    json(&Form::of(&PAGES, &BLANKS, Field::name))
}

/// The same of months: the facts, and the words of results.
#[wasm_bindgen]
pub fn month_columns() -> String {
    let facts = month_fields::Field::ALL;
    let words = month_fields::RESULTS.iter().flat_map(|result| result.words);
    json(&MonthColumns {
        columns: facts.iter().map(|field| column(field.group().name(), field.about())).collect(),
        words: words.map(word).collect(),
        results: month_fields::RESULTS
            .iter()
            .map(|result| Word { key: result.name, label: result.label })
            .collect(),
    })
}

#[derive(Serialize)]
struct MonthColumns {
    columns: Vec<Column>,
    words: Vec<Word>,
    /// The names of what comes back.
    results: Vec<Word>,
}

/// The same of companies: the facts, the words of results, and the tax years whose law is known.
#[wasm_bindgen]
pub fn enterprise_columns() -> String {
    let (first, last) = Rulebook::get().tax_years();
    let facts = enterprise_fields::Field::ALL;
    json(&EnterpriseColumns {
        columns: facts.iter().map(|field| column(field.group().name(), field.about())).collect(),
        words: enterprise_fields::RESULTS
            .iter()
            .filter(|result| matches!(result.name, "best_regime" | "catalogue_area"))
            .flat_map(|result| result.words)
            .map(word)
            .collect(),
        years: Years { first, last },
        form: Form::of(
            &enterprise_fields::PAGES,
            &enterprise_fields::BLANKS,
            enterprise_fields::Field::name,
        ),
    })
}

#[derive(Serialize)]
struct EnterpriseColumns {
    columns: Vec<Column>,
    words: Vec<Word>,
    years: Years,
    form: Form,
}

/// The form of a page.
#[derive(Serialize)]
struct Form {
    /// Its parts, in order, each with its columns.
    pages: Vec<(&'static str, Vec<&'static str>)>,
    /// Columns of which a blank means a word, and the word.
    blanks: Vec<(&'static str, &'static str)>,
}

impl Form {
    fn of<F: Copy>(
        pages: &[(&'static str, &[F])],
        blanks: &[(F, &'static str)],
        name: fn(F) -> &'static str,
    ) -> Self {
        let names = |fields: &[F]| fields.iter().map(|field| name(*field)).collect();
        Self {
            pages: pages.iter().map(|(page, fields)| (*page, names(fields))).collect(),
            blanks: blanks.iter().map(|(field, word)| (name(*field), *word)).collect(),
        }
    }
}

#[derive(Serialize)]
struct Years {
    first: u16,
    last: u16,
}

#[derive(Serialize)]
struct Column {
    name: &'static str,
    /// Its name in the JSON facts.
    member: &'static str,
    group: &'static str,
    kind: &'static str,
    /// Whether it is an income; left out where it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    income: bool,
    label: Text,
    help: Text,
    words: Vec<Word>,
}

#[derive(Serialize)]
struct Word {
    key: &'static str,
    label: Text,
}

fn column(group: &'static str, about: &FieldAbout) -> Column {
    Column {
        name: about.name,
        member: about.member,
        group,
        kind: kind(about.kind),
        income: about.income,
        label: about.label,
        help: about.help,
        words: about.words.iter().map(word).collect(),
    }
}

fn word(about: &WordAbout) -> Word {
    Word { key: about.key, label: about.label }
}

fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::Cny => "cny",
        FieldKind::Hkd => "hkd",
        FieldKind::Count => "count",
        FieldKind::YesNo => "yes_no",
        FieldKind::Word => "word",
        FieldKind::Words => "words",
        FieldKind::Days => "days",
        FieldKind::HalfDays => "half_days",
        FieldKind::Month => "month",
        FieldKind::PeriodDays => "period_days",
        FieldKind::PeriodHalfDays => "period_half_days",
        FieldKind::Share => "share",
        FieldKind::ExchangeRate => "exchange_rate",
        FieldKind::TaxYear => "tax_year",
        FieldKind::Year => "year",
        FieldKind::YesNoUnknown => "yes_no_unknown",
        FieldKind::Staff => "staff",
        FieldKind::Average => "average",
        FieldKind::Quantity => "quantity",
        FieldKind::Percent => "percent",
        FieldKind::Date => "date",
        FieldKind::List => "list",
    }
}
