//! The user's own workbook, given back with the results behind its rows.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Seek};

use calc_payroll::chunk::RowProblem;
use calc_payroll::subject::Subject;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};
use calc_sheets::intake::Found;
use calc_sheets::join::Origins;
use calc_sheets::kept::{self, Added, Results};
use calc_sheets::temporary::TemporaryFile;
use calc_text::error_list::{Mistakes, column};
use calc_text::{Words, problem};

use crate::failure::Failure;
use crate::output::Output;

/// A sheet and a row.
pub(crate) type SheetRow = (String, u32);

/// What to do about the errors of rows, by the row's number.
pub(crate) type Fixes = BTreeMap<u64, String>;

/// A workbook that is given back.
pub(crate) struct Kept<'a> {
    pub(crate) words: &'a Words,
    pub(crate) book: &'a File,
    pub(crate) files: &'a [Found],
    /// Where the results of each row go, by its number.
    pub(crate) place: &'a dyn Fn(u64) -> Option<SheetRow>,
    /// What to do about the errors of each row.
    pub(crate) fixes: Fixes,
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

/// Where the results of a row go: to the row itself, or, where rows were joined, to the one with which
/// the person's year ends.
pub(super) fn place(row: u64, origins: Option<&Origins>, files: &[Found]) -> Option<SheetRow> {
    if let Some(origins) = origins {
        let index = usize::try_from(row.checked_sub(2)?).ok()?;
        return origins.end_of(index).map(|(sheet, row)| (sheet.to_owned(), row));
    }
    let table = files.first().and_then(|found| found.survey.tables.first())?;
    Some((table.sheet.clone().unwrap_or_default(), u32::try_from(row).ok()?))
}

impl Kept<'_> {
    /// Writes the workbook.
    pub(crate) fn write(self, rows: &mut Output, errors: u64) -> Result<(), Failure> {
        let Some((results, output)) = rows.kept() else { return Ok(()) };
        let written = (|| {
            let added = self.added(results, errors);
            let mut copy = BufWriter::new(TemporaryFile::new()?);
            kept::write(self.book, &added, &mut copy)?;
            let mut copy = copy.into_inner().map_err(io::IntoInnerError::into_error)?.into_file();
            copy.rewind()?;
            io::copy(&mut copy, output).map(|_| ())
        })();
        written.map_err(|error| output.failure(error))
    }

    /// The cells that are added, by sheet and row.
    fn added(&self, results: &Results, errors: u64) -> BTreeMap<String, Added> {
        let mut added: BTreeMap<String, Added> = BTreeMap::new();
        for TypedRow { number, cells } in results.rows() {
            let Some((sheet, row)) = (self.place)(*number) else { continue };
            let mut cells = cells.clone();
            let fix = self.fixes.get(number).map_or("", |text| text.trim_end());
            cells.push(fix.to_owned().into());
            added.entry(sheet).or_default().rows.insert(row, cells);
        }
        let tables = self.files.iter().flat_map(|found| &found.survey.tables);
        for table in tables {
            let sheet = table.sheet.clone().unwrap_or_default();
            if let Some(added) = added.get_mut(&sheet) {
                added.rows.insert(table.header_row, self.header(results, errors));
            }
        }
        added
    }

    fn header(&self, results: &Results, errors: u64) -> Vec<OwnedCell> {
        let names = results.names().iter().map(|name| (*name).to_owned());
        let fix = if errors > 0 {
            self.words.fill("kept-incomplete", &[("bad", &errors.to_string())])
        } else {
            self.words.say("kept-fix")
        };
        names.chain([fix]).map(OwnedCell::from).collect()
    }
}
