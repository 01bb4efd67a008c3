//! A table as it is read: its columns as they are taken, its rows with typed cells.

use calc_core::law::fields::FieldKind;
use calc_core::person::month::fields::Field;
use calc_payroll::person_years::completed::complete;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

use super::month_table::MonthTable;
use super::recognise::{is_client, is_mapped};
use super::taking::column_of;
use super::{MonthOptions, client, lacks_month};
use crate::dates::month_of;
use crate::identity::usable_key;
use crate::join::{FileTables, period_around};
use crate::layout::Take;
use crate::own_rows::{Held, table_rows};
use crate::problem::SheetProblem;
use crate::reading::{YearMonth, year_month};
use crate::source::{SourceError, Table};
use crate::stream::CellFindings;

/// A table, and what was met in its cells.
pub(super) struct Read {
    pub(super) table: MonthTable,
    pub(super) met: CellFindings,
}

impl Read {
    /// Reads a table.
    pub(super) fn of(
        file: &mut FileTables,
        table: &Table,
        (wanted, held): (&MonthOptions, &mut Held),
    ) -> Result<Self, SourceError> {
        // In our own columns a text file holds plain digits; other people's amounts are read as people
        // write them.
        let lenient = file.source.is_workbook() || lacks_month(table);
        let (rows, met) = table_rows(&mut file.source, table, lenient, held)?;
        let takes = table.recognised.takes.iter();
        let mut read = MonthTable {
            file: file.name.clone(),
            sheet: table.sheet.clone(),
            header_row: table.header_row.into(),
            names: table.recognised.names.clone(),
            columns: takes.map(|take| take.and_then(column_of)).collect(),
            used: Vec::new(),
            rows,
            by_document: lacks_month(table),
        };
        while read.names.last().is_some_and(|name| name.trim().is_empty()) {
            read.names.pop();
            read.columns.pop();
        }
        if is_mapped(table) {
            merge(&mut read);
        }
        if lacks_month(table) {
            say_month(&mut read, table, wanted.month)?;
        }
        if is_client(table) {
            client::complete(&mut read, &table.titles);
        }
        if read.by_document && read.at(Field::EmployeeId).is_none() {
            read.add(Field::EmployeeId, |_| OwnedCell::Blank);
        }
        Ok(Self { table: read, met })
    }
}

/// Of several columns that are mapped alike amounts are added, and of other facts each is the same: a
/// column of ours is made of them.
fn merge(table: &mut MonthTable) {
    for first in 0..table.columns.len() {
        let Some(field) = table.columns[first] else { continue };
        let alike: Vec<usize> =
            (first..table.columns.len()).filter(|at| table.columns[*at] == Some(field)).collect();
        if alike.len() < 2 {
            continue;
        }
        for at in &alike {
            table.columns[*at] = None;
        }
        let name = table.name();
        table.add(field, |row| {
            let cells = alike.iter().filter_map(|at| row.cells.get(*at));
            merged(field, cells, || format!("{name} › {}", row.number))
        });
        table.used.extend(alike);
    }
}

/// The sum of amounts, or the one value of other facts.
fn merged<'a>(
    field: Field,
    cells: impl Iterator<Item = &'a OwnedCell>,
    place: impl Fn() -> String,
) -> OwnedCell {
    let adds = field.about().kind == FieldKind::Cny;
    let mut all = OwnedCell::Blank;
    for more in cells.filter(|cell| !cell.cell().is_blank()) {
        match (all.cell().minor(), more.cell().minor()) {
            (Ok(one), Ok(two)) if adds => all = OwnedCell::minor(one.saturating_add(two)),
            // What cannot be read stands in the row, which is refused for it.
            (_, Err(_)) if adds => return more.clone(),
            _ => complete(&mut all, more, || [place(), place()]),
        }
    }
    all
}

/// Adds the columns of year and month that a sheet does not have: from a column that says both, from the
/// texts around the table, or as the user says.
fn say_month(
    table: &mut MonthTable,
    source: &Table,
    named: Option<YearMonth>,
) -> Result<(), SheetProblem> {
    let has_both = table.at(Field::TaxYear).is_some() && table.at(Field::Month).is_some();
    if has_both {
        return Ok(());
    }
    let period = source.recognised.position(Take::Period);
    let around = named.or_else(|| period_around(source, &table.file));
    let (has_year, has_month) = (table.at(Field::TaxYear), table.at(Field::Month));
    let year_known = has_year.is_some() || around.is_some();
    let month_known = has_month.is_some() || around.is_some_and(|around| around.month.is_some());
    if period.is_none() && !(year_known && month_known) {
        return Err(SheetProblem::WhichMonth(table.name()));
    }
    let said = |row: &TypedRow| {
        let Some(at) = period else {
            return (around.map(|found| found.year), around.and_then(|found| found.month));
        };
        let text =
            row.cells.get(at).map_or_else(String::new, |cell| cell.cell().shown().into_owned());
        let whole = month_of(&text, None).unwrap_or_else(|| text.clone());
        match year_month(&whole) {
            Some(found) => (Some(found.year), found.month),
            // A month may stand there as a number alone, beside a column of the year.
            None => (around.map(|found| found.year), month_alone(&text)),
        }
    };
    let number = |number: Option<u16>| {
        number.map_or(OwnedCell::Blank, |number| OwnedCell::Integer(number.into()))
    };
    table.used.extend(period);
    if has_year.is_none() {
        table.add(Field::TaxYear, |row| number(said(row).0));
    }
    if has_month.is_none() {
        table.add(Field::Month, |row| number(said(row).1.map(u16::from)));
    }
    Ok(())
}

/// `6`, `06`, `6月`.
fn month_alone(text: &str) -> Option<u8> {
    let digits = text.trim().trim_end_matches(['月', '份']);
    digits.trim().parse().ok().filter(|month| (1..=12).contains(month))
}

/// Whose a row is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Who {
    /// The employer's number; nothing where it is blank.
    pub(super) employee: String,
    /// The document as it is compared; none where it is blank or damaged, which would belong to many.
    pub(super) number: Option<String>,
}

impl MonthTable {
    /// Whose a row is.
    pub(super) fn who(&self, row: &TypedRow) -> Who {
        let text = |field: Field| {
            let cell = self.at(field).and_then(|at| row.cells.get(at));
            cell.map_or_else(String::new, |cell| cell.cell().shown().into_owned())
        };
        Who { employee: text(Field::EmployeeId), number: usable_key(&text(Field::IdNumber)) }
    }
}
