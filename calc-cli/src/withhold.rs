//! `taxdiff withhold`: months of people, row by row.

pub(crate) mod client;
pub(crate) mod joined;
mod report;
mod summary;
mod workbook;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use calc_payroll::batch::{Chained, TypedSource};
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::{LONG, ledger};
use calc_payroll::months::{Months, Settings};
use calc_payroll::pipeline::{Job, Stopped};
use calc_payroll::{Format, Payroll};
use calc_text::Words;
use calc_text::error_list::Mistakes;

use crate::Done;
use crate::args::{Arguments, FormatArgument, WithholdArguments};
use crate::batch::is_workbook_name;
use crate::batch::outputs::{Outputs, Places, Rendered, located, stop_on_interrupt, threads};
use crate::batch::progress;
use crate::failure::{BAD_ROWS, Failure, GOOD, name_of, shown};
use crate::output;
use crate::said::say;
use crate::same_files;
use crate::settings::month_choices;
use crate::subject_source::{Asked, SubjectSource, is_header};

/// Works out a file of months.
pub(crate) fn run(arguments: &WithholdArguments, all: &Arguments, words: &Words) -> Done {
    let choices = month_choices(&arguments.settings)?;
    refuse_same_files(arguments, words)?;
    let stop = stop_on_interrupt(arguments.output.as_deref(), words.language());
    let (format, rendered) = rendering(arguments);
    let path = arguments.input.first().map_or(Path::new("-"), PathBuf::as_path);
    let asked = Asked {
        input: &arguments.input,
        sheets: &arguments.sheets,
        encoding: arguments.encoding.as_deref(),
        format,
    };
    let named = client::month_named(arguments.month.as_deref())?;
    let fits = |names: &[String]| {
        is_header::<Months>(names, format) || client::is_header(names) || joined::are_facts(names)
    };
    let mut left = Vec::new();
    let source = SubjectSource::<Months>::open(&asked, fits, |tables| {
        let facts = tables.iter().filter(|table| joined::are_facts(&table.names));
        left.extend(facts.flat_map(joined::not_taken));
        let tables = tables.into_iter().map(|table| client::as_months(table, named));
        Ok(joined::join(tables.collect::<Result<_, _>>()?, format))
    })?;
    let begun = Instant::now();
    let places = Places {
        like: path,
        rows: arguments.output.as_deref(),
        errors: arguments.errors.as_deref(),
        report: arguments.report.as_deref(),
    };
    let settings = Settings { choices, ledger: Ledger::default() };
    let mut payroll = Payroll::<Months> { header: source.header()?, settings, format };
    let mut outputs = Outputs::open(&places, rendered, words)?;
    outputs.begin(&payroll, words)?;
    let long = source.size().is_some_and(|size| size > LONG);
    let read = ledger(&payroll, source.rows()?, (arguments.next, long));
    let (ledger, next) = read.map_err(|stopped| located(stopped, path, &outputs))?;
    payroll.settings.ledger = ledger;
    let bar = progress::bar(source.size(), all, words);
    let rows = Chained::new(source.rows()?, TypedSource::new(next));
    let job = Job { payroll: &payroll, rows, threads: threads(arguments.threads), stop: &stop };
    let mistakes = Mistakes { words, payroll: &payroll, origin: None };
    let summary = outputs.take(job, &mistakes, bar.as_ref());
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let summary = summary.map_err(|stopped| located(stopped, path, &outputs))?;
    if let Some(error) = payroll.settings.ledger.failure() {
        return Err(located(Stopped::Memory(error), path, &outputs));
    }
    let file = names(words, arguments);
    let told =
        summary::WithholdingText { words, file: &file, payroll: &payroll, summary: &summary };
    outputs.report(|| report::page(&told))?;
    if let Some(book) = outputs.rows.workbook() {
        let result = workbook::write(book, &told);
        result.map_err(|error| outputs.rows.failure(error))?;
    }
    outputs.finish(&stop)?;
    if !all.quiet {
        let run = summary::Run {
            written: &written(arguments),
            errors_listed: arguments.errors.is_some(),
            took: begun.elapsed(),
        };
        say(&summary::text(&told, &run));
        if !left.is_empty() {
            let columns = left.join(&words.say("list-separator"));
            say(&format!("{}\n", words.fill("months-not-taken", &[("columns", &columns)])));
        }
    }
    Ok(ExitCode::from(if summary.errors > 0 { BAD_ROWS } else { GOOD }))
}

/// How rows are rendered: as the command line says, or as the output's name does.
fn rendering(arguments: &WithholdArguments) -> (Format, Rendered) {
    let named = arguments.output.as_deref().is_some_and(is_workbook_name);
    let text = Rendered::Text { bom: arguments.bom };
    match arguments.format {
        Some(FormatArgument::Jsonl) => (Format::JsonLines, text),
        Some(FormatArgument::Xlsx) => (Format::Typed, Rendered::Workbook),
        None if named => (Format::Typed, Rendered::Workbook),
        Some(FormatArgument::Csv) | None => (Format::Csv, text),
    }
}

/// The files that a run leaves behind.
fn written(arguments: &WithholdArguments) -> Vec<String> {
    let files = [&arguments.output, &arguments.errors, &arguments.report].into_iter().flatten();
    files.filter(|path| !output::is_stdout(path)).map(|path| shown(path)).collect()
}

fn names(words: &Words, arguments: &WithholdArguments) -> String {
    let names: Vec<String> = arguments.input.iter().map(|path| name_of(words, path)).collect();
    names.join(&words.say("list-separator"))
}

/// Nothing is written over a file that is read.
fn refuse_same_files(arguments: &WithholdArguments, words: &Words) -> Result<(), Failure> {
    let read = &arguments.input;
    let others = arguments.errors.iter().chain(&arguments.report);
    same_files::refuse_beside_rows(read, arguments.output.as_ref(), others, words)
}
