//! A look at a workbook of the old kind before it is read: its cells are laid out as a full table,
//! so two cells far apart in a small file would take gigabytes.

mod area;
mod record;

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read, Seek, SeekFrom, Write as _};

use crate::damage::Damage;
use crate::limits::check as check_limit;
use crate::problem::{Limit, SheetProblem};
use crate::rewindable_file::RewindableFile;
use record::{HEAD, Record, records};

/// The stream that says who wrote a file, which spreadsheets leave and writers without one do not.
const SUMMARY: &str = "/\u{5}SummaryInformation";

/// The names of the stream that holds the tables.
const NAMES: [&str; 2] = ["Workbook", "Book"];

/// Rows and columns of cells, by where the records of their sheet begin, from 0.
type CellsOfSheets<V> = HashMap<u32, BTreeMap<(u16, u16), V>>;

/// Formulas whose values may not be their own, by sheet.
#[derive(Debug, Default)]
pub(crate) struct DoubtfulFormulas {
    /// Where each sheet begins, in the workbook's order.
    sheets: Vec<u32>,
    /// Those without a value: they say so, or hold a blank. A blank is a value like any other where
    /// the workbook was worked out at all.
    blank: CellsOfSheets<()>,
    /// Those that keep 0, and whether they ask to be worked out when the file is opened.
    zeros: CellsOfSheets<bool>,
    /// Whether no formula has another value, and nothing shows that a spreadsheet saved the file.
    nothing_but_zeros: bool,
}

impl DoubtfulFormulas {
    /// The columns of a row whose formulas have no value, counted from 0; rows are counted from 1.
    pub(crate) fn blank(&self, sheet: Option<usize>, row: u32) -> impl Iterator<Item = usize> + '_ {
        self.of_row(&self.blank, sheet, row).map(|(column, ())| column)
    }

    /// The columns of a row whose formulas keep 0, and whether that has to be shown by the formula.
    pub(crate) fn zeros(
        &self,
        sheet: Option<usize>,
        row: u32,
    ) -> impl Iterator<Item = (usize, bool)> + '_ {
        let zeros = self.of_row(&self.zeros, sheet, row);
        zeros.map(|(column, on_load)| (column, *on_load || self.nothing_but_zeros))
    }

    fn of_row<'a, V>(
        &'a self,
        cells: &'a CellsOfSheets<V>,
        sheet: Option<usize>,
        row: u32,
    ) -> impl Iterator<Item = (usize, &'a V)> + 'a {
        let start = sheet.and_then(|sheet| self.sheets.get(sheet));
        let cells = start.and_then(|start| cells.get(start));
        let row = u16::try_from(row - 1).unwrap_or(u16::MAX);
        let of_row =
            cells.into_iter().flat_map(move |cells| cells.range((row, 0)..=(row, u16::MAX)));
        of_row.map(|((_, column), value)| (usize::from(*column), value))
    }
}

/// What is known of the formulas while records are read.
#[derive(Default)]
struct Formulas {
    found: DoubtfulFormulas,
    /// Whether the records of the workbook itself, which list its sheets, have ended.
    sheets_are_known: bool,
    /// Where the records of this sheet begin.
    sheet: u32,
    /// Whether any formula of the workbook has a value.
    worked_out: bool,
    /// Whether any has one that is not 0.
    not_zero: bool,
    /// Sheets that say that they were not worked out, with all their formulas.
    not_worked_out: CellsOfSheets<()>,
}

impl Formulas {
    fn add(&mut self, record: Record<'_>) {
        match (record.kind, record.body) {
            (record::BEGIN, _) => {
                self.sheet = u32::try_from(record.at - HEAD).unwrap_or(u32::MAX);
            }
            (record::END, _) => self.sheets_are_known = true,
            (record::SHEET, [a, b, c, d, ..]) if !self.sheets_are_known => {
                self.found.sheets.push(u32::from_le_bytes([*a, *b, *c, *d]));
            }
            (record::NOT_WORKED_OUT, _) => {
                self.not_worked_out.entry(self.sheet).or_default();
            }
            (record::FORMULA, [r0, r1, c0, c1, _, _, result @ ..]) => {
                let cell = (u16::from_le_bytes([*r0, *r1]), u16::from_le_bytes([*c0, *c1]));
                if let Some(cells) = self.not_worked_out.get_mut(&self.sheet) {
                    cells.insert(cell, ());
                    return;
                }
                match result {
                    [3, _, _, _, _, _, 0xff, 0xff, ..] => {
                        self.found.blank.entry(self.sheet).or_default().insert(cell, ());
                    }
                    // Both zeros of a binary number, and the options behind them.
                    [0, 0, 0, 0, 0, 0, 0, 0 | 0x80, options, ..] => {
                        let on_load = options & record::WORK_OUT_ON_LOAD != 0;
                        self.found.zeros.entry(self.sheet).or_default().insert(cell, on_load);
                        self.worked_out |= !on_load;
                    }
                    _ => (self.worked_out, self.not_zero) = (true, true),
                }
            }
            _ => {}
        }
    }

    fn finish(mut self, saved_by_spreadsheet: bool) -> DoubtfulFormulas {
        if self.worked_out {
            self.found.blank.clear();
        }
        self.found.blank.extend(self.not_worked_out);
        self.found.nothing_but_zeros = !self.not_zero && !saved_by_spreadsheet;
        self.found
    }
}

/// Refuses a workbook that a password protects, that is damaged, or that spans too much. Says which
/// of its formulas have no value, or one that may not be theirs, and gives the workbook without the sizes that its
/// sheets announce: a reader takes memory for those, whatever cells there are. Whole columns that have a format are
/// announced, too.
pub(crate) fn checked(
    mut reader: RewindableFile,
) -> Result<(DoubtfulFormulas, RewindableFile), SheetProblem> {
    check_limit(Limit::FileBytes, reader.seek(SeekFrom::End(0))?)?;
    reader.rewind()?;
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))?;
    if file.is_stream("/EncryptedPackage") {
        return Err(SheetProblem::Protected);
    }
    // Which of several a reader takes is for the reader to say.
    let is_book = |entry: &cfb::Entry| {
        entry.is_stream() && NAMES.iter().any(|name| entry.name().eq_ignore_ascii_case(name))
    };
    let books: Vec<_> = file.walk().filter(is_book).map(|entry| entry.path().to_owned()).collect();
    if books.is_empty() {
        return Err(SheetProblem::Damaged(Damage::NoTables));
    }
    let saved_by_spreadsheet = file.is_stream(SUMMARY);
    let mut found = DoubtfulFormulas::default();
    for book in books {
        let mut stream = file.open_stream(book)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let read = look(&bytes)?;
        for (at, length) in read.announced {
            stream.seek(SeekFrom::Start(at))?;
            stream.write_all(&vec![0; length])?;
        }
        stream.flush()?;
        found = read.formulas.finish(saved_by_spreadsheet);
    }
    Ok((found, file.into_inner().into_inner().into()))
}

/// What the records of a workbook say.
#[derive(Default)]
struct Found {
    formulas: Formulas,
    /// Where the sizes of the sheets stand, and how many bytes each takes.
    announced: Vec<(u64, usize)>,
}

fn look(stream: &[u8]) -> Result<Found, SheetProblem> {
    let mut found = Found::default();
    for record in records(stream) {
        match record.kind {
            record::FILE_PASS => return Err(SheetProblem::Protected),
            record::DIMENSIONS => {
                let at = u64::try_from(record.at).unwrap_or(u64::MAX);
                found.announced.push((at, record.body.len()));
            }
            _ => found.formulas.add(record),
        }
    }
    area::check(stream, &found.formulas.found.sheets)?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn begin() -> Vec<u8> {
        vec![0x09, 0x08, 4, 0, 0, 6, 0x10, 0]
    }

    pub(super) fn number(row: u16, column: u16) -> Vec<u8> {
        let mut bytes = vec![0x03, 0x02, 14, 0];
        bytes.extend(row.to_le_bytes());
        bytes.extend(column.to_le_bytes());
        bytes.extend([0; 10]);
        bytes
    }

    #[test]
    fn a_password_is_seen() {
        assert_eq!(look(&[0x2f, 0, 2, 0, 0, 0]).err(), Some(SheetProblem::Protected));
    }

    /// A sheet that announces every row that a number can count, and has one cell.
    #[test]
    fn what_a_sheet_announces_takes_no_memory() {
        let mut announced = vec![0x00, 0x02, 14, 0];
        let head = announced.clone();
        announced.extend([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 0, 0]);
        let book = [begin(), announced, number(0, 0)].concat();
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook").unwrap().write_all(&book).unwrap();
        let given = file.into_inner().into_inner();
        let (_, mut told) = checked(given.into()).unwrap();
        let mut read = Vec::new();
        let mut file = cfb::CompoundFile::open(&mut told).unwrap();
        file.open_stream("/Workbook").unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, [begin(), head, vec![0; 14], number(0, 0)].concat());
    }
}
