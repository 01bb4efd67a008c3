//! A look at a workbook of the old kind before it is read: its cells are laid out as a full table,
//! so two cells far apart in a small file would take gigabytes.

use std::io::{Read, Seek};

use crate::damage::Damage;
use crate::limits::check as check_limit;
use crate::problem::{Limit, SheetProblem};

/// The area of all tables that a file may span.
const MOST_AREA: u64 = 16_000_000;

/// The names of the stream that holds the tables.
const NAMES: [&str; 2] = ["Workbook", "Book"];

/// The columns that a sheet of the old kind can have.
const MOST_COLUMNS: u16 = 256;

/// The numbers of the records that matter, as the format's description names them.
mod record {
    pub(super) const BEGIN: u16 = 0x0809;
    pub(super) const FILE_PASS: u16 = 0x002f;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    /// Records that begin with a row and a column.
    pub(super) const CELLS: [u16; 9] =
        [0x0006, 0x00bd, 0x00be, 0x00d6, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205];
    pub(super) const RK: u16 = 0x027e;
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

/// Refuses a workbook that a password protects, that is damaged, or that spans too much.
pub(crate) fn check<R: Read + Seek>(mut reader: R) -> Result<(), SheetProblem> {
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
    for book in books {
        let mut bytes = Vec::new();
        file.open_stream(book)?.read_to_end(&mut bytes)?;
        check_records(&bytes)?;
    }
    Ok(())
}

fn check_records(mut bytes: &[u8]) -> Result<(), SheetProblem> {
    let (mut extent, mut area) = (Extent::default(), 0);
    while let [a, b, c, d, rest @ ..] = bytes {
        let kind = u16::from_le_bytes([*a, *b]);
        let length = usize::from(u16::from_le_bytes([*c, *d])).min(rest.len());
        let (body, after) = rest.split_at(length);
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
    Ok(())
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
        assert_eq!(check_records(&near), Ok(()));
        let far = [number(0, 0), number(65_535, 255)].concat();
        assert_eq!(check_records(&far), Err(SheetProblem::TooLarge(Limit::Cells)));
        let mut announced = vec![0x00, 0x02, 14, 0];
        announced.extend([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
        assert_eq!(check_records(&announced), Ok(()));
        announced[14..16].copy_from_slice(&16_384_u16.to_le_bytes());
        assert_eq!(check_records(&announced), Err(SheetProblem::TooLarge(Limit::Cells)));
        assert_eq!(check_records(&[0x2f, 0, 2, 0, 0, 0]), Err(SheetProblem::Protected));
    }
}
