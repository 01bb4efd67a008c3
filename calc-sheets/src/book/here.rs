//! Workbooks read in this process, by the library that knows their formats.

use std::io::BufReader;

use calamine::{Reader, Sheets, Xls, Xlsx, XlsxFormulaMetadata};

use super::formulas::{asks_to_be_worked_out, keeps_nothing_but_zeros};
use super::zeros::is_nothing;
use super::{Go, Kind, SheetName};
use crate::limits::{RowBytes, check, check_package};
use crate::old_workbook::{self, BlankFormulas};
use crate::problem::{Limit, SheetProblem};
use crate::value::Value;
use crate::whole::Whole;

/// How far the values that are kept beside formulas can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// As far as they can be the formulas' own.
    Values,
    /// A 0 is trusted where the formula shows that it comes to 0.
    ZerosShown,
    /// Not at all.
    None,
}

impl Trust {
    fn of(file: &Whole) -> Result<Self, SheetProblem> {
        let again = || file.again().map(BufReader::new);
        if asks_to_be_worked_out(again()?)? {
            return Ok(Self::None);
        }
        Ok(if keeps_nothing_but_zeros(again()?)? { Self::ZerosShown } else { Self::Values })
    }
}

/// A workbook that this process reads.
pub(crate) struct HereBook {
    inner: Sheets<BufReader<Whole>>,
    /// How far the values of formulas can be trusted.
    trust: Trust,
    /// Of a workbook of the old kind, the formulas without a value.
    blank_formulas: BlankFormulas,
}

impl HereBook {
    /// Opens a workbook.
    pub(crate) fn open(file: &Whole, kind: Kind) -> Result<Self, SheetProblem> {
        let again = || file.again().map(BufReader::new);
        Ok(match kind {
            Kind::New => {
                check_package(again()?)?;
                Self {
                    trust: Trust::of(file)?,
                    blank_formulas: BlankFormulas::default(),
                    inner: Sheets::Xlsx(Xlsx::new(again()?)?),
                }
            }
            Kind::Old => Self {
                blank_formulas: old_workbook::check(again()?)?,
                trust: Trust::Values,
                inner: Sheets::Xls(Xls::new(again()?)?),
            },
        })
    }

    /// The sheets, in the workbook's order.
    pub(crate) fn sheets(&self) -> Vec<SheetName> {
        let of = |sheet: &calamine::Sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != calamine::SheetVisible::Visible,
        };
        let is_table = |sheet: &&calamine::Sheet| sheet.typ == calamine::SheetType::WorkSheet;
        self.inner.sheets_metadata().iter().filter(is_table).map(of).collect()
    }

    /// Hands out the rows of a sheet: their number, from 1, and their cells from the first column.
    /// Rows without a cell are left out.
    pub(crate) fn rows<E: From<SheetProblem>>(
        &mut self,
        sheet: &str,
        mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<Go, E>,
    ) -> Result<(), E> {
        let index = self.inner.sheets_metadata().iter().position(|found| found.name == sheet);
        match &mut self.inner {
            Sheets::Xlsx(book) => stream(book, sheet, self.trust, take),
            other => {
                let blank = |row, cells: &mut Vec<Value>| {
                    for column in self.blank_formulas.of(index, row) {
                        cells.resize(cells.len().max(column + 1), Value::Blank);
                        cells[column] = Value::NotWorkedOut;
                    }
                };
                let range = other.worksheet_range(sheet).map_err(SheetProblem::from)?;
                let (first, left) = range.start().unwrap_or_default();
                let mut cells = Vec::new();
                for (number, row) in (first + 1..).zip(range.rows()) {
                    cells.clear();
                    cells.resize(usize::try_from(left).unwrap_or(0), Value::Blank);
                    cells.extend(row.iter().cloned().map(Value::from));
                    blank(number, &mut cells);
                    let mut bytes = RowBytes::default();
                    cells.iter().try_for_each(|cell| bytes.add(cell))?;
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
    trust: Trust,
    mut take: impl FnMut(u32, &mut Vec<Value>) -> Result<Go, E>,
) -> Result<(), E> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(SheetProblem::from)?;
    let (mut row, mut count) = (0_u32, 0_u64);
    let mut current = Row::default();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(SheetProblem::from)? {
        let (at, column) = cell.pos;
        if at != row && !current.cells.is_empty() {
            if take(row + 1, current.finished(row + 1, trust))? == Go::Stop {
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
        current.put(column, Value::from(cell.value), cell.formula, trust)?;
    }
    if !current.cells.is_empty() {
        take(row + 1, current.finished(row + 1, trust))?;
    }
    Ok(())
}

/// How often a row is looked at for formulas that rest on formulas. No payroll has longer chains; of one
/// that does no 0 is trusted.
const PASSES: usize = 8;

/// A row while its cells come.
#[derive(Default)]
struct Row {
    cells: Vec<Value>,
    bytes: RowBytes,
    /// The formulas beside which 0 is kept, by their columns; none where the text stands elsewhere.
    zeros: Vec<(usize, Option<String>)>,
}

impl Row {
    fn clear(&mut self) {
        self.cells.clear();
        self.zeros.clear();
        self.bytes = RowBytes::default();
    }

    fn put(
        &mut self,
        column: usize,
        value: Value,
        formula: Option<XlsxFormulaMetadata>,
        trust: Trust,
    ) -> Result<(), SheetProblem> {
        // A formula that was never worked out has no value; it is not a blank cell.
        let unknown = formula.is_some() && (value == Value::Blank || trust == Trust::None);
        let value = if unknown { Value::NotWorkedOut } else { value };
        self.bytes.add(&value)?;
        if let Some(formula) = formula.filter(|_| value == Value::Number(0.0)) {
            let text = match formula {
                XlsxFormulaMetadata::Normal { formula }
                | XlsxFormulaMetadata::Shared { formula, .. } => Some(formula),
                _ => None,
            };
            self.zeros.push((column, text));
        }
        self.cells[column] = value;
        Ok(())
    }

    /// The cells, once all of them are there.
    fn finished(&mut self, row: u32, trust: Trust) -> &mut Vec<Value> {
        // A formula may rest on another one behind it.
        for pass in 1.. {
            let before = self.zeros.len();
            self.zeros.retain(|(column, formula)| {
                let text = formula.as_deref();
                let nothing = text.and_then(|text| is_nothing(text, row, &self.cells));
                let trusted = nothing.unwrap_or(trust == Trust::Values) && pass <= PASSES;
                if !trusted {
                    self.cells[*column] = Value::NotWorkedOut;
                }
                trusted
            });
            if self.zeros.len() == before {
                break;
            }
        }
        &mut self.cells
    }
}
