//! The smallest workbook around some rows, to try what spreadsheets never write.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A part of a workbook: its name in the package, and what stands in it.
pub type Part = (String, Vec<u8>);

/// A workbook of sheets that are given as CSV without quotation marks; short numbers are cells of numbers.
///
/// # Panics
/// Where a name is none of a sheet, or a sheet is larger than any.
#[allow(clippy::expect_used)]
pub fn workbook_of_csv(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, csv) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("the name of a sheet");
        for (row, line) in (0..).zip(csv.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                let written = match cell.parse::<f64>() {
                    Ok(number) if cell.len() < 12 => sheet.write_number(row, column, number),
                    _ => sheet.write_string(row, column, cell),
                };
                written.expect("a cell of a sheet");
            }
        }
    }
    book.save_to_buffer().expect("memory can be written")
}

/// A workbook with one sheet of these rows.
pub fn workbook(rows: &[u8]) -> Vec<u8> {
    packed(&parts(rows))
}

/// The parts of a workbook with one sheet of these rows.
pub fn parts(rows: &[u8]) -> Vec<Part> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/></Types>"
    );
    let rels = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Sheet1\" \
         sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let mut sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>").into_bytes();
    sheet.extend_from_slice(rows);
    sheet.extend_from_slice(b"</sheetData></worksheet>");
    [
        ("[Content_Types].xml", types.into_bytes()),
        ("_rels/.rels", rels("officeDocument", "xl/workbook.xml").into_bytes()),
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/_rels/workbook.xml.rels", rels("worksheet", "worksheets/sheet1.xml").into_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into()
}

/// Parts put together to a package.
///
/// # Panics
/// Never: memory can be written.
#[allow(clippy::expect_used)]
pub fn packed(parts: &[Part]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("memory can be written");
        zip.write_all(bytes).expect("memory can be written");
    }
    zip.finish().expect("memory can be written").into_inner()
}

/// The parts of a package.
///
/// # Panics
/// It is none.
#[allow(clippy::expect_used)]
pub fn unpacked(package: &[u8]) -> Vec<Part> {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    let parts = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("memory can be written");
        (name, bytes)
    });
    parts.collect()
}
