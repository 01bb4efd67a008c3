//! Small sheets beside the rows.

use std::io;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::{Formats, failed};
use crate::cell_text::{number, shortened};

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

pub(super) fn write_small(
    sheet: &mut Worksheet,
    formats: &Formats,
    rows: &[Vec<Cell>],
) -> io::Result<()> {
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
