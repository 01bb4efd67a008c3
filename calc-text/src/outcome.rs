//! Results in words and figures that several faces show.

use calc_core::company::fields::RESULTS as COMPANY_RESULTS;
use calc_core::company::regimes::Regime;
use calc_core::law::code::Code;
use calc_core::law::eligibility::Eligibility;
use calc_core::law::fields::{FactLocation, ResultAbout};
use calc_core::law::params::{ChoiceId, Evidence};
use calc_core::law::period::TaxYear;
use calc_core::law::vocabulary::Vocabulary;
use calc_core::person::assess::Settings;
use calc_core::person::decode::PersonProblem;
use calc_core::person::fields::RESULTS;
use calc_core::person::relief::election::BestRoute;
use calc_core::person::relief::eligibility::ConditionId;
use calc_payroll::summary::{Attention, Summary, Total};

use crate::company::regime_name;
use crate::{Explained, Words, column, grouped, problem};

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
pub fn route(words: &Words, route: BestRoute) -> String {
    result_word(words, &RESULTS, "best_route", route.word())
}

/// A regime of companies.
pub fn regime(words: &Words, regime: Regime) -> String {
    regime_name(words, regime)
}

/// An area of the Catalogue.
pub fn catalogue_area(words: &Words, area: &str) -> String {
    result_word(words, &COMPANY_RESULTS, "catalogue_area", area)
}

/// An answer about eligibility.
pub fn answer(words: &Words, answer: Eligibility) -> String {
    words.say(&format!("answer-{}", answer.word()))
}

/// One way to decide an open point.
pub fn alternative(words: &Words, id: ChoiceId, key: &str) -> String {
    let known = id.alternatives().iter().find(|choice| choice.key == key);
    known.map_or(key, |choice| choice.title.get(words.language())).to_owned()
}

/// What a run takes at an open point.
pub struct TakenAt {
    /// What is taken, with the years where a bureau's readings differ by year.
    pub taken: Vec<String>,
    /// What is not taken in any year.
    pub others: Vec<String>,
}

/// What a run takes at an open point.
pub fn taken_at(words: &Words, settings: &Settings, id: ChoiceId) -> TakenAt {
    let base = settings.choices.taken(id);
    let learned = learned_at(settings, id);
    let mut taken: Vec<String> = learned
        .iter()
        .map(|(year, key)| {
            let filled = [("year", &*year.to_string()), ("taken", &*alternative(words, id, key))];
            words.fill("reading-of-year", &filled)
        })
        .collect();
    let otherwise = alternative(words, id, base);
    taken.push(if learned.is_empty() {
        otherwise
    } else {
        words.fill("reading-of-other-years", &[("taken", &otherwise)])
    });
    let is_taken = |key: &str| key == base || learned.iter().any(|(_, other)| *other == key);
    let others = id.alternatives().iter().filter(|choice| !is_taken(choice.key));
    let others = others.map(|choice| choice.title.get(words.language()).to_owned());
    TakenAt { taken, others: others.collect() }
}

/// What a bureau's readings say of a point that nothing else decides.
#[cfg(feature = "readings")]
fn learned_at(settings: &Settings, id: ChoiceId) -> Vec<(TaxYear, &'static str)> {
    let readings = settings.readings.as_ref().filter(|_| !settings.decided.contains(id));
    readings.map(|readings| readings.at(id).collect()).unwrap_or_default()
}

/// Without readings nothing is learned.
#[cfg(not(feature = "readings"))]
fn learned_at(_: &Settings, _: ChoiceId) -> Vec<(TaxYear, &'static str)> {
    Vec::new()
}

/// A grade of evidence.
pub fn evidence(words: &Words, evidence: Evidence) -> String {
    words.say(&format!("evidence-{}", evidence.name()))
}

/// A label and what belongs to it: `Wages: 5.00`.
pub fn line(words: &Words, label: &str, value: &str) -> String {
    words.fill("line-at", &[("place", label), ("message", value)])
}

/// A fact or a quantity of a subject, by the name that its answer gives it.
pub fn quantity<V: Vocabulary>(words: &Words, name: &str) -> String {
    match V::fact(name) {
        Some(about) => about.label.get(words.language()).to_owned(),
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

/// Why a run shows no totals, where it shows none: a total that lacks people misleads. `excluded` is
/// what `--exclude` left out already.
pub fn withheld(words: &Words, summary: &Summary, excluded: &str) -> Option<String> {
    if summary.errors == 0 {
        return None;
    }
    let list = if excluded.is_empty() {
        summary.error_rows.to_string()
    } else {
        format!("{excluded},{}", summary.error_rows)
    };
    let (bad, rows) = (count(summary.errors), count(summary.rows));
    let filled = [("bad", bad.as_str()), ("rows", &rows), ("list", &list)];
    let whole = summary.error_rows.is_whole();
    Some(words.fill(if whole { "totals-withheld" } else { "totals-withheld-many" }, &filled))
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

/// A code in a few words.
pub fn code(words: &Words, code: impl Code) -> String {
    words.say(&format!("code-{}", code.as_str()))
}

/// Why a row needs attention: its mistakes with what to do, the facts that are missing, its notes.
pub fn reasons(words: &Words, row: &Attention) -> Vec<String> {
    let mistake = |mistake: &PersonProblem| {
        let Explained { message, fix } = problem(words, mistake);
        let column = mistake.field.map(|field| column(words, FactLocation::about(field)));
        let (id, column) = match (&column, mistake.found.is_empty()) {
            (None, _) => ("attention-row", ""),
            (Some(column), true) => ("attention-column", &**column),
            (Some(column), false) => ("attention-value", &**column),
        };
        let found = mistake.found.as_str();
        let filled = [("column", column), ("found", found), ("message", &message), ("fix", &fix)];
        words.fill(id, &filled)
    };
    let missing = |id: ConditionId| {
        let change = words.attribute(&format!("condition-{}", id.id()), "change", &[]);
        words.fill("attention-missing", &[("change", &change)])
    };
    let notes = row.codes.iter().filter(|code| !code.is_error()).map(|one| code(words, one));
    row.problems.iter().map(mistake).chain(row.open.iter().map(missing)).chain(notes).collect()
}

/// The columns of a file that nothing is read from: position, name, and what may be meant. Those
/// that joining adds are no mistake of anybody's.
#[cfg(feature = "sheets")]
pub fn unused_columns<C: calc_core::law::fields::Columns>(
    words: &Words,
    header: &calc_payroll::header::Header<C>,
) -> Vec<(usize, String, Option<String>)> {
    let added = calc_sheets::join::EXTRA;
    let found = calc_payroll::unused::unused(header)
        .into_iter()
        .filter(|one| !added.contains(&one.name.as_str()));
    found
        .map(|one| (one.column, one.name, one.near.map(|field| column(words, field.about()))))
        .collect()
}
