//! `taxdiff batch`: a payroll, row by row.

mod errors_file;
mod progress;
pub(crate) mod report;
pub(crate) mod same_files;
pub(crate) mod summary_text;

use std::io::{Read, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use calc_core::assess::Settings;
use calc_core::text::Language;
use calc_payroll::chunk::Chunk;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::Header;
use calc_payroll::pipeline::{self, Job, Stopped};
use calc_payroll::subject::{People, Subject};
use calc_payroll::summary::Summary;
use calc_payroll::{Format, Payroll};
use calc_text::Words;

use crate::Done;
use crate::args::{Arguments, BatchArguments, FormatArgument};
use crate::failure::{BAD_ROWS, Failure, GOOD, INTERRUPTED, name_of};
use crate::input::{self, Input};
use crate::output::{self, Output};
use crate::settings::settings;
use errors_file::ErrorsFile;

/// How long an interrupted run may take to end by itself before it is ended.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a face says of the rows of a run.
pub(crate) trait Told: Subject {
    /// The summary, on standard error.
    fn summary(
        words: &Words,
        file: &str,
        summary: &Self::Summary,
        errors_listed: bool,
        took: Duration,
    ) -> String;

    /// The report, a page.
    fn report(
        words: &Words,
        file: &str,
        summary: &Self::Summary,
        settings: &Self::Settings,
    ) -> String;

    /// How many rows have errors.
    fn errors(summary: &Self::Summary) -> u64;
}

impl Told for People {
    fn summary(
        words: &Words,
        file: &str,
        summary: &Summary,
        errors_listed: bool,
        took: Duration,
    ) -> String {
        summary_text::text(words, file, summary, errors_listed, took)
    }

    fn report(words: &Words, file: &str, summary: &Summary, settings: &Settings) -> String {
        report::page(words, file, summary, settings)
    }

    fn errors(summary: &Summary) -> u64 {
        summary.errors
    }
}

/// Where rows come from and go to.
pub(crate) struct Plan<'a> {
    pub(crate) input: &'a Path,
    /// Another file that is read.
    pub(crate) also_read: Option<&'a Path>,
    pub(crate) output: Option<&'a Path>,
    pub(crate) errors: Option<&'a Path>,
    pub(crate) report: Option<&'a Path>,
    pub(crate) format: FormatArgument,
    pub(crate) bom: bool,
    pub(crate) threads: Option<u16>,
}

/// Runs a payroll.
pub(crate) fn run(arguments: &BatchArguments, all: &Arguments, words: &Words) -> Done {
    let settings = settings(&arguments.settings)?;
    let plan = Plan {
        input: &arguments.input,
        also_read: None,
        output: arguments.output.as_deref(),
        errors: arguments.errors.as_deref(),
        report: arguments.report.as_deref(),
        format: arguments.format,
        bom: arguments.bom,
        threads: arguments.threads,
    };
    same_files::refuse(&plan, words)?;
    let stop = stop_on_interrupt(&plan, words.language());
    let input = input::open(plan.input)?;
    run_rows::<People>(&plan, (input, &stop), settings, all, words)
}

/// Runs the rows of a file, whatever they are about.
pub(crate) fn run_rows<S: Told>(
    plan: &Plan<'_>,
    (input, stop): (Input, &AtomicBool),
    settings: S::Settings,
    all: &Arguments,
    words: &Words,
) -> Done {
    let size = input.size;
    let format = match plan.format {
        FormatArgument::Csv => Format::Csv,
        FormatArgument::Jsonl => Format::JsonLines,
    };
    let (header, frames) = read_header::<S>(plan.input, input, format)?;
    let payroll = Payroll::<S> { header, settings, format };
    let mut outputs = Outputs::open(plan)?;
    outputs.begin(&payroll, plan, words)?;
    let begun = Instant::now();
    let bar = progress::bar(size, all, words);
    let job = Job { payroll: &payroll, frames, threads: threads(plan), stop };
    let wants_errors = outputs.errors.is_some();
    let errors = |chunk: &Chunk<S>| {
        wants_errors.then(|| ErrorsFile::lines(words, &payroll, &chunk.problems))
    };
    let result = pipeline::run(job, errors, |chunk, errors| {
        outputs.write(chunk, errors)?;
        if let Some(bar) = &bar {
            bar.inc(u64::try_from(chunk.bytes.len()).unwrap_or(0));
        }
        Ok(())
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let summary = result.map_err(|stopped| located(stopped, plan.input, &outputs))?;
    let file = name_of(words, plan.input);
    if let Some(report) = outputs.report.as_mut() {
        let page = S::report(words, &file, &summary, &payroll.settings);
        report.write_all(page.as_bytes()).map_err(|error| report.failure(error))?;
    }
    outputs.finish(stop)?;
    if !all.quiet {
        let listed = plan.errors.is_some();
        let text = S::summary(words, &file, &summary, listed, begun.elapsed());
        // The rows are safe; a closed standard error changes nothing for them.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
    Ok(ExitCode::from(if S::errors(&summary) > 0 { BAD_ROWS } else { GOOD }))
}

/// The rows of an input.
pub(crate) type Rows = Frames<Box<dyn Read + Send>>;

/// Reads the header, which decides what every row is.
pub(crate) fn read_header<S: Subject>(
    path: &Path,
    input: Input,
    format: Format,
) -> Result<(Header<S::Column>, Rows), Failure> {
    pipeline::open::<_, S>(input.reader, format).map_err(|error| match error {
        FrameError::File(problem) => Failure::File { file: path.to_owned(), problem },
        FrameError::Read(error) => input::read_failure(path, error),
    })
}

fn threads(plan: &Plan<'_>) -> usize {
    plan.threads
        .map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// A flag that an interrupt sets. A run that waits for input does not see it and is ended, with
/// nothing left behind.
pub(crate) fn stop_on_interrupt(plan: &Plan<'_>, language: Language) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let to_stdout = plan.output.is_none_or(output::is_stdout);
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

/// The files of a run.
struct Outputs {
    rows: Output,
    errors: Option<ErrorsFile>,
    report: Option<Output>,
}

impl Outputs {
    fn open(plan: &Plan<'_>) -> Result<Self, Failure> {
        let like = Some(plan.input);
        let open =
            |path: Option<&Path>| path.map(|path| Output::open(Some(path), like)).transpose();
        Ok(Self {
            rows: Output::open(plan.output, like)?,
            errors: open(plan.errors)?.map(ErrorsFile::new),
            report: open(plan.report)?,
        })
    }

    /// Writes the header rows.
    fn begin<S: Subject>(
        &mut self,
        payroll: &Payroll<S>,
        plan: &Plan<'_>,
        words: &Words,
    ) -> Result<(), Failure> {
        let mut head = Vec::new();
        if plan.bom {
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

    /// Writes the rows of a chunk, and the lines of its errors where they are wanted.
    fn write<S: Subject>(
        &mut self,
        chunk: &Chunk<S>,
        errors: Option<Vec<u8>>,
    ) -> Result<(), Failure> {
        self.rows.write_all(&chunk.out).map_err(|error| self.rows.failure(error))?;
        match (&mut self.errors, errors) {
            (Some(file), Some(lines)) => file.write(&lines),
            _ => Ok(()),
        }
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
