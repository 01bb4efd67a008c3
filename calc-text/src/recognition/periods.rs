//! The months that tables were taken to be of: each file once, its months as a range.

use std::collections::{BTreeMap, BTreeSet};

use crate::Words;
use calc_sheets::join::{TablePeriod, months_text};

/// How many files are named.
const NAMED: usize = 24;

/// What tables of one kind and year say.
#[derive(Default)]
struct Group<'a> {
    /// The files in the order of their months.
    files: BTreeSet<(u8, &'a str)>,
    months: BTreeSet<u8>,
}

/// A line for each kind of sheet and year.
pub(super) fn lines(words: &Words, periods: &[TablePeriod], to_date: bool) -> Vec<String> {
    let mut groups: BTreeMap<(&str, u16), Group<'_>> = BTreeMap::new();
    for found in periods {
        let group = groups.entry((found.layout, found.period.year)).or_default();
        group.files.insert((found.period.month.unwrap_or(0), &found.file));
        group.months.extend(found.period.month);
    }
    let said = groups.iter().map(|((_, year), group)| line(words, *year, group, to_date));
    said.map(|line| format!("  {line}")).collect()
}

fn line(words: &Words, year: u16, group: &Group<'_>, to_date: bool) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in &group.files {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let files = super::listed(words, &names, NAMED);
    let months: Vec<u8> = group.months.iter().copied().collect();
    let Some(last) = months.last() else {
        return words.fill("period-of", &[("files", &files), ("months", &year.to_string())]);
    };
    let missing: Vec<u8> = (1..*last).filter(|month| !group.months.contains(month)).collect();
    let said = |months: &[u8]| ranges(words, &months_text(year, months));
    let (months, gaps) = (said(&months), said(&missing));
    // Figures to date of another sheet may hold the months that lack here.
    if missing.is_empty() || to_date {
        return words.fill("period-of", &[("files", &files), ("months", &months)]);
    }
    words.fill("period-of-missing", &[("files", &files), ("months", &months), ("missing", &gaps)])
}

/// Months as people read them: `2025-01..2025-03 2025-05` is January to March, and May.
pub(super) fn ranges(words: &Words, months: &str) -> String {
    let said: Vec<String> = months
        .split(' ')
        .map(|run| match run.split_once("..") {
            Some((first, last)) => words.fill("period-range", &[("first", first), ("last", last)]),
            None => run.to_owned(),
        })
        .collect();
    said.join(&words.say("list-separator"))
}
