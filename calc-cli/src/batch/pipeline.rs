//! Chunks of a payroll on their way through any number of workers: taken in order, worked out
//! apart, written in order. Memory is what the workers' chunks take, whatever the file's length.

use std::io::{self, Read, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use calc_payroll::Payroll;
use calc_payroll::chunk::Chunk;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::summary::Summary;
use calc_sheets::join::Origins;
use calc_text::Words;
use indicatif::ProgressBar;

use super::errors_file::ErrorsFile;
use super::persons::Persons;
use super::turns::Turns;
use super::unpoisoned;
use crate::failure::Failure;
use crate::output::Output;

/// The rows of an input.
pub(crate) type Rows = Frames<Box<dyn Read + Send>>;

/// What a run needs.
pub(super) struct Job<'a> {
    pub(super) payroll: &'a Payroll,
    /// Where the values of joined rows stand.
    pub(super) origins: Option<&'a Origins>,
    pub(super) words: &'a Words,
    pub(super) frames: Rows,
    pub(super) threads: usize,
    pub(super) stop: &'a AtomicBool,
    pub(super) bar: Option<&'a ProgressBar>,
}

/// Why a run stopped.
pub(super) enum Stopped {
    /// The file is no payroll.
    File(FileProblem),
    /// The file cannot be read.
    Read(io::Error),
    /// The rows cannot be written.
    Rows(io::Error),
    /// The errors cannot be written.
    Errors(Failure),
    /// The persons that have come cannot be kept.
    Memory(io::Error),
    /// Somebody interrupted.
    Interrupted,
}

impl From<FileProblem> for Stopped {
    fn from(problem: FileProblem) -> Self {
        Self::File(problem)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Memory(error)
    }
}

/// What is numbered in order.
struct Numbering {
    next_row: u64,
    persons: Persons,
}

/// What is written in order.
struct Writing<'a> {
    rows: &'a mut Output,
    errors: Option<&'a mut ErrorsFile>,
    summary: Summary,
}

struct Shared<'a> {
    payroll: &'a Payroll,
    origins: Option<&'a Origins>,
    stop: &'a AtomicBool,
    bar: Option<&'a ProgressBar>,
    intake: Mutex<(Rows, u64)>,
    numbering: Turns<Numbering>,
    writing: Turns<Writing<'a>>,
    failed: Mutex<Option<Stopped>>,
}

/// Runs all chunks.
pub(super) fn run<'a>(
    job: Job<'a>,
    rows: &'a mut Output,
    errors: Option<&'a mut ErrorsFile>,
) -> Result<Summary, Stopped> {
    let first_row = job.payroll.header.row + 1;
    let texts = errors.is_some().then(|| job.words.language());
    let shared = Shared {
        payroll: job.payroll,
        origins: job.origins,
        stop: job.stop,
        bar: job.bar,
        intake: Mutex::new((job.frames, 0)),
        numbering: Turns::new(Numbering { next_row: first_row, persons: Persons::default() }),
        writing: Turns::new(Writing { rows, errors, summary: Summary::default() }),
        failed: Mutex::new(None),
    };
    std::thread::scope(|scope| {
        for _ in 1..job.threads {
            scope.spawn(|| shared.work(texts.map(Words::new).as_ref()));
        }
        shared.work(texts.map(Words::new).as_ref());
    });
    if let Some(stopped) = unpoisoned(shared.failed.into_inner()) {
        return Err(stopped);
    }
    if job.stop.load(Ordering::Relaxed) {
        return Err(Stopped::Interrupted);
    }
    Ok(shared.writing.into_inner().summary)
}

impl Shared<'_> {
    /// Takes chunk after chunk until none is left.
    fn work(&self, words: Option<&Words>) {
        let _stops = StopIfPanicking(self.stop);
        let mut chunk = Chunk::default();
        loop {
            match self.one(&mut chunk, words) {
                Ok(true) => {}
                Ok(false) => return,
                Err(stopped) => {
                    unpoisoned(self.failed.lock()).get_or_insert(stopped);
                    self.stop.store(true, Ordering::Relaxed);
                    return;
                }
            }
        }
    }

    /// One chunk; false where there is none.
    fn one(&self, chunk: &mut Chunk, words: Option<&Words>) -> Result<bool, Stopped> {
        let (number, framed) = {
            let mut intake = unpoisoned(self.intake.lock());
            if self.stop.load(Ordering::Relaxed) {
                return Ok(false);
            }
            let framed = intake.0.next_chunk(&mut chunk.bytes);
            intake.1 += 1;
            (intake.1 - 1, framed)
        };
        if matches!(framed, Ok(false)) {
            return Ok(false);
        }
        chunk.read(self.payroll);
        let Some(mut numbering) = self.numbering.wait(number, self.stop) else { return Ok(false) };
        let Numbering { next_row, persons } = &mut numbering.inner;
        if let Err(error) = framed {
            return Err(at_row(error, *next_row));
        }
        *next_row =
            chunk.number::<Stopped>(*next_row, |person, row| Ok(persons.first(person, row)?))?;
        self.numbering.pass(numbering);
        chunk.compute(self.payroll);
        let errors = words
            .map(|words| ErrorsFile::lines(words, self.payroll, self.origins, &chunk.problems));
        let Some(mut writing) = self.writing.wait(number, self.stop) else { return Ok(false) };
        let Writing { rows, errors: file, summary } = &mut writing.inner;
        rows.write_all(&chunk.out).map_err(Stopped::Rows)?;
        if let (Some(file), Some(lines)) = (file, errors) {
            file.write(&lines).map_err(Stopped::Errors)?;
        }
        summary.merge(&chunk.summary);
        self.writing.pass(writing);
        if let Some(bar) = self.bar {
            bar.inc(u64::try_from(chunk.bytes.len()).unwrap_or(0));
        }
        Ok(true)
    }
}

/// A failure to frame, with the rows counted from the file's first instead of the chunk's.
fn at_row(error: FrameError, first_row: u64) -> Stopped {
    match error {
        FrameError::Read(error) => Stopped::Read(error),
        FrameError::File(problem) => Stopped::File(match problem {
            FileProblem::OpenQuote { row } => FileProblem::OpenQuote { row: first_row + row },
            FileProblem::RowTooLong { row, limit } => {
                FileProblem::RowTooLong { row: first_row + row, limit }
            }
            other => other,
        }),
    }
}

/// A worker that panics must not leave the others waiting for its turn.
struct StopIfPanicking<'a>(&'a AtomicBool);

impl Drop for StopIfPanicking<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}
