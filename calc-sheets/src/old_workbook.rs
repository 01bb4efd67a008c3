//! A look at a workbook of the old kind before it is read: its cells are laid out as a full table,
//! so two cells far apart in a small file would take gigabytes.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek};

use crate::damage::Damage;
use crate::limits::check as check_limit;
use crate::problem::{Limit, SheetProblem};

/// The area of all tables that a file may span.
const MOST_AREA: u64 = 16_000_000;

/// The stream that says who wrote a file, which spreadsheets leave and writers without one do not.
const SUMMARY: &str = "/\u{5}SummaryInformation";

/// The names of the stream that holds the tables.
const NAMES: [&str; 2] = ["Workbook", "Book"];

/// The columns that a sheet of the old kind can have.
const MOST_COLUMNS: u16 = 256;

/// The numbers of the records that matter, as the format's description names them.
mod record {
    pub(super) const BEGIN: u16 = 0x0809;
    pub(super) const FILE_PASS: u16 = 0x002f;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const FORMULA: u16 = 0x0006;
    /// The sheet was saved without having been worked out.
    pub(super) const NOT_WORKED_OUT: u16 = 0x005e;
    /// Records that begin with a row and a column.
    pub(super) const CELLS: [u16; 9] =
        [0x0006, 0x00bd, 0x00be, 0x00d6, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205];
    pub(super) const RK: u16 = 0x027e;
    /// The option of a formula that asks for it to be worked out when the file is opened. Excel and
    /// `LibreOffice` leave none behind when they save; Apache POI sets it with a value of 0.
    pub(super) const WORK_OUT_ON_LOAD: u8 = 0x02;
    /// Several cells of a row: the last column stands at the end.
    pub(super) const MANY: [u16; 2] = [0x00bd, 0x00be];
}

/// The rows and columns of one sheet that have cells.
#[derive(Default)]
struct Extent {
    rows: Option<(u64, u64)>,
    columns: Option<(u64, u64)>,
}

impl Extent {
    fn add(&mut self, row: u16, column: u16) {
        let wider = |known: Option<(u64, u64)>, at: u16| {
            let at = u64::from(at);
            known.map_or((at, at), |(low, high)| (low.min(at), high.max(at)))
        };
        self.rows = Some(wider(self.rows, row));
        self.columns = Some(wider(self.columns, column));
    }

    fn area(&self) -> u64 {
        let length = |range: Option<(u64, u64)>| range.map_or(0, |(low, high)| high - low + 1);
        length(self.rows) * length(self.columns)
    }
}

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
    fn add(&mut self, kind: u16, at: usize, body: &[u8]) {
        match (kind, body) {
            (record::BEGIN, _) => {
                self.sheet = u32::try_from(at).unwrap_or(u32::MAX);
            }
            (record::SHEET, [a, b, c, d, ..]) => {
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
/// of its formulas have no value, or one that may not be theirs.
pub(crate) fn check<R: Read + Seek>(mut reader: R) -> Result<DoubtfulFormulas, SheetProblem> {
    let size = reader.seek(std::io::SeekFrom::End(0))?;
    check_limit(Limit::FileBytes, size)?;
    reader.rewind()?;
    let mut file = cfb::CompoundFile::open(reader)?;
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
        let mut bytes = Vec::new();
        file.open_stream(book)?.read_to_end(&mut bytes)?;
        found = check_records(&bytes)?.finish(saved_by_spreadsheet);
    }
    Ok(found)
}

fn check_records(mut bytes: &[u8]) -> Result<Formulas, SheetProblem> {
    let (mut extent, mut area) = (Extent::default(), 0);
    let (all, mut formulas) = (bytes.len(), Formulas::default());
    while let [a, b, c, d, rest @ ..] = bytes {
        let kind = u16::from_le_bytes([*a, *b]);
        let length = usize::from(u16::from_le_bytes([*c, *d])).min(rest.len());
        let (body, after) = rest.split_at(length);
        formulas.add(kind, all - bytes.len(), body);
        bytes = after;
        if kind == record::FILE_PASS {
            return Err(SheetProblem::Protected);
        }
        // A reader takes memory for the table that is announced. Whole columns that have a format
        // are announced, too, but no more columns than there can be.
        if kind == record::DIMENSIONS
            && let [_, _, _, _, _, _, c0, c1] | [_, _, _, _, _, _, _, _, _, _, c0, c1, ..] =
                &body[..body.len().saturating_sub(2)]
            && u16::from_le_bytes([*c0, *c1]) > MOST_COLUMNS
        {
            return Err(SheetProblem::TooLarge(Limit::Cells));
        }
        if kind == record::BEGIN {
            area += extent.area();
            extent = Extent::default();
        }
        if (record::CELLS.contains(&kind) || kind == record::RK)
            && let [r0, r1, c0, c1, ..] = body
        {
            let row = u16::from_le_bytes([*r0, *r1]);
            extent.add(row, u16::from_le_bytes([*c0, *c1]));
            if record::MANY.contains(&kind)
                && let [.., l0, l1] = body
            {
                extent.add(row, u16::from_le_bytes([*l0, *l1]));
            }
        }
        if area + extent.area() > MOST_AREA {
            return Err(SheetProblem::TooLarge(Limit::Cells));
        }
    }
    Ok(formulas)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(row: u16, column: u16) -> Vec<u8> {
        let mut bytes = vec![0x03, 0x02, 14, 0];
        bytes.extend(row.to_le_bytes());
        bytes.extend(column.to_le_bytes());
        bytes.extend([0; 10]);
        bytes
    }

    #[test]
    fn far_cells_and_passwords_are_refused() {
        let near = [number(0, 0), number(400, 30)].concat();
        assert!(check_records(&near).is_ok());
        let far = [number(0, 0), number(65_535, 255)].concat();
        assert_eq!(check_records(&far).err(), Some(SheetProblem::TooLarge(Limit::Cells)));
        let mut announced = vec![0x00, 0x02, 14, 0];
        announced.extend([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
        assert!(check_records(&announced).is_ok());
        announced[14..16].copy_from_slice(&16_384_u16.to_le_bytes());
        assert_eq!(check_records(&announced).err(), Some(SheetProblem::TooLarge(Limit::Cells)));
        assert_eq!(check_records(&[0x2f, 0, 2, 0, 0, 0]).err(), Some(SheetProblem::Protected));
    }
}
