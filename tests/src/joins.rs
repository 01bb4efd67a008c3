//! The cases of `fixtures/joins`: files that are joined, or read by what one of them says of itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use serde::Deserialize;

use crate::repository;

/// Where they stand.
pub const FOLDER: &str = "fixtures/joins";

#[derive(Debug, Deserialize)]
struct Cases {
    #[serde(rename = "case")]
    cases: Vec<Case>,
}

/// Files, and what they have to give.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The id, and the name of its folder.
    pub id: String,
    /// What it is about.
    #[serde(rename = "title")]
    _title: String,
    /// How the figures were worked out by hand.
    #[serde(rename = "working")]
    _working: String,
    /// The exit code.
    pub exit: i32,
    /// What is said.
    pub said: Vec<String>,
    /// Figures of each row, by column.
    pub expected: Vec<BTreeMap<String, String>>,
    /// The files.
    #[serde(rename = "file")]
    pub files: Vec<File>,
}

/// A file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its sheets; a text file has one.
    #[serde(rename = "sheet")]
    sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    /// Its name, in a workbook.
    #[serde(default)]
    name: String,
    /// Its rows, with | between the cells.
    rows: Vec<String>,
}

impl Case {
    /// The paths of its files.
    pub fn paths(&self) -> Vec<PathBuf> {
        let folder = repository(FOLDER).join(&self.id);
        self.files.iter().map(|file| folder.join(&file.name)).collect()
    }
}

impl File {
    /// Its bytes, the same every time.
    ///
    /// # Errors
    /// A sheet cannot be written.
    pub fn bytes(&self) -> Result<Vec<u8>, XlsxError> {
        if Path::new(&self.name).extension().is_none_or(|kind| kind != "xlsx") {
            let rows = self.sheets.iter().flat_map(|sheet| &sheet.rows);
            return Ok(rows.map(|row| row.replace('|', ",") + "\n").collect::<String>().into());
        }
        let mut book = Workbook::new();
        let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
        for found in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(&found.name)?;
            for (row, cells) in (0_u32..).zip(&found.rows) {
                for (column, cell) in (0_u16..).zip(cells.split('|')) {
                    match number(cell) {
                        Some(number) => sheet.write_number(row, column, number)?,
                        None => sheet.write_string(row, column, cell)?,
                    };
                }
            }
        }
        book.save_to_buffer()
    }
}

/// A cell that a spreadsheet holds as a number: digits without a leading zero.
fn number(cell: &str) -> Option<f64> {
    let bare = cell.strip_prefix("0.").unwrap_or(cell);
    let digits = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let zero = cell.len() > 1 && cell.starts_with('0') && !cell.starts_with("0.");
    cell.parse().ok().filter(|_| digits && !zero)
}

/// Every case.
///
/// # Errors
/// The file cannot be read.
pub fn all() -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let text = fs::read_to_string(repository(FOLDER).join("cases.toml"))?;
    Ok(toml::from_str::<Cases>(&text)?.cases)
}
