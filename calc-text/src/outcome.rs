//! Results in words and figures that several faces show.

use crate::{Words, column, grouped};
use calc_core::code::{Code, Codes};
use calc_core::fields::{Field, RESULTS};
use calc_core::params::Evidence;
use calc_core::relief::election::BestRoute;
use calc_core::relief::eligibility::Eligibility;
use calc_payroll::header::Header;
use calc_payroll::summary::Total;
use calc_payroll::unused::unused;

/// The label of a word of a result column.
fn result_word(words: &Words, column: &str, key: &str) -> String {
    RESULTS
        .iter()
        .find(|result| result.name == column)
        .and_then(|result| result.words.iter().find(|word| word.key == key))
        .map_or(key, |word| word.label.get(words.language()))
        .to_owned()
}

/// A route.
pub fn route(words: &Words, route: BestRoute) -> String {
    result_word(words, "best_route", route.word())
}

/// An answer about eligibility.
pub fn answer(words: &Words, answer: Eligibility) -> String {
    words.say(&format!("answer-{}", answer.word()))
}

/// A grade of evidence.
pub fn evidence(words: &Words, evidence: Evidence) -> String {
    words.say(&format!("evidence-{}", evidence.name()))
}

/// A code in a few words.
pub fn code(words: &Words, code: Code) -> String {
    words.say(&format!("code-{}", code.as_str()))
}

/// Several codes, such as why a row needs attention.
pub fn codes(words: &Words, codes: Codes) -> String {
    let names: Vec<String> = codes.iter().map(|one| code(words, one)).collect();
    names.join(&words.say("list-separator"))
}

/// A column or a quantity, by the name that a trace gives it.
pub fn quantity(words: &Words, name: &str) -> String {
    match Field::named(name) {
        Some(field) => field.about().label.get(words.language()).to_owned(),
        None => words.say(&format!("term-{name}")),
    }
}

/// A total in fen, with separators and two decimals.
pub fn total(fen: Total) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    grouped(&format!("{sign}{}.{:02}", fen / 100, fen % 100))
}

/// A count with separators.
pub fn count(number: u64) -> String {
    grouped(&number.to_string())
}

/// The rows of a list of examples: `rows 4, 9 and 12 more`.
pub fn examples(words: &Words, examples: &[u64], all: u64) -> String {
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
pub fn unused_columns(words: &Words, header: &Header) -> Vec<(usize, String, Option<String>)> {
    let found = unused(header).into_iter();
    found.map(|one| (one.column, one.name, one.near.map(|field| column(words, field)))).collect()
}
