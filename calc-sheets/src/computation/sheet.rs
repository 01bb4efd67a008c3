//! The sheet itself.

use std::io;

use rust_xlsxwriter::{Format, FormatAlign, Formula as SheetFormula, Workbook, Worksheet};

use super::figure::{Figure, Row, Shape};
use super::formula::{Formula, Number};
use crate::cell_text::{harmless, sheet_name, shortened};
use crate::write::failed;

/// The row of a sheet, from 1, that the first row of a computation goes to, for formulas to name it:
/// below the heading and the names of the columns.
pub const FIRST_ROW: u32 = 7;

/// The widths of the columns.
const WIDTHS: [f64; 7] = [56.0, 16.0, 9.0, 16.0, 12.0, 44.0, 70.0];

/// The indent of what a result is made of.
const INDENT: u8 = 2;

/// A workbook with a computation a sheet.
pub struct ComputationBook {
    workbook: Workbook,
    formats: Formats,
}

struct Formats {
    cny: Format,
    hkd: Format,
    factor: Format,
    text: Format,
    head: Format,
    title: Format,
    result: Format,
    part: Format,
    warning: Format,
}

impl Formats {
    fn new() -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let number = |format| Format::new().set_num_format(format).set_align(FormatAlign::Top);
        Self {
            cny: number("#,##0.00"),
            hkd: number("#,##0.00"),
            factor: number("0.########"),
            text: wrapped(),
            head: wrapped().set_bold(),
            title: Format::new().set_bold().set_font_size(12),
            result: wrapped().set_bold(),
            part: wrapped().set_align(FormatAlign::Left).set_indent(INDENT),
            warning: Format::new().set_bold().set_font_color(0x00C0_0000_u32),
        }
    }
}

impl Default for ComputationBook {
    fn default() -> Self {
        Self { workbook: Workbook::new(), formats: Formats::new() }
    }
}

impl ComputationBook {
    /// Adds the sheet of one computation: sentences above it, the names of its seven columns, its rows.
    /// Formulas name rows from [`FIRST_ROW`].
    ///
    /// # Errors
    /// The workbook cannot take it, such as for a name that another sheet has.
    pub fn add(
        &mut self,
        name: &str,
        heading: &[String],
        columns: &[String; 7],
        rows: &[Row],
    ) -> io::Result<()> {
        let formats = &self.formats;
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(sheet_name(name)).map_err(failed)?;
        for (column, width) in (0_u16..).zip(WIDTHS) {
            sheet.set_column_width(column, width).map_err(failed)?;
        }
        let above = usize::try_from(FIRST_ROW - 2).unwrap_or_default();
        for (row, line) in (0_u32..).zip(heading.iter().take(above)) {
            let format = if row == 0 { &formats.title } else { &Format::new() };
            write_text(sheet, (row, 0), line, format)?;
        }
        for (column, name) in (0_u16..).zip(columns) {
            write_text(sheet, (FIRST_ROW - 2, column), name, &formats.head)?;
        }
        sheet.set_freeze_panes(FIRST_ROW - 1, 1).map_err(failed)?;
        for (at, row) in (FIRST_ROW - 1..).zip(rows) {
            write_row(sheet, formats, at, row)?;
        }
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(FIRST_ROW - 2, FIRST_ROW - 2).map_err(failed)?;
        Ok(())
    }

    /// The whole workbook in memory.
    ///
    /// # Errors
    /// The writer failed.
    pub fn to_bytes(&mut self) -> io::Result<Vec<u8>> {
        self.workbook.save_to_buffer().map_err(failed)
    }
}

fn write_row(sheet: &mut Worksheet, formats: &Formats, at: u32, row: &Row) -> io::Result<()> {
    let format = match row.shape {
        Shape::Title => &formats.title,
        Shape::Result => &formats.result,
        Shape::Part => &formats.part,
        Shape::Said => &formats.text,
        Shape::Warning => &formats.warning,
    };
    write_text(sheet, (at, 0), &row.label, format)?;
    if let Some(result) = &row.result {
        write_figure(sheet, formats, (at, 1), result)?;
        let currency = if result.is_hkd { "HKD" } else { "CNY" };
        write_text(sheet, (at, 2), currency, &formats.text)?;
    }
    if let Some(base) = &row.base {
        write_figure(sheet, formats, (at, 3), base)?;
    }
    if let Some(factor) = &row.factor {
        write_formula(sheet, (at, 4), factor, &formats.factor)?;
    }
    write_text(sheet, (at, 5), &row.said, &formats.text)?;
    write_text(sheet, (at, 6), &row.source, &formats.text)
}

fn write_figure(
    sheet: &mut Worksheet,
    formats: &Formats,
    at: (u32, u16),
    figure: &Figure,
) -> io::Result<()> {
    let format = if figure.is_hkd { &formats.hkd } else { &formats.cny };
    write_formula(sheet, at, &figure.formula, format)
}

/// A number, or a formula with what it comes to, for readers that do not compute.
fn write_formula(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    formula: &Formula,
    format: &Format,
) -> io::Result<()> {
    let value = nearest(formula.value());
    if formula.is_number() {
        sheet.write_number_with_format(row, column, value, format).map_err(failed)?;
        return Ok(());
    }
    let written =
        SheetFormula::new(format!("={}", formula.written())).set_result(value.to_string());
    sheet.write_formula_with_format(row, column, written, format).map_err(failed)?;
    Ok(())
}

/// The number as a spreadsheet holds it. Both parts are exact in binary up to fifteen digits, which
/// amounts do not pass.
#[allow(clippy::cast_precision_loss)]
fn nearest(number: Number) -> f64 {
    *number.numer() as f64 / *number.denom() as f64
}

fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let text = harmless(text.into());
    sheet.write_string_with_format(row, column, shortened(&text), format).map_err(failed)?;
    Ok(())
}
