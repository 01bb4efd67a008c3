//! Several tables of months as one: a column for each that there is, the rows one after the other.

use std::collections::{BTreeMap, HashMap};

use calc_core::person::month::fields::Field;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

use super::RowPlace;
use super::month_table::MonthTable;

/// One table, and where its rows stand.
pub(super) struct OneTable {
    pub(super) table: MonthTable,
    pub(super) places: BTreeMap<u64, RowPlace>,
    /// Whether its rows were numbered on.
    pub(super) numbered_on: bool,
}

/// Makes one table. The rows of a single one keep their numbers; those of several are numbered on.
pub(super) fn one_table(mut tables: Vec<MonthTable>) -> OneTable {
    for (at, number) in numbers_of(&tables) {
        let (table, row) = at;
        if let Some(employee) = tables[table].at(Field::EmployeeId) {
            tables[table].rows[row].cells[employee] = OwnedCell::Text(number);
        }
    }
    let numbered_on = tables.len() > 1;
    let mut places = BTreeMap::new();
    if !numbered_on {
        let table = tables.pop().unwrap_or_default();
        for row in &table.rows {
            places.insert(row.number, place(&table, row));
        }
        return OneTable { table, places, numbered_on };
    }
    let mut all = MonthTable { header_row: 1, ..MonthTable::default() };
    for table in tables {
        let to: Vec<usize> =
            (0..table.names.len()).map(|at| column_for(&mut all, &table, at)).collect();
        all.used.extend(table.used.iter().filter_map(|at| to.get(*at)));
        for row in &table.rows {
            let mut cells = vec![OwnedCell::Blank; all.names.len()];
            for (at, cell) in row.cells.iter().enumerate() {
                match to.get(at) {
                    Some(place) => cells[*place] = cell.clone(),
                    // A cell too many stays one: the row is refused for it.
                    None => cells.push(cell.clone()),
                }
            }
            let number = u64::try_from(all.rows.len()).unwrap_or(u64::MAX).saturating_add(2);
            places.insert(number, place(&table, row));
            all.rows.push(TypedRow { number, cells });
        }
    }
    for row in &mut all.rows {
        row.cells.resize(row.cells.len().max(all.names.len()), OwnedCell::Blank);
    }
    OneTable { table: all, places, numbered_on }
}

fn place(table: &MonthTable, row: &TypedRow) -> RowPlace {
    let row = u32::try_from(row.number).unwrap_or(u32::MAX);
    RowPlace { file: table.file.clone(), sheet: table.sheet.clone(), row }
}

/// Where a column of a table goes: to the one of ours that it is, otherwise to the one of its name.
fn column_for(all: &mut MonthTable, table: &MonthTable, at: usize) -> usize {
    let (name, column) = (&table.names[at], table.columns[at]);
    let known = match column {
        Some(field) => all.at(field),
        None => all
            .names
            .iter()
            .zip(&all.columns)
            .position(|(known, column)| column.is_none() && known == name),
    };
    known.unwrap_or_else(|| {
        // One name may be of two columns: 境内支付 of the pay, and of a bonus.
        let name = match column {
            Some(field) if all.names.contains(name) => field.name().to_owned(),
            _ => name.clone(),
        };
        all.names.push(name);
        all.columns.push(column);
        all.names.len() - 1
    })
}

/// The employer's number of rows that do without: the one that the person has elsewhere, otherwise the
/// document itself.
fn numbers_of(tables: &[MonthTable]) -> Vec<((usize, usize), String)> {
    let mut known: HashMap<String, String> = HashMap::new();
    let each = || {
        tables.iter().enumerate().flat_map(|(at, table)| {
            table.rows.iter().enumerate().map(move |(row, cells)| (at, row, table.who(cells)))
        })
    };
    for (_, _, who) in each() {
        if let Some(number) = who.number.filter(|_| !who.employee.is_empty()) {
            known.entry(number).or_insert(who.employee);
        }
    }
    each()
        .filter(|(at, _, who)| tables[*at].by_document && who.employee.is_empty())
        .filter_map(|(at, row, who)| {
            let number = who.number?;
            let employee = known.get(&number).cloned().unwrap_or(number);
            Some(((at, row), employee))
        })
        .collect()
}
