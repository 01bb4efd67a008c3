//! The files that a payroll is put together from.

use calc_payroll::Format;
use calc_payroll::bureau::file::Loaded;
use calc_payroll::framing::whole_rows;
use calc_payroll::people::People;
use calc_payroll::pipeline;
use calc_sheets::encoding;
use calc_sheets::exclude;
use calc_sheets::intake::{Found, Intake, ReadOptions};
use calc_sheets::join::FileTables;
use calc_sheets::layout::Recogniser;
use calc_sheets::map::Map;
use calc_sheets::opening::{Opening, check_kind, is_plain};
use calc_sheets::room::Room;
use calc_sheets::source::Options;
use js_sys::Function;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

use super::batch::{Batch, Known, Rows};
use super::input::Input;
use super::readings::Readings;
use super::refused::{of_message, of_told, refused, two_readings};
use crate::{json, refusal};

/// What somebody says about how files are read, as the command line's options say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Asked {
    sheets: Vec<String>,
    encoding: String,
    map: String,
    exclude: String,
    project: bool,
}

/// The files so far.
#[wasm_bindgen]
pub struct Files {
    opening: Opening,
    exclude: String,
    wanted: ReadOptions,
    names: Vec<String>,
    /// Whether nothing was asked for and there is one file.
    may_be_plain: bool,
    /// A payroll of the contract, which is read while it is worked out.
    plain: Option<Input>,
    /// A bureau's readings.
    readings: Option<Readings>,
}

/// A sheet of a workbook.
#[derive(Serialize)]
struct Listed {
    file: String,
    sheet: String,
    read: bool,
}

#[wasm_bindgen]
impl Files {
    /// No file yet. `asked` is JSON with the members `sheets`, `encoding`, `map`, `exclude` and
    /// `project`, all of which may be missing.
    ///
    /// # Errors
    /// A refusal, as JSON: the mapping cannot be read, or the rows to leave out are no list of rows.
    #[wasm_bindgen(constructor)]
    pub fn new(asked: &str, several: bool) -> Result<Self, String> {
        let asked: Asked = serde_json::from_str(asked).map_err(|_| refusal::of_call("asked"))?;
        let exclude = exclude::Rows::parse(&asked.exclude)
            .ok_or_else(|| of_message(&asked.exclude, "payroll-bad-rows"))?;
        let may_be_plain = !several
            && asked.sheets.is_empty()
            && asked.encoding.is_empty()
            && asked.map.is_empty()
            && exclude.is_empty();
        let encoding = match asked.encoding.as_str() {
            "" => None,
            name => Some(encoding::named(name).ok_or_else(|| refusal::of_call("encoding"))?),
        };
        let recogniser = match asked.map.as_str() {
            "" => Recogniser::default(),
            text => Map::read(text).map_err(|problem| refused("", problem.into()))?.recogniser(),
        };
        let options = Options { sheets: asked.sheets, encoding, recogniser, room: Room::Run };
        let format = Format::Csv;
        let wanted =
            ReadOptions { exclude, format, project: asked.project, ..ReadOptions::default() };
        let opening = Opening::new(options, several);
        let (exclude, names) = (asked.exclude, Vec::new());
        Ok(Self { opening, exclude, wanted, names, may_be_plain, plain: None, readings: None })
    }

    /// Looks at the beginning of a file: whether it is a payroll of the contract, which `add_plain`
    /// takes, while `add` takes whatever else there is.
    ///
    /// # Errors
    /// A refusal, as JSON: the file is a picture, an archive or the like.
    pub fn is_plain(&self, name: &str, head: &[u8]) -> Result<bool, String> {
        if self.may_be_plain && is_plain(head, Format::Csv) {
            return Ok(true);
        }
        check_kind(head).map(|()| false).map_err(|error| refused(name, error))
    }

    /// Adds a payroll of the contract. `next` hands out its bytes from the beginning.
    ///
    /// # Errors
    /// A refusal, as JSON.
    pub fn add_plain(&mut self, name: &str, head: &[u8], next: Function) -> Result<(), String> {
        let whole = head[..whole_rows(head)].to_vec();
        // A row that is longer than the beginning is only found when it is read.
        let seen = if whole.is_empty() { head.to_vec() } else { whole };
        self.take(name, seen, head)?;
        self.plain = Some(Input::new(next));
        Ok(())
    }

    /// Adds a file.
    ///
    /// # Errors
    /// A refusal, as JSON: it cannot be read as a workbook or a text.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>, head: usize) -> Result<(), String> {
        let head = bytes.get(..head).unwrap_or(&bytes).to_vec();
        self.take(name, bytes, &head)
    }

    /// Adds a file of a bureau's readings, under which the rows are worked out.
    ///
    /// # Errors
    /// A refusal, as JSON: it is none, it names what does not exist, or there is one already.
    pub fn add_readings(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        if let Some(other) = &self.readings {
            return Err(two_readings(&other.name, name));
        }
        let loaded = Loaded::read(bytes).map_err(|message| of_told(name, &message))?;
        self.readings = Some(Readings { name: name.to_owned(), loaded });
        Ok(())
    }

    /// The sheets of all workbooks, as JSON: file, name, and whether it is read.
    pub fn sheets(&self) -> String {
        let of = |file: &FileTables| {
            let names = file.source.sheet_names().into_iter();
            let tables = file.survey.tables.iter();
            let read: Vec<&str> = tables.filter_map(|table| table.sheet.as_deref()).collect();
            let sheet = |sheet: String| {
                let read = read.contains(&sheet.as_str());
                Listed { file: file.name.clone(), sheet, read }
            };
            names.map(sheet).collect::<Vec<_>>()
        };
        json(&self.opening.files().iter().flat_map(of).collect::<Vec<_>>())
    }

    /// The rows of all files, ready to be worked out.
    ///
    /// # Errors
    /// A refusal, as JSON: nothing is known in a file, or the tables cannot be joined.
    pub fn arrange(self) -> Result<Batch, String> {
        let Self { opening, exclude, wanted, names, plain, readings, .. } = self;
        let first = names.first().cloned().unwrap_or_default();
        let Some(input) = plain else {
            let name = |file: usize| names.get(file).unwrap_or(&first);
            let intake = opening.arrange(&wanted).map_err(|no| refused(name(no.file), no.error))?;
            let Intake { header, rows, files, met, joined, .. } = intake;
            let known = Known { files, met, joined, readings };
            return Ok(Batch::of(names, exclude, (header, Rows::Read(rows)), known));
        };
        let input: Box<dyn std::io::Read> = Box::new(input);
        let opened = pipeline::open::<_, People>(input, Format::Csv);
        let (header, frames) = opened.map_err(|error| refused(&first, error.into()))?;
        let files = opening.files().iter();
        let files =
            files.map(|file| Found { name: file.name.clone(), survey: file.survey.clone() });
        let known = Known { files: files.collect(), readings, ..Known::default() };
        Ok(Batch::of(names, exclude, (header, Rows::Fed(frames)), known))
    }
}

impl Files {
    fn take(&mut self, name: &str, bytes: Vec<u8>, head: &[u8]) -> Result<(), String> {
        self.names.push(name.to_owned());
        let added = self.opening.add(name.to_owned(), bytes, head);
        added.map_err(|error| refused(name, error))
    }
}

impl std::fmt::Debug for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Files").field("files", &self.names.len()).finish_non_exhaustive()
    }
}
