//! `taxdiff batch`: a payroll, row by row.

mod errors_file;
mod kept_workbook;
pub(crate) mod outputs;
pub(crate) mod progress;
pub(crate) mod report;
pub(crate) mod summary_text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use calc_payroll::pipeline::Job;
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude::Rows;
use calc_text::error_list::Mistakes;
use calc_text::outcome::withheld;
use calc_text::recognition::{self, RunNotes};
use calc_text::{Words, workbook_sheets};

use crate::Done;
use crate::args::{Arguments, BatchArguments, FormatArgument};
use crate::failure::{BAD_ROWS, Failure, GOOD, Message, name_of, shown};
use crate::intake::{self, InputOptions, Intake};
use crate::output;
use crate::said::say;
use crate::same_files;
use crate::settings::settings;
use outputs::{Outputs, Places, Rendered, located, stop_on_interrupt, threads};

/// Runs a payroll.
pub(crate) fn run(arguments: &BatchArguments, all: &Arguments, words: &Words) -> Done {
    let settings = settings(&arguments.settings)?;
    refuse_same_files(arguments, words)?;
    let left_out = exclude(arguments)?;
    let stop = stop_on_interrupt(arguments.output.as_deref(), words.language());
    let (format, rendered) = rendering(arguments);
    let wanted = InputOptions {
        paths: &arguments.input,
        reading: &arguments.reading,
        exclude: left_out.clone(),
        format,
        survey: arguments.dry_run,
        keep: arguments.keep_workbook,
    };
    let Intake { payroll: mut intake, kept } = intake::open(&wanted, words)?;
    let before = recognition::before(words, &intake.files, intake.joined.as_ref());
    if !all.quiet || arguments.dry_run {
        // What is read is said before it is read.
        say(&recognition::text(&before));
    }
    if arguments.dry_run {
        return Ok(ExitCode::from(GOOD));
    }
    let begun = Instant::now();
    let origins = intake.joined.as_mut().map(|joined| std::mem::take(&mut joined.origins));
    let payroll = Payroll { header: intake.header, settings, format };
    let places = Places {
        like: first_input(arguments),
        rows: arguments.output.as_deref(),
        errors: arguments.errors.as_deref(),
        report: arguments.report.as_deref(),
    };
    let mut outputs = Outputs::open(&places, rendered, words)?;
    outputs.begin(&payroll, words)?;
    let bar = progress::bar(intake.size, all, words);
    let threads = threads(arguments.threads);
    let rows = Job { payroll: &payroll, rows: intake.rows, threads, stop: &stop };
    let origin = |row, field| origins.as_ref().and_then(|origins| origins.of(row, field));
    let mistakes = Mistakes { words, payroll: &payroll, origin: Some(&origin) };
    let summary = outputs.take(rows, &mistakes, bar.as_ref());
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let summary = summary.map_err(|stopped| located(stopped, first_input(arguments), &outputs))?;
    let excluded = arguments.exclude.as_deref().unwrap_or_default();
    let withheld = withheld(words, &summary, excluded);
    let told =
        RunNotes::new(words, before, (intake.met.as_deref(), intake.joined.as_ref()), withheld);
    let file = names(words, arguments);
    outputs.report(|| report::page(words, &file, &summary, &payroll, &told))?;
    if let Some(book) = outputs.rows.workbook() {
        let result = workbook_sheets::write(book, words, &file, &summary, &payroll.settings, &told);
        result.map_err(|error| outputs.rows.failure(error))?;
    }
    if let Some(book) = &kept {
        let met = intake.met.as_deref();
        let places = kept_workbook::places(met, origins.as_ref(), &intake.files, &left_out);
        let fixes = std::mem::take(&mut outputs.fixes);
        let kept = kept_workbook::Kept { words, book, files: &intake.files, places, fixes };
        kept.write(&mut outputs.rows, summary.errors)?;
    }
    outputs.finish(&stop)?;
    if !all.quiet {
        // A workbook that is given back says it behind each row.
        let listed = arguments.errors.is_some() || arguments.keep_workbook;
        let run = summary_text::Run {
            file: &file,
            header: &payroll.header,
            written: &written(arguments),
            errors_listed: listed,
            withheld: told.withheld.as_deref(),
            took: begun.elapsed(),
        };
        let text = summary_text::text(words, &summary, &run);
        let text = format!("{text}{}", recognition::text(&told.after));
        say(&text);
    }
    Ok(ExitCode::from(if summary.errors > 0 { BAD_ROWS } else { GOOD }))
}

/// The files that a run leaves behind.
fn written(arguments: &BatchArguments) -> Vec<String> {
    let files = [&arguments.output, &arguments.errors, &arguments.report].into_iter().flatten();
    files.filter(|path| !output::is_stdout(path)).map(|path| shown(path)).collect()
}

/// How rows are rendered: as the command line says, or as the output's name does.
fn rendering(arguments: &BatchArguments) -> (Format, Rendered) {
    let named = arguments.output.as_deref().is_some_and(is_workbook_name);
    let text = Rendered::Text { bom: arguments.bom };
    match arguments.format {
        _ if arguments.keep_workbook => (Format::Typed, Rendered::Kept),
        Some(FormatArgument::Jsonl) => (Format::JsonLines, text),
        Some(FormatArgument::Xlsx) => (Format::Typed, Rendered::Workbook),
        None if named => (Format::Typed, Rendered::Workbook),
        Some(FormatArgument::Csv) | None => (Format::Csv, text),
    }
}

/// Whether a file's name says that it is a workbook.
pub(crate) fn is_workbook_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

fn exclude(arguments: &BatchArguments) -> Result<Rows, Failure> {
    let text = arguments.exclude.as_deref().unwrap_or_default();
    Rows::parse(text).ok_or_else(|| {
        let filled = vec![("found", text.to_owned())];
        Failure::CommandLine(Message::new("cli-bad-rows", filled))
    })
}

fn first_input(arguments: &BatchArguments) -> &Path {
    arguments.input.first().map_or(Path::new("-"), PathBuf::as_path)
}

/// How many inputs a title names.
const TITLED: usize = 4;

/// The names of the inputs, as a title shows them.
fn names(words: &Words, arguments: &BatchArguments) -> String {
    let names: Vec<String> = arguments.input.iter().map(|path| name_of(words, path)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    recognition::listed(words, &names, TITLED)
}

/// Nothing is written over a file that is read, its mapping included.
fn refuse_same_files(arguments: &BatchArguments, words: &Words) -> Result<(), Failure> {
    let stdout = PathBuf::from("-");
    let rows = arguments.output.as_ref().unwrap_or(&stdout);
    let read: Vec<&Path> =
        arguments.input.iter().chain(&arguments.reading.map).map(PathBuf::as_path).collect();
    let written: Vec<&Path> = std::iter::once(rows)
        .chain(&arguments.errors)
        .chain(&arguments.report)
        .map(PathBuf::as_path)
        .collect();
    same_files::refuse(&read, &written, words)
}
