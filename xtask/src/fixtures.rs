//! `cargo xtask fixtures`: invented payrolls in the layouts and encodings that people have, written
//! to `fixtures/sheets`. Nobody in them exists.

mod client;
mod people;

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use encoding_rs::{BIG5, Encoding, GB18030};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::root;

type Outcome = Result<(), String>;

/// Writes all of them.
pub(crate) fn run() -> Outcome {
    let folder = root().join("fixtures/sheets");
    fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    encodings(&folder)?;
    own_columns(&folder)?;
    old_workbook(&folder, "own.xlsx");
    damaged(&folder)?;
    unknown(&folder)?;
    protected(&folder)?;
    people::all(&folder)?;
    old_formula(&folder)?;
    client::all(&folder)
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

fn payroll(name: &str) -> Result<String, String> {
    let path = root().join("fixtures/payrolls").join(name);
    let text = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn save(folder: &Path, name: &str, bytes: &[u8]) -> Outcome {
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|error| failed(&path, &error))
}

/// The Chinese example payrolls in every encoding that can hold them.
fn encodings(folder: &Path) -> Outcome {
    let simplified = payroll("zh-Hans.csv")?;
    let traditional = payroll("zh-Hant-HK.csv")?;
    let encoded = |text: &str, encoding: &'static Encoding, name: &str| {
        let (bytes, _, lost) = encoding.encode(text);
        if lost {
            Err(format!("{name} cannot hold the payroll"))
        } else {
            save(folder, name, &bytes)
        }
    };
    encoded(&simplified, GB18030, "zh-Hans.gb18030.csv")?;
    encoded(&traditional, BIG5, "zh-Hant-HK.big5.csv")?;
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    save(folder, "zh-Hans.utf-16le.csv", &little(&format!("\u{feff}{simplified}")))?;
    save(folder, "zh-Hant-HK.utf-16be.csv", &big(&traditional))?;
    save(folder, "zh-Hans.utf-8.csv", simplified.as_bytes())
}

/// The example payroll as a workbook: numbers as numbers, identity numbers as texts, with titles
/// above, a row of totals below, and a hidden sheet beside it.
fn own_columns(folder: &Path) -> Outcome {
    let text = payroll("example.csv")?;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    name(sheet, "Payroll 2025")?;
    let last = rows_of(sheet, &text, 0)?;
    put(sheet, last, 1, "Total")?;
    let hidden = book.add_worksheet();
    name(hidden, "Old")?;
    hidden.set_hidden(true);
    rows_of(hidden, "employee_id,tax_year,wages\n00777,2025,100000\n", 0)?;
    write(&mut book, folder, "own.xlsx")
}

/// The same workbook in the old kind, which a spreadsheet has to write. Says whether one is there.
fn old_workbook(folder: &Path, name: &str) -> bool {
    let program = Command::new("soffice")
        .args(["--headless", "--convert-to", "xls", name])
        .current_dir(folder)
        .output();
    let done = program.is_ok_and(|ran| ran.status.success());
    if !done {
        eprintln!("soffice is not there: {name} stays as it is in the old kind");
    }
    done
}

/// The workbook with a formula in the old kind, and the value of the formula taken out, as writers leave
/// it that do not work formulas out.
fn old_formula(folder: &Path) -> Outcome {
    const FORMULA: u16 = 0x0006;
    if !old_workbook(folder, "formula.xlsx") {
        return Ok(());
    }
    let path = folder.join("formula.xls");
    let failed = |error: std::io::Error| failed(&path, &error);
    let mut book = cfb::open_rw(&path).map_err(failed)?;
    let mut records = Vec::new();
    book.open_stream("/Workbook")
        .and_then(|mut part| part.read_to_end(&mut records))
        .map_err(failed)?;
    let mut at = 0;
    while let Some([k0, k1, l0, l1]) = records.get(at..at + 4) {
        let length = usize::from(u16::from_le_bytes([*l0, *l1]));
        let body = at + 4;
        // Row, column, format, and then the value: a blank one is 3 and two bytes of ones.
        if u16::from_le_bytes([*k0, *k1]) == FORMULA && length >= 14 {
            records[body + 6..body + 14].copy_from_slice(&[3, 0, 0, 0, 0, 0, 0xff, 0xff]);
        }
        at = body + length;
    }
    book.create_stream("/Workbook")
        .and_then(|mut part| part.write_all(&records))
        .map_err(failed)?;
    book.flush().map_err(failed)
}

/// Writes rows of CSV from a row on, and says which row comes next. What is a number without
/// leading zeros becomes one, except where the column holds numbers of documents.
fn rows_of(sheet: &mut Worksheet, csv: &str, first: u32) -> Result<u32, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let mut next = first;
    let mut header: Vec<String> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        for (column, cell) in (0_u16..).zip(record.iter()) {
            let text = header
                .get(usize::from(column))
                .is_some_and(|name| ["employee_id", "id_number", "name"].contains(&name.as_str()));
            match cell.parse::<f64>() {
                Ok(number) if !text && !header.is_empty() => {
                    sheet.write_number(next, column, number).map_err(|error| error.to_string())?;
                }
                _ if cell.is_empty() => {}
                _ => put(sheet, next, column, cell)?,
            }
        }
        if header.is_empty() {
            header = record.iter().map(str::to_owned).collect();
        }
        next += 1;
    }
    Ok(next)
}

/// What spreadsheets and people do to cells.
fn damaged(folder: &Path) -> Outcome {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    name(sheet, "工资")?;
    let header =
        ["工号", "姓名", "证件号码", "纳税年度", "工资薪金", "住房公积金", "在园区任职工作并纳税"];
    for (column, title) in (0_u16..).zip(header) {
        put(sheet, 0, column, title)?;
    }
    let rows: [[&str; 7]; 9] = [
        ["1", "甲", "810000199001010019", "2025", "￥360,000.00", "１２，０００", "是"],
        ["2", "乙", "=number", "2025", "HK$ 5", "-", "Y"],
        ["3", "丙", "8.10000199001010E+17", "2025", "'360000", "—", "否"],
        ["4", "丁", "A123456(3)", "2025", "12,34,5", "", "是"],
        ["5", "戊", "H12345678", "2025", "1.23E+05", "", "是"],
        ["6", "己", "HA1234567", "2025", "1.2万", "", "是"],
        ["7", "庚", "", "2025", "(500.00)", "", "是"],
        ["8", "辛", "", "2025", "#REF!", "", "是"],
        ["9", "=HYPERLINK(\"http://example.invalid\")", "", "2025年", "360000", "", "TRUE"],
    ];
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            if cell == "=number" {
                // 810000199001010016, as a spreadsheet keeps it.
                sheet
                    .write_number(row, column, 810_000_199_001_010_016_f64)
                    .map_err(|error| error.to_string())?;
            } else if !cell.is_empty() {
                put(sheet, row, column, cell)?;
            }
        }
    }
    sheet.write_number(10, 4, 2).map_err(|error| error.to_string())?;
    // A total that nobody worked out is passed over like any other.
    put(sheet, 11, 0, "合计")?;
    sheet.write_formula(11, 4, "=1+1").map_err(|error| error.to_string())?;
    put(sheet, 10, 0, "10")?;
    put(sheet, 10, 3, "2025")?;
    write(&mut book, folder, "damaged.xlsx")
}

/// A workbook without a table, and a hidden sheet in it.
fn unknown(folder: &Path) -> Outcome {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    name(sheet, "Notes")?;
    put(sheet, 0, 0, "to do")?;
    let hidden = book.add_worksheet();
    name(hidden, "2024")?;
    hidden.set_hidden(true);
    write(&mut book, folder, "notes.xlsx")
}

/// What a workbook with a password is outside: a container with one encrypted part.
fn protected(folder: &Path) -> Outcome {
    let path = folder.join("protected.xlsx");
    let failed = |error: std::io::Error| failed(&path, &error);
    let mut file =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
            .map_err(failed)?;
    let mut part = file.create_stream("/EncryptedPackage").map_err(failed)?;
    part.write_all(b"nobody knows the password").map_err(failed)?;
    drop(part);
    save(folder, "protected.xlsx", file.into_inner().get_ref())
}

fn name(sheet: &mut Worksheet, name: &str) -> Outcome {
    sheet.set_name(name).map(|_| ()).map_err(|error| error.to_string())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Outcome {
    sheet.write_string(row, column, text).map(|_| ()).map_err(|error| error.to_string())
}

fn write(book: &mut Workbook, folder: &Path, name: &str) -> Outcome {
    let path = folder.join(name);
    // The same bytes every time.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 1).map_err(|e| e.to_string())?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day));
    book.save(&path).map_err(|error| failed(&path, &error))
}
