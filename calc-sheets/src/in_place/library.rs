//! Workbooks that the library for them reads.

use std::io::BufReader;
use std::ops::ControlFlow;

use calamine::{Reader, Sheets, Xls, Xlsx};

use super::row::{Formula, Row, Trust};
use crate::limits::{check, check_package};
use crate::old_workbook::{self, DoubtfulFormulas};
use crate::problem::{Limit, SheetProblem};
use crate::rewindable_file::RewindableFile;
use crate::value::Value;
use crate::workbook::SheetName;

/// The kinds that the library knows.
#[derive(Clone, Copy, Debug)]
pub(super) enum LibraryKind {
    New,
    Old,
}

/// A workbook that the library reads.
pub(crate) struct LibraryBook {
    inner: Sheets<BufReader<RewindableFile>>,
    /// How far the values of formulas can be trusted.
    trust: Trust,
    /// Of a workbook of the old kind, the formulas whose values may not be their own.
    doubtful: DoubtfulFormulas,
}

impl LibraryBook {
    /// Opens a workbook.
    pub(super) fn open(file: &RewindableFile, kind: LibraryKind) -> Result<Self, SheetProblem> {
        let again = || file.again().map(BufReader::new);
        Ok(match kind {
            LibraryKind::New => {
                check_package(again()?)?;
                Self {
                    trust: Trust::of(file)?,
                    doubtful: DoubtfulFormulas::default(),
                    inner: Sheets::Xlsx(Xlsx::new(again()?)?),
                }
            }
            LibraryKind::Old => {
                let (doubtful, checked) = old_workbook::checked(file.again()?)?;
                let inner = Sheets::Xls(Xls::new(BufReader::new(checked))?);
                Self { inner, trust: Trust::Values, doubtful }
            }
        })
    }

    /// The sheets, in the workbook's order.
    pub(super) fn sheets(&self) -> Vec<SheetName> {
        let of = |sheet: &calamine::Sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != calamine::SheetVisible::Visible,
        };
        let is_table = |sheet: &&calamine::Sheet| sheet.typ == calamine::SheetType::WorkSheet;
        self.inner.sheets_metadata().iter().filter(is_table).map(of).collect()
    }

    /// Hands out the rows of a sheet: their number, from 1, and their cells from the first column.
    /// Rows without a cell are left out.
    pub(super) fn rows<E: From<SheetProblem>>(
        &mut self,
        sheet: &str,
        take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let index = self.inner.sheets_metadata().iter().position(|found| found.name == sheet);
        match &mut self.inner {
            Sheets::Xlsx(book) => stream(book, sheet, self.trust, take),
            Sheets::Xls(book) => old_rows(book, (sheet, index), &self.doubtful, take),
            _ => Ok(()),
        }
    }
}

/// The rows of a workbook of the old kind, whose tables are laid out in memory.
fn old_rows<E: From<SheetProblem>>(
    book: &mut Xls<BufReader<RewindableFile>>,
    (sheet, index): (&str, Option<usize>),
    doubtful: &DoubtfulFormulas,
    mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
) -> Result<(), E> {
    let range = book.worksheet_range(sheet).map_err(SheetProblem::from)?;
    let formulas = book.worksheet_formula(sheet).map_err(SheetProblem::from)?;
    let (first, left) = range.start().unwrap_or_default();
    let left = usize::try_from(left).unwrap_or(0);
    let mut current = Row::default();
    for (number, row) in (first + 1..).zip(range.rows()) {
        current.clear();
        current.cells.resize(left + row.len(), Value::Blank);
        let zeros: Vec<(usize, bool)> = doubtful.zeros(index, number).collect();
        for (column, cell) in (left..).zip(row.iter().cloned()) {
            let zero = zeros.iter().find(|(at, _)| *at == column);
            let formula = zero.map(|_| {
                let at = (number - 1, u32::try_from(column).unwrap_or(u32::MAX));
                Formula(formulas.get_value(at).filter(|text| !text.is_empty()).cloned())
            });
            let shown = zero.is_some_and(|(_, has_to_be_shown)| *has_to_be_shown);
            let trust = if shown { Trust::ZerosShown } else { Trust::Values };
            current.put(column, Value::from(cell), formula, trust)?;
        }
        for column in doubtful.blank(index, number) {
            let width = current.cells.len().max(column + 1);
            current.cells.resize(width, Value::Blank);
            current.cells[column] = Value::NotWorkedOut;
        }
        if take(number, current.finished(number))?.is_break() {
            break;
        }
    }
    Ok(())
}

fn stream<E: From<SheetProblem>>(
    book: &mut Xlsx<BufReader<RewindableFile>>,
    sheet: &str,
    trust: Trust,
    mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<ControlFlow<()>, E>,
) -> Result<(), E> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(SheetProblem::from)?;
    let (mut row, mut count) = (0_u32, 0_u64);
    let mut current = Row::default();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(SheetProblem::from)? {
        let (at, column) = cell.pos;
        if at != row && !current.cells.is_empty() {
            if take(row + 1, current.finished(row + 1))?.is_break() {
                return Ok(());
            }
            current.clear();
        }
        if at < row {
            let sheet = sheet.to_owned();
            return Err(SheetProblem::OutOfOrder { sheet, row: at + 1 }.into());
        }
        row = at;
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= calc_payroll::header::MOST_COLUMNS {
            return Err(SheetProblem::TooLarge(Limit::Cells).into());
        }
        let before = current.cells.len();
        if column >= before {
            current.cells.resize(column + 1, Value::Blank);
        }
        count += 1 + u64::try_from(current.cells.len() - before).unwrap_or(0);
        check(Limit::Cells, count)?;
        current.put(column, Value::from(cell.value), cell.formula.map(Formula::from), trust)?;
    }
    if !current.cells.is_empty() {
        let _ = take(row + 1, current.finished(row + 1))?;
    }
    Ok(())
}
