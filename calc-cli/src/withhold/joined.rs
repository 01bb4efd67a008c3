//! Files of months, and beside them facts of the person's year or month, such as counted days: what a
//! row of months leaves blank is filled from there.

use std::collections::HashMap;

use calc_core::law::cell::Reading;
use calc_core::law::fields::{Columns as _, FieldKind};
use calc_core::person::month::fields::Field;
use calc_payroll::Format;
use calc_payroll::months::Months;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};
use calc_sheets::plain_table::PlainTable;

use crate::subject_source::{is_header, one_after_the_other};

/// Whether names are the header of facts to be joined: whose they are, of which year, and at least
/// one of our columns besides.
pub(crate) fn are_facts(names: &[String]) -> bool {
    let known: Vec<Field> = names.iter().filter_map(|name| Field::from_header(name)).collect();
    let keys = known.contains(&Field::EmployeeId) && known.contains(&Field::TaxYear);
    let by_month = known.contains(&Field::Month);
    let taken = |field: &Field| !is_key(*field) && (by_month || !is_of_a_month(*field));
    keys && known.iter().any(taken)
}

fn is_key(field: Field) -> bool {
    matches!(
        field,
        Field::EmployeeId | Field::TaxYear | Field::Month | Field::Name | Field::IdNumber
    )
}

/// Whether a count or an amount of the year would be another than that of a month.
fn is_of_a_month(field: Field) -> bool {
    matches!(field, Field::ChinaWorkDays | Field::PeriodDays)
        || field.about().kind == FieldKind::Cny
}

/// The columns of months in a table of facts that are not taken: without a month they are of the year.
pub(crate) fn not_taken(table: &PlainTable) -> Vec<String> {
    let fields = || table.names.iter().filter_map(|name| Field::from_header(name));
    let by_month = fields().any(|field| field == Field::Month);
    let left = |field: &Field| !by_month && !is_key(*field) && is_of_a_month(*field);
    fields().filter(left).map(|field| field.name().to_owned()).collect()
}

/// Person, year, and month where the facts are of one.
type Key = (String, String, String);

/// Makes one table: the months, with the facts filled in.
pub(crate) fn join(tables: Vec<PlainTable>, format: Format) -> PlainTable {
    let (months, facts): (Vec<_>, Vec<_>) =
        tables.into_iter().partition(|table| is_header::<Months>(&table.names, format));
    if months.is_empty() {
        return facts.into_iter().next().unwrap_or_else(empty);
    }
    let mut months = one_after_the_other::<Months>(months);
    for table in facts {
        fill(&mut months, &table);
    }
    months
}

fn empty() -> PlainTable {
    PlainTable {
        sheet: None,
        file: String::new(),
        titles: Vec::new(),
        header_row: 1,
        names: Vec::new(),
        rows: Vec::new(),
    }
}

fn place(names: &[String], field: Field) -> Option<usize> {
    names.iter().position(|name| Field::from_header(name) == Some(field))
}

fn key(names: &[String], row: &TypedRow, by_month: bool) -> Key {
    let text = |field: Field| {
        let cell = place(names, field).and_then(|at| row.cells.get(at));
        cell.map_or_else(String::new, |cell| cell.cell().shown().into_owned())
    };
    let month = if by_month { text(Field::Month) } else { String::new() };
    (text(Field::EmployeeId), text(Field::TaxYear), month)
}

fn fill(months: &mut PlainTable, facts: &PlainTable) {
    let by_month = place(&facts.names, Field::Month).is_some();
    let known: HashMap<Key, &TypedRow> =
        facts.rows.iter().map(|row| (key(&facts.names, row, by_month), row)).collect();
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (from, name) in facts.names.iter().enumerate() {
        let taken = |field: &Field| !is_key(*field) && (by_month || !is_of_a_month(*field));
        let Some(field) = Field::from_header(name).filter(taken) else { continue };
        let to = place(&months.names, field).unwrap_or_else(|| {
            months.names.push(field.name().to_owned());
            months.names.len() - 1
        });
        columns.push((from, to));
    }
    for row in &mut months.rows {
        row.cells.resize(row.cells.len().max(months.names.len()), OwnedCell::Blank);
        let Some(found) = known.get(&key(&months.names, row, by_month)) else { continue };
        for (from, to) in &columns {
            let Some(value) = found.cells.get(*from).filter(|cell| !cell.cell().is_blank()) else {
                continue;
            };
            let own = &mut row.cells[*to];
            if own.cell().is_blank() {
                *own = value.clone();
            } else if own.cell().shown() != value.cell().shown() {
                *own = conflict(own, value, facts, found.number);
            }
        }
    }
}

/// Two values for one fact: the row is refused, nothing is chosen.
fn conflict(own: &OwnedCell, value: &OwnedCell, facts: &PlainTable, row: u64) -> OwnedCell {
    let reading = |cell: &OwnedCell, place: String| Reading {
        found: cell.cell().shown().into_owned(),
        place,
    };
    let sheet = facts.sheet.as_deref().map_or_else(String::new, |sheet| format!("{sheet} › "));
    OwnedCell::Conflict(vec![reading(own, String::new()), reading(value, format!("{sheet}{row}"))])
}
