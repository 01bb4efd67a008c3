//! `taxdiff batch`: a payroll, row by row.

mod errors_file;
mod progress;
mod report;
mod same_files;
mod summary_text;

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
use calc_payroll::{Format, Payroll};
use calc_text::Words;

use crate::Done;
use crate::args::{Arguments, BatchArguments, FormatArgument};
use crate::failure::{BAD_ROWS, Failure, GOOD, INTERRUPTED, name_of, shown};
use crate::input::{self, Input};
use crate::output::{self, Output};
use crate::settings::settings;
use errors_file::ErrorsFile;

/// How long an interrupted run may take to end by itself before it is ended.
const PATIENCE: Duration = Duration::from_secs(2);

/// Runs a payroll.
pub(crate) fn run(arguments: &BatchArguments, all: &Arguments, words: &Words) -> Done {
    let settings = settings(&arguments.settings)?;
    same_files::refuse(arguments, words)?;
    let stop = stop_on_interrupt(arguments, words.language());
    let input = input::open(&arguments.input)?;
    let size = input.size;
    let (payroll, frames) = open_payroll(arguments, input, settings)?;
    let mut outputs = Outputs::open(arguments)?;
    outputs.begin(&payroll, arguments, words)?;
    let begun = Instant::now();
    let bar = progress::bar(size, all, words);
    let job = Job { payroll: &payroll, frames, threads: threads(arguments), stop: &stop };
    let wants_errors = outputs.errors.is_some();
    let errors =
        |chunk: &Chunk| wants_errors.then(|| ErrorsFile::lines(words, &payroll, &chunk.problems));
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
    let summary = result.map_err(|stopped| located(stopped, &arguments.input, &outputs))?;
    if let Some(report) = outputs.report.as_mut() {
        let file = name_of(words, &arguments.input);
        let page = report::page(words, &file, &summary, &payroll);
        report.write_all(page.as_bytes()).map_err(|error| report.failure(error))?;
    }
    outputs.finish(&stop)?;
    if !all.quiet {
        let file = name_of(words, &arguments.input);
        let listed = arguments.errors.is_some();
        let (header, written, took) = (&payroll.header, written(arguments), begun.elapsed());
        let text = summary_text::text(words, &file, header, &summary, &written, listed, took);
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

/// The rows of an input.
pub(crate) type Rows = Frames<Box<dyn Read + Send>>;

/// Reads the header, which decides what every row is.
fn open_payroll(
    arguments: &BatchArguments,
    input: Input,
    settings: Settings,
) -> Result<(Payroll, Rows), Failure> {
    let format = match arguments.format {
        FormatArgument::Csv => Format::Csv,
        FormatArgument::Jsonl => Format::JsonLines,
    };
    let (header, frames) = read_header(&arguments.input, input, format)?;
    Ok((Payroll { header, settings, format }, frames))
}

/// Reads the header of a payroll.
pub(crate) fn read_header(
    path: &Path,
    input: Input,
    format: Format,
) -> Result<(Header, Rows), Failure> {
    pipeline::open(input.reader, format).map_err(|error| match error {
        FrameError::File(problem) => Failure::File { file: path.to_owned(), problem },
        FrameError::Read(error) => input::read_failure(path, error),
    })
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

/// The files of a run.
struct Outputs {
    rows: Output,
    errors: Option<ErrorsFile>,
    report: Option<Output>,
}

impl Outputs {
    fn open(arguments: &BatchArguments) -> Result<Self, Failure> {
        let like = Some(arguments.input.as_path());
        let open = |path: &Option<std::path::PathBuf>| {
            path.as_deref().map(|path| Output::open(Some(path), like)).transpose()
        };
        Ok(Self {
            rows: Output::open(arguments.output.as_deref(), like)?,
            errors: open(&arguments.errors)?.map(ErrorsFile::new),
            report: open(&arguments.report)?,
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
        if arguments.bom {
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
    fn write(&mut self, chunk: &Chunk, errors: Option<Vec<u8>>) -> Result<(), Failure> {
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
