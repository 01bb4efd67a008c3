//! Files whose tables were recognised, as one stream of rows in our own columns.

use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex};

use calc_payroll::Format;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::Header;
use calc_payroll::pipeline;
use calc_payroll::subject::People;

use crate::encoding::{self, AsUtf8};
use crate::exclude::Rows;
use crate::join::{FileTables, Joined, join};
use crate::problem::SheetProblem;
use crate::source::{Source, SourceError, Survey, Table};
use crate::stream::{Met, own_columns, without_rows};

/// The rows of an input.
pub type Stream = Frames<Box<dyn Read + Send>>;

/// A payroll that is ready to be run.
pub struct Intake {
    /// The columns.
    pub header: Header,
    /// The rows.
    pub rows: Stream,
    /// How many bytes there are, where that is known.
    pub size: Option<u64>,
    /// What was found in each file; nothing for a plain payroll.
    pub files: Vec<Found>,
    /// What is met in the cells while they are read.
    pub met: Option<Arc<Mutex<Met>>>,
    /// The joined rows, where tables were joined.
    pub joined: Option<Joined>,
}

/// What was found in a file.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// The tables.
    pub survey: Survey,
}

/// What is done with the rows.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The rows that are left out.
    pub exclude: Rows,
    /// How the rows will be rendered.
    pub format: Format,
    /// Whether incomplete years are projected.
    pub project: bool,
    /// Whether the rows' places are kept, for a workbook that is given back.
    pub keep: bool,
}

/// Why files did not become rows.
#[derive(Debug)]
pub struct Refused {
    /// Which file, from 0.
    pub file: usize,
    /// Why.
    pub error: SourceError,
}

impl Refused {
    fn of(file: usize) -> impl Fn(SourceError) -> Self {
        move |error| Self { file, error }
    }
}

/// Chooses how the tables of files become rows.
///
/// # Errors
/// Nothing is known in a file, or its tables cannot be joined.
pub fn arrange(mut files: Vec<FileTables>, wanted: &Wanted) -> Result<Intake, Refused> {
    let told: Vec<Found> = files
        .iter()
        .map(|file| Found { name: file.name.clone(), survey: file.survey.clone() })
        .collect();
    let nothing = |sheets, hidden| SheetProblem::NothingKnown { sheets, hidden }.into();
    let empty = |file: &FileTables| file.survey.tables.is_empty();
    let books = files.iter().position(|file| file.source.is_workbook() && empty(file));
    if let Some(index) = books {
        let Survey { unknown, hidden, .. } = files.swap_remove(index).survey;
        return Err(Refused { file: index, error: nothing(unknown, hidden) });
    }
    let tables: usize = files.iter().map(|file| file.survey.tables.len()).sum();
    if files.len() == 1
        && tables <= 1
        && let Some(file) = files.pop()
    {
        let single = file.survey.tables.first().map(|table| table.recognised.layout);
        if single.is_none_or(|layout| layout.id == "own") {
            let intake = alone(file, wanted).map_err(Refused::of(0))?;
            return Ok(Intake { files: told, ..intake });
        }
        files.push(file);
    }
    if let Some(index) = files.iter().position(empty) {
        return Err(Refused { file: index, error: nothing(Vec::new(), Vec::new()) });
    }
    let mut joined =
        join(&mut files, wanted.project).map_err(|(file, error)| Refused { file, error })?;
    if joined.rows == 0 {
        return Err(Refused { file: 0, error: SheetProblem::NoYear.into() });
    }
    let csv = leave_out(&mut joined, &wanted.exclude);
    let size = u64::try_from(csv.len()).ok();
    let intake = plain(Box::new(Cursor::new(csv)), wanted.format, size);
    let intake = intake.map_err(SourceError::Frame).map_err(Refused::of(0))?;
    Ok(Intake { files: told, joined: Some(joined), ..intake })
}

/// The joined rows without those that the user leaves out.
fn leave_out(joined: &mut Joined, exclude: &Rows) -> Vec<u8> {
    let csv = std::mem::take(&mut joined.csv);
    if exclude.is_empty() {
        return csv;
    }
    let (kept, left) = without_rows(&csv, exclude);
    joined.met.excluded += left;
    kept
}

/// A single table in our own columns, or a text file in which nothing was recognised: its header
/// then says what it lacks.
fn alone(file: FileTables, wanted: &Wanted) -> Result<Intake, SourceError> {
    let FileTables { source, mut survey, .. } = file;
    let table = survey.tables.pop();
    let as_it_stands = !source.has_tabs()
        && wanted.exclude.is_empty()
        && table.as_ref().is_none_or(|table| table.titles.is_empty());
    match (source.is_workbook(), table) {
        (true, Some(table)) => streamed(source, table, wanted),
        (false, Some(table)) if !as_it_stands => streamed(source, table, wanted),
        (_, _) => {
            let text = source.into_text();
            let (text, encoding, size) =
                text.map_err(|error| SourceError::Frame(FrameError::Read(error)))?;
            let reader: Box<dyn Read + Send> = if encoding == encoding::UTF_8 {
                Box::new(text)
            } else {
                Box::new(AsUtf8::new(text, encoding))
            };
            plain(reader, wanted.format, size).map_err(SourceError::Frame)
        }
    }
}

fn streamed(source: Source, table: Table, wanted: &Wanted) -> Result<Intake, SourceError> {
    let met = Arc::new(Mutex::new(Met::default()));
    let rows = own_columns(source, table, wanted.exclude.clone(), Arc::clone(&met), wanted.keep);
    let intake = plain(Box::new(rows), wanted.format, None).map_err(SourceError::Frame)?;
    Ok(Intake { met: Some(met), ..intake })
}

/// Rows that are as the contract says, after their header, which decides what every row is.
///
/// # Errors
/// It is no payroll, or cannot be read.
pub fn plain(
    reader: Box<dyn Read + Send>,
    format: Format,
    size: Option<u64>,
) -> Result<Intake, FrameError> {
    let (header, rows) = pipeline::open::<_, People>(reader, format)?;
    Ok(Intake { header, rows, size, files: Vec::new(), met: None, joined: None })
}
