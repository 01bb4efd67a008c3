//! The rows of files of months, whatever they are: our own columns, a mapping, the withholding client's
//! sheets, and facts of the year or month beside them.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use calc_payroll::Format;
use calc_payroll::months::Months;
use calc_payroll::person_years::joined::FactsTable;
use calc_payroll::sniff::Kind;
use calc_sheets::exclude::Rows;
use calc_sheets::intake::ReadError;
use calc_sheets::months::{
    MonthOptions, MonthRows, RowPlace, arrange, facts_of_years, found, months_alone, recogniser,
};
use calc_sheets::opening::{Opening, is_plain_of};
use calc_sheets::problem::SheetProblem;
use calc_sheets::reading::{YearMonth, year_month};
use calc_sheets::room::Room;
use calc_sheets::source::Options;
use calc_sheets::stream::CellFindings;

use calc_text::withholding::{left_out, of_facts};
use calc_text::{Words, recognition};

use crate::batch::kept_workbook::SheetRow;
use crate::failure::{Failure, Message};
use crate::input::read_failure;
use crate::intake::{encoding_named, file_name, map_of_months};
use crate::opened::{Opened, source_failure};
#[cfg(feature = "parquet")]
use crate::parquet_file::ParquetTable;
use crate::subject_source::{SubjectSource, TextFile};

/// Which files, and how they are read.
pub(crate) struct MonthsAsked<'a> {
    pub(crate) input: &'a [PathBuf],
    pub(crate) sheets: &'a [String],
    pub(crate) encoding: Option<&'a str>,
    pub(crate) map: Option<&'a Path>,
    /// The month of sheets that do not say it.
    pub(crate) month: Option<YearMonth>,
    pub(crate) exclude: Rows,
    pub(crate) format: Format,
    /// Whether facts of the year are taken.
    pub(crate) years: bool,
    /// Whether what is recognised has to be told, even of a plain file.
    pub(crate) survey: bool,
    /// Whether the workbook is to be given back.
    pub(crate) keep: bool,
}

/// Months that are ready to be run.
pub(crate) struct MonthsFound {
    pub(crate) source: SubjectSource<Months>,
    /// Facts of the year.
    pub(crate) facts: Vec<FactsTable>,
    /// What is said before the run.
    pub(crate) before: Vec<String>,
    /// What was not taken of facts, and what of them belongs to nobody.
    pub(crate) of_facts: Vec<String>,
    /// What the user left out, where that is anything.
    pub(crate) left_out: Option<String>,
    /// What was met while the rows were read.
    pub(crate) met: CellFindings,
    /// Where each row stands; nothing of a plain file.
    pub(crate) places: BTreeMap<u64, RowPlace>,
    /// Whether rows of several tables were numbered on.
    pub(crate) numbered_on: bool,
    /// The workbook that is to be given back, and its tables.
    pub(crate) kept: Option<(File, Vec<calc_sheets::intake::Found>)>,
}

impl MonthsFound {
    /// Rows that are read as they stand.
    fn as_it_is(source: SubjectSource<Months>) -> Self {
        Self {
            source,
            facts: Vec::new(),
            before: Vec::new(),
            of_facts: Vec::new(),
            left_out: None,
            met: CellFindings::default(),
            places: BTreeMap::new(),
            numbered_on: false,
            kept: None,
        }
    }

    /// Where a row stands in the files that were given, where rows were numbered on.
    pub(crate) fn origin(&self, row: u64) -> Option<String> {
        let place = self.places.get(&row).filter(|_| self.numbered_on)?;
        let sheet = place.sheet.as_ref().map_or_else(String::new, |sheet| format!(" › {sheet}"));
        Some(format!("{}{sheet} › {}", place.file, place.row))
    }
}

impl MonthsFound {
    /// The sheet and row that the results of a row stand behind.
    pub(crate) fn sheet_row(&self, row: u64) -> Option<SheetRow> {
        let place = self.places.get(&row)?;
        Some((place.sheet.clone().unwrap_or_default(), place.row))
    }

    /// What is said after the run.
    pub(crate) fn after(&self, words: &Words) -> Vec<String> {
        let met = recognition::met(words, &self.met);
        self.left_out.iter().chain(&self.of_facts).cloned().chain(met).collect()
    }

    /// What is said of the reading, before and after.
    pub(crate) fn reading(&self, words: &Words) -> Vec<String> {
        self.before.iter().cloned().chain(self.after(words)).collect()
    }
}

/// The month that the command line names: 2025-06.
pub(crate) fn month_named(text: Option<&str>) -> Result<Option<YearMonth>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let found = year_month(text).filter(|found| found.month.is_some());
    found.map(Some).ok_or_else(|| {
        let filled = vec![("found", text.to_owned())];
        Failure::CommandLine(Message::new("cli-bad-month", filled))
    })
}

/// Opens the files.
pub(crate) fn open(
    asked: &MonthsAsked<'_>,
    inputs: Vec<Opened>,
    words: &Words,
) -> Result<MonthsFound, Failure> {
    opened(asked, inputs, words).map_err(|failure| match failure {
        // Here the command line can say it.
        Failure::Sheet { problem: SheetProblem::WhichMonth(place), .. } => {
            Failure::CommandLine(Message::new("cli-which-month", vec![("place", place)]))
        }
        other => other,
    })
}

fn opened(
    asked: &MonthsAsked<'_>,
    #[cfg_attr(not(feature = "parquet"), allow(unused_mut))] mut inputs: Vec<Opened>,
    words: &Words,
) -> Result<MonthsFound, Failure> {
    #[cfg(feature = "parquet")]
    if let Some(table) = ParquetTable::among(&mut inputs, asked.format)? {
        table.refuse(&[
            (!asked.sheets.is_empty(), "--sheet"),
            (asked.encoding.is_some(), "--encoding"),
            (asked.map.is_some(), "--map"),
            (asked.month.is_some(), "--month"),
            (!asked.exclude.is_empty(), "--exclude"),
            (asked.survey, "--dry-run"),
            (asked.keep, "--keep-workbook"),
        ])?;
        return Ok(MonthsFound::as_it_is(SubjectSource::Table(table)));
    }
    let encoding = encoding_named(asked.encoding)?;
    let map = asked.map.map(map_of_months).transpose()?;
    let as_it_is = map.is_none()
        && encoding.is_none()
        && asked.sheets.is_empty()
        && asked.exclude.is_empty()
        && !asked.survey
        && !asked.keep;
    let options = Options {
        sheets: asked.sheets.to_vec(),
        encoding,
        recogniser: recogniser(map, asked.years),
        room: Room::Run,
    };
    let several = inputs.len() > 1;
    let mut opening = Opening::new(options, several);
    let mut plain: Vec<Option<TextFile<Months>>> = Vec::new();
    let mut book = None;
    for mut input in inputs {
        let path = input.path.clone();
        let failed = |error| source_failure(&path, error);
        let (file, head) = (input.file()?, &input.head);
        if asked.keep {
            if several || Kind::of(head) != Some(Kind::Xlsx) {
                let message = Message::new("cli-keep-one-workbook", Vec::new());
                return Err(Failure::CommandLine(message));
            }
            book = Some(file.try_clone().map_err(|error| read_failure(&path, error))?);
        }
        let is_plain = as_it_is && is_plain_of::<Months>(head, asked.format);
        let copy = file.try_clone().map_err(|error| read_failure(&path, error))?;
        plain.push(is_plain.then(|| TextFile::new(&path, copy, asked.format, input.size)));
        opening.add(file_name(words, &path), file, head).map_err(failed)?;
    }
    arranged(asked, opening, (plain, book), words).map_err(|ReadError { file, error }| {
        let path = asked.input.get(file).map_or(Path::new("-"), PathBuf::as_path);
        source_failure(path, error)
    })
}

/// What is opened: the plain files among it, and the workbook that is given back.
type Held = (Vec<Option<TextFile<Months>>>, Option<File>);

fn arranged(
    asked: &MonthsAsked<'_>,
    opening: Opening,
    (mut plain, book): Held,
    words: &Words,
) -> Result<MonthsFound, ReadError> {
    let mut files = opening.into_files()?;
    let alone =
        months_alone(&files).and_then(|at| plain.get_mut(at)?.take().map(|text| (at, text)));
    let told = found(&files);
    let mut before = recognition::before(words, &told, None);
    if let Some((at, text)) = alone {
        if told.len() == 1 {
            before.clear();
        }
        files.remove(at);
        let facts = facts_of_years(&mut files)?;
        let found = MonthsFound::as_it_is(SubjectSource::Text(text));
        return Ok(MonthsFound { facts, before, ..found });
    }
    let options = MonthOptions {
        month: asked.month,
        exclude: asked.exclude.clone(),
        format: asked.format,
        years: asked.years,
        room: Room::Run,
    };
    let rows = arrange(files, &options)?;
    let of_facts = of_facts(words, &rows);
    let left_out = left_out(words, &rows, asked.years);
    let MonthRows { header, rows, places, numbered_on, facts, met, .. } = rows;
    Ok(MonthsFound {
        source: SubjectSource::Typed { header, rows },
        facts,
        before,
        of_facts,
        left_out,
        met,
        places,
        numbered_on,
        kept: book.map(|book| (book, told)),
    })
}
