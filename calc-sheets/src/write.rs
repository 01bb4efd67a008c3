//! Workbooks that are written: the rows as the row engine renders them, in typed cells, and small
//! sheets beside them. No text ever becomes a formula.

use std::io::{self, Write};

use calc_core::law::fields::{Columns, Field, FieldKind, RESULTS};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::records::Records;

/// The most rows that a sheet has.
const MOST_ROWS: u32 = 1_048_576;

/// The most letters that a cell has.
const MOST_LETTERS: usize = 32_767;

/// The most letters of a sheet's name.
const MOST_NAME: usize = 31;

/// A cell of a small sheet.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A heading.
    Head(String),
    /// A warning.
    Warning(String),
    /// A whole number.
    Count(u64),
    /// An amount in fen or cents.
    Amount(i128),
}

/// A workbook whose rows come as CSV.
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
    records: Option<Records>,
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
            | FieldKind::TaxYear
            | FieldKind::Year
            | FieldKind::Staff => Some(&self.count),
            FieldKind::Share
            | FieldKind::ExchangeRate
            | FieldKind::HalfDays
            | FieldKind::Average => Some(&self.rate),
            FieldKind::Text
            | FieldKind::YesNo
            | FieldKind::YesNoUnknown
            | FieldKind::Word
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
            records: Some(Records::new()),
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
    /// The last row is not complete, or the writer failed.
    pub fn save(&mut self, out: impl Write + Send) -> io::Result<()> {
        self.take(b"", true)?;
        self.workbook.save_to_writer(out).map_err(failed)
    }

    /// The whole workbook in memory.
    ///
    /// # Errors
    /// The last row is not complete, or the writer failed.
    pub fn to_bytes(&mut self) -> io::Result<Vec<u8>> {
        self.take(b"", true)?;
        self.workbook.save_to_buffer().map_err(failed)
    }

    fn take(&mut self, bytes: &[u8], at_end: bool) -> io::Result<()> {
        let mut records = self.records.take().unwrap_or_else(Records::new);
        let result = records.take(bytes, at_end, |cells| self.record(cells));
        self.records = Some(records);
        result
    }

    fn record(&mut self, cells: &[&str]) -> io::Result<()> {
        if self.header.is_empty() {
            self.kinds = kinds(cells);
            self.header =
                cells.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
            return self.begin_sheet();
        }
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
        for (column, (cell, kind)) in (0_u16..).zip(cells.iter().zip(&self.kinds)) {
            if cell.is_empty() {
                continue;
            }
            let number = self.formats.of(*kind).and_then(|format| Some((number(cell)?, format)));
            match number {
                Some((number, format)) => {
                    sheet.write_number_with_format(self.row, column, number, format)
                }
                None => sheet.write_string_with_format(
                    self.row,
                    column,
                    shortened(cell),
                    &self.formats.text,
                ),
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        let sheet = self.workbook.worksheet_from_index(self.sheet).map_err(failed)?;
        begin(sheet, &self.formats, &self.header, &self.kinds)?;
        self.row = 1;
        Ok(())
    }
}

impl Write for RowsWorkbook {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.take(bytes, false)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
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
        FieldKind::Text => 20.0,
        FieldKind::Word => 18.0,
        _ => 12.0,
    }
}

/// What the columns of a header hold: ours in front, the results behind; text where nobody knows.
fn kinds(header: &[&str]) -> Vec<FieldKind> {
    let results = header.len().saturating_sub(RESULTS.len());
    header
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let result = index.checked_sub(results).and_then(|index| RESULTS.get(index));
            if let Some(result) = result.filter(|result| result.name == *name) {
                return result.kind;
            }
            match Field::from_header(name).map(|field| field.about().kind) {
                // Dollars may come in with cents, and are cut as they are read.
                Some(FieldKind::Hkd) => FieldKind::Cny,
                found => found.unwrap_or(FieldKind::Text),
            }
        })
        .collect()
}

/// The number of a cell that holds digits, a point and a sign only. Fifteen digits are exact.
pub(crate) fn number(cell: &str) -> Option<f64> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.ends_with(|last: char| last.is_ascii_digit())
        && digits.len() <= 16;
    if plain { cell.parse().ok() } else { None }
}

pub(crate) fn shortened(cell: &str) -> String {
    if cell.len() <= MOST_LETTERS {
        return cell.to_owned();
    }
    // A sheet counts in UTF-16, and a byte of UTF-8 is never less.
    let mut text: String = cell.chars().take(MOST_LETTERS / 2 - 1).collect();
    text.push('…');
    text
}

/// A name that a sheet may have.
fn sheet_name(name: &str) -> String {
    let allowed = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    name.chars().filter(allowed).take(MOST_NAME).collect()
}

fn write_small(sheet: &mut Worksheet, formats: &Formats, rows: &[Vec<Cell>]) -> io::Result<()> {
    sheet.set_column_width(0, 46).map_err(failed)?;
    for column in 1..8 {
        sheet.set_column_width(column, 20).map_err(failed)?;
    }
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) => {
                    sheet.write_string_with_format(row, column, shortened(text), &formats.text)
                }
                Cell::Head(text) => {
                    sheet.write_string_with_format(row, column, shortened(text), &formats.head)
                }
                Cell::Warning(text) => {
                    sheet.write_string_with_format(row, column, shortened(text), &formats.warning)
                }
                Cell::Count(count) => write_exact(
                    sheet,
                    (row, column),
                    &count.to_string(),
                    &formats.dollars,
                    &formats.text,
                ),
                Cell::Amount(minor) => {
                    let sign = if *minor < 0 { "-" } else { "" };
                    let minor = minor.unsigned_abs();
                    let text = format!("{sign}{}.{:02}", minor / 100, minor % 100);
                    write_exact(sheet, (row, column), &text, &formats.amount, &formats.text)
                }
            }
            .map_err(failed)?;
        }
    }
    Ok(())
}

/// A number where a spreadsheet holds all its digits, text otherwise.
fn write_exact<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    as_number: &Format,
    as_text: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    match number(text) {
        Some(number) => sheet.write_number_with_format(row, column, number, as_number),
        None => sheet.write_string_with_format(row, column, text, as_text),
    }
}

#[allow(clippy::needless_pass_by_value)]
fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

/// An empty payroll with a line of help, ready to be filled in: texts stay texts.
///
/// # Errors
/// The writer failed.
pub fn template(
    name: &str,
    columns: &[(String, String, FieldKind)],
    out: impl Write + Send,
) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(name)).map_err(failed)?;
    let header: Vec<String> = columns.iter().map(|(name, ..)| name.clone()).collect();
    let kinds: Vec<FieldKind> = columns.iter().map(|(.., kind)| *kind).collect();
    let help = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_italic();
    for (column, kind) in (0_u16..).zip(&kinds) {
        let format = formats.of(*kind).unwrap_or(&formats.text);
        sheet.set_column_format(column, format).map_err(failed)?;
    }
    begin(sheet, &formats, &header, &kinds)?;
    for (column, (_, text, _)) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(1, column, text, &help).map_err(failed)?;
    }
    sheet.set_row_height(1, 90).map_err(failed)?;
    workbook.save_to_writer(out).map_err(failed)
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader as _, Xlsx};

    use super::*;

    #[test]
    fn rows_that_do_not_fit_go_to_a_second_sheet() {
        let mut book = RowsWorkbook::new("Summary", "Rows").unwrap();
        book.most_rows = 3;
        book.write_all(b"a,wages\n1,1\n2,2\n3,3\n").unwrap();
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
        let results: Vec<&str> = RESULTS.iter().map(|result| result.name).collect();
        let csv = format!(
            "employee_id,wages,note,{}\n007,1000.50,\"'=1+1\",ok,{}\n",
            results.join(","),
            "1.00,".repeat(RESULTS.len() - 2) + "v"
        );
        for piece in csv.as_bytes().chunks(7) {
            book.write_all(piece).unwrap();
        }
        book.summary(&[vec![Cell::Head("=A1".to_owned()), Cell::Amount(-105)]]).unwrap();
        let mut bytes = Vec::new();
        book.save(&mut bytes).unwrap();
        let mut read = Xlsx::new(io::Cursor::new(bytes)).unwrap();
        let rows = read.worksheet_range("Rows").unwrap();
        assert_eq!(rows.get((1, 0)), Some(&Data::String("007".to_owned())));
        assert_eq!(rows.get((1, 1)), Some(&Data::Float(1000.5)));
        assert_eq!(rows.get((1, 2)), Some(&Data::String("'=1+1".to_owned())));
        let summary = read.worksheet_range("Summary").unwrap();
        assert_eq!(summary.get((0, 1)), Some(&Data::Float(-1.05)));
        for sheet in ["Rows", "Summary"] {
            let formulas = read.worksheet_formula(sheet).unwrap();
            assert!(formulas.used_cells().next().is_none(), "{sheet}");
        }
    }
}
