//! `taxdiff withhold`: months of people, row by row.

mod report;
mod summary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use calc_core::law::params::Choices;
use calc_core::person::month::fields::Field;
use calc_payroll::batch::{Chained, TypedSource};
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::{LONG, ledger};
use calc_payroll::months::{Months, Settings};
use calc_payroll::pipeline::{Job, Stopped};
use calc_payroll::{Format, Payroll};
use calc_text::error_list::Mistakes;
use calc_text::withholding::WithholdingText;
use calc_text::{Words, recognition, withholding_workbook};

use crate::Done;
use crate::args::{Arguments, WithholdArguments};
use crate::batch::kept_workbook::Kept;
use crate::batch::outputs::{Outputs, Places, Rendered, located, stop_on_interrupt, threads};
use crate::batch::{exclude, progress, rendering};
#[cfg(feature = "parquet")]
use crate::failure::Message;
use crate::failure::{BAD_ROWS, Failure, GOOD, name_of, shown};
use crate::months_source::{self, MonthsAsked, MonthsFound, month_named};
use crate::opened::Opened;
use crate::output;
use crate::said::say;
use crate::settings::choices_of_months;
use crate::written_files;

/// Works out a file of months.
pub(crate) fn run(arguments: &WithholdArguments, all: &Arguments, words: &Words) -> Done {
    let choices = choices_of_months(&arguments.set)?;
    refuse_same_files(arguments, words)?;
    let WithholdArguments { output, format, keep_workbook, bom, .. } = arguments;
    let (format, rendered) = rendering(output.as_deref(), *format, (*keep_workbook, *bom));
    #[cfg(feature = "parquet")]
    if rendered == Rendered::Parquet && arguments.next {
        // Rows of next month come by row, those of a table by column.
        let filled = vec![("option", "--next".to_owned())];
        return Err(Failure::CommandLine(Message::new("cli-not-into-parquet", filled)));
    }
    let asked = MonthsAsked {
        input: &arguments.input,
        sheets: &arguments.sheets,
        encoding: arguments.encoding.as_deref(),
        map: arguments.map.as_deref(),
        month: month_named(arguments.month.as_deref())?,
        exclude: exclude(arguments.exclude.as_deref())?,
        format,
        years: false,
        survey: arguments.dry_run,
        keep: arguments.keep_workbook,
    };
    let found = months_source::open(&asked, Opened::all(&arguments.input)?, words)?;
    if !all.quiet || arguments.dry_run {
        say(&recognition::text(&found.before));
    }
    if arguments.dry_run {
        return Ok(ExitCode::from(GOOD));
    }
    worked_out(&Run { arguments, all, words, found: &found }, choices, (format, rendered))
}

/// A run.
struct Run<'a> {
    arguments: &'a WithholdArguments,
    all: &'a Arguments,
    words: &'a Words,
    found: &'a MonthsFound,
}

fn worked_out(run: &Run<'_>, choices: Choices, (format, rendered): (Format, Rendered)) -> Done {
    let Run { arguments, all, words, found } = *run;
    let stop = stop_on_interrupt(arguments.output.as_deref(), words.language());
    let path = arguments.input.first().map_or(Path::new("-"), PathBuf::as_path);
    let source = &found.source;
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
    let rows = Chained::new(source.rows()?, TypedSource::new(next.rows.clone()));
    let job = Job { payroll: &payroll, rows, threads: threads(arguments.threads), stop: &stop };
    let origin = |row: u64, _: Field| found.origin(row);
    let mistakes = Mistakes { words, payroll: &payroll, origin: Some(&origin) };
    let summary = outputs.take(job, &mistakes, bar.as_ref());
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let summary = summary.map_err(|stopped| located(stopped, path, &outputs))?;
    if let Some(error) = payroll.settings.ledger.failure() {
        return Err(located(Stopped::Memory(error), path, &outputs));
    }
    let told = WithholdingText {
        words,
        file: &names(words, arguments),
        payroll: &payroll,
        summary: &summary,
        left_out: found.left_out.as_deref(),
        reading: &found.reading(words),
        next: arguments.next.then_some(&next),
    };
    written_out(run, outputs, &told, &stop)?;
    if !all.quiet {
        let run = summary::Run {
            written: &written(arguments),
            // A workbook that is given back says it behind each row.
            errors_listed: arguments.errors.is_some() || arguments.keep_workbook,
            took: begun.elapsed(),
        };
        say(&summary::text(&told, &run));
        say(&recognition::text(&found.after(words)));
    }
    Ok(ExitCode::from(if summary.errors > 0 { BAD_ROWS } else { GOOD }))
}

/// The report and what follows the rows; then every file gets its name.
fn written_out(
    Run { words, found, .. }: &Run<'_>,
    mut outputs: Outputs,
    told: &WithholdingText<'_>,
    stop: &AtomicBool,
) -> Result<(), Failure> {
    outputs.report(|| report::page(told))?;
    if let Some(book) = outputs.rows.workbook() {
        let result = withholding_workbook::write(book, told);
        result.map_err(|error| outputs.rows.failure(error))?;
    }
    if let Some((book, files)) = &found.kept {
        let place = |row| found.sheet_row(row);
        let fixes = std::mem::take(&mut outputs.fixes);
        let kept = Kept { words, book, files, place: &place, fixes };
        kept.write(&mut outputs.rows, told.summary.errors)?;
    }
    outputs.finish(stop)
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
    let read = arguments.input.iter().chain(&arguments.map);
    let others = arguments.errors.iter().chain(&arguments.report);
    let replaces = arguments.replace.force || arguments.dry_run;
    written_files::refuse_beside_rows(read, (arguments.output.as_ref(), others), replaces, words)
}
