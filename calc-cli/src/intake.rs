//! Whatever somebody has, as a stream of rows in our own columns: a plain payroll goes straight
//! through; a workbook, another encoding or other people's columns take a way of their own first.

use std::fs::File;
use std::path::{Path, PathBuf};
#[cfg(feature = "parquet")]
use std::sync::{Arc, Mutex, PoisonError};

use calc_payroll::Format;
#[cfg(feature = "parquet")]
use calc_payroll::people::People;
use calc_payroll::sniff::Kind;
use calc_sheets::encoding::{self, Encoding};
use calc_sheets::exclude;
use calc_sheets::intake;
use calc_sheets::layout::Recogniser;
use calc_sheets::map::{self, Looked, Map};
use calc_sheets::months::{MonthMap, recogniser};
use calc_sheets::opening::{Opening, is_plain};
use calc_sheets::room::Room;
use calc_sheets::source::{Options, Source};
#[cfg(feature = "parquet")]
use calc_sheets::stream::CellFindings;
use calc_text::Words;

use crate::args::ReadingArguments;
use crate::failure::{Failure, Message, name_of};
use crate::input::{self, read_failure};
use crate::opened::{Opened, frame_failure, source_failure};
#[cfg(feature = "parquet")]
use crate::parquet_file::ParquetTable;

/// The most bytes of a mapping file.
const LARGEST_MAP: usize = 1 << 20;

/// A payroll that is ready to be run.
pub(crate) struct Intake {
    /// Its columns, its rows, and what was found.
    pub(crate) payroll: intake::Intake,
    /// The workbook that is to be given back.
    pub(crate) kept: Option<File>,
}

/// How an input is to be read.
pub(crate) struct InputOptions<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) reading: &'a ReadingArguments,
    pub(crate) exclude: exclude::Rows,
    pub(crate) format: Format,
    /// Whether what is recognised has to be told, even of a plain payroll.
    pub(crate) survey: bool,
    /// Whether the workbook is to be given back.
    pub(crate) keep: bool,
}

/// Opens what is to be read.
pub(crate) fn open(
    wanted: &InputOptions<'_>,
    #[cfg_attr(not(feature = "parquet"), allow(unused_mut))] mut opened: Vec<Opened>,
    words: &Words,
) -> Result<Intake, Failure> {
    #[cfg(feature = "parquet")]
    if let Some(table) = ParquetTable::among(&mut opened, wanted.format)? {
        return of_parquet(&table, wanted);
    }
    let options = options(wanted.reading)?;
    let plain = options.sheets.is_empty()
        && options.encoding.is_none()
        && wanted.reading.map.is_none()
        && wanted.exclude.is_empty()
        && !wanted.survey
        && !wanted.keep;
    let mut kept = None;
    let mut opening = Opening::new(options, wanted.paths.len() > 1);
    for mut input in opened {
        let path = &input.path.clone();
        if plain && wanted.paths.len() == 1 && is_plain(&input.head, wanted.format) {
            let size = input.size;
            let payroll = intake::plain(input.stream(), wanted.format, size);
            let payroll = payroll.map_err(|error| frame_failure(path, error))?;
            return Ok(Intake { payroll, kept: None });
        }
        let (file, head) = (input.file()?, &input.head);
        if wanted.keep {
            if wanted.paths.len() > 1 || Kind::of(head) != Some(Kind::Xlsx) {
                let message = Message::new("cli-keep-one-workbook", Vec::new());
                return Err(Failure::CommandLine(message));
            }
            kept = Some(file.try_clone().map_err(|error| read_failure(path, error))?);
        }
        let added = opening.add(file_name(words, path), file, head);
        added.map_err(|error| source_failure(path, error))?;
    }
    let rows = intake::ReadOptions {
        exclude: wanted.exclude.clone(),
        format: wanted.format,
        project: wanted.reading.project,
        room: Room::Run,
    };
    let payroll = opening.arrange(&rows).map_err(|refused| {
        let path = wanted.paths.get(refused.file);
        source_failure(path.map_or(Path::new("-"), PathBuf::as_path), refused.error)
    })?;
    Ok(Intake { payroll, kept })
}

/// A table in our own columns.
#[cfg(feature = "parquet")]
fn of_parquet(table: &ParquetTable, wanted: &InputOptions<'_>) -> Result<Intake, Failure> {
    let reading = wanted.reading;
    table.refuse(&[
        (!reading.sheets.is_empty(), "--sheet"),
        (reading.encoding.is_some(), "--encoding"),
        (reading.map.is_some(), "--map"),
        (reading.project, "--project"),
        (wanted.survey, "--dry-run"),
        (wanted.keep, "--keep-workbook"),
    ])?;
    let met = Arc::new(Mutex::new(CellFindings::default()));
    let (counted, exclude) = (Arc::clone(&met), wanted.exclude.clone());
    let mut last = 0;
    let left_out = move |row| {
        let is_left_out = exclude.contains(row);
        // A row may be asked about more than once.
        if is_left_out && row > last {
            counted.lock().unwrap_or_else(PoisonError::into_inner).excluded += 1;
            last = row;
        }
        is_left_out
    };
    let (header, rows) = table.open_without::<People>(Box::new(left_out))?;
    let (size, files, met) = (table.size(), Vec::new(), Some(met));
    let payroll = intake::Intake { header, rows, size, files, met, joined: None };
    Ok(Intake { payroll, kept: None })
}

/// The encoding that was asked for.
pub(crate) fn encoding_named(name: Option<&str>) -> Result<Option<&'static Encoding>, Failure> {
    let Some(name) = name else { return Ok(None) };
    encoding::named(name).map(Some).ok_or_else(|| {
        let arguments = vec![("found", name.to_owned())];
        Failure::CommandLine(Message::new("cli-bad-encoding", arguments))
    })
}

pub(crate) fn options(reading: &ReadingArguments) -> Result<Options, Failure> {
    let encoding = encoding_named(reading.encoding.as_deref())?;
    let recogniser = match &reading.map {
        None => Recogniser::default(),
        Some(path) => {
            let failed = |problem| Failure::Sheet { file: path.clone(), problem };
            Map::read(&map_text(path)?).map_err(failed)?.recogniser()
        }
    };
    Ok(Options { sheets: reading.sheets.clone(), encoding, recogniser, room: Room::Run })
}

/// A mapping for months.
pub(crate) fn map_of_months(path: &Path) -> Result<MonthMap, Failure> {
    let failed = |problem| Failure::Sheet { file: path.to_owned(), problem };
    MonthMap::read(&map_text(path)?).map_err(failed)
}

/// The text of a mapping file.
pub(crate) fn map_text(path: &Path) -> Result<String, Failure> {
    let bytes = input::read_limited(path, LARGEST_MAP)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// A file's name without its folders, as tables are called.
pub(crate) fn file_name(words: &Words, path: &Path) -> String {
    path.file_name()
        .filter(|_| path.as_os_str() != "-")
        .map_or_else(|| name_of(words, path), |name| name.to_string_lossy().into_owned())
}

/// What the rows of a file are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    Years,
    Months,
}

/// What is proposed for the columns of a file; nothing where it has no table.
pub(crate) fn looked_at(
    path: &Path,
    reading: &ReadingArguments,
    rows: Rows,
    words: &Words,
) -> Result<Option<Looked>, Failure> {
    let options = match rows {
        Rows::Years => options(reading)?,
        Rows::Months => {
            let map = reading.map.as_deref().map(map_of_months).transpose()?;
            let encoding = encoding_named(reading.encoding.as_deref())?;
            let recogniser = recogniser(map, true);
            Options { sheets: reading.sheets.clone(), encoding, recogniser, room: Room::Run }
        }
    };
    let mut source = opened(path, &options)?;
    let name = file_name(words, path);
    let looked = match rows {
        Rows::Years => map::look(&mut source, &options, &name),
        Rows::Months => map::look_for_months(&mut source, &options, &name),
    };
    looked.map_err(|error| source_failure(path, error))
}

/// The header of the first table of a file; where none is recognised, its widest first row.
pub(crate) fn first_names(path: &Path, reading: &ReadingArguments) -> Result<Vec<String>, Failure> {
    let options = options(reading)?;
    let mut source = opened(path, &options)?;
    let failed = |error| source_failure(path, error);
    let survey = source.survey(&options).map_err(failed)?;
    if let Some(table) = survey.tables.into_iter().next() {
        return Ok(table.recognised.names);
    }
    let sheet = survey.unknown.first().filter(|_| source.is_workbook()).cloned();
    source.widest_row(sheet.as_deref()).map_err(failed)
}

fn opened(path: &Path, options: &Options) -> Result<Source, Failure> {
    let mut input = Opened::new(path)?;
    let file = input.file()?;
    let sheet = |problem| Failure::Sheet { file: path.to_owned(), problem };
    Source::open(file, &input.head, options).map_err(sheet)
}
