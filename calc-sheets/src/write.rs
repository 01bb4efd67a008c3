//! Workbooks that are written: the rows as the row engine hands them out, in typed cells, and small
//! sheets beside them. No text ever becomes a formula.

mod small_sheet;
mod template;

use std::io::{self, Write};

use calc_core::law::cell::Cell as RowCell;
use calc_core::law::fields::{Columns, FieldKind, ResultAbout};
use calc_payroll::header::MOST_COLUMNS;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::cell_text::{MOST_LETTERS, harmless, letters, number_of, sheet_name, shortened};
use crate::problem::SheetProblem;
use crate::temporary::{UntilError, caught, not_written};
use small_sheet::write_small;

pub use small_sheet::Cell;
pub use template::template;

/// The most rows that a sheet has.
const MOST_ROWS: u32 = 1_048_576;

/// A workbook that takes rows.
pub struct RowsWorkbook {
    workbook: Workbook,
    formats: Formats,
    rows_name: String,
    sheet: usize,
    sheets_of_rows: usize,
    most_rows: u32,
    row: u32,
    header: Vec<String>,
    kinds: Vec<FieldKind>,
    /// How many columns came in; the others are results.
    given: usize,
}

struct Formats {
    text: Format,
    head: Format,
    warning: Format,
    amount: Format,
    dollars: Format,
    count: Format,
    rate: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            text: Format::new().set_num_format("@"),
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            warning: Format::new().set_bold().set_font_color(0x00C0_0000_u32),
            amount: Format::new().set_num_format("#,##0.00"),
            dollars: Format::new().set_num_format("#,##0"),
            count: Format::new().set_num_format("0"),
            rate: Format::new().set_num_format("0.0#####"),
        }
    }

    /// The format of a column's numbers; none where it holds text.
    fn of(&self, kind: FieldKind) -> Option<&Format> {
        match kind {
            FieldKind::Cny => Some(&self.amount),
            FieldKind::Hkd => Some(&self.dollars),
            FieldKind::Count
            | FieldKind::Days
            | FieldKind::Month
            | FieldKind::PeriodDays
            | FieldKind::TaxYear
            | FieldKind::Year
            | FieldKind::Staff => Some(&self.count),
            FieldKind::Share
            | FieldKind::ExchangeRate
            | FieldKind::HalfDays
            | FieldKind::PeriodHalfDays
            | FieldKind::Average
            | FieldKind::Quantity => Some(&self.rate),
            FieldKind::Text
            | FieldKind::YesNo
            | FieldKind::YesNoUnknown
            | FieldKind::Word
            | FieldKind::Words
            | FieldKind::Percent
            | FieldKind::Date
            | FieldKind::List => None,
        }
    }
}

impl RowsWorkbook {
    /// A workbook with a summary in front of its rows.
    ///
    /// # Errors
    /// No temporary file can be made.
    pub fn new(summary: &str, rows: &str) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name(sheet_name(summary)).map_err(failed)?;
        let sheet = sheet_of_rows(&mut workbook)?;
        sheet.set_name(sheet_name(rows)).map_err(failed)?;
        Ok(Self {
            workbook,
            formats: Formats::new(),
            rows_name: rows.to_owned(),
            sheet: 1,
            sheets_of_rows: 1,
            most_rows: MOST_ROWS,
            row: 0,
            header: Vec::new(),
            kinds: Vec::new(),
            given: 0,
        })
    }

    /// Writes the summary.
    ///
    /// # Errors
    /// The workbook cannot take it.
    pub fn summary(&mut self, rows: &[Vec<Cell>]) -> io::Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        write_small(sheet, &self.formats, rows)
    }

    /// Adds a small sheet at the end.
    ///
    /// # Errors
    /// The workbook cannot take it.
    pub fn add(&mut self, name: &str, rows: &[Vec<Cell>]) -> io::Result<()> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(sheet_name(name)).map_err(failed)?;
        write_small(sheet, &self.formats, rows)
    }

    /// Writes the whole workbook.
    ///
    /// # Errors
    /// The writer failed.
    pub fn save(&mut self, out: impl Write + Send) -> io::Result<()> {
        caught(|| self.workbook.save_to_writer(UntilError::new(out)).map_err(failed))
    }

    /// The whole workbook in memory.
    ///
    /// # Errors
    /// The writer failed.
    pub fn to_bytes(&mut self) -> io::Result<Vec<u8>> {
        self.workbook.save_to_buffer().map_err(failed)
    }

    /// Begins the rows: the names of the columns that came in, which stand in that row of the file, then those
    /// that come back.
    ///
    /// # Errors
    /// There are more than a sheet has, a name is longer than a cell may be, or no temporary file can be
    /// written.
    pub fn begin_rows<C: Columns>(&mut self, row: u64, names: &[String]) -> io::Result<()> {
        let has = |column| names.iter().any(|name| C::from_header(name) == Some(column));
        self.begin_rows_of::<C>((row, names), C::results_of(has))
    }

    /// The same with the columns that come back.
    ///
    /// # Errors
    /// As [`Self::begin_rows`].
    pub fn begin_rows_of<C: Columns>(
        &mut self,
        (row, names): (u64, &[String]),
        results: impl Iterator<Item = &'static ResultAbout>,
    ) -> io::Result<()> {
        let results: Vec<_> = results.collect();
        let columns = names.len() + results.len();
        if columns > MOST_COLUMNS {
            return Err(SheetProblem::TooWide(columns).into());
        }
        let names = names.iter().map(|name| name.trim_start_matches('\u{feff}'));
        if let Some(name) =
            names.clone().find(|name| letters(&harmless((*name).into())) > MOST_LETTERS)
        {
            return Err(SheetProblem::CellTooLong { row, column: name.to_owned() }.into());
        }
        self.kinds = names.clone().map(kind_of::<C>).collect();
        self.kinds.extend(results.iter().map(|result| result.kind));
        self.header = names.map(|name| harmless(name.into()).into_owned()).collect();
        self.given = self.header.len();
        self.header.extend(results.iter().map(|result| result.name.to_owned()));
        let sheet = self.workbook.worksheet_from_index(self.sheet).map_err(failed)?;
        caught(|| begin(sheet, &self.formats, &self.header, &self.kinds))?;
        self.row = 1;
        Ok(())
    }

    /// Whether the rows were begun.
    pub fn has_rows(&self) -> bool {
        self.row > 0
    }

    /// Adds rows, each with its results behind it.
    ///
    /// # Errors
    /// As [`Self::add_row`], or no temporary file can be written.
    pub fn add_rows(&mut self, rows: &[TypedRow]) -> io::Result<()> {
        caught(|| {
            let mut rows = rows.iter();
            rows.try_for_each(|row| {
                self.add_row(row.number, row.cells.iter().map(OwnedCell::written))
            })
        })
    }

    /// Adds a row of the file with its results behind it.
    ///
    /// # Errors
    /// A cell that came in is longer than a sheet's may be, or the workbook cannot take the row.
    pub fn add_row<'c>(
        &mut self,
        number: u64,
        cells: impl Iterator<Item = RowCell<'c>>,
    ) -> io::Result<()> {
        if self.row == self.most_rows {
            self.sheets_of_rows += 1;
            let name = format!("{} {}", self.rows_name, self.sheets_of_rows);
            let sheet = sheet_of_rows(&mut self.workbook)?;
            sheet.set_name(sheet_name(&name)).map_err(failed)?;
            self.sheet += 1;
            self.row = 0;
            begin(sheet, &self.formats, &self.header, &self.kinds)?;
            self.row = 1;
        }
        let sheet = self.workbook.worksheet_from_index(self.sheet).map_err(failed)?;
        for (column, (cell, kind)) in (0_u16..).zip(cells.zip(&self.kinds)) {
            if matches!(cell, RowCell::Blank | RowCell::Text("")) {
                continue;
            }
            let amount = self.formats.of(*kind).and_then(|format| Some((number_of(cell)?, format)));
            if let Some((amount, format)) = amount {
                sheet.write_number_with_format(self.row, column, amount, format)
            } else {
                let text = harmless(cell.shown());
                let at = usize::from(column);
                if at < self.given && letters(&text) > MOST_LETTERS {
                    let column = self.header[at].clone();
                    return Err(SheetProblem::CellTooLong { row: number, column }.into());
                }
                let text = shortened(&text);
                sheet.write_string_with_format(self.row, column, text, &self.formats.text)
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }
}

/// A sheet for many rows: they go to a temporary file, but for a page, which has none.
fn sheet_of_rows(workbook: &mut Workbook) -> io::Result<&mut Worksheet> {
    if cfg!(target_family = "wasm") {
        return Ok(workbook.add_worksheet());
    }
    workbook.add_worksheet_with_constant_memory().map_err(failed)
}

/// The header, frozen, and the widths.
fn begin(
    sheet: &mut Worksheet,
    formats: &Formats,
    header: &[String],
    kinds: &[FieldKind],
) -> io::Result<()> {
    for (column, (name, kind)) in (0_u16..).zip(header.iter().zip(kinds)) {
        sheet.set_column_width(column, width(name, *kind)).map_err(failed)?;
        sheet
            .write_string_with_format(0, column, shortened(name), &formats.head)
            .map_err(failed)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    Ok(())
}

fn width(name: &str, kind: FieldKind) -> f64 {
    match kind {
        FieldKind::Cny | FieldKind::Hkd => 16.0,
        FieldKind::Text if name == "messages" || name == "source_rows" => 36.0,
        FieldKind::Text | FieldKind::Words => 20.0,
        FieldKind::Word => 18.0,
        _ => 12.0,
    }
}

/// What a column that came in holds; text where nobody knows.
fn kind_of<C: Columns>(name: &str) -> FieldKind {
    match C::from_header(name).map(|field| field.about().kind) {
        // Dollars may come in with cents, and are cut as they are read.
        Some(FieldKind::Hkd) => FieldKind::Cny,
        found => found.unwrap_or(FieldKind::Text),
    }
}

#[allow(clippy::needless_pass_by_value)]
pub(crate) fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        XlsxError::TempFileError(_, error) => not_written(error),
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader as _, Xlsx};

    use super::*;
    use calc_core::person::fields::Field;

    #[test]
    fn rows_that_do_not_fit_go_to_a_second_sheet() {
        let mut book = RowsWorkbook::new("Summary", "Rows").unwrap();
        book.most_rows = 3;
        book.begin_rows::<Field>(1, &["a".to_owned(), "wages".to_owned()]).unwrap();
        for number in 1..=3 {
            let cells = [RowCell::Text("x"), RowCell::Integer(number)];
            book.add_row(2, cells.into_iter()).unwrap();
        }
        let mut bytes = Vec::new();
        book.save(&mut bytes).unwrap();
        let mut read = Xlsx::new(io::Cursor::new(bytes)).unwrap();
        assert_eq!(read.sheet_names(), ["Summary", "Rows", "Rows 2"]);
        let second = read.worksheet_range("Rows 2").unwrap();
        assert_eq!(second.get((0, 1)), Some(&Data::String("wages".to_owned())));
        assert_eq!(second.get((1, 1)), Some(&Data::Float(3.0)));
        assert_eq!(read.worksheet_range("Rows").unwrap().height(), 3);
    }

    #[test]
    fn rows_become_typed_cells_and_formulas_never_live() {
        let mut book = RowsWorkbook::new("Summary", "Rows").unwrap();
        let names = ["employee_id", "wages", "hk_mpf", "note", "=name"].map(str::to_owned);
        book.begin_rows::<Field>(1, &names).unwrap();
        let input = [
            RowCell::Text("007"),
            RowCell::Text("1000.50"),
            RowCell::Decimal { digits: 1_000_000_000_000_001, scale: 2 },
            RowCell::Text("=1+1"),
        ];
        let result = RowCell::Decimal { digits: -150, scale: 2 };
        book.add_row(2, input.into_iter().chain([RowCell::Blank; 3]).chain([result])).unwrap();
        book.summary(&[vec![Cell::Head("=A1".to_owned()), Cell::Amount(-105)]]).unwrap();
        let mut bytes = Vec::new();
        book.save(&mut bytes).unwrap();
        let mut read = Xlsx::new(io::Cursor::new(bytes)).unwrap();
        let rows = read.worksheet_range("Rows").unwrap();
        assert_eq!(rows.get((1, 0)), Some(&Data::String("007".to_owned())));
        assert_eq!(rows.get((1, 1)), Some(&Data::Float(1000.5)));
        // Sixteen digits would not all be kept.
        assert_eq!(rows.get((1, 2)), Some(&Data::String("10000000000000.01".to_owned())));
        assert_eq!(rows.get((1, 3)), Some(&Data::String("'=1+1".to_owned())));
        assert_eq!(rows.get((0, 4)), Some(&Data::String("'=name".to_owned())));
        assert_eq!(rows.get((1, 7)), Some(&Data::Float(-1.5)));
        let summary = read.worksheet_range("Summary").unwrap();
        assert_eq!(summary.get((0, 1)), Some(&Data::Float(-1.05)));
        for sheet in ["Rows", "Summary"] {
            let formulas = read.worksheet_formula(sheet).unwrap();
            assert!(formulas.used_cells().next().is_none(), "{sheet}");
        }
    }
}
