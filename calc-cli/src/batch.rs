//! `taxdiff batch`: a payroll, row by row.

mod errors_file;
mod kept_workbook;
mod progress;
mod report;
mod summary_text;

use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use calc_core::text::Language;
use calc_payroll::chunk::Chunk;
use calc_payroll::pipeline::{self, Job, Stopped};
use calc_payroll::summary::Summary;
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude::Rows;
use calc_sheets::join::Origins;
use calc_sheets::write::RowsWorkbook;
use calc_text::recognition::{self, Told};
use calc_text::{Words, workbook_sheets};
use indicatif::ProgressBar;

use crate::Done;
use crate::args::{Arguments, BatchArguments, FormatArgument};
use crate::failure::{BAD_ROWS, Failure, GOOD, INTERRUPTED, Message, name_of, shown};
use crate::input;
use crate::intake::{self, Intake, Wanted};
use crate::output::{self, Output};
use crate::same_files;
use crate::settings::settings;
use errors_file::ErrorsFile;
use kept_workbook::Fixes;

/// How long an interrupted run may take to end by itself before it is ended.
const PATIENCE: Duration = Duration::from_secs(2);

/// Runs a payroll.
pub(crate) fn run(arguments: &BatchArguments, all: &Arguments, words: &Words) -> Done {
    let settings = settings(&arguments.settings)?;
    refuse_same_files(arguments, words)?;
    let left_out = exclude(arguments)?;
    let stop = stop_on_interrupt(arguments, words.language());
    let (format, workbook) = format(arguments);
    let wanted = Wanted {
        paths: &arguments.input,
        reading: &arguments.reading,
        exclude: left_out.clone(),
        format,
        survey: arguments.dry_run,
        keep: arguments.keep_workbook,
    };
    let Intake { payroll: mut intake, kept } = intake::open(&wanted, words)?;
    let before = recognition::before(words, &intake);
    if !all.quiet || arguments.dry_run {
        // What is read is said before it is read; a closed standard error changes nothing.
        let _ = anstream::stderr().write_all(recognition::text(&before).as_bytes());
    }
    if arguments.dry_run {
        return Ok(ExitCode::from(GOOD));
    }
    let begun = Instant::now();
    let origins = intake.joined.as_mut().map(|joined| std::mem::take(&mut joined.origins));
    let payroll = Payroll { header: intake.header, settings, format };
    let mut outputs = Outputs::open(arguments, workbook, words)?;
    outputs.begin(&payroll, arguments, words)?;
    let bar = progress::bar(intake.size, all, words);
    let rows =
        Job { payroll: &payroll, frames: intake.rows, threads: threads(arguments), stop: &stop };
    let mistakes = Mistakes { words, payroll: &payroll, origins: origins.as_ref() };
    let summary = outputs.take(rows, &mistakes, bar.as_ref());
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let summary = summary.map_err(|stopped| located(stopped, first_input(arguments), &outputs))?;
    let after = recognition::after(words, intake.met.as_deref());
    let told = Told::new(before, after, intake.joined.as_ref());
    let file = names(words, arguments);
    outputs.tell(words, &file, &summary, &payroll, &told)?;
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
        let (header, written, took) = (&payroll.header, written(arguments), begun.elapsed());
        let text = summary_text::text(words, &file, header, &summary, &written, listed, took);
        let text = format!("{text}{}", recognition::text(&told.after));
        // The rows are safe; a closed standard error changes nothing for them.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
    Ok(ExitCode::from(if summary.errors > 0 { BAD_ROWS } else { GOOD }))
}

/// The files that a run leaves behind.
fn written(arguments: &BatchArguments) -> Vec<String> {
    let files = [&arguments.output, &arguments.errors, &arguments.report].into_iter().flatten();
    files.filter(|path| !output::is_stdout(path)).map(|path| shown(path)).collect()
}

/// How rows are rendered, and whether they go into a workbook: as the command line says, or as the
/// output's name does.
fn format(arguments: &BatchArguments) -> (Format, bool) {
    let named = arguments.output.as_deref().is_some_and(is_workbook_name);
    match arguments.format {
        Some(FormatArgument::Jsonl) => (Format::JsonLines, false),
        Some(FormatArgument::Csv) => (Format::Csv, false),
        Some(FormatArgument::Xlsx) => (Format::Csv, true),
        None => (Format::Csv, named),
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

/// The names of the inputs.
fn names(words: &Words, arguments: &BatchArguments) -> String {
    let names: Vec<String> = arguments.input.iter().map(|path| name_of(words, path)).collect();
    names.join(&words.say("list-separator"))
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

fn threads(arguments: &BatchArguments) -> usize {
    arguments
        .threads
        .map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// A flag that an interrupt sets. A run that waits for input does not see it and is ended, with
/// nothing left behind.
fn stop_on_interrupt(arguments: &BatchArguments, language: Language) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let to_stdout = arguments.output.as_deref().is_none_or(output::is_stdout);
    let handler = move || {
        flag.store(true, Ordering::Relaxed);
        std::thread::sleep(PATIENCE);
        output::remove_unfinished();
        Failure::Interrupted { to_stdout }.report(&Words::new(language));
        std::process::exit(i32::from(INTERRUPTED));
    };
    // Without a handler an interrupt ends the program, which is nearly as good.
    let _ = ctrlc::set_handler(handler);
    stop
}

/// What is said about the mistakes of rows.
struct Mistakes<'a> {
    words: &'a Words,
    payroll: &'a Payroll,
    /// Where the values of joined rows stand.
    origins: Option<&'a Origins>,
}

/// The files of a run.
struct Outputs {
    rows: Output,
    errors: Option<ErrorsFile>,
    report: Option<Output>,
    /// What goes behind the rows of a workbook that is given back.
    fixes: Fixes,
}

impl Outputs {
    fn open(arguments: &BatchArguments, workbook: bool, words: &Words) -> Result<Self, Failure> {
        let like = Some(first_input(arguments));
        let open = |path: &Option<PathBuf>| {
            path.as_deref().map(|path| Output::open(Some(path), like)).transpose()
        };
        let mut rows = Output::open(arguments.output.as_deref(), like)?;
        if arguments.keep_workbook {
            rows = Output::Kept(Box::default(), Box::new(rows));
        } else if workbook {
            let (summary, sheet) = (words.say("sheet-name-summary"), words.say("sheet-name-rows"));
            let book = RowsWorkbook::new(&summary, &sheet).map_err(|error| rows.failure(error))?;
            rows = Output::Workbook(Box::new(book), Box::new(rows));
        }
        Ok(Self {
            rows,
            errors: open(&arguments.errors)?.map(ErrorsFile::new),
            report: open(&arguments.report)?,
            fixes: Fixes::new(),
        })
    }

    /// Writes the header rows.
    fn begin(
        &mut self,
        payroll: &Payroll,
        arguments: &BatchArguments,
        words: &Words,
    ) -> Result<(), Failure> {
        let mut head = Vec::new();
        if arguments.bom && self.rows.workbook().is_none() {
            head.extend_from_slice("\u{feff}".as_bytes());
        }
        if payroll.format == Format::Csv {
            payroll.header.push_line(&mut head);
        }
        self.rows.write_all(&head).map_err(|error| self.rows.failure(error))?;
        if let Some(errors) = self.errors.as_mut() {
            errors.begin(words)?;
        }
        Ok(())
    }

    /// Works all rows out and writes them, with the lines of their errors where they are wanted.
    fn take(
        &mut self,
        job: Job<'_, Box<dyn Read + Send>>,
        mistakes: &Mistakes<'_>,
        bar: Option<&ProgressBar>,
    ) -> Result<Summary, Stopped<Failure>> {
        let (listed, kept) = (self.errors.is_some(), self.rows.kept().is_some());
        let prepare = |chunk: &Chunk| {
            let lines = listed.then(|| ErrorsFile::lines(mistakes, &chunk.problems));
            let fixes = kept.then(|| kept_workbook::fixes(mistakes, &chunk.problems));
            (lines, fixes)
        };
        pipeline::run(job, prepare, |chunk, (lines, fixes)| {
            self.rows.write_all(&chunk.out).map_err(|error| self.rows.failure(error))?;
            if let (Some(file), Some(lines)) = (&mut self.errors, lines) {
                file.write(&lines)?;
            }
            self.fixes.extend(fixes.into_iter().flatten());
            if let Some(bar) = bar {
                bar.inc(u64::try_from(chunk.bytes.len()).unwrap_or(0));
            }
            Ok(())
        })
    }

    /// Writes what is said about the rows: the report, and the sheets beside the rows.
    fn tell(
        &mut self,
        words: &Words,
        file: &str,
        summary: &Summary,
        payroll: &Payroll,
        told: &Told,
    ) -> Result<(), Failure> {
        if let Some(report) = self.report.as_mut() {
            let page = report::page(words, file, summary, payroll, told);
            report.write_all(page.as_bytes()).map_err(|error| report.failure(error))?;
        }
        if let Some(book) = self.rows.workbook() {
            let settings = &payroll.settings;
            let result = workbook_sheets::write(book, words, file, summary, settings, told);
            result.map_err(|error| self.rows.failure(error))?;
        }
        Ok(())
    }

    /// Everything reaches the disk before the first file appears.
    fn finish(mut self, stop: &AtomicBool) -> Result<(), Failure> {
        self.rows.complete()?;
        let mut errors = self.errors.map(ErrorsFile::into_output);
        for output in errors.iter_mut().chain(self.report.as_mut()) {
            output.complete()?;
        }
        if stop.load(Ordering::Relaxed) {
            let to_stdout = self.rows.place() == crate::failure::Place::Stdout;
            return Err(Failure::Interrupted { to_stdout });
        }
        self.rows.appear()?;
        for output in errors.into_iter().chain(self.report) {
            output.appear()?;
        }
        Ok(())
    }
}

/// The failure with the names of the files.
fn located(stopped: Stopped<Failure>, input: &Path, outputs: &Outputs) -> Failure {
    match stopped {
        Stopped::File(problem) => Failure::File { file: input.to_owned(), problem },
        Stopped::Read(error) => input::read_failure(input, error),
        Stopped::Write(failure) => failure,
        Stopped::Memory(error) => Failure::Write {
            file: Some(std::env::temp_dir()),
            reason: error.into(),
            place: crate::failure::Place::File,
        },
        Stopped::Interrupted => Failure::Interrupted {
            to_stdout: outputs.rows.place() == crate::failure::Place::Stdout,
        },
    }
}
