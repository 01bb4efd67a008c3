//! The table of a file that a mapping is for, and its first rows.

use std::ops::ControlFlow;

use calc_core::person::fields::Field;

use super::propose::{
    About, By, Column, Proposal, Proposed, Why, columns_of, propose, propose_months,
};
use super::{labour_column, written};
use crate::header::GUESSED;
use crate::join::period_around;
use crate::layout::{Recognised, Take};
use crate::passed::passed;
use crate::reading::YearMonth;
use crate::source::{Options, Source, SourceError, Table};
use crate::value::{Value, unforced};

/// How many rows are looked at.
const ROWS: usize = 1_000;

/// A table, and what is proposed for its columns.
#[derive(Debug)]
pub struct Looked {
    /// Its sheet, in a workbook.
    pub sheet: Option<String>,
    /// The row of its header, from 1.
    pub header_row: u32,
    /// What kind of sheet it is, if it is one that is known.
    pub layout: Option<&'static str>,
    /// Other sheets of the workbook.
    pub others: Vec<String>,
    /// What is proposed.
    pub proposal: Proposal,
}

/// Looks at the first table of a file: one that is known, otherwise the one with the most columns.
///
/// # Errors
/// The file cannot be read.
pub fn look(
    source: &mut Source,
    options: &Options,
    file: &str,
) -> Result<Option<Looked>, SourceError> {
    looked(source, options, file, propose)
}

/// The same for a mapping for months; `options` recognise tables of months.
///
/// # Errors
/// The file cannot be read.
pub fn look_for_months(
    source: &mut Source,
    options: &Options,
    file: &str,
) -> Result<Option<Looked>, SourceError> {
    looked(source, options, file, propose_months)
}

/// What is proposed for the names and rows of a table, with what is said around it.
type Propose = fn(&[String], &[Vec<String>], Option<YearMonth>) -> Proposal;

fn looked(
    source: &mut Source,
    options: &Options,
    file: &str,
    propose: Propose,
) -> Result<Option<Looked>, SourceError> {
    let survey = source.survey(options)?;
    let mut tables = survey.tables;
    let sheets = survey
        .unknown
        .iter()
        .filter(|_| source.is_workbook())
        .map(Some)
        .chain((!source.is_workbook() && tables.is_empty()).then_some(None));
    for sheet in sheets.collect::<Vec<_>>() {
        tables.extend(source.guessed(sheet.map(String::as_str))?);
    }
    let known = |table: &Table| !std::ptr::eq(table.recognised.layout, &raw const GUESSED);
    let best = tables
        .iter()
        .enumerate()
        .max_by_key(|(at, table)| (known(table), table.recognised.known, std::cmp::Reverse(*at)));
    let Some((best, _)) = best else { return Ok(None) };
    let table = tables.swap_remove(best);
    let others = tables.into_iter().filter_map(|table| table.sheet).collect();
    let rows = rows_of(source, &table)?;
    let is_known = known(&table) && is_whole(&table.recognised);
    let around = period_around(&table, file);
    let proposal = if is_known {
        as_it_is_known(&table.recognised, &rows)
    } else {
        propose(&table.recognised.names, &rows, around)
    };
    let layout = is_known.then_some(table.recognised.layout.id);
    Ok(Some(Looked { sheet: table.sheet, header_row: table.header_row, layout, others, proposal }))
}

/// Whether all columns that matter are known by their sheet: a sheet of the withholding client or of Hong
/// Kong, or a payroll in our own columns that says person, year and income.
fn is_whole(recognised: &Recognised) -> bool {
    let of = |field: Field| recognised.position(Take::Own(field)).is_some();
    recognised.layout.id != "own"
        || (of(Field::EmployeeId)
            && of(Field::TaxYear)
            && Field::ALL.into_iter().any(|field| field.about().income && of(field)))
}

/// The first rows of a table that are somebody's.
fn rows_of(source: &mut Source, table: &Table) -> Result<Vec<Vec<String>>, SourceError> {
    let mut rows = Vec::new();
    source.rows(table.sheet.as_deref(), |row, cells| {
        unforced(cells);
        if row > table.header_row && passed(table, row, cells).is_none() {
            rows.push(cells.iter().cloned().map(Value::into_text).collect());
        }
        Ok(if rows.len() < ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    Ok(rows)
}

/// The columns of a sheet that is known, as they are taken without a mapping.
fn as_it_is_known(recognised: &Recognised, rows: &[Vec<String>]) -> Proposal {
    let labour = recognised.layout.id == "labour_services";
    let mut columns = columns_of(&recognised.names, rows);
    for column in &mut columns {
        let at = recognised.names.iter().position(|name| *name == column.name);
        let take = at.and_then(|at| recognised.takes.get(at).copied().flatten());
        (column.proposed, column.by, column.why) = of_known(column, take, labour);
    }
    Proposal {
        columns,
        unnamed: Vec::new(),
        about: About::BySheet,
        rows: rows.len(),
        names_people: true,
    }
}

fn of_known(
    column: &Column,
    take: Option<Take>,
    labour: bool,
) -> (Proposed, Option<By>, Option<Why>) {
    match (take.and_then(written), take) {
        (Some(target), _) => (Proposed::Taken(target), Some(By::Sheet), None),
        (None, Some(Take::Left)) => (Proposed::Ignored, None, Some(Why::of("map-why-left"))),
        (None, Some(_)) => (Proposed::Ignored, None, None),
        (None, None) => match labour_column(&column.name).filter(|_| labour) {
            Some(target) => {
                let why = Some(Why::of("map-why-resembles"));
                (Proposed::Ask(target.to_owned()), Some(By::Header), why)
            }
            None => (Proposed::Ignored, None, None),
        },
    }
}
