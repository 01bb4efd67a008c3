//! Whatever somebody has, as a stream of rows in our own columns: a plain payroll goes straight
//! through; a workbook, another encoding or other people's columns take a way of their own first.

use std::fs::File;
use std::io::{self, Cursor, Read, Write as _};
use std::path::{Path, PathBuf};

use calc_payroll::Format;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::Header;
use calc_payroll::sniff::Kind;
use calc_sheets::encoding;
use calc_sheets::exclude::Rows;
use calc_sheets::intake;
use calc_sheets::join::FileTables;
use calc_sheets::layout::Recognised;
use calc_sheets::map::Map;
use calc_sheets::problem::{Limit, SheetProblem};
use calc_sheets::source::{Options, Source, SourceError, is_named};
use calc_text::Words;

use crate::args::ReadingArguments;
use crate::failure::{Failure, Message, name_of};
use crate::input::{self, Input, read_failure};

/// How much of a file is looked at before it is read.
const HEAD: usize = 1 << 17;

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
pub(crate) struct Wanted<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) reading: &'a ReadingArguments,
    pub(crate) exclude: Rows,
    pub(crate) format: Format,
    /// Whether what is recognised has to be told, even of a plain payroll.
    pub(crate) survey: bool,
    /// Whether the workbook is to be given back.
    pub(crate) keep: bool,
}

/// Opens what is to be read.
pub(crate) fn open(wanted: &Wanted<'_>, words: &Words) -> Result<Intake, Failure> {
    let options = options(wanted.reading)?;
    let plain = options.sheets.is_empty()
        && options.encoding.is_none()
        && options.map.is_none()
        && wanted.exclude.is_empty()
        && !wanted.survey
        && !wanted.keep;
    let (mut files, mut kept) = (Vec::new(), None);
    let mut sheets = SheetsAsked::new(&options, wanted.paths.len() > 1);
    for path in wanted.paths {
        let mut input = input::open(path)?;
        let head = head(path, &mut input)?;
        if plain && wanted.paths.len() == 1 && is_plain(&head, wanted.format) {
            let size = input.size;
            let reader: Box<dyn Read + Send> = Box::new(Cursor::new(head).chain(input.reader));
            let payroll = intake::plain(reader, wanted.format, size);
            let payroll = payroll.map_err(|error| frame_failure(path, error))?;
            return Ok(Intake { payroll, kept: None });
        }
        if let Some(kind) = Kind::of(&head).filter(|kind| !is_read(*kind)) {
            return Err(failure(path, FileProblem::NotCsv(kind)));
        }
        let file = seekable(path, input, &head)?;
        if wanted.keep {
            if wanted.paths.len() > 1 || Kind::of(&head) != Some(Kind::Xlsx) {
                let message = Message::new("cli-keep-one-workbook", Vec::new());
                return Err(Failure::CommandLine(message));
            }
            kept = Some(file.try_clone().map_err(|error| read_failure(path, error))?);
        }
        let sheet = |problem| Failure::Sheet { file: path.clone(), problem };
        let mut source = Source::open(file, &head, sheets.opening()).map_err(sheet)?;
        let survey = source.survey(&sheets.reading_of(&source));
        let survey = survey.map_err(|error| source_failure(path, error))?;
        files.push(FileTables { name: file_name(words, path), source, survey });
    }
    if let (Some(problem), Some(path)) = (sheets.not_found(), wanted.paths.first()) {
        return Err(Failure::Sheet { file: path.clone(), problem });
    }
    let rows = intake::Wanted {
        exclude: wanted.exclude.clone(),
        format: wanted.format,
        project: wanted.reading.project,
        keep: wanted.keep,
    };
    let payroll = intake::arrange(files, &rows).map_err(|refused| {
        let path = wanted.paths.get(refused.file);
        source_failure(path.map_or(Path::new("-"), PathBuf::as_path), refused.error)
    })?;
    Ok(Intake { payroll, kept })
}

/// The sheets that somebody asked for. Of several files each has some of them, and one that has none
/// is read as if nobody had asked; a sheet that no file has is a mistake.
struct SheetsAsked {
    options: Options,
    /// What was asked for, where there are several files.
    of_several: Option<Vec<String>>,
    /// The sheets of the files so far.
    known: Vec<String>,
}

impl SheetsAsked {
    fn new(options: &Options, several: bool) -> Self {
        let mut options = options.clone();
        let of_several = several.then(|| std::mem::take(&mut options.sheets));
        Self { options, of_several, known: Vec::new() }
    }

    /// How a file is opened: before its sheets are known.
    fn opening(&self) -> &Options {
        &self.options
    }

    /// How its sheets are read.
    fn reading_of(&mut self, source: &Source) -> Options {
        let mut options = self.options.clone();
        if let Some(asked) = &self.of_several {
            let names = source.sheet_names();
            let here = |wanted: &&String| names.iter().any(|name| is_named(name, wanted));
            options.sheets = asked.iter().filter(here).cloned().collect();
            self.known.extend(names);
        }
        options
    }

    /// What was asked for and is in no file.
    fn not_found(&self) -> Option<SheetProblem> {
        let there = |wanted: &String| self.known.iter().any(|name| is_named(name, wanted));
        let name = self.of_several.iter().flatten().find(|wanted| !there(wanted))?.clone();
        Some(SheetProblem::NoSheet { name, known: self.known.clone() })
    }
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

/// Whether a file is the payroll of the contract: text in UTF-8, the header in its first row.
fn is_plain(head: &[u8], format: Format) -> bool {
    if Kind::of(head).is_some() {
        return false;
    }
    if std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some()) {
        return false;
    }
    let mut first = Vec::new();
    let row = Frames::new(head).first_row(&mut first);
    matches!(row, Ok(Some(row)) if Header::read(&first, row, format).is_ok())
}

/// Whether a kind of file that is no CSV is read all the same.
fn is_read(kind: Kind) -> bool {
    matches!(kind, Kind::Xlsx | Kind::Xls | Kind::Utf16)
}

fn options(reading: &ReadingArguments) -> Result<Options, Failure> {
    let encoding = match &reading.encoding {
        None => None,
        Some(name) => Some(encoding::named(name).ok_or_else(|| {
            let arguments = vec![("found", name.clone())];
            Failure::CommandLine(Message::new("cli-bad-encoding", arguments))
        })?),
    };
    let map = match &reading.map {
        None => None,
        Some(path) => {
            let bytes = input::read_limited(path, LARGEST_MAP)?;
            let text = String::from_utf8_lossy(&bytes);
            let failed = |problem| Failure::Sheet { file: path.clone(), problem };
            Some(Map::read(text.trim_start_matches('\u{feff}')).map_err(failed)?)
        }
    };
    Ok(Options { sheets: reading.sheets.clone(), encoding, map })
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
    let mut copy = tempfile::tempfile().map_err(failed)?;
    copy.write_all(head).map_err(failed)?;
    let most = Limit::FileBytes.most();
    let copied = io::copy(&mut input.reader.take(most + 1), &mut copy).map_err(failed)?;
    if copied > most {
        let problem = SheetProblem::TooLarge(Limit::FileBytes);
        return Err(Failure::Sheet { file: path.to_owned(), problem });
    }
    Ok(copy)
}

/// A file's name without its folders, as tables are called.
fn file_name(words: &Words, path: &Path) -> String {
    path.file_name()
        .filter(|_| path.as_os_str() != "-")
        .map_or_else(|| name_of(words, path), |name| name.to_string_lossy().into_owned())
}

fn source_failure(path: &Path, error: SourceError) -> Failure {
    match error {
        SourceError::Sheet(problem) => Failure::Sheet { file: path.to_owned(), problem },
        SourceError::Frame(error) => frame_failure(path, error),
    }
}

/// The header of the first table of a file; where none is recognised, its widest first row.
pub(crate) fn first_rows(
    path: &Path,
    reading: &ReadingArguments,
) -> Result<(Vec<String>, Option<Recognised>), Failure> {
    let options = options(reading)?;
    let mut input = input::open(path)?;
    let head = head(path, &mut input)?;
    if let Some(kind) = Kind::of(&head).filter(|kind| !is_read(*kind)) {
        return Err(failure(path, FileProblem::NotCsv(kind)));
    }
    let file = seekable(path, input, &head)?;
    let sheet = |problem| Failure::Sheet { file: path.to_owned(), problem };
    let mut source = Source::open(file, &head, &options).map_err(sheet)?;
    let survey = source.survey(&options).map_err(|error| source_failure(path, error))?;
    if let Some(table) = survey.tables.into_iter().next() {
        return Ok((table.recognised.names.clone(), Some(table.recognised)));
    }
    let sheet = survey.unknown.first().filter(|_| source.is_workbook()).cloned();
    let names = source.widest_row(sheet.as_deref());
    Ok((names.map_err(|error| source_failure(path, error))?, None))
}
