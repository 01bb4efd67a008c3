//! Tables of a subject that needs no joining: each visible sheet of a workbook, or a text file, whose
//! header has the columns that the subject needs, as rows with typed cells.

use std::ops::ControlFlow;

use calc_core::law::fields::Columns;
use calc_payroll::Format;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::header::Header;
use calc_payroll::subject::Subject;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

use crate::cell_name::column_letters;
use crate::layout::narrow;
use crate::problem::SheetProblem;
use crate::source::{Options, Source, SourceError, Survey};
use crate::typed::typed_cell;
use crate::value::{Value, unforced};

/// A table.
#[derive(Clone, Debug)]
pub struct PlainTable {
    /// The row of its header, from 1.
    pub header_row: u64,
    /// The names in it.
    pub names: Vec<String>,
    /// The rows below.
    pub rows: Vec<TypedRow>,
}

/// Reads every table of a file: below the first row near the top of which `fits` says that it is a
/// header. A sheet without one is no table.
///
/// # Errors
/// The file cannot be read, or a sheet that was asked for is not there.
pub fn tables<C: Columns>(
    source: &mut Source,
    options: &Options,
    fits: impl Fn(&[String]) -> bool,
) -> Result<Vec<PlainTable>, SourceError> {
    let mut sheets = vec![None];
    if source.is_workbook() {
        let chosen = source.chosen(options, &mut Survey::default())?;
        sheets = chosen.into_iter().map(Some).collect();
    }
    let mut tables = Vec::new();
    for sheet in sheets {
        let narrowed = |(row, cells): (u32, Vec<String>)| {
            (row, cells.iter().map(|cell| narrow(cell)).collect::<Vec<_>>())
        };
        let first = source.first_rows(sheet.as_deref())?.into_iter().map(narrowed);
        for (header_row, names) in first {
            if fits(&names) {
                tables.push(read::<C>(source, sheet.as_deref(), header_row, names)?);
                break;
            }
        }
    }
    Ok(tables)
}

/// What the widest of the first rows of a file lacks to be a header of a subject.
pub fn no_header<S: Subject>(source: &mut Source, format: Format) -> SourceError {
    let names = match source.widest_row(source.sheet_names().first().map(String::as_str)) {
        Ok(names) => names,
        Err(error) => return error,
    };
    let checked = Header::of_names(names, 1, format, S::check_header);
    checked.err().unwrap_or(FileProblem::Empty).into()
}

fn read<C: Columns>(
    source: &mut Source,
    sheet: Option<&str>,
    header_row: u32,
    mut names: Vec<String>,
) -> Result<PlainTable, SourceError> {
    while names.last().is_some_and(|name| name.trim().is_empty()) {
        names.pop();
    }
    let columns: Vec<Option<C>> = names.iter().map(|name| C::from_header(name)).collect();
    let lenient = source.is_workbook();
    let mut rows = Vec::new();
    let mut fault = None;
    source.rows(sheet, |row, cells| {
        if row <= header_row || cells.iter().all(Value::is_blank) {
            return Ok(ControlFlow::Continue(()));
        }
        unforced(cells);
        while cells.len() > names.len() && cells.last().is_some_and(Value::is_blank) {
            cells.pop();
        }
        cells.resize(cells.len().max(names.len()), Value::Blank);
        let typed = cells.drain(..).enumerate().map(|(at, value)| {
            let column = columns.get(at).copied().flatten();
            if column.is_some() && value == Value::NotWorkedOut {
                fault = Some(format!("{}{row}", column_letters(at)));
            }
            match column {
                Some(column) if lenient => typed_cell(column.about(), value).0,
                _ => OwnedCell::from(value.into_text()),
            }
        });
        let cells = typed.collect();
        rows.push(TypedRow { number: row.into(), cells });
        Ok(if fault.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    match fault {
        Some(cell) => {
            let place = sheet.as_ref().map_or(cell.clone(), |sheet| format!("{sheet} › {cell}"));
            Err(SheetProblem::NotWorkedOut(place).into())
        }
        None => Ok(PlainTable { header_row: header_row.into(), names, rows }),
    }
}
