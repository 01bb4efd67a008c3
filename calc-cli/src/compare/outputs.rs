//! Two outputs of a payroll.

use std::collections::{BTreeSet, HashMap};

use calc_core::law::fields::Columns as _;
use calc_core::person::fields::Field;
use calc_text::Words;

use super::changes::{Change, Changes, Who};
use crate::Done;
use crate::args::CompareArguments;
use crate::failure::{Failure, Message};
use crate::opened::Opened;

/// The results that an output has whatever it is of.
const NEEDED: [&str; 3] = ["status", "burden_after", "ruleset"];

/// Results that say nothing about the person by themselves.
const RULESET: &str = "ruleset";

pub(super) fn run(
    arguments: &CompareArguments,
    opened: Vec<Opened>,
    (quiet, words): (bool, &Words),
) -> Done {
    let outputs = opened.into_iter().map(Output::read);
    let outputs: Vec<Output> = outputs.collect::<Result<_, Failure>>()?;
    let [old, new] = outputs.as_slice() else {
        return Err(Failure::CommandLine(Message::new("cli-compare-what", Vec::new())));
    };
    let mut changes = Changes::new();
    let mut met = BTreeSet::new();
    for (place, key) in old.keys.iter().enumerate() {
        let other = new.places.get(key).copied();
        met.extend(other);
        let who = |new: Option<u64>| Who {
            employee: key.0.clone(),
            year: key.1.clone(),
            old: Some(old.row(place)),
            new,
        };
        match other {
            Some(other) => {
                let (changed, why) = compared((old, place), (new, other));
                changes.add(&who(Some(new.row(other))), &changed, &why);
            }
            None => changes.add(
                &who(None),
                &[of_one_side(old.cell(place, "burden_after"), "")],
                "only_old",
            ),
        }
    }
    for (place, key) in new.keys.iter().enumerate().filter(|(place, _)| !met.contains(place)) {
        let who = Who {
            employee: key.0.clone(),
            year: key.1.clone(),
            old: None,
            new: Some(new.row(place)),
        };
        changes.add(&who, &[of_one_side("", new.cell(place, "burden_after"))], "only_new");
    }
    changes.finish(arguments.output.as_deref(), (quiet, words))
}

fn of_one_side(old: &str, new: &str) -> Change<'static> {
    ("burden_after", old.to_owned(), new.to_owned())
}

/// The results that are different, and why: the columns that came in otherwise, and another ruleset.
fn compared<'a>(
    (old, place): (&'a Output, usize),
    (new, other): (&'a Output, usize),
) -> (Vec<Change<'a>>, String) {
    let pair = |name: &str| (old.cell(place, name), new.cell(other, name));
    let differs = |name: &&str| {
        let (before, after) = pair(name);
        before != after
    };
    let is_result = |name: &str| Field::every_result().any(|result| result.name == name);
    let names = old.names.iter().chain(new.names.iter().filter(|name| !old.has(name)));
    let names: Vec<&str> = names.map(String::as_str).filter(differs).collect();
    let results = names.iter().filter(|name| is_result(name) && **name != RULESET);
    let changes: Vec<Change<'a>> = results
        .map(|name| {
            let (before, after) = pair(name);
            (*name, before.to_owned(), after.to_owned())
        })
        .collect();
    let inputs = names.iter().filter(|name| !is_result(name) || **name == RULESET);
    (changes, inputs.copied().collect::<Vec<_>>().join("; "))
}

/// Whose row it is: the employee's number, the year, and how many rows of both came before.
type Key = (String, String, usize);

/// An output, row by row.
struct Output {
    names: Vec<String>,
    columns: HashMap<String, usize>,
    records: Vec<csv::StringRecord>,
    keys: Vec<Key>,
    places: HashMap<Key, usize>,
}

impl Output {
    fn read(opened: Opened) -> Result<Self, Failure> {
        let path = opened.path.clone();
        let refused = |id: &'static str, filled: Vec<(&'static str, String)>| Failure::Input {
            file: path.clone(),
            message: Message::new(id, filled),
        };
        let no_table = |error: &csv::Error| {
            let row = error.position().map_or(1, csv::Position::record) + 1;
            refused("compare-no-table", vec![("row", row.to_string())])
        };
        let mut reader = csv::Reader::from_reader(opened.stream());
        let names = reader.headers().map_err(|error| no_table(&error))?.clone();
        let names = names.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned());
        let names: Vec<String> = names.collect();
        let of =
            |field: Field| names.iter().position(|name| Field::from_header(name) == Some(field));
        let (Some(employee), Some(year)) = (of(Field::EmployeeId), of(Field::TaxYear)) else {
            return Err(refused("compare-no-output", vec![("column", missing(&names))]));
        };
        if let Some(column) = NEEDED.iter().find(|needed| !names.iter().any(|name| name == *needed))
        {
            return Err(refused("compare-no-output", vec![("column", (*column).to_owned())]));
        }
        let records: Result<Vec<csv::StringRecord>, csv::Error> = reader.records().collect();
        let records = records.map_err(|error| no_table(&error))?;
        let mut times: HashMap<(String, String), usize> = HashMap::new();
        let keys: Vec<Key> = records
            .iter()
            .map(|record| {
                let of = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
                let key = (of(employee), of(year));
                let time = times.entry(key.clone()).or_default();
                *time += 1;
                (key.0, key.1, *time)
            })
            .collect();
        let places = keys.iter().cloned().enumerate().map(|(place, key)| (key, place)).collect();
        let columns = names.iter().cloned().enumerate().map(|(at, name)| (name, at)).collect();
        Ok(Self { names, columns, records, keys, places })
    }

    fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }

    fn cell(&self, place: usize, name: &str) -> &str {
        let at = self.columns.get(name);
        at.and_then(|at| self.records[place].get(*at)).unwrap_or_default()
    }

    /// The row as a spreadsheet counts it, where no cell has a line break.
    fn row(&self, place: usize) -> u64 {
        let line = self.records[place].position().map_or(0, csv::Position::record);
        line + 1
    }
}

/// The key column that is not there.
fn missing(names: &[String]) -> String {
    let keys = [Field::EmployeeId, Field::TaxYear];
    let is_there =
        |field: &Field| names.iter().any(|name| Field::from_header(name) == Some(*field));
    let missing = keys.into_iter().find(|field| !is_there(field));
    missing.map_or("", Field::name).to_owned()
}
