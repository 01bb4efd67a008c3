//! Facts of a person's year that stand beside the months: family, eligibility, what other months do not
//! say. What the months leave blank is filled from there; two values for one fact are an error of the
//! row, and nothing is chosen.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use calc_core::law::fields::Columns as _;
use calc_core::person::fields::Field;

use super::completed::complete;
use crate::typed_rows::{OwnedCell, TypedRow};

/// A table of facts.
#[derive(Clone, Debug)]
pub struct FactsTable {
    /// What it is called, for those who look a value up.
    pub name: String,
    /// Its columns.
    pub names: Vec<String>,
    /// Its rows.
    pub rows: Vec<TypedRow>,
}

/// Person, and year; no year where a table has none.
type Key = (String, String);

/// The rows of tables by person and year.
#[derive(Debug, Default)]
pub struct YearFacts {
    /// What the file of months is called.
    months: String,
    tables: Vec<Known>,
    /// The columns that they add behind those of the months.
    names: Vec<String>,
}

#[derive(Debug)]
struct Known {
    table: FactsTable,
    /// From which cell to which, behind those of the months or among them.
    columns: Vec<(usize, Target)>,
    rows: HashMap<Key, Vec<usize>>,
    has_year: bool,
    /// How many rows were met.
    met: AtomicU64,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    /// A column of the months, from 0.
    OfMonths(usize),
    /// A column that is added, from 0.
    Added(usize),
}

/// Whether names are the header of such facts: whose they are, and at least one column of a year
/// besides.
pub fn are_facts(names: &[String]) -> bool {
    let known: Vec<Field> = names.iter().filter_map(|name| Field::from_header(name)).collect();
    known.contains(&Field::EmployeeId) && known.iter().any(|field| !is_key(*field))
}

fn is_key(field: Field) -> bool {
    matches!(
        field,
        Field::EmployeeId | Field::TaxYear | Field::Name | Field::IdType | Field::IdNumber
    )
}

fn place(names: &[String], field: Field) -> Option<usize> {
    names.iter().position(|name| Field::from_header(name) == Some(field))
}

fn text(row: &TypedRow, at: Option<usize>) -> String {
    let cell = at.and_then(|at| row.cells.get(at));
    cell.map_or_else(String::new, |cell| cell.cell().shown().into_owned())
}

impl YearFacts {
    /// The facts of tables, beside months of a file called `months`, whose columns are `of_months`.
    pub fn new(tables: Vec<FactsTable>, months: String, of_months: &[String]) -> Self {
        let mut facts = Self { months, ..Self::default() };
        for table in tables {
            facts.add(table, of_months);
        }
        facts
    }

    fn add(&mut self, table: FactsTable, of_months: &[String]) {
        let mut columns = Vec::new();
        for (from, name) in table.names.iter().enumerate() {
            let Some(field) = Field::from_header(name).filter(|field| !is_key(*field)) else {
                continue;
            };
            let target = match place(of_months, field) {
                Some(at) => Target::OfMonths(at),
                None => Target::Added(place(&self.names, field).unwrap_or_else(|| {
                    self.names.push(field.name().to_owned());
                    self.names.len() - 1
                })),
            };
            columns.push((from, target));
        }
        let who = place(&table.names, Field::EmployeeId);
        let year = place(&table.names, Field::TaxYear);
        let mut rows: HashMap<Key, Vec<usize>> = HashMap::new();
        for (at, row) in table.rows.iter().enumerate() {
            rows.entry((text(row, who), text(row, year))).or_default().push(at);
        }
        let (has_year, met) = (year.is_some(), AtomicU64::new(0));
        self.tables.push(Known { table, columns, rows, has_year, met });
    }

    /// The columns that are added.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The names of the tables, how many rows each has, and how many belong to a year of months.
    pub fn met(&self) -> impl Iterator<Item = (&str, usize, u64)> {
        self.tables.iter().map(|known| {
            let met = known.met.load(Ordering::Relaxed);
            (known.table.name.as_str(), known.table.rows.len(), met)
        })
    }

    /// Completes the cells of a year; those that are added stand behind.
    /// `first` is the row of the first month.
    pub(super) fn fill(&self, who: &str, year: &str, first: u64, cells: &mut Vec<OwnedCell>) {
        let width = cells.len();
        cells.resize(width + self.names.len(), OwnedCell::Blank);
        for known in &self.tables {
            let year = if known.has_year { year } else { "" };
            let Some(rows) = known.rows.get(&(who.to_owned(), year.to_owned())) else { continue };
            known.met.fetch_add(u64::try_from(rows.len()).unwrap_or(0), Ordering::Relaxed);
            for row in rows.iter().filter_map(|at| known.table.rows.get(*at)) {
                for (from, target) in &known.columns {
                    let at = match target {
                        Target::OfMonths(at) => *at,
                        Target::Added(at) => width + at,
                    };
                    let value = row.cells.get(*from).filter(|cell| !cell.cell().is_blank());
                    if let (Some(value), Some(own)) = (value, cells.get_mut(at)) {
                        let places = || {
                            [
                                format!("{} › {first}", self.months),
                                format!("{} › {}", known.table.name, row.number),
                            ]
                        };
                        complete(own, value, places);
                    }
                }
            }
        }
    }
}
