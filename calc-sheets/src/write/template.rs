//! An empty payroll as a workbook.

use std::io::{self, Write};

use calc_core::law::fields::FieldKind;
use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use super::{Formats, begin, failed};
use crate::cell_text::sheet_name;
use crate::temporary::UntilError;

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
    workbook.save_to_writer(UntilError::new(out)).map_err(failed)
}
