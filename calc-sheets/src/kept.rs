//! A workbook given back as it came, with columns added to its sheets.
//!
//! No library writes a workbook back without losing something of it, so nothing is written that need
//! not be: every part of the package is copied as it is packed, and in the sheets alone cells are
//! put at the end of the rows. What stood there keeps its bytes, formulas and formats included.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};

use calc_payroll::header::MOST_COLUMNS;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::cell_name::column_letters;
use crate::cell_text::{number_of, shortened};
use crate::limits::check;
use crate::problem::{Limit, SheetProblem};
use crate::temporary::UntilError;
use crate::xml::{attribute, damaged, each_tag};

/// The results of rows, kept until all of them are there.
#[derive(Default)]
pub struct Results {
    names: Vec<&'static str>,
    rows: Vec<TypedRow>,
}

impl Results {
    /// Says which columns come back.
    pub fn begin(&mut self, names: impl Iterator<Item = &'static str>) {
        self.names = names.collect();
    }

    /// The names of the columns that come back.
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// The results of each row, under the number of the row.
    pub fn rows(&self) -> &[TypedRow] {
        &self.rows
    }

    /// Keeps the results of more rows; they stand behind what came in.
    pub fn add_rows(&mut self, rows: &mut Vec<TypedRow>) {
        let columns = self.names.len();
        self.rows.extend(rows.drain(..).map(|mut row| {
            let cells = row.cells.split_off(row.cells.len().saturating_sub(columns));
            TypedRow { number: row.number, cells }
        }));
    }
}

/// What is added to a sheet: cells by row.
#[derive(Clone, Debug, Default)]
pub struct Added {
    /// The cells of each row.
    pub rows: BTreeMap<u32, Vec<OwnedCell>>,
}

/// Writes a workbook again with cells added to some sheets.
///
/// # Errors
/// The workbook cannot be read, is too large for it, or the writer failed.
pub fn write(
    file: &File,
    added: &BTreeMap<String, Added>,
    out: &mut (impl Write + Seek),
) -> io::Result<()> {
    let mut copy = file.try_clone()?;
    copy.rewind()?;
    let mut archive = ZipArchive::new(BufReader::new(copy)).map_err(damaged)?;
    let parts = sheet_parts(&mut archive)?;
    let mut zip = ZipWriter::new(UntilError::new(out));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        let added = parts.get(&name).and_then(|sheet| added.get(sheet));
        let Some(added) = added else {
            drop(part);
            let raw = archive.by_index_raw(index).map_err(damaged)?;
            zip.raw_copy_file(raw).map_err(damaged)?;
            continue;
        };
        let text = text_of(&mut part)?;
        zip.start_file(name.as_str(), SimpleFileOptions::default()).map_err(damaged)?;
        zip.write_all(with_cells(&text, added)?.as_bytes())?;
    }
    zip.finish().map_err(damaged)?;
    Ok(())
}

fn text_of(part: &mut impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    part.take(Limit::KeptBytes.most() + 1).read_to_end(&mut bytes)?;
    check(Limit::KeptBytes, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let text = String::from_utf8(bytes).map_err(damaged)?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The part of each sheet, by its name in the package.
fn sheet_parts<R: Read + Seek>(archive: &mut ZipArchive<R>) -> io::Result<HashMap<String, String>> {
    let mut read = |name: &str| {
        let mut part = archive.by_name(name).map_err(damaged)?;
        text_of(&mut part)
    };
    let mut targets: HashMap<String, String> = HashMap::new();
    each_tag(read("xl/_rels/workbook.xml.rels")?.as_bytes(), "Relationship", |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
            let path = target.strip_prefix('/').map_or(format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
    })?;
    let mut parts = HashMap::new();
    each_tag(read("xl/workbook.xml")?.as_bytes(), "sheet", |tag| {
        let id = tag.attributes().flatten().find(|found| found.key.local_name().as_ref() == "id");
        let target = id.and_then(|id| targets.get(id.value.as_ref()));
        if let (Some(name), Some(target)) = (attribute(tag, "name"), target) {
            parts.insert(target.clone(), name);
        }
    })?;
    Ok(parts)
}

/// A sheet with cells behind those that its rows have.
fn with_cells(xml: &str, added: &Added) -> io::Result<String> {
    let first = columns_of(xml)?;
    let most = added.rows.values().map(|cells| first + cells.len()).max().unwrap_or(0);
    if most > MOST_COLUMNS {
        return Err(SheetProblem::TooWide(most).into());
    }
    let mut out = String::with_capacity(xml.len() + added.rows.len() * 1024);
    let mut reader = Reader::from_str(xml);
    let (mut copied, mut row) = (0, 0);
    let position =
        |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    loop {
        let before = position(&reader);
        let event = reader.read_event().map_err(damaged)?;
        let after = position(&reader);
        match event {
            // How far the cells reach is told anew by them.
            Event::Empty(tag) if tag.local_name().as_ref() == "dimension" => {
                out.push_str(&xml[copied..before]);
                copied = after;
            }
            Event::Start(tag) if tag.local_name().as_ref() == "row" => {
                row = row_number(&tag, row);
                out.push_str(&xml[copied..before]);
                out.push_str(&without_spans(&xml[before..after]));
                copied = after;
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "row" => {
                row = row_number(&tag, row);
            }
            Event::End(tag) if tag.local_name().as_ref() == "row" => {
                out.push_str(&xml[copied..before]);
                copied = before;
                if let Some(cells) = added.rows.get(&row) {
                    let name = tag.name();
                    let prefix = name
                        .prefix()
                        .map_or(String::new(), |prefix| format!("{}:", prefix.as_ref()));
                    for (column, cell) in (first..).zip(cells) {
                        push_cell(&mut out, &prefix, &column_letters(column), row, cell);
                    }
                }
            }
            Event::Eof => {
                out.push_str(&xml[copied..]);
                return Ok(out);
            }
            _ => {}
        }
    }
}

fn row_number(tag: &BytesStart<'_>, before: u32) -> u32 {
    attribute(tag, "r").and_then(|text| text.parse().ok()).unwrap_or(before + 1)
}

/// A tag of a row without the columns that it says to span.
fn without_spans(tag: &str) -> String {
    let Some(start) = tag.find(" spans=\"") else { return tag.to_owned() };
    let value = start + " spans=\"".len();
    let Some(end) = tag[value..].find('"') else { return tag.to_owned() };
    format!("{}{}", &tag[..start], &tag[value + end + 1..])
}

/// The first column behind every cell of a sheet, counted from 0.
fn columns_of(xml: &str) -> io::Result<usize> {
    let (mut most, mut column) = (0, 0);
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) if tag.local_name().as_ref() == "row" => column = 0,
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "c" => {
                let place = attribute(&tag, "r").unwrap_or_default();
                let letters = place.bytes().take_while(u8::is_ascii_uppercase);
                let at = letters.fold(0, |at, byte| at * 26 + usize::from(byte - b'A') + 1);
                column = if at == 0 { column + 1 } else { at };
                most = most.max(column);
            }
            Event::Eof => return Ok(most),
            _ => {}
        }
    }
}

fn push_cell(out: &mut String, prefix: &str, column: &str, row: u32, cell: &OwnedCell) {
    let cell = cell.written();
    if cell.is_blank() {
        return;
    }
    let text = cell.shown();
    if number_of(cell).is_some() {
        out.push_str(&format!(
            "<{prefix}c r=\"{column}{row}\"><{prefix}v>{text}</{prefix}v></{prefix}c>"
        ));
        return;
    }
    let shortened = shortened(&text);
    let text = escape(&shortened);
    out.push_str(&format!(
        "<{prefix}c r=\"{column}{row}\" t=\"inlineStr\"><{prefix}is><{prefix}t \
         xml:space=\"preserve\">{text}</{prefix}t></{prefix}is></{prefix}c>"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_behind_those_that_were_there() {
        let xml = "<worksheet><dimension ref=\"A1:B2\"/><sheetData><row r=\"1\" spans=\"1:2\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1</f><v>1</v></c></row><row r=\"2\"/><row r=\"5\"><c r=\"A5\"/></row></sheetData></worksheet>";
        let mut added = Added::default();
        let text = |text: &str| OwnedCell::Text(text.to_owned());
        added.rows.insert(1, vec![text("a<b"), OwnedCell::Blank, OwnedCell::minor(-150)]);
        added.rows.insert(5, vec![text("=1")]);
        let written = with_cells(xml, &added).unwrap();
        assert_eq!(
            written,
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1</f><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">a&lt;b</t></is></c><c r=\"E1\"><v>-1.50</v></c></row><row r=\"2\"/><row r=\"5\"><c r=\"A5\"/><c r=\"C5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1</t></is></c></row></sheetData></worksheet>"
        );
        let other = "<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"/></x:row></x:sheetData></x:worksheet>";
        assert!(with_cells(other, &added).unwrap().contains("<x:c r=\"B1\""));
    }
}
