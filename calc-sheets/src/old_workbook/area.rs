//! How far the cells of the sheets lie apart: a reader lays them out as full tables.

use super::record::{self, HEAD, Record, records};
use crate::damage::Damage;
use crate::limits::check as check_limit;
use crate::problem::{Limit, SheetProblem};

/// How often the cells that a file has may go into its area, beyond the blank cells that any may have. Most of a
/// table may be blank; what spans more than this was not made to be read.
const AREA_OF_A_CELL: u64 = 16;

/// What each of several cells takes of their record: its format and its value.
const BYTES_OF_ONE: usize = 6;

/// The rows and columns of one sheet that have cells.
#[derive(Default)]
struct Extent {
    rows: Option<(u64, u64)>,
    columns: Option<(u64, u64)>,
    /// How many cells there are.
    cells: u64,
}

impl Extent {
    fn add(&mut self, record: Record<'_>) {
        let [r0, r1, c0, c1, .., l0, l1] = record.body else { return };
        let row = u16::from_le_bytes([*r0, *r1]);
        self.reach(row, u16::from_le_bytes([*c0, *c1]));
        self.cells += 1;
        if record.kind == record::SEVERAL {
            self.reach(row, u16::from_le_bytes([*l0, *l1]));
            self.cells += u64::try_from(record.body.len() / BYTES_OF_ONE).unwrap_or(0);
        }
    }

    fn reach(&mut self, row: u16, column: u16) {
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

/// Refuses sheets that span too much together, and sheets that share their records: each of them would be laid out.
/// They are given by where they begin.
pub(super) fn check(stream: &[u8], sheets: &[u32]) -> Result<(), SheetProblem> {
    let (mut area, mut cells, mut walked) = (0, 0, 0);
    for sheet in sheets {
        let of_sheet = usize::try_from(*sheet).ok().and_then(|begin| stream.get(begin..));
        let of_sheet = of_sheet.ok_or(SheetProblem::Damaged(Damage::NotWhole))?;
        let (mut extent, mut begun, mut depth) = (Extent::default(), false, 0_usize);
        let mut has_formula = false;
        for record in records(of_sheet) {
            walked += HEAD + record.body.len();
            if walked > stream.len() {
                return Err(SheetProblem::Damaged(Damage::Contents));
            }
            match record.kind {
                // A chart has records of its own amid those of its sheet.
                record::BEGIN if begun => depth += 1,
                record::BEGIN => begun = true,
                record::END if depth == 0 => break,
                record::END => depth -= 1,
                record::TEXT if depth == 0 && !has_formula => extent.reach(0, 0),
                kind if depth == 0 && record::CELLS.contains(&kind) => {
                    has_formula |= kind == record::FORMULA;
                    extent.add(record);
                }
                _ => {}
            }
        }
        area += extent.area();
        cells += extent.cells;
        check_limit(Limit::OldCells, area)?;
    }
    check_limit(Limit::OldBlankCells, area.saturating_sub(AREA_OF_A_CELL * cells))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{begin, number};
    use super::*;

    fn end() -> Vec<u8> {
        vec![0x0a, 0, 0, 0]
    }

    #[test]
    fn far_cells_are_refused() {
        let near = [number(0, 0), number(400, 30)].concat();
        assert_eq!(check(&near, &[0]), Ok(()));
        // 60,000 rows of 20 columns, of which one is filled in.
        let mut one_column: Vec<u8> = (0..60_000).flat_map(|row| number(row, 0)).collect();
        one_column.extend(number(0, 19));
        assert_eq!(check(&one_column, &[0]), Ok(()));
        let thin = [number(0, 0), number(4_000, 250)].concat();
        assert_eq!(check(&thin, &[0]), Err(SheetProblem::TooLarge(Limit::OldBlankCells)));
        let too_large = Err(SheetProblem::TooLarge(Limit::OldCells));
        let far = [number(0, 0), number(65_535, 255)].concat();
        assert_eq!(check(&far, &[0]), too_large);
        let text_of_no_formula = vec![0x07, 0x02, 3, 0, 0, 0, 0];
        let far_text = [text_of_no_formula, number(65_535, 255)].concat();
        assert_eq!(check(&far_text, &[0]), too_large);
        // A format without a value is no cell, as if somebody had coloured one far away.
        let coloured = vec![0x01, 0x02, 6, 0, 0xff, 0xff, 0xff, 0, 0, 0];
        assert_eq!(check(&[number(0, 0), coloured].concat(), &[0]), Ok(()));
        // The second cell is the sheet's again, after a chart.
        let chart = [begin(), number(0, 0), begin(), end(), number(65_535, 255), end()].concat();
        assert_eq!(check(&chart, &[0]), too_large);
    }

    #[test]
    fn sheets_that_share_their_records_are_refused() {
        let sheet = [begin(), number(0, 0), end()].concat();
        let second = u32::try_from(sheet.len()).unwrap();
        let two = [sheet.clone(), sheet].concat();
        assert_eq!(check(&two, &[0, second]), Ok(()));
        let shared = Err(SheetProblem::Damaged(Damage::Contents));
        assert_eq!(check(&two, &[0, second, second]), shared);
        let beyond = Err(SheetProblem::Damaged(Damage::NotWhole));
        assert_eq!(check(&two, &[1_000]), beyond);
    }
}
