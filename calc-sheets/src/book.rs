//! Workbooks, read row by row. Macros, links and embedded objects are never looked at; of a formula
//! the value that the spreadsheet kept is read.

use std::io::BufReader;

use calamine::{Reader, Sheets, Xls, Xlsx};

use crate::limits::{check, check_package};
use crate::old_workbook;
use crate::problem::{Limit, SheetProblem};
use crate::value::Value;
use crate::whole::Whole;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether it is hidden; such a sheet is read only by name.
    pub hidden: bool,
}

/// An open workbook.
pub struct Book {
    inner: Sheets<BufReader<Whole>>,
}

/// What stands for the value of a formula that was never worked out.
const NO_VALUE: &str = "#N/A";

/// Whether reading goes on after a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To the next row.
    On,
    /// No further.
    Stop,
}

impl Book {
    /// Opens a workbook of the new kind.
    ///
    /// # Errors
    /// It is damaged, or a limit is passed.
    pub fn open_new(file: &Whole) -> Result<Self, SheetProblem> {
        check_package(BufReader::new(file.again()?))?;
        let book = Xlsx::new(BufReader::new(file.again()?))?;
        Ok(Self { inner: Sheets::Xlsx(book) })
    }

    /// Opens a workbook of the old kind.
    ///
    /// # Errors
    /// It is damaged, a password protects it, or a limit is passed.
    pub fn open_old(file: &Whole) -> Result<Self, SheetProblem> {
        old_workbook::check(BufReader::new(file.again()?))?;
        let book = Xls::new(BufReader::new(file.again()?))?;
        Ok(Self { inner: Sheets::Xls(book) })
    }

    /// The sheets, in the workbook's order.
    pub fn sheets(&self) -> Vec<SheetName> {
        let of = |sheet: &calamine::Sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != calamine::SheetVisible::Visible,
        };
        let is_table = |sheet: &&calamine::Sheet| sheet.typ == calamine::SheetType::WorkSheet;
        self.inner.sheets_metadata().iter().filter(is_table).map(of).collect()
    }

    /// Hands out the rows of a sheet: their number, from 1, and their cells from the first column.
    /// Rows without a cell are left out.
    ///
    /// # Errors
    /// The sheet is damaged or too large, or whoever takes the rows failed.
    pub fn rows<E: From<SheetProblem>>(
        &mut self,
        sheet: &str,
        mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<Go, E>,
    ) -> Result<(), E> {
        match &mut self.inner {
            Sheets::Xlsx(book) => stream(book, sheet, take),
            other => {
                let range = other.worksheet_range(sheet).map_err(SheetProblem::from)?;
                let (first, left) = range.start().unwrap_or_default();
                let mut cells = Vec::new();
                for (number, row) in (first + 1..).zip(range.rows()) {
                    cells.clear();
                    cells.resize(usize::try_from(left).unwrap_or(0), Value::Blank);
                    cells.extend(row.iter().cloned().map(Value::from));
                    if take(number, &mut cells)? == Go::Stop {
                        break;
                    }
                }
                Ok(())
            }
        }
    }
}

fn stream<E: From<SheetProblem>>(
    book: &mut Xlsx<BufReader<Whole>>,
    sheet: &str,
    mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<Go, E>,
) -> Result<(), E> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(SheetProblem::from)?;
    let (mut row, mut cells, mut count) = (0_u32, Vec::new(), 0_u64);
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(SheetProblem::from)? {
        let (at, column) = cell.pos;
        if at != row && !cells.is_empty() {
            if take(row + 1, &mut cells)? == Go::Stop {
                return Ok(());
            }
            cells.clear();
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
        let before = cells.len();
        if column >= before {
            cells.resize(column + 1, Value::Blank);
        }
        count += 1 + u64::try_from(cells.len() - before).unwrap_or(0);
        check(Limit::Cells, count)?;
        // A formula that was never worked out has no value; it is not a blank cell.
        cells[column] = match Value::from(cell.value) {
            Value::Blank if cell.formula.is_some() => Value::Error(NO_VALUE.to_owned()),
            value => value,
        };
    }
    if !cells.is_empty() {
        take(row + 1, &mut cells)?;
    }
    Ok(())
}
