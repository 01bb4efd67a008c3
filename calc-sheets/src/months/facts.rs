//! Facts of the year or month beside the months, such as counted days: what a row of months leaves blank
//! is filled from there. Rows meet by identity number, otherwise by employee number; two values for one
//! fact are an error of the row.

use std::collections::HashMap;

use calc_core::person::month::fields::Field;
use calc_payroll::person_years::completed::complete;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

use super::month_table::MonthTable;
use super::recognise::{is_key, is_of_a_month, is_taken};
use super::table::Who;

/// The columns of a table of facts that are not taken: without a month they are of the year.
pub(super) fn not_taken(table: &MonthTable) -> Vec<String> {
    let by_month = table.at(Field::Month).is_some();
    let left = |field: &Field| !by_month && !is_key(*field) && is_of_a_month(*field);
    table
        .columns
        .iter()
        .flatten()
        .filter(|field| left(field))
        .map(|field| field.name().to_owned())
        .collect()
}

/// Year, and month where the facts are of one, as whole numbers.
type Period = (String, String);

/// Tables of facts.
pub(super) struct FactsOfMonths(Vec<Known>);

/// A table of facts, its rows by whose they are and when.
struct Known {
    table: MonthTable,
    by_month: bool,
    by_number: HashMap<(String, Period), Vec<usize>>,
    by_employee: HashMap<(String, Period), Vec<usize>>,
}

impl Known {
    fn new(table: MonthTable) -> Self {
        let by_month = table.at(Field::Month).is_some();
        let (mut by_number, mut by_employee) = (HashMap::new(), HashMap::new());
        for (at, row) in table.rows.iter().enumerate() {
            let (Who { employee, number }, period) =
                (table.who(row), period(&table, row, by_month));
            if let Some(number) = number {
                by_number.entry((number, period.clone())).or_insert_with(Vec::new).push(at);
            }
            if !employee.is_empty() {
                by_employee.entry((employee, period)).or_insert_with(Vec::new).push(at);
            }
        }
        Self { table, by_month, by_number, by_employee }
    }

    /// The rows about somebody.
    fn rows_of(&self, who: &Who, period: &Period) -> Vec<usize> {
        let by_number =
            who.number.clone().and_then(|number| self.by_number.get(&(number, period.clone())));
        let by_employee = self.by_employee.get(&(who.employee.clone(), period.clone()));
        let mut rows: Vec<usize> =
            by_number.into_iter().chain(by_employee).flatten().copied().collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

fn period(table: &MonthTable, row: &TypedRow, by_month: bool) -> Period {
    let whole = |field: Field| {
        let cell = table.at(field).and_then(|at| row.cells.get(at)).map(OwnedCell::cell);
        let cell = cell.unwrap_or_default();
        cell.whole().map_or_else(|| cell.shown().into_owned(), |number| number.to_string())
    };
    (whole(Field::TaxYear), if by_month { whole(Field::Month) } else { String::new() })
}

impl FactsOfMonths {
    /// Tables of facts.
    pub(super) fn new(tables: Vec<MonthTable>) -> Self {
        Self(tables.into_iter().map(Known::new).collect())
    }

    /// Fills the months in. Says of each table its name, how many rows it has, and how many belong to
    /// somebody with months.
    pub(super) fn fill(&self, months: &mut MonthTable) -> Vec<(String, usize, usize)> {
        let people = people_of(months);
        self.0.iter().map(|known| known.fill(months, &people)).collect()
    }
}

/// The document of each employee, where the rows of months say one and the same.
fn people_of(months: &MonthTable) -> HashMap<String, Option<String>> {
    let mut people: HashMap<String, Option<String>> = HashMap::new();
    for Who { employee, number } in months.rows.iter().map(|row| months.who(row)) {
        let Some(number) = number else { continue };
        people
            .entry(employee)
            .and_modify(|known| {
                if known.as_ref() != Some(&number) {
                    *known = None;
                }
            })
            .or_insert(Some(number));
    }
    people
}

impl Known {
    fn fill(
        &self,
        months: &mut MonthTable,
        people: &HashMap<String, Option<String>>,
    ) -> (String, usize, usize) {
        let columns = self.columns(months);
        let mut met = vec![false; self.table.rows.len()];
        let name = self.table.name();
        for at in 0..months.rows.len() {
            let mut who = months.who(&months.rows[at]);
            who.number = who.number.or_else(|| people.get(&who.employee).cloned().flatten());
            let period = period(months, &months.rows[at], self.by_month);
            let width = months.names.len();
            // Rows of several tables were numbered on, and are in no file by that number.
            let own = match months.file.as_str() {
                "" => months.rows[at].number.to_string(),
                _ => format!("{} › {}", months.name(), months.rows[at].number),
            };
            let row = &mut months.rows[at];
            row.cells.resize(row.cells.len().max(width), OwnedCell::Blank);
            for found in self.rows_of(&who, &period) {
                met[found] = true;
                let fact = &self.table.rows[found];
                let places = || [own.clone(), format!("{name} › {}", fact.number)];
                for (from, to) in self.columns_of(&columns, &who, fact) {
                    if let Some(value) = fact.cells.get(from).filter(|cell| !cell.cell().is_blank())
                    {
                        complete(&mut row.cells[to], value, places);
                    }
                }
            }
        }
        (name, self.table.rows.len(), met.into_iter().filter(|met| *met).count())
    }

    /// From which column to which; those that the months lack are added.
    fn columns(&self, months: &mut MonthTable) -> Vec<(usize, usize)> {
        let mut columns = Vec::new();
        for (from, column) in self.table.columns.iter().enumerate() {
            let Some(field) = column.filter(|field| is_taken(*field, self.by_month)) else {
                continue;
            };
            let to = months.at(field).unwrap_or_else(|| {
                months.names.push(field.name().to_owned());
                months.columns.push(Some(field));
                months.names.len() - 1
            });
            columns.push((from, to));
        }
        // One employee's number beside two documents: both stand in the row, which is refused.
        if let (Some(from), Some(to)) = (self.table.at(Field::IdNumber), months.at(Field::IdNumber))
        {
            columns.push((from, to));
        }
        columns
    }

    /// Those columns that a row fills: its document only where it is another than the person's.
    fn columns_of<'c>(
        &self,
        columns: &'c [(usize, usize)],
        who: &Who,
        fact: &TypedRow,
    ) -> impl Iterator<Item = (usize, usize)> + use<'c> {
        let number = self.table.who(fact).number;
        let differs = number.is_some() && who.number.is_some() && number != who.number;
        let document = self.table.at(Field::IdNumber).filter(|_| !differs);
        columns.iter().copied().filter(move |(from, _)| Some(*from) != document)
    }
}
