//! Whatever somebody has, as a stream of rows in our own columns: a plain payroll goes straight
//! through; a workbook, another encoding or other people's columns take a way of their own first.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek as _, Write as _};
use std::path::{Path, PathBuf};
#[cfg(feature = "parquet")]
use std::sync::{Arc, Mutex, PoisonError};

use calc_payroll::Format;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::FrameError;
#[cfg(feature = "parquet")]
use calc_payroll::people::People;
use calc_payroll::sniff::Kind;
use calc_sheets::encoding::{self, Encoding};
use calc_sheets::exclude;
use calc_sheets::intake;
use calc_sheets::layout::Recogniser;
use calc_sheets::map::{self, Looked, Map};
use calc_sheets::months::{MonthMap, recogniser};
use calc_sheets::opening::{HEAD, Opening, check_kind, is_plain};
use calc_sheets::problem::{Limit, SheetProblem};
use calc_sheets::room::Room;
use calc_sheets::source::{Options, Source, SourceError};
#[cfg(feature = "parquet")]
use calc_sheets::stream::CellFindings;
use calc_sheets::temporary::TemporaryFile;
use calc_text::Words;

use crate::args::ReadingArguments;
use crate::failure::{Failure, Message, name_of};
use crate::input::{self, Input, read_failure};
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

/// An input that is open, of which the beginning was read.
pub(crate) struct Opened {
    pub(crate) path: PathBuf,
    pub(crate) head: Vec<u8>,
    pub(crate) size: Option<u64>,
    /// What comes behind the beginning; nothing once it was copied.
    rest: Option<Input>,
    /// A copy that can be read again, of what came through a pipe.
    copy: Option<File>,
}

impl Opened {
    /// Opens an input and reads its beginning.
    pub(crate) fn new(path: &Path) -> Result<Self, Failure> {
        let mut input = input::open(path)?;
        let head = head(path, &mut input)?;
        Ok(Self { path: path.to_owned(), head, size: input.size, rest: Some(input), copy: None })
    }

    /// All inputs.
    pub(crate) fn all(paths: &[PathBuf]) -> Result<Vec<Self>, Failure> {
        paths.iter().map(|path| Self::new(path)).collect()
    }

    /// The whole input as a file that stands at its beginning.
    pub(crate) fn file(&mut self) -> Result<File, Failure> {
        check_kind(&self.head).map_err(|error| source_failure(&self.path, error))?;
        self.seekable_file()
    }

    /// The same of a kind that is looked at elsewhere.
    pub(crate) fn seekable_file(&mut self) -> Result<File, Failure> {
        if let Some(input) = self.rest.take() {
            self.copy = Some(seekable(&self.path, input, &self.head)?);
        }
        let failed = |error| read_failure(&self.path, error);
        let copy = self.copy.as_ref().ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
        let mut file = copy.try_clone().map_err(failed)?;
        file.rewind().map_err(failed)?;
        Ok(file)
    }

    /// The whole input, once, as a stream.
    fn stream(self) -> Box<dyn Read + Send> {
        let rest = self.rest.map_or_else(|| Box::new(io::empty()) as _, |input| input.reader);
        Box::new(Cursor::new(self.head).chain(rest))
    }
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

/// A failure to read the rows of a file.
pub(crate) fn frame_failure(path: &Path, error: FrameError) -> Failure {
    match error {
        FrameError::File(problem) => failure(path, problem),
        FrameError::Read(error) => read_failure(path, error),
    }
}

fn failure(path: &Path, problem: FileProblem) -> Failure {
    Failure::File { file: path.to_owned(), problem }
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

/// The beginning of a file.
fn head(path: &Path, input: &mut Input) -> Result<Vec<u8>, Failure> {
    let mut head = Vec::new();
    let limit = u64::try_from(HEAD).unwrap_or(u64::MAX);
    let read = input.reader.by_ref().take(limit).read_to_end(&mut head);
    read.map_err(|error| read_failure(path, error))?;
    Ok(head)
}

/// A file that can be read from its beginning again: itself, or a copy of what comes through a pipe.
fn seekable(path: &Path, input: Input, head: &[u8]) -> Result<File, Failure> {
    let failed = |error: io::Error| read_failure(path, error);
    if input.size.is_some() {
        return File::open(path).map_err(failed);
    }
    let mut copy = TemporaryFile::new().map_err(failed)?;
    copy.write_all(head).map_err(failed)?;
    let most = Limit::FileBytes.most();
    let copied = io::copy(&mut input.reader.take(most + 1), &mut copy).map_err(failed)?;
    if copied > most {
        let problem = SheetProblem::TooLarge(Limit::FileBytes);
        return Err(Failure::Sheet { file: path.to_owned(), problem });
    }
    Ok(copy.into_file())
}

/// A file's name without its folders, as tables are called.
pub(crate) fn file_name(words: &Words, path: &Path) -> String {
    path.file_name()
        .filter(|_| path.as_os_str() != "-")
        .map_or_else(|| name_of(words, path), |name| name.to_string_lossy().into_owned())
}

pub(crate) fn source_failure(path: &Path, error: SourceError) -> Failure {
    match error {
        SourceError::Sheet(problem) => Failure::Sheet { file: path.to_owned(), problem },
        SourceError::Frame(error) => frame_failure(path, error),
    }
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
