//! The user's own workbook, given back with the results behind its rows.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Seek};
use std::sync::{Mutex, PoisonError};

use calc_payroll::chunk::RowProblem;
use calc_payroll::subject::Subject;
use calc_payroll::typed_rows::OwnedCell;
use calc_sheets::exclude::Rows;
use calc_sheets::intake::Found;
use calc_sheets::join::Origins;
use calc_sheets::kept::{self, Added, Results};
use calc_sheets::stream::CellFindings;
use calc_sheets::temporary::TemporaryFile;
use calc_text::error_list::{Mistakes, column};
use calc_text::{Words, problem};

use crate::failure::Failure;
use crate::output::Output;

/// A sheet and a row.
type SheetRow = (String, u32);

/// What to do about the errors of rows, by the row's number.
pub(super) type Fixes = BTreeMap<u64, String>;

/// A workbook that is given back.
pub(super) struct Kept<'a> {
    pub(super) words: &'a Words,
    pub(super) book: &'a File,
    pub(super) files: &'a [Found],
    /// The rows by their numbers, and where the results of each go.
    pub(super) places: Vec<(u64, Option<SheetRow>)>,
    /// What to do about their errors.
    pub(super) fixes: Fixes,
}

/// What to do about the errors of a chunk of rows.
pub(super) fn fixes<S: Subject>(mistakes: &Mistakes<'_, S>, problems: &[RowProblem<S>]) -> Fixes {
    let mut fixes = Fixes::new();
    for located in problems {
        let explained = problem(mistakes.words, &located.problem);
        let column = column(mistakes, located);
        let place = Some(column.as_str()).filter(|column| !column.is_empty());
        let text: &mut String = fixes.entry(located.row).or_default();
        text.push_str(&explained.lines(mistakes.words, place, Some(&located.problem.found)));
    }
    fixes
}

/// Where the results of each row go: to the row itself, or, where rows were joined, to the one with
/// which the person's year ends.
pub(super) fn places(
    met: Option<&Mutex<CellFindings>>,
    origins: Option<&Origins>,
    files: &[Found],
    left_out: &Rows,
) -> Vec<(u64, Option<SheetRow>)> {
    if let Some(origins) = origins {
        let rows = (2..).take(origins.len()).filter(|row| !left_out.contains(*row));
        let index = |row: u64| usize::try_from(row - 2).unwrap_or(usize::MAX);
        return rows
            .map(|row| {
                let end = origins.end_of(index(row));
                (row, end.map(|(sheet, row)| (sheet.to_owned(), row)))
            })
            .collect();
    }
    let table = files.first().and_then(|found| found.survey.tables.first());
    let sheet = table.and_then(|table| table.sheet.clone()).unwrap_or_default();
    let rows = met.and_then(|met| met.lock().unwrap_or_else(PoisonError::into_inner).rows.clone());
    let rows = rows.unwrap_or_default().into_iter();
    rows.map(|row| (row.into(), Some((sheet.clone(), row)))).collect()
}

impl Kept<'_> {
    /// Writes the workbook.
    pub(super) fn write(self, rows: &mut Output, errors: u64) -> Result<(), Failure> {
        let Some((results, output)) = rows.kept() else { return Ok(()) };
        let written = (|| {
            let added = self.added(results, errors)?;
            let mut copy = BufWriter::new(TemporaryFile::new()?);
            kept::write(self.book, &added, &mut copy)?;
            let mut copy = copy.into_inner().map_err(io::IntoInnerError::into_error)?.into_file();
            copy.rewind()?;
            io::copy(&mut copy, output).map(|_| ())
        })();
        written.map_err(|error| output.failure(error))
    }

    /// The cells that are added, by sheet and row.
    fn added(&self, results: &Results, errors: u64) -> io::Result<BTreeMap<String, Added>> {
        if results.rows().len() != self.places.len() {
            return Err(io::Error::other("rows and results do not match"));
        }
        let mut added: BTreeMap<String, Added> = BTreeMap::new();
        for ((number, place), cells) in self.places.iter().zip(results.rows()) {
            let Some((sheet, row)) = place else { continue };
            let mut cells = cells.clone();
            let fix = self.fixes.get(number).map_or("", |text| text.trim_end());
            cells.push(fix.to_owned().into());
            added.entry(sheet.clone()).or_default().rows.insert(*row, cells);
        }
        let tables = self.files.iter().flat_map(|found| &found.survey.tables);
        for table in tables {
            let sheet = table.sheet.clone().unwrap_or_default();
            if let Some(added) = added.get_mut(&sheet) {
                added.rows.insert(table.header_row, self.header(results.names(), errors));
            }
        }
        Ok(added)
    }

    fn header(&self, names: &[&str], errors: u64) -> Vec<OwnedCell> {
        let names = names.iter().map(|name| (*name).to_owned());
        let fix = if errors > 0 {
            self.words.fill("kept-incomplete", &[("bad", &errors.to_string())])
        } else {
            self.words.say("kept-fix")
        };
        names.chain([fix]).map(OwnedCell::from).collect()
    }
}
