//! A workbook, read in this process: as it stands, or packed from its parts, which the fuzzer can
//! change one by one.

#![no_main]

use std::io::{Cursor, Write as _};

use calc_fuzz::{catching, run, separated};
use calc_sheets::source::Options;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts that come from the input, in its order.
const PARTS: [&str; 3] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];

/// The list of sheets where the input has none.
const BOOK: &str = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="202501" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

fn packed(parts: &[&[u8]]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let relationships = format!(
        "<Relationships xmlns=\"{PACKAGE}\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
         </Relationships>"
    );
    let book = parts.get(2).copied().unwrap_or(BOOK.as_bytes());
    let given = PARTS.iter().zip(parts.iter().copied()).take(2);
    let own = [("xl/_rels/workbook.xml.rels", relationships.as_bytes()), (PARTS[2], book)];
    for (name, bytes) in given.map(|(name, bytes)| (*name, bytes)).chain(own) {
        let written = zip.start_file(name, options).and_then(|()| Ok(zip.write_all(bytes)?));
        written.expect("memory can be written");
    }
    zip.finish().expect("memory can be written").into_inner()
}

fuzz_target!(|input: &[u8]| {
    let Some((&choice, rest)) = input.split_first() else { return };
    let file = if choice % 2 == 0 { rest.to_vec() } else { packed(&separated(rest)) };
    catching(|| run(&["2025.xlsx"], &[&file], false, Options::default()));
});
