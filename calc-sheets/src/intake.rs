//! Files whose tables were recognised, as one stream of rows in our own columns.

use std::io::Read;
use std::sync::{Arc, Mutex};

use calc_payroll::Format;
use calc_payroll::batch::{RowSource, TypedSource, size_of_rows};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::FrameError;
use calc_payroll::header::Header;
use calc_payroll::people::People;
use calc_payroll::pipeline;
use calc_payroll::subject::Subject as _;

use crate::encoding::{self, AsUtf8};
use crate::exclude::Rows;
use crate::join::{FileTables, Joined, join};
use crate::layout::Shape;
use crate::own_rows::{names_of, own_rows};
use crate::problem::SheetProblem;
use crate::room::Room;
use crate::source::{Source, SourceError, Survey, Table};
use crate::stream::CellFindings;

/// The rows of an input.
pub type Stream = Box<dyn RowSource + Send>;

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
    pub met: Option<Arc<Mutex<CellFindings>>>,
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
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The rows that are left out.
    pub exclude: Rows,
    /// How the rows will be rendered.
    pub format: Format,
    /// Whether incomplete years are projected.
    pub project: bool,
    /// The room that the joined rows may take.
    pub room: Room,
}

/// Why files did not become rows.
#[derive(Debug)]
pub struct ReadError {
    /// Which file, from 0.
    pub file: usize,
    /// Why.
    pub error: SourceError,
}

impl ReadError {
    fn of(file: usize) -> impl Fn(SourceError) -> Self {
        move |error| Self { file, error }
    }
}

/// Chooses how the tables of files become rows.
///
/// # Errors
/// Nothing is known in a file, or its tables cannot be joined.
pub fn arrange(mut files: Vec<FileTables>, wanted: &ReadOptions) -> Result<Intake, ReadError> {
    let told: Vec<Found> = files
        .iter()
        .map(|file| Found { name: file.name.clone(), survey: file.survey.clone() })
        .collect();
    let nothing = |sheets, hidden| SheetProblem::NothingKnown { sheets, hidden }.into();
    let empty = |file: &FileTables| file.survey.tables.is_empty();
    let books = files.iter().position(|file| file.source.is_workbook() && empty(file));
    if let Some(index) = books {
        let Survey { unknown, hidden, .. } = files.swap_remove(index).survey;
        return Err(ReadError { file: index, error: nothing(unknown, hidden) });
    }
    let tables: usize = files.iter().map(|file| file.survey.tables.len()).sum();
    if files.len() == 1
        && tables <= 1
        && let Some(file) = files.pop()
    {
        let single = file.survey.tables.first().map(|table| table.recognised.layout);
        if single.is_none_or(|layout| layout.id == "own") {
            let intake = alone(file, wanted).map_err(ReadError::of(0))?;
            return Ok(Intake { files: told, ..intake });
        }
        files.push(file);
    }
    if let Some(index) = files.iter().position(empty) {
        return Err(ReadError { file: index, error: nothing(Vec::new(), Vec::new()) });
    }
    if let Some(refused) = of_months(&files) {
        return Err(refused);
    }
    let mut joined = join(&mut files, wanted.project, wanted.room)
        .map_err(|(file, error)| ReadError { file, error })?;
    if joined.rows == 0 && !has_incomes(&told) {
        return Err(ReadError { file: 0, error: SheetProblem::NoYear.into() });
    }
    leave_out(&mut joined, &wanted.exclude);
    let names = std::mem::take(&mut joined.names);
    let header = Header::of_names(names, 1, wanted.format, People::check_header);
    let header = header.map_err(SourceError::from).map_err(ReadError::of(0))?;
    let rows = std::mem::take(&mut joined.table);
    Ok(Intake {
        header,
        size: u64::try_from(size_of_rows(&rows)).ok(),
        rows: Box::new(TypedSource::new(rows)),
        files: told,
        met: None,
        joined: Some(joined),
    })
}

/// A table of months in our own columns: one month taken for the year would be a wrong tax with nothing
/// wrong about the row.
fn of_months(files: &[FileTables]) -> Option<ReadError> {
    let tables = files
        .iter()
        .enumerate()
        .flat_map(|(at, file)| file.survey.tables.iter().map(move |table| (at, table)));
    let own = tables.filter(|(_, table)| table.recognised.layout.id == "own");
    own.into_iter().find_map(|(file, table)| {
        let checked = Header::of_names(names_of(table), 1, Format::Csv, People::check_header);
        let problem =
            checked.err().filter(|problem| matches!(problem, FileProblem::OfMonths { .. }))?;
        Some(ReadError { file, error: problem.into() })
    })
}

/// Takes away the joined rows that the user leaves out.
fn leave_out(joined: &mut Joined, exclude: &Rows) {
    let before = joined.table.len();
    joined.table.retain(|row| !exclude.contains(row.number));
    let left = before - joined.table.len();
    joined.met.excluded += u64::try_from(left).unwrap_or(u64::MAX);
}

/// Whether a table holds incomes of the mainland, be it of people who are not worked out here.
fn has_incomes(files: &[Found]) -> bool {
    files.iter().flat_map(|file| &file.survey.tables).any(|table| {
        matches!(table.recognised.layout.shape, Shape::MonthsAdded | Shape::LastMonth | Shape::Year)
    })
}

/// A single table in our own columns, or a text file in which nothing was recognised: its header
/// then says what it lacks.
fn alone(file: FileTables, wanted: &ReadOptions) -> Result<Intake, SourceError> {
    let FileTables { source, mut survey, .. } = file;
    let forced = survey.forced;
    let table = survey.tables.pop();
    let as_it_stands = !source.has_tabs()
        && !forced
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

fn streamed(source: Source, table: Table, wanted: &ReadOptions) -> Result<Intake, SourceError> {
    let met = Arc::new(Mutex::new(CellFindings::default()));
    let row = table.header_row.into();
    let header = Header::of_names(names_of(&table), row, wanted.format, People::check_header)?;
    let rows = own_rows(source, table, wanted.exclude.clone(), Arc::clone(&met));
    let (rows, met) = (Box::new(rows), Some(met));
    Ok(Intake { header, rows, size: None, files: Vec::new(), met, joined: None })
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
    let rows = Box::new(rows);
    Ok(Intake { header, rows, size, files: Vec::new(), met: None, joined: None })
}
