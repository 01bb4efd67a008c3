//! Facts of a person's year that stand beside the months: family, eligibility, what other months do not
//! say. What the months leave blank is filled from there; two values for one fact are an error of the
//! row, and nothing is chosen. Rows meet by identity number, otherwise by employee number, and never by
//! name.

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

/// A document as it is compared, where it is one person's.
pub type DocumentKey = fn(&str) -> Option<String>;

/// The rows of tables by person and year.
#[derive(Debug)]
pub struct YearFacts {
    /// What the file of months is called.
    months: String,
    tables: Vec<Known>,
    document_key: DocumentKey,
    /// Where the months have the document.
    document: Option<usize>,
    /// The columns that they add behind those of the months.
    names: Vec<String>,
}

#[derive(Debug)]
struct Known {
    table: FactsTable,
    /// From which cell to which, behind those of the months or among them.
    columns: Vec<(usize, Target)>,
    by_employee: HashMap<Key, Vec<usize>>,
    by_document: HashMap<Key, Vec<usize>>,
    /// The document of each row.
    documents: Vec<Option<String>>,
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
    let whose = known.contains(&Field::EmployeeId) || known.contains(&Field::IdNumber);
    whose && known.iter().any(|field| !is_key(*field))
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
    pub fn new(
        tables: Vec<FactsTable>,
        (months, of_months): (String, &[String]),
        document_key: DocumentKey,
    ) -> Self {
        let document = place(of_months, Field::IdNumber);
        let (tables_known, names) = (Vec::new(), Vec::new());
        let mut facts = Self { months, tables: tables_known, document_key, document, names };
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
        let document = place(&table.names, Field::IdNumber);
        let year = place(&table.names, Field::TaxYear);
        let documents: Vec<Option<String>> =
            table.rows.iter().map(|row| (self.document_key)(&text(row, document))).collect();
        let (mut by_employee, mut by_document) = (HashMap::new(), HashMap::new());
        for (at, (row, document)) in table.rows.iter().zip(&documents).enumerate() {
            let (who, year) = (text(row, who), text(row, year));
            if let Some(document) = document.clone() {
                by_document.entry((document, year.clone())).or_insert_with(Vec::new).push(at);
            }
            if !who.is_empty() {
                by_employee.entry((who, year)).or_insert_with(Vec::new).push(at);
            }
        }
        let (has_year, met) = (year.is_some(), AtomicU64::new(0));
        let known = Known { table, columns, by_employee, by_document, documents, has_year, met };
        self.tables.push(known);
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
        let document = self.document.and_then(|at| cells.get(at)).map(OwnedCell::cell);
        let document = document.and_then(|cell| (self.document_key)(&cell.shown()));
        let width = cells.len();
        cells.resize(width + self.names.len(), OwnedCell::Blank);
        for known in &self.tables {
            let year = if known.has_year { year } else { "" };
            for at in known.rows_of(who, document.as_deref(), year) {
                known.met.fetch_add(1, Ordering::Relaxed);
                let Some(row) = known.table.rows.get(at) else { continue };
                let places = || {
                    [
                        format!("{} › {first}", self.months),
                        format!("{} › {}", known.table.name, row.number),
                    ]
                };
                let other = known.documents.get(at).and_then(Option::as_ref);
                let own = self.document.and_then(|at| cells.get_mut(at));
                if let (Some(own), Some(_), Some(other)) = (own, &document, other)
                    && document.as_ref() != Some(other)
                {
                    // One employee's number beside two documents: the row is refused for it.
                    complete(own, &OwnedCell::Text(other.clone()), places);
                }
                for (from, target) in &known.columns {
                    let at = match target {
                        Target::OfMonths(at) => *at,
                        Target::Added(at) => width + at,
                    };
                    let value = row.cells.get(*from).filter(|cell| !cell.cell().is_blank());
                    if let (Some(value), Some(own)) = (value, cells.get_mut(at)) {
                        complete(own, value, places);
                    }
                }
            }
        }
    }
}

impl Known {
    /// The rows about somebody, in their order.
    fn rows_of(&self, who: &str, document: Option<&str>, year: &str) -> Vec<usize> {
        let of = |rows: &HashMap<Key, Vec<usize>>, key: &str| {
            rows.get(&(key.to_owned(), year.to_owned())).cloned().unwrap_or_default()
        };
        let mut found = of(&self.by_employee, who);
        found.extend(document.map(|document| of(&self.by_document, document)).unwrap_or_default());
        found.sort_unstable();
        found.dedup();
        found
    }
}
