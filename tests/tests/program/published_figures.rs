//! `fixtures/cases/published/figures.csv`: figures that others published or test by, through the real
//! program. The column `kind` says what a line is about:
//!
//! * `columns`: the columns of one payroll row;
//! * `twelfth`: the same, where the source gives one of twelve equal months;
//! * `difference`: two payroll rows, `a` and `b`, and by how much their results differ;
//! * `person`, `company`: JSON facts, and the place of the figure in the answer.
//!
//! Where a line names no exchange rate, one Hong Kong dollar is one yuan.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use calc_tests::payroll::csv_of;
use calc_tests::program::run_with;
use calc_tests::repository;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value};

/// A line of the file.
#[derive(Deserialize)]
struct Figure {
    id: String,
    source: String,
    place: String,
    kind: String,
    facts: String,
    result: String,
    expected: String,
}

impl Figure {
    fn facts(&self) -> Map<String, Value> {
        serde_json::from_str(&self.facts).unwrap()
    }

    /// The payroll rows of this line, each with an identifier of its own.
    fn rows(&self) -> Vec<(String, Map<String, Value>)> {
        let facts = self.facts();
        match self.kind.as_str() {
            "columns" | "twelfth" => vec![(self.id.clone(), facts)],
            "difference" => ["a", "b"]
                .map(|side| {
                    (format!("{}{side}", self.id), facts[side].as_object().unwrap().clone())
                })
                .to_vec(),
            _ => Vec::new(),
        }
    }

    /// What the program makes of it, from the results of the rows where there are any.
    fn worked_out(&self, results: &BTreeMap<String, BTreeMap<String, String>>) -> String {
        let result = |row: &str| results[row][&self.result].clone();
        let amount = |row: &str| -> Decimal { result(row).parse().unwrap() };
        match self.kind.as_str() {
            "columns" => result(&self.id),
            "twelfth" => (amount(&self.id) / Decimal::from(12)).to_string(),
            "difference" => {
                let [a, b] = ["a", "b"].map(|side| amount(&format!("{}{side}", self.id)));
                (a - b).abs().to_string()
            }
            "person" => person(self),
            "company" => company(self),
            kind => panic!("{}: no kind {kind}", self.id),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The answer of a command for facts given as JSON.
fn answer(command: &str, figure: &Figure, facts: Map<String, Value>) -> Value {
    let facts = Value::Object(facts).to_string();
    let ran = run_with([command, "-", "--json"], facts.as_bytes());
    assert_eq!(ran.code, Some(0), "{}: {}", figure.id, ran.said);
    serde_json::from_str(&ran.out).unwrap()
}

fn person(figure: &Figure) -> String {
    let mut facts = figure.facts();
    let person = facts["person"].as_object_mut().unwrap();
    person.insert("employee_id".into(), figure.id.clone().into());
    let year = text(&person["tax_year"]);
    person.insert("tax_year".into(), year.into());
    let assumptions = facts.entry("assumptions").or_insert_with(|| Map::new().into());
    let assumptions = assumptions.as_object_mut().unwrap();
    assumptions.entry("fx_cny_per_hkd").or_insert_with(|| "1".into());
    let answer = answer("assess", figure, facts);
    text(answer.pointer(&format!("/{}", figure.result.replace('.', "/"))).unwrap())
}

fn company(figure: &Figure) -> String {
    let answer = answer("enterprise", figure, figure.facts());
    let named = |list: &str, key: &str, name: &str| -> Value {
        let found = answer.pointer(list).unwrap().as_array().unwrap().iter();
        found
            .clone()
            .find(|one| one[key] == name)
            .cloned()
            .unwrap_or_else(|| panic!("{list}: {name}"))
    };
    let words: Vec<&str> = figure.result.split(':').collect();
    text(&match words.as_slice() {
        ["regime", regime, member] => named("/regimes", "regime", regime)[*member].clone(),
        [part @ ("best" | "income" | "branches"), member] => answer[*part][*member].clone(),
        ["branch", "HQ", member] => answer["branches"]["slices"][0][*member].clone(),
        ["branch", name, member] => named("/branches/slices", "name", name)[*member].clone(),
        _ => panic!("{}: no place {}", figure.id, figure.result),
    })
}

/// All rows as one payroll through `taxdiff batch`: the results by identifier.
fn payroll(figures: &[Figure]) -> BTreeMap<String, BTreeMap<String, String>> {
    let rows: Vec<BTreeMap<String, String>> = figures
        .iter()
        .flat_map(Figure::rows)
        .map(|(id, facts)| {
            let mut row: BTreeMap<String, String> =
                facts.iter().map(|(name, value)| (name.clone(), text(value))).collect();
            row.insert("employee_id".to_owned(), id);
            row.entry("fx_cny_per_hkd".to_owned()).or_insert_with(|| "1".to_owned());
            row
        })
        .collect();
    let named: Vec<BTreeMap<&str, String>> = rows
        .iter()
        .map(|row| row.iter().map(|(name, value)| (name.as_str(), value.clone())).collect())
        .collect();
    let ran = run_with(["batch", "-", "--quiet"], csv_of(named.iter()).as_bytes());
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.said);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let results = reader.deserialize().map(Result::unwrap);
    results.map(|row: BTreeMap<String, String>| (row["employee_id"].clone(), row)).collect()
}

#[test]
fn figures_of_others_are_met_to_the_fen() {
    let path = repository("fixtures/cases/published/figures.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let figures: Vec<Figure> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(figures.len(), 198);
    let results = payroll(&figures);
    let mut differences = Vec::new();
    for figure in &figures {
        let worked_out = figure.worked_out(&results);
        let same =
            match (worked_out.trim_end_matches('%').parse::<Decimal>(), figure.expected.parse()) {
                (Ok(ours), Ok(theirs)) => {
                    let hundred = Decimal::from(if worked_out.ends_with('%') { 100 } else { 1 });
                    ours / hundred == theirs
                }
                _ => worked_out == figure.expected,
            };
        if !same {
            let Figure { id, source, place, expected, .. } = figure;
            differences.push(format!("{id} ({source}, {place}): {expected}, not {worked_out}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
