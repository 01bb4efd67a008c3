//! Formulas whose values cannot be trusted: whoever wrote the workbook did not work them out. Some
//! writers leave them blank, others keep 0 and ask the spreadsheet to work them out on opening.

use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;

use crate::limits::check;
use crate::problem::{Limit, SheetProblem};
use crate::xml::{attribute, each_tag};

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
