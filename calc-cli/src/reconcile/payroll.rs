//! The figures of a payroll: what they agree with, and the file that keeps it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_core::person::readings::calibrate::{CalibratedYear, Resistance, Resisting};
use calc_payroll::bureau::figures::{EXEMPTION, FigureColumns, NoColumn, REFUND};
use calc_payroll::bureau::file::ReadingsFile;
use calc_payroll::bureau::{Found, Rows};
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude;
use calc_sheets::intake::Found as FoundFile;
use calc_text::calibration::CalibrationAnswer;
use calc_text::outcome::count;
use calc_text::reply::json;
use calc_text::{ProblemError, Words, amount_cny, recognition};

use crate::Done;
use crate::args::{ReadingArguments, ReconcileArguments};
use crate::failure::{BAD_ROWS, Failure, GOOD, Message, name_of};
use crate::intake::{self, InputOptions, Intake};
use crate::open_point_text::{alternative, point};
use crate::opened::{Opened, frame_failure};
use crate::output::{is_stdout, print, write_whole};
use crate::page::Page;
use crate::said::say;
use crate::settings::settings;
use crate::written_files;

/// How many rows are named in a line.
const NAMED: usize = 12;

/// Compares the figures of a payroll with every reading.
pub(super) fn run(
    arguments: &ReconcileArguments,
    opened: Vec<Opened>,
    (quiet, words): (bool, &Words),
) -> Done {
    let settings = settings(&arguments.settings)?;
    refuse_same_files(arguments, words)?;
    let path = arguments.input.first().map_or(Path::new("-"), PathBuf::as_path);
    let reading = ReadingArguments {
        sheets: arguments.sheets.clone(),
        encoding: arguments.encoding.clone(),
        map: arguments.map.clone(),
        project: false,
    };
    let wanted = InputOptions {
        paths: &arguments.input,
        reading: &reading,
        exclude: exclude::Rows::default(),
        format: Format::Csv,
        survey: false,
        keep: false,
    };
    let Intake { payroll: mut intake, .. } = intake::open(&wanted, opened, words)?;
    if !quiet {
        hide_figures(&mut intake.files, arguments.official_column.as_deref());
        say(&recognition::text(&recognition::before(words, &intake.files, intake.joined.as_ref())));
    }
    let columns = FigureColumns::find(&intake.header, arguments.official_column.as_deref());
    let columns = columns.map_err(|missing| no_column(path, missing))?;
    let payroll: Payroll = Payroll { header: intake.header, settings, format: Format::Csv };
    let rows = Rows::read(intake.rows, &payroll, columns);
    let rows = rows.map_err(|error| frame_failure(path, error))?;
    let found = rows.compare(&payroll.settings);
    if found.calibration.years.is_empty() && found.refused.is_empty() {
        let message = Message::new("official-none", Vec::new());
        return Err(Failure::Input { file: path.to_owned(), message });
    }
    tell(arguments, path, found, words)
}

/// The columns of official figures are used here, and so they are not among those that are not.
fn hide_figures(files: &mut [FoundFile], named: Option<&str>) {
    let is_figure = |name: &str| match named {
        Some(named) => name.trim() == named.trim(),
        None => [EXEMPTION, REFUND].contains(&name.trim()),
    };
    let tables = files.iter_mut().flat_map(|found| &mut found.survey.tables);
    let names = tables.flat_map(|table| &mut table.recognised.names);
    names.filter(|name| is_figure(name)).for_each(String::clear);
}

/// Writes the readings, and says what was found.
fn tell(arguments: &ReconcileArguments, path: &Path, found: Found, words: &Words) -> Done {
    let file = ReadingsFile::of(&found.calibration);
    let answer = CalibrationAnswer::of(words, found);
    if let Some(output) = &arguments.output {
        write_whole(Some(output), readings_text(words, &file).as_bytes())?;
    }
    // The readings may be what goes to standard output.
    if !arguments.output.as_deref().is_some_and(is_stdout) {
        if arguments.json {
            print(&json(&answer))?;
        } else {
            print(text(words, &answer).as_bytes())?;
        }
    }
    if !arguments.json {
        say(&refused(words, path, &answer.not_compared));
    }
    Ok(ExitCode::from(if answer.not_compared.is_empty() { GOOD } else { BAD_ROWS }))
}

/// The file, with what it is said first.
fn readings_text(words: &Words, file: &ReadingsFile) -> String {
    let head = words.say("learned-file-head");
    let head: Vec<String> = head.lines().map(|line| format!("# {line}\n")).collect();
    let head = head.concat();
    // Names and numbers can always be written.
    format!("{head}\n{}", file.text().unwrap_or_default())
}

fn no_column(path: &Path, missing: NoColumn) -> Failure {
    let (id, column) = match missing {
        NoColumn::Missing(column) => ("official-no-column", column),
        NoColumn::Twice(column) => ("official-column-twice", column),
    };
    let message = Message::new(id, vec![("column", column)]);
    Failure::Input { file: path.to_owned(), message }
}

/// The readings are not written over what is read.
fn refuse_same_files(arguments: &ReconcileArguments, words: &Words) -> Result<(), Failure> {
    let Some(output) = arguments.output.as_deref() else { return Ok(()) };
    let read = arguments.input.iter().chain(&arguments.map).chain(&arguments.settings.readings);
    let read: Vec<&Path> = read.map(PathBuf::as_path).collect();
    written_files::refuse(&read, &[output], arguments.replace.force, words)
}

fn refused(words: &Words, path: &Path, errors: &[ProblemError]) -> String {
    let file = name_of(words, path);
    let lines = errors.iter().map(|error| {
        let row = error.row.unwrap_or_default().to_string();
        let place = words.fill("place-file-row", &[("file", &file), ("row", &row)]);
        let explained =
            calc_text::Explained { message: error.detail.clone(), fix: error.fix.clone() };
        explained.lines(words, Some(&place), Some(&error.found))
    });
    lines.collect()
}

fn text(words: &Words, answer: &CalibrationAnswer) -> String {
    let mut page = Page::new(words);
    for year in &answer.calibration.years {
        page.year(year);
    }
    if answer.without_figure > 0 {
        page.out.push('\n');
        let line = words.count(
            "calibration-without-figure",
            "count",
            answer.without_figure,
            &[("shown", &count(answer.without_figure))],
        );
        page.line(&line);
    }
    page.out.push('\n');
    page.fill(0, "calibration-not-law", &[]);
    page.line(&words.say("answer-decision"));
    let ruleset = answer.calibration.ruleset.to_string();
    page.line(&words.fill("answer-ruleset", &[("ruleset", &ruleset)]));
    page.out
}

impl Page<'_> {
    fn year(&mut self, year: &CalibratedYear) {
        let words = self.words;
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let filled = [
            ("year", year.tax_year.to_string()),
            ("explained", count(year.explained)),
            ("figures", count(year.figures)),
        ];
        self.fill(0, "calibration-title", &filled);
        self.learned(year);
        if !year.unsettled.is_empty() {
            self.title("calibration-unsettled");
        }
        for open in &year.unsettled {
            self.line(&format!("  {}", point(words, open.point)));
            for other in &open.alternatives {
                self.line(&format!("    {}", alternative(words, open.point, other)));
            }
            let id = if open.settled_by.is_empty() {
                "calibration-settled-by-nobody"
            } else {
                "calibration-settled-by"
            };
            let named = u64::try_from(open.settled_by.len()).unwrap_or(u64::MAX);
            self.fill(4, id, &[("rows", rows(words, &open.settled_by, named))]);
        }
        if year.resist > 0 {
            self.title("calibration-resisting");
        }
        for resisting in &year.resisting {
            self.resisting(resisting);
        }
        let shown = u64::try_from(year.resisting.len()).unwrap_or(u64::MAX);
        if shown < year.resist {
            self.fill(2, "calibration-resisting-more", &[("count", count(year.resist - shown))]);
        }
    }

    fn learned(&mut self, year: &CalibratedYear) {
        let words = self.words;
        self.title("calibration-learned");
        if year.learned.is_empty() {
            self.fill(2, "calibration-nothing-learned", &[]);
        }
        for learned in &year.learned {
            let filled = [
                ("point", point(words, learned.point)),
                ("alternative", alternative(words, learned.point, learned.alternative)),
            ];
            self.fill(2, "answer-sensitivity-line", &filled);
            let id = if learned.is_taken_anyway {
                "calibration-learned-from-anyway"
            } else {
                "calibration-learned-from"
            };
            self.fill(4, id, &[("rows", rows(words, &learned.rows, learned.people))]);
        }
    }

    fn resisting(&mut self, resisting: &Resisting) {
        let words = self.words;
        let less = resisting.official < resisting.ours;
        let distance = if less { -resisting.difference } else { resisting.difference };
        let id = if less { "calibration-less" } else { "calibration-more" };
        let filled = [
            ("row", count(resisting.row)),
            ("official", amount_cny(words, resisting.official)),
            ("ours", amount_cny(words, resisting.ours)),
            ("distance", amount_cny(words, distance)),
        ];
        self.fill(2, id, &filled);
        let why = match resisting.why {
            Resistance::Unexplained => "calibration-unexplained",
            Resistance::Contradicted => "calibration-contradicted",
            Resistance::Undecided => "calibration-undecided",
            Resistance::NotCompared => "calibration-not-compared",
        };
        self.fill(4, why, &[]);
    }
}

/// The first rows, and how many more there are.
fn rows(words: &Words, rows: &[u64], all: u64) -> String {
    let named: Vec<String> = rows.iter().take(NAMED).map(|row| count(*row)).collect();
    let named_rows = named.join(&words.say("list-separator"));
    let more = all.saturating_sub(u64::try_from(named.len()).unwrap_or(u64::MAX));
    if more == 0 {
        return named_rows;
    }
    words.fill("calibration-rows-more", &[("rows", &named_rows), ("count", &count(more))])
}
