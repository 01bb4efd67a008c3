//! Every column that comes in and every column that comes back.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use calc_core::company::fields::Field as CompanyField;
use calc_core::law::fields::{Columns, FieldAbout, FieldKind, ResultAbout, WordAbout};
use calc_core::person::fields::Field as PersonField;
use calc_core::person::month::crossing_fields::Field as CrossingField;
use calc_core::person::month::fields::Field as MonthField;
use calc_tests::repository;
use serde::Deserialize;

use crate::parameters::cell;
use crate::{Failure, read};

pub(super) fn pages() -> Result<Vec<(String, String)>, Failure> {
    Ok(vec![
        page::<PersonField>("payroll", "a payroll (one row a person and year)", "fields", "batch")?,
        page::<MonthField>("months", "a file of months", "month_fields", "withhold")?,
        page::<CrossingField>("crossings", "crossings of the border", "crossing_fields", "days")?,
        page::<CompanyField>(
            "companies",
            "a file of companies",
            "enterprise_fields",
            "enterprise",
        )?,
    ])
}

/// The columns of a subject: `file` of `calc-core` says what each result means, `command` takes them.
fn page<C: Columns>(
    name: &str,
    title: &str,
    file: &str,
    command: &str,
) -> Result<(String, String), Failure> {
    let meanings = meanings(file)?;
    let mut page = format!(
        "# Columns of {title}\n\nWritten by the build from `calc-core/{file}.toml`, from which the program \
         is made. `taxdiff {command}` takes them.\n\n## Columns of the file {{#in}}\n\nA header is recognised by \
         the name, by a label in any of the three languages, or by a further name.\n"
    );
    for column in C::all() {
        page.push_str(&incoming(column.about()));
    }
    page.push_str(
        "\n## Columns of the result {#results}\n\nThese columns stand behind those of the file, in this order \
         and with these names in every language.\n\n| column | label | meaning |\n|---|---|---|\n",
    );
    for result in C::every_result() {
        let _ = writeln!(page, "{}", outgoing(result, &meanings));
    }
    Ok((format!("columns-{name}.md"), page))
}

fn incoming(about: &FieldAbout) -> String {
    let mut said = format!("\n### `{0}` {{#{0}}}\n\n", about.name);
    let (en, hans, hant) = (about.label.en, about.label.zh_hans, about.label.zh_hant_hk);
    let _ = write!(said, "{} · {} · {}. ", cell(en), cell(hans), cell(hant));
    let _ = write!(said, "Takes {}", taken(about.kind));
    said.push_str(if about.required { "; required. " } else { ". " });
    let _ = writeln!(said, "{}", cell(about.help.en));
    if !about.words.is_empty() {
        let _ = writeln!(said, "\nWords: {}.", words(about.words));
    }
    if about.personal {
        said.push_str("\nNever shown in a message.\n");
    }
    if !about.aliases.is_empty() {
        let _ = writeln!(said, "\nFurther names: {}.", cell(&about.aliases.join("; ")));
    }
    said
}

fn outgoing(about: &ResultAbout, meanings: &BTreeMap<String, String>) -> String {
    let meaning = meanings.get(about.name).map_or(about.label.en, String::as_str);
    let words = match about.words {
        [] => String::new(),
        some => format!(" ({})", words(some)),
    };
    format!("| `{}` | {} | {}{words} |", about.name, cell(about.label.en), cell(meaning))
}

fn words(words: &[WordAbout]) -> String {
    let said = words.iter().map(|word| format!("`{}` ({})", word.key, cell(word.label.en)));
    said.collect::<Vec<_>>().join(", ")
}

fn taken(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "any text",
        FieldKind::Cny => "an amount in yuan (CNY), with at most two decimals",
        FieldKind::Hkd => "an amount in Hong Kong dollars (HKD)",
        FieldKind::Count => "a whole number from 0 to 99",
        FieldKind::YesNo => "yes or no",
        FieldKind::YesNoUnknown => "yes, no or unknown",
        FieldKind::Word => "one of its words",
        FieldKind::Words => "its words, joined by `+`, each once",
        FieldKind::Days => "whole days from 0 to 366",
        FieldKind::HalfDays => "days from 0 to 366, in halves",
        FieldKind::Month => "a month from 1 to 12",
        FieldKind::PeriodDays => "whole days from 0 to 3660",
        FieldKind::PeriodHalfDays => "days from 0 to 3660, in halves",
        FieldKind::Share => "a share from 0 to 1",
        FieldKind::ExchangeRate => "the yuan for one Hong Kong dollar, from 0.5 to 2",
        FieldKind::TaxYear => "a tax year that is covered",
        FieldKind::Year => "a year from 2000 to 2099",
        FieldKind::Staff => "a whole number of people",
        FieldKind::Average => "an average number of people, with at most three decimals",
        FieldKind::Quantity => "a number from 0 to 10^12, with at most six decimals",
        FieldKind::Percent => "a percentage with its sign",
        FieldKind::Date => "a day, such as 2025-04-01",
        FieldKind::List => "items separated by `;`, their members by `\\|`",
    }
}

#[derive(Deserialize)]
struct Described {
    #[serde(default)]
    result: Vec<Meaning>,
}

#[derive(Deserialize)]
struct Meaning {
    name: String,
    meaning: Option<String>,
}

/// What a result means, where its label does not say enough.
fn meanings(file: &str) -> Result<BTreeMap<String, String>, Failure> {
    let text = read(&repository(&format!("calc-core/{file}.toml")))?;
    let described: Described = toml::from_str(&text).map_err(|error| error.to_string())?;
    let said = described.result.into_iter();
    Ok(said.filter_map(|result| Some((result.name, result.meaning?))).collect())
}
