//! Chunks of a payroll on their way through any number of workers: taken in order, worked out
//! apart, written in order. Memory is what the workers' chunks take, whatever the file's length.

use std::io::{self, Read};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::RowSource;
use crate::chunk::Chunk;
use crate::file_problem::FileProblem;
use crate::framing::{FrameError, Frames};
use crate::header::Header;
use crate::people::People;
use crate::seen_keys::SeenKeys;
use crate::sequencer::{Sequencer, unpoisoned};
use crate::sniff::Kind;
use crate::subject::{Subject, Tally as _};
use crate::{Format, Payroll};

/// What a run needs.
#[derive(Debug)]
pub struct Job<'a, R, S: Subject = People> {
    /// What every chunk shares.
    pub payroll: &'a Payroll<S>,
    /// The rows below the header.
    pub rows: R,
    /// How many chunks are worked out at the same time.
    pub threads: usize,
    /// Set by whoever wants the run to end.
    pub stop: &'a AtomicBool,
}

/// Why a run stopped.
#[derive(Debug)]
pub enum Stopped<E> {
    /// The file is no payroll.
    File(FileProblem),
    /// The file cannot be read.
    Read(io::Error),
    /// The rows cannot be written.
    Write(E),
    /// The keys of the rows that have come cannot be kept.
    Memory(io::Error),
    /// Somebody asked for it.
    Interrupted,
}

impl<E> From<FileProblem> for Stopped<E> {
    fn from(problem: FileProblem) -> Self {
        Self::File(problem)
    }
}

impl<E> From<FrameError> for Stopped<E> {
    fn from(error: FrameError) -> Self {
        match error {
            FrameError::File(problem) => Self::File(problem),
            FrameError::Read(error) => Self::Read(error),
        }
    }
}

/// Reads the header of a payroll, which decides what every row is.
///
/// # Errors
/// The stream cannot be read, or it does not begin as a payroll does.
pub fn open<R: Read, S: Subject>(
    input: R,
    format: Format,
) -> Result<(Header<S::Column>, Frames<R>), FrameError> {
    let mut frames = Frames::new(input);
    let mut first = Vec::new();
    let row = frames.first_row(&mut first).map_err(|error| match error {
        // A workbook may look like a row without an end; what it is says more.
        FrameError::File(problem) => {
            FrameError::File(Kind::of(&first).map_or(problem, FileProblem::NotCsv))
        }
        error @ FrameError::Read(_) => error,
    })?;
    let row = row.ok_or(FrameError::File(FileProblem::Empty))?;
    let header = Header::read_as(&first, row, format, S::check_header).map_err(FrameError::File)?;
    Ok((header, frames))
}

/// What the rows come to, where there is any: totals of nothing would look like a result.
///
/// # Errors
/// There is no row.
pub fn of_some_rows<S: Subject>(summary: S::Summary) -> Result<S::Summary, FileProblem> {
    if summary.rows() == 0 { Err(FileProblem::NoRows) } else { Ok(summary) }
}

/// What is numbered in order.
struct Numbering {
    next_row: u64,
    seen: SeenKeys,
}

/// What is written in order.
struct Writing<W, T> {
    write: W,
    summary: T,
}

struct Shared<'a, R, P, W, E, S: Subject> {
    payroll: &'a Payroll<S>,
    stop: &'a AtomicBool,
    intake: Mutex<(R, u64)>,
    numbering: Sequencer<Numbering>,
    prepare: P,
    writing: Sequencer<Writing<W, S::Summary>>,
    failed: Mutex<Option<Stopped<E>>>,
}

/// Runs all chunks. What `prepare` makes of a chunk is made beside other chunks; `write` takes the
/// chunks and what was made of them one after the other, in the order of the file.
///
/// # Errors
/// See [`Stopped`]; what was written before stays written.
pub fn run<R, T, E, S>(
    job: Job<'_, R, S>,
    prepare: impl Fn(&mut Chunk<S>) -> T + Sync,
    write: impl FnMut(&mut Chunk<S>, T) -> Result<(), E> + Send,
) -> Result<S::Summary, Stopped<E>>
where
    S: Subject,
    R: RowSource + Send,
    E: Send,
{
    let first_row = job.payroll.header.row + 1;
    let shared = Shared {
        payroll: job.payroll,
        stop: job.stop,
        intake: Mutex::new((job.rows, 0)),
        numbering: Sequencer::new(Numbering { next_row: first_row, seen: SeenKeys::default() }),
        prepare,
        writing: Sequencer::new(Writing { write, summary: S::Summary::default() }),
        failed: Mutex::new(None),
    };
    std::thread::scope(|scope| {
        for _ in 1..job.threads {
            scope.spawn(|| shared.work());
        }
        shared.work();
    });
    if let Some(stopped) = unpoisoned(shared.failed.into_inner()) {
        return Err(stopped);
    }
    if job.stop.load(Ordering::Relaxed) {
        return Err(Stopped::Interrupted);
    }
    Ok(shared.writing.into_inner().summary)
}

impl<R, T, P, W, E, S> Shared<'_, R, P, W, E, S>
where
    S: Subject,
    R: RowSource,
    P: Fn(&mut Chunk<S>) -> T,
    W: FnMut(&mut Chunk<S>, T) -> Result<(), E>,
{
    /// Takes chunk after chunk until none is left.
    fn work(&self) {
        let _stops = StopIfPanicking(self.stop);
        let mut chunk = Chunk::default();
        loop {
            match self.one(&mut chunk) {
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
    fn one(&self, chunk: &mut Chunk<S>) -> Result<bool, Stopped<E>> {
        let (number, framed) = {
            let mut intake = unpoisoned(self.intake.lock());
            if self.stop.load(Ordering::Relaxed) {
                return Ok(false);
            }
            let framed = intake.0.next_rows(&mut chunk.batch);
            intake.1 += 1;
            (intake.1 - 1, framed)
        };
        if matches!(framed, Ok(false)) {
            return Ok(false);
        }
        chunk.read(self.payroll);
        let Some(mut numbering) = self.numbering.wait(number, self.stop) else { return Ok(false) };
        let Numbering { next_row, seen } = &mut numbering.inner;
        if let Err(error) = framed {
            return Err(error.from_row(*next_row).into());
        }
        *next_row =
            chunk.number(*next_row, |key, row| seen.first(key, row).map_err(Stopped::Memory))?;
        self.numbering.pass(numbering);
        chunk.compute(self.payroll);
        let prepared = (self.prepare)(chunk);
        let Some(mut writing) = self.writing.wait(number, self.stop) else { return Ok(false) };
        let Writing { write, summary } = &mut writing.inner;
        write(chunk, prepared).map_err(Stopped::Write)?;
        summary.merge(&chunk.summary);
        self.writing.pass(writing);
        Ok(true)
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
