//! Results in words and figures that several commands show.

use calc_core::enterprise::fields::{Field as CompanyField, RESULTS as COMPANY_RESULTS};
use calc_core::enterprise::regimes::Regime;
use calc_core::fields::{Columns, Field, FieldAbout, RESULTS, ResultAbout};
use calc_core::params::Evidence;
use calc_core::relief::election::BestRoute;
use calc_core::relief::eligibility::Eligibility;
use calc_payroll::header::Header;
use calc_payroll::summary::Total;
use calc_payroll::unused::unused;
use calc_text::company::regime_name;
use calc_text::{Words, column, grouped};

/// The label of a word of a result column.
fn result_word(words: &Words, results: &[ResultAbout], column: &str, key: &str) -> String {
    results
        .iter()
        .find(|result| result.name == column)
        .and_then(|result| result.words.iter().find(|word| word.key == key))
        .map_or(key, |word| word.label.get(words.language()))
        .to_owned()
}

/// A route.
pub(crate) fn route(words: &Words, route: BestRoute) -> String {
    result_word(words, &RESULTS, "best_route", route.word())
}

/// A regime of companies.
pub(crate) fn regime(words: &Words, regime: Regime) -> String {
    regime_name(words, regime)
}

/// An area of the Catalogue.
pub(crate) fn catalogue_area(words: &Words, area: &str) -> String {
    result_word(words, &COMPANY_RESULTS, "catalogue_area", area)
}

/// An answer about eligibility.
pub(crate) fn answer(words: &Words, answer: Eligibility) -> String {
    words.say(&format!("answer-{}", answer.word()))
}

/// A grade of evidence.
pub(crate) fn evidence(words: &Words, evidence: Evidence) -> String {
    words.say(&format!("evidence-{}", evidence.name()))
}

/// A label and what belongs to it: `Wages: 5.00`.
pub(crate) fn line(words: &Words, label: &str, value: &str) -> String {
    words.fill("line-at", &[("place", label), ("message", value)])
}

/// A column of people or companies.
pub(crate) fn column_named(name: &str) -> Option<&'static FieldAbout> {
    let people = Field::named(name).map(Field::about);
    people.or_else(|| CompanyField::named(name).map(CompanyField::about))
}

/// A column or a quantity, by the name that a trace gives it.
pub(crate) fn quantity(words: &Words, name: &str) -> String {
    match column_named(name) {
        Some(about) => about.label.get(words.language()).to_owned(),
        None => words.say(&format!("term-{name}")),
    }
}

/// A total in fen, with separators and two decimals.
pub(crate) fn total(fen: Total) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    grouped(&format!("{sign}{}.{:02}", fen / 100, fen % 100))
}

/// A count with separators.
pub(crate) fn count(number: u64) -> String {
    grouped(&number.to_string())
}

/// The rows of a list of examples: `rows 4, 9 and 12 more`.
pub(crate) fn examples(words: &Words, examples: &[u64], all: u64) -> String {
    let shown: Vec<String> = examples.iter().map(|row| count(*row)).collect();
    let list = words.count(
        "rows-list",
        "count",
        all,
        &[("rows", &shown.join(&words.say("list-separator")))],
    );
    let rest = all.saturating_sub(u64::try_from(examples.len()).unwrap_or(all));
    if rest == 0 {
        return list;
    }
    words.fill("and-more", &[("rows", &list), ("count", &count(rest))])
}

/// The columns of a file that nothing is read from: position, name, and what may be meant.
pub(crate) fn unused_columns<C: Columns>(
    words: &Words,
    header: &Header<C>,
) -> Vec<(usize, String, Option<String>)> {
    let found = unused(header).into_iter();
    found
        .map(|one| (one.column, one.name, one.near.map(|field| column(words, field.about()))))
        .collect()
}
