//! Workbooks that were made to end whatever reads them.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use calc_tests::package::{Part, packed, parts};
use calc_tests::repository;

/// Bytes of `own.xls`, each of which alone makes the library that reads it panic or abort.
const BROKEN_RECORDS: [(usize, u8); 5] =
    [(7019, 255), (10_176, 255), (15_408, 255), (15_022, 128), (7843, 255)];

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Something in place of a part, or beside the others.
pub(crate) fn with(mut parts: Vec<Part>, name: &str, text: String) -> Vec<Part> {
    parts.retain(|(known, _)| known != name);
    parts.push((name.to_owned(), text.into_bytes()));
    parts
}

/// The relationships of a workbook with one sheet and what else is given.
fn relationships(more: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         {more}</Relationships>"
    )
}

/// A workbook that has one table of texts beside its rows.
fn with_texts(rows: &str, texts: String) -> Vec<u8> {
    let tables = format!(
        "<Relationship Id=\"rId2\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    );
    let parts = with(parts(rows.as_bytes()), "xl/sharedStrings.xml", texts);
    packed(&with(parts, "xl/_rels/workbook.xml.rels", relationships(&tables)))
}

/// A workbook with other words in `xl/workbook.xml` or its styles.
fn with_part(name: &str, text: String) -> Vec<u8> {
    let styles =
        format!("<Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let parts = with(parts(row.as_bytes()), name, text);
    if name == "xl/styles.xml" {
        packed(&with(parts, "xl/_rels/workbook.xml.rels", relationships(&styles)))
    } else {
        packed(&parts)
    }
}

/// The list of sheets, with something in it.
pub(crate) fn book(sheets: &str, more: &str) -> String {
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets>{more}</workbook>"
    )
}

/// A text of 7 MB, in 300 cells of one row or of 300 rows.
fn one_text_in_many_cells(rows: bool) -> Vec<u8> {
    let cell = |at: u32| {
        let (row, column) = if rows { (at + 1, 0) } else { (1, at) };
        let letters = [column / 26, column % 26].map(|part| u8::try_from(part).unwrap());
        let first = if letters[0] == 0 { String::new() } else { letter(letters[0] - 1) };
        let cell = format!("<c r=\"{first}{}{row}\" t=\"s\"><v>0</v></c>", letter(letters[1]));
        if rows { format!("<row r=\"{row}\">{cell}</row>") } else { cell }
    };
    let cells: String = (0..300).map(cell).collect();
    let rows = if rows { cells } else { format!("<row r=\"1\">{cells}</row>") };
    let text = "a".repeat(7 << 20);
    with_texts(&rows, format!("<sst xmlns=\"{MAIN}\"><si><t>{text}</t></si></sst>"))
}

fn letter(index: u8) -> String {
    char::from(b'A' + index).to_string()
}

/// A table of texts that announces more than there can be, in a tag that lies across two reads.
fn announced_across_two_reads() -> Vec<u8> {
    let before = " ".repeat((1 << 16) - 10);
    with_texts("", format!("{before}<sst xmlns=\"{MAIN}\" uniqueCount=\"100000000000\"/>"))
}

/// A record of a workbook of the old kind.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), body].concat()
}

/// The record that begins a part of a stream, of one kind or another.
fn begin(kind: u8) -> Vec<u8> {
    record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

/// The stream of a workbook of the old kind with one sheet of these records.
fn stream(sheet: &[u8]) -> Vec<u8> {
    stream_with_sheets(1, sheet)
}

/// The same, with so many sheets that all say they begin there.
fn stream_with_sheets(sheets: u8, sheet: &[u8]) -> Vec<u8> {
    let globals = |offset: u32| {
        let named = (0..sheets).map(|number| {
            let name = [1, 0, b'A' + number];
            record(0x0085, &[&offset.to_le_bytes()[..], &[0, 0], &name].concat())
        });
        let named: Vec<u8> = named.flatten().collect();
        [begin(5), named, record(0x000a, &[])].concat()
    };
    let offset = u32::try_from(globals(0).len()).unwrap();
    [globals(offset), begin(0x10), sheet.to_vec(), record(0x000a, &[])].concat()
}

/// A compound file with these streams.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        let folder = Path::new(path).parent().unwrap();
        file.create_storage_all(folder).unwrap();
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// A number in a cell of the old kind.
fn number(row: u16, column: u16) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0203, &[place.as_slice(), &1_f64.to_le_bytes()].concat())
}

/// Hostile workbooks of the new kind.
pub(crate) fn new_ones() -> Vec<(&'static str, Vec<u8>)> {
    let some = |times: u32, pattern: &str| {
        let one = pattern.replace("TEXT", &"a".repeat(7 << 20));
        (0..times).map(|number| one.replace("NUMBER", &number.to_string())).collect::<String>()
    };
    let long = |pattern: &str| some(12, pattern);
    let sheet = "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>";
    let styles = |inside: String| format!("<styleSheet xmlns=\"{MAIN}\">{inside}</styleSheet>");
    // Within the limit of the part, and more than a reader of the service may take.
    let names = some(36, "<definedName name=\"nNUMBER\">TEXT</definedName>");
    let formats = long("<numFmt numFmtId=\"NUMBER\" formatCode=\"TEXT\"/>");
    let fonts = long("<font><name val=\"TEXTNUMBER\"/></font>");
    let sheets = long("<sheet name=\"NUMBERTEXT\" sheetId=\"1\" r:id=\"rId1\"/>");
    let targets =
        long("<Relationship Id=\"nNUMBER\" Type=\"http://example.com/x\" Target=\"TEXT\"/>");
    let stored = |name: &str| fs::read(repository("fixtures/hostile").join(name)).unwrap();
    vec![
        ("announced-texts.xlsx", stored("announced-texts.xlsx")),
        ("announced-across.xlsx", announced_across_two_reads()),
        ("one-row.xlsx", one_text_in_many_cells(false)),
        ("many-rows.xlsx", one_text_in_many_cells(true)),
        (
            "names.xlsx",
            with_part(
                "xl/workbook.xml",
                book(sheet, &format!("<definedNames>{names}</definedNames>")),
            ),
        ),
        ("sheets.xlsx", with_part("xl/workbook.xml", book(&sheets, ""))),
        (
            "formats.xlsx",
            with_part("xl/styles.xml", styles(format!("<numFmts>{formats}</numFmts>"))),
        ),
        ("fonts.xlsx", with_part("xl/styles.xml", styles(format!("<fonts>{fonts}</fonts>")))),
        ("targets.xlsx", with_part("xl/_rels/workbook.xml.rels", relationships(&targets))),
    ]
}

/// Small workbooks of the old kind that are laid out as gigabytes, and what is said of each.
pub(crate) fn wide_ones() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let (wide, few) = ("cells of an .xls workbook", "between the few that are filled in");
    let thin = [number(0, 0), number(4_000, 250)].concat();
    let shared = [number(0, 0), number(3_000, 250)].concat();
    // The cell behind a chart is the sheet's again.
    let chart = [begin(0x20), record(0x000a, &[])].concat();
    let behind = [number(0, 0), chart, number(65_535, 255)].concat();
    // Without a formula before it, the text is taken as that of the first cell.
    let text = [record(0x0207, &[0, 0, 0]), number(65_535, 255)].concat();
    [
        ("thin.xls", stream(&thin), few),
        ("behind-a-chart.xls", stream(&behind), wide),
        ("text.xls", stream(&text), wide),
        ("shared.xls", stream_with_sheets(20, &shared), "is broken off or not well formed"),
    ]
    .map(|(name, stream, said)| (name, compound(&[("/Workbook", stream)]), said))
    .into()
}

/// A workbook of the old kind with good rows that announces more rows than there can be.
pub(crate) fn announced_whole() -> Vec<u8> {
    let mut bytes = fs::read(repository("fixtures/sheets/own.xls")).unwrap();
    let head = [0x00, 0x02, 14, 0];
    let at = bytes.windows(4).position(|window| window == head).unwrap() + 4;
    bytes[at + 4..at + 8].copy_from_slice(&u32::MAX.to_le_bytes());
    bytes[at + 10..at + 12].copy_from_slice(&256_u16.to_le_bytes());
    bytes
}

/// Hostile workbooks of the old kind.
pub(crate) fn old_ones() -> Vec<(String, Vec<u8>)> {
    let dimensions = [0_u32.to_le_bytes(), 65_536_u32.to_le_bytes()].concat();
    let dimensions = [&dimensions[..], &[0, 0], &16_384_u16.to_le_bytes(), &[0, 0]].concat();
    let wide = stream(&record(0x0200, &dimensions));
    let far = stream(&[number(0, 0), number(65_535, 255)].concat());
    let near = stream(&number(0, 0));
    let mut all = vec![
        ("dimensions.xls".to_owned(), compound(&[("/Workbook", wide)])),
        ("nested.xls".to_owned(), compound(&[("/A/Workbook", far), ("/Workbook", near)])),
    ];
    let own = fs::read(repository("fixtures/sheets/own.xls")).unwrap();
    for (at, byte) in BROKEN_RECORDS {
        let mut bytes = own.clone();
        bytes[at] = byte;
        all.push((format!("record-{at}.xls"), bytes));
    }
    all
}

pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}
