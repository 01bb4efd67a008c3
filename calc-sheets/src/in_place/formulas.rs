//! Formulas whose values cannot be trusted: whoever wrote the workbook did not work them out. Some
//! writers leave them blank, others keep 0 and ask the spreadsheet to work them out on opening, or do
//! not even ask.

use std::io::{BufReader, Read, Seek};
use std::path::Path;

use zip::ZipArchive;

use memchr::memmem;
use quick_xml::events::Event;

use crate::limits::check;
use crate::problem::{Limit, SheetProblem};
use crate::xml::{attribute, damaged, each_tag};

/// Whether a workbook of the new kind asks to be worked out when it is opened, or says that it was
/// not worked out when it was saved: then what it keeps beside its formulas may be anything. Excel
/// and `LibreOffice` leave neither behind when they save.
pub(super) fn asks_to_be_worked_out<R: Read + Seek>(reader: R) -> Result<bool, SheetProblem> {
    let mut archive = ZipArchive::new(reader)?;
    let part = archive.file_names().find_map(|name| {
        let name = name.ok()?;
        name.ends_with("workbook.xml").then(|| name.into_owned())
    });
    let Some(part) = part else { return Ok(false) };
    let part = archive.by_name(&part)?;
    check(Limit::KeptBytes, part.size())?;
    let part = BufReader::new(part.take(Limit::KeptBytes.most()));
    let mut asks = false;
    each_tag(part, "calcPr", |tag| {
        let says = |name: &str, values: [&str; 2]| {
            attribute(tag, name).is_some_and(|value| values.contains(&value.as_str()))
        };
        asks |= says("fullCalcOnLoad", ["1", "true"]) || says("calcCompleted", ["0", "false"]);
    })?;
    Ok(asks)
}

/// Whether a workbook has formulas, keeps 0 for each of them, and nothing shows that a spreadsheet
/// saved it: Excel and WPS leave the order in which they worked out, `LibreOffice` its name.
pub(super) fn keeps_nothing_but_zeros<R: Read + Seek>(reader: R) -> Result<bool, SheetProblem> {
    let mut archive = ZipArchive::new(reader)?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
        .collect();
    if names.iter().any(|name| name.ends_with("calcChain.xml")) || is_of_libreoffice(&mut archive)?
    {
        return Ok(false);
    }
    let mut any = false;
    let is_sheet = |name: &&String| {
        let is_xml =
            Path::new(name).extension().is_some_and(|kind| kind.eq_ignore_ascii_case("xml"));
        name.contains("worksheets/") && is_xml
    };
    for name in names.iter().filter(is_sheet) {
        if !has_formula(archive.by_name(name)?)? {
            continue;
        }
        any = true;
        if has_worked_out(BufReader::new(archive.by_name(name)?))? {
            return Ok(false);
        }
    }
    Ok(any)
}

fn is_of_libreoffice<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<bool, SheetProblem> {
    let Ok(part) = archive.by_name("docProps/app.xml") else { return Ok(false) };
    let mut text = Vec::new();
    part.take(1 << 16).read_to_end(&mut text)?;
    Ok(memmem::find(&text, b"<Application>LibreOffice").is_some())
}

/// Whether a formula stands in a sheet.
fn has_formula(mut part: impl Read) -> Result<bool, SheetProblem> {
    // A tag may be cut by the end of a piece: its beginning is kept for the next.
    const KEPT: usize = 2;
    let mut piece = vec![0; 1 << 16];
    let mut held = 0;
    loop {
        let count = part.read(&mut piece[held..])?;
        let read = &piece[..held + count];
        if memmem::find(read, b"<f>").is_some() || memmem::find(read, b"<f ").is_some() {
            return Ok(true);
        }
        if count == 0 {
            return Ok(false);
        }
        let end = read.len();
        held = KEPT.min(end);
        piece.copy_within(end - held..end, 0);
    }
}

/// Whether a formula of a sheet has a value that is not 0.
fn has_worked_out(part: impl std::io::BufRead) -> Result<bool, SheetProblem> {
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut buffer = Vec::new();
    let (mut formula, mut value) = (false, false);
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "c" => (formula, value) = (false, false),
                "f" => formula = true,
                "v" => value = true,
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "v" => value = false,
            Event::Text(text) if formula && value => {
                let zero = text.trim().parse::<f64>().is_ok_and(|number| number == 0.0);
                if !zero {
                    return Ok(true);
                }
            }
            Event::Eof => return Ok(false),
            _ => {}
        }
        buffer.clear();
    }
}
