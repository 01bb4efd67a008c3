//! Files of months as people have them: our own columns, an employer's own by a mapping, the sheets of
//! the withholding client for persons without a domicile, and beside them facts of the year or month.
//! They come out as rows of months, and as tables of facts of the year.

mod client;
mod facts;
mod map;
mod month_table;
mod one_table;
mod recognise;
mod table;
mod taking;

use std::collections::{BTreeMap, HashSet};

use calc_core::person::month::fields::Field;
use calc_payroll::Format;
use calc_payroll::header::Header;
use calc_payroll::months::Months;
use calc_payroll::person_years::joined::FactsTable;
use calc_payroll::subject::Subject as _;
use calc_payroll::typed_rows::TypedRow;

use crate::exclude::Rows;
use crate::intake::{Found, ReadError};
use crate::join::FileTables;
use crate::own_rows::Held;
use crate::plain_table::no_header;
use crate::problem::SheetProblem;
use crate::reading::YearMonth;
use crate::room::Room;
use crate::source::{SourceError, Table};
use crate::stream::CellFindings;
use facts::FactsOfMonths;
use month_table::MonthTable;
use one_table::one_table;
use recognise::{is_client, is_facts_of_months, is_facts_of_years};
use table::Read;

pub use map::MonthMap;
pub use recognise::{is_of_months, recogniser};

/// What is done with the tables.
#[derive(Clone, Debug, Default)]
pub struct MonthOptions {
    /// The month of sheets that do not say it.
    pub month: Option<YearMonth>,
    /// The rows that are left out.
    pub exclude: Rows,
    /// How the rows will be rendered.
    pub format: Format,
    /// Whether tables of facts of the year are taken, too.
    pub years: bool,
    /// The room that the rows may take.
    pub room: Room,
}

/// Where a row stands in the files that were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// The file.
    pub file: String,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// The row, from 1.
    pub row: u32,
}

/// Rows of months, and what was found on the way.
#[derive(Debug)]
pub struct MonthRows {
    /// The columns.
    pub header: Header<Field>,
    /// The rows.
    pub rows: Vec<TypedRow>,
    /// Where each row stands, by its number.
    pub places: BTreeMap<u64, RowPlace>,
    /// Whether rows of several tables were numbered on.
    pub numbered_on: bool,
    /// Facts of the year.
    pub facts: Vec<FactsTable>,
    /// What was met in the cells.
    pub met: CellFindings,
    /// How many rows, or where years are wanted years, the user left out.
    pub excluded: u64,
    /// Columns of facts that are not taken: without a month they are of the year.
    pub not_taken: Vec<String>,
    /// The tables of facts of the year or month that were filled in: name, rows, and how many of them
    /// belong to somebody with months.
    pub joined: Vec<(String, usize, usize)>,
}

/// Whether files are nothing but months that stand in one of them, and facts of the year: then the months
/// are read as they stand, and this says which file it is.
pub fn months_alone(files: &[FileTables]) -> Option<usize> {
    let is_of_year =
        |table: &Table| recognise::is_facts(table) && !is_facts_of_months(&table.recognised.names);
    let mut others = files.iter().enumerate().filter(|(_, file)| {
        file.survey.tables.is_empty() || !file.survey.tables.iter().all(is_of_year)
    });
    let (at, file) = others.next()?;
    let [table] = file.survey.tables.as_slice() else { return None };
    (others.next().is_none() && recognise::is_own(table)).then_some(at)
}

/// Reads the facts of the year of files.
///
/// # Errors
/// A file cannot be read.
pub fn facts_of_years(files: &mut [FileTables]) -> Result<Vec<FactsTable>, ReadError> {
    let mut facts = Vec::new();
    let mut held = Held::within(Room::Run);
    for (at, file) in files.iter_mut().enumerate() {
        for table in file.survey.tables.clone() {
            if recognise::is_facts(&table) {
                let of_file = |error| ReadError { file: at, error };
                let options = (&MonthOptions::default(), &mut held);
                let read = Read::of(file, &table, options).map_err(of_file)?;
                facts.push(read.table.into_facts());
            }
        }
    }
    Ok(facts)
}

/// Makes rows of months of all tables.
///
/// # Errors
/// A file has no table of months or facts, a sheet does not say its month, or a file cannot be read.
pub fn arrange(mut files: Vec<FileTables>, wanted: &MonthOptions) -> Result<MonthRows, ReadError> {
    let (mut months, mut facts, mut of_years) = (Vec::new(), Vec::new(), Vec::new());
    let mut told = Vec::new();
    let mut met = CellFindings::default();
    let mut held = Held::within(wanted.room);
    for (at, file) in files.iter_mut().enumerate() {
        let of_file = |error| ReadError { file: at, error };
        refuse_unknown(file, wanted).map_err(of_file)?;
        for table in file.survey.tables.clone() {
            let read = Read::of(file, &table, (wanted, &mut held)).map_err(of_file)?;
            met.add(read.met);
            if !recognise::is_facts(&table) {
                months.push(read.table);
                continue;
            }
            let names = &table.recognised.names;
            if wanted.years && is_facts_of_years(names) {
                of_years.push(read.table.clone().into_facts());
            }
            if is_facts_of_months(names) {
                // What the year takes is told of the year.
                told.push(!(wanted.years && is_facts_of_years(names)));
                facts.push(read.table);
            }
        }
    }
    let of_first = |error: SourceError| ReadError { file: 0, error };
    let not_taken = facts.iter().zip(&told).filter(|(_, told)| **told);
    let not_taken = not_taken.flat_map(|(table, _)| facts::not_taken(table)).collect();
    if months.is_empty() {
        // Facts alone: the header says what is missing of months.
        months.extend(facts.pop());
    }
    let mut table = one_table(months);
    let counted = FactsOfMonths::new(facts).fill(&mut table.table);
    let counted = counted.into_iter().zip(told).filter(|(_, told)| *told).map(|(met, _)| met);
    let excluded = leave_out(&mut table.table, wanted);
    let MonthTable { names, columns, used, header_row, rows, .. } = table.table;
    let place = (header_row, wanted.format);
    let header = Header::of_columns(names, (&columns, used), place, Months::check_header);
    Ok(MonthRows {
        header: header.map_err(SourceError::from).map_err(of_first)?,
        rows,
        places: table.places,
        numbered_on: table.numbered_on,
        facts: of_years,
        met,
        excluded,
        not_taken,
        joined: counted.collect(),
    })
}

/// Takes away the rows that the user leaves out. A year that lacks a month would be another year: where
/// years are wanted, all rows of a person's year go with one of them.
fn leave_out(table: &mut MonthTable, wanted: &MonthOptions) -> u64 {
    let named = |row: &TypedRow| wanted.exclude.contains(row.number);
    let before = table.rows.len();
    let left_out = if wanted.years {
        let (who, year) = (table.at(Field::EmployeeId), table.at(Field::TaxYear));
        let text = |row: &TypedRow, at: Option<usize>| {
            let cell = at.and_then(|at| row.cells.get(at));
            cell.map_or_else(String::new, |cell| cell.cell().shown().into_owned())
        };
        let year_of = |row: &TypedRow| (text(row, who), text(row, year));
        let years: HashSet<_> = table.rows.iter().filter(|row| named(row)).map(year_of).collect();
        table.rows.retain(|row| !years.contains(&year_of(row)));
        years.len()
    } else {
        table.rows.retain(|row| !named(row));
        before - table.rows.len()
    };
    u64::try_from(left_out).unwrap_or(u64::MAX)
}

/// A file without a table of months, and a list of names alone.
fn refuse_unknown(file: &mut FileTables, wanted: &MonthOptions) -> Result<(), SourceError> {
    let tables = &file.survey.tables;
    if let Some(table) = tables.iter().find(|table| recognise::is_refused(table)) {
        let sheets = tables.iter().filter(|other| !recognise::is_refused(other));
        return Err(SheetProblem::NotSupported {
            layout: table.recognised.layout.id,
            place: table
                .sheet
                .as_ref()
                .map_or_else(|| file.name.clone(), |sheet| format!("{} › {sheet}", file.name)),
            others: sheets.filter_map(|table| table.sheet.clone()).collect(),
        }
        .into());
    }
    if tables.is_empty() {
        Err(no_header::<Months>(&mut file.source, wanted.format))
    } else {
        Ok(())
    }
}

/// What was found in each file.
pub fn found(files: &[FileTables]) -> Vec<Found> {
    files
        .iter()
        .map(|file| Found { name: file.name.clone(), survey: file.survey.clone() })
        .collect()
}

/// Whether a table is one of the client, whose month and employee numbers may be missing.
fn lacks_month(table: &Table) -> bool {
    is_client(table) || recognise::is_mapped(table)
}
