//! The figures of a payroll: what they agree with, and the file that keeps it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_payroll::bureau::figures::{EXEMPTION, FigureColumns, NoColumn, REFUND};
use calc_payroll::bureau::file::ReadingsFile;
use calc_payroll::bureau::{Found, Rows};
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude;
use calc_sheets::intake::Found as FoundFile;
use calc_text::calibration::{CalibrationAnswer, Told, not_compared, readings_text};
use calc_text::reply::json;
use calc_text::{ProblemError, Words, recognition};

use crate::Done;
use crate::args::{ReadingArguments, ReconcileArguments};
use crate::failure::{BAD_ROWS, Failure, GOOD, Message, name_of};
use crate::intake::{self, InputOptions, Intake};
use crate::opened::{Opened, frame_failure};
use crate::output::{is_stdout, print, write_whole};
use crate::page::Page;
use crate::said::say;
use crate::settings::settings;
use crate::written_files;

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
    errors.iter().map(|error| not_compared(words, &file, error)).collect()
}

fn text(words: &Words, answer: &CalibrationAnswer) -> String {
    let mut page = Page::new(words);
    let told = Told::of(words, answer);
    for year in &told.years {
        if !page.out.is_empty() {
            page.out.push('\n');
        }
        page.line(&year.title);
        for part in &year.parts {
            page.out.push('\n');
            page.line(&part.title);
            part.lines.iter().for_each(|line| page.line(line));
        }
    }
    if let Some(without) = &told.without_figure {
        page.out.push('\n');
        page.line(without);
    }
    page.out.push('\n');
    page.fill(0, "calibration-not-law", &[]);
    page.line(&words.say("answer-decision"));
    let ruleset = answer.calibration.ruleset.to_string();
    page.line(&words.fill("answer-ruleset", &[("ruleset", &ruleset)]));
    page.out
}
