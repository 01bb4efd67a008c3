//! A workbook on its way to whoever asked for it.

use std::io::{self, Write};
use std::sync::atomic::AtomicBool;

use calc_core::person::assess::Settings;
use calc_payroll::Payroll;
use calc_payroll::batch::RowSource;
use calc_payroll::bureau::file::ReadingsFile;
use calc_payroll::pipeline::{self, Job, Stopped, of_some_rows};
use calc_payroll::subject::Subject;
use calc_payroll::summary::Summary;
use calc_sheets::problem::SheetProblem;
use calc_sheets::source::SourceError;
use calc_sheets::write::RowsWorkbook;
use calc_text::Words;

use crate::stream::NotSent;

/// How large a piece of the answer is.
const PIECE: usize = 1 << 16;

/// Why there is no workbook, or no table.
pub(crate) enum WorkbookError {
    /// What was sent is of another kind than it says: no workbook of the new kind, no Parquet.
    OtherKind,
    /// It cannot be read, or its rows cannot be worked out.
    Stopped(Stopped<NotSent>),
}

impl From<Stopped<NotSent>> for WorkbookError {
    fn from(stopped: Stopped<NotSent>) -> Self {
        Self::Stopped(stopped)
    }
}

impl From<SheetProblem> for WorkbookError {
    fn from(problem: SheetProblem) -> Self {
        Stopped::Read(problem.into()).into()
    }
}

impl From<SourceError> for WorkbookError {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::Sheet(problem) => problem.into(),
            SourceError::Frame(error) => Self::Stopped(error.into()),
        }
    }
}

/// What is wrong with a workbook, if that is what an error says.
pub(crate) fn sheet_problem(error: &io::Error) -> Option<&SheetProblem> {
    error.get_ref()?.downcast_ref()
}

/// How many rows there are, and how many of them have errors.
pub(crate) type Counts = (u64, u64);

/// How rows of people are worked out.
pub(crate) struct Asked<'a> {
    /// What holds where they do not say.
    pub(crate) settings: Settings,
    /// The file of a bureau's readings among them.
    pub(crate) readings: Option<&'a ReadingsFile>,
}

/// An answer on its way.
pub(crate) struct Answer<'a, C, S> {
    pub(crate) words: &'a Words,
    /// What the workbook that was sent is called.
    pub(crate) name: &'a str,
    pub(crate) threads: usize,
    pub(crate) asked: &'a Asked<'a>,
    pub(crate) book: RowsWorkbook,
    count: C,
    sent: Pieces<S>,
}

impl<'a, C: FnMut(Counts) + Send, S: FnMut(Vec<u8>) -> Result<(), NotSent> + Send>
    Answer<'a, C, S>
{
    /// An empty workbook for what was sent under a name.
    pub(crate) fn new(
        (words, name): (&'a Words, &'a str),
        (threads, asked): (usize, &'a Asked<'a>),
        count: C,
        send: S,
    ) -> Result<Self, Stopped<NotSent>> {
        let (summary, rows) = (words.say("sheet-name-summary"), words.say("sheet-name-rows"));
        let book = RowsWorkbook::new(&summary, &rows).map_err(Stopped::Memory)?;
        let sent = Pieces { send, waiting: Vec::new(), gone: false };
        Ok(Self { words, name, threads, asked, book, count, sent })
    }

    /// Works all rows out.
    pub(crate) fn fill<T: Subject>(
        &mut self,
        payroll: &Payroll<T>,
        rows: impl RowSource + Send,
        of: impl Fn(&T::Summary) -> Counts + Sync + Send,
    ) -> Result<T::Summary, Stopped<NotSent>> {
        let Self { book, count, sent, threads, .. } = self;
        let header = &payroll.header;
        let named = (header.row, header.names());
        book.begin_rows_of::<T::Column>(named, header.results()).map_err(|error| {
            if sheet_problem(&error).is_some() {
                Stopped::Read(error)
            } else {
                Stopped::Memory(error)
            }
        })?;
        let stop = AtomicBool::new(false);
        let job = Job { payroll, rows, threads: *threads, stop: &stop };
        let taken = pipeline::run(
            job,
            |_| (),
            |chunk, ()| {
                count(of(&chunk.summary));
                // Nothing goes out before the last row; it only shows whether anybody waits for it.
                (sent.send)(Vec::new()).map_err(|NotSent| None)?;
                book.add_rows(&chunk.typed).map_err(Some)
            },
        );
        let summary = taken.map_err(|stopped| match stopped {
            Stopped::File(problem) => Stopped::File(problem),
            Stopped::Read(error) => Stopped::Read(error),
            Stopped::Write(None) => Stopped::Write(NotSent),
            Stopped::Write(Some(error)) if sheet_problem(&error).is_some() => Stopped::Read(error),
            Stopped::Write(Some(error)) | Stopped::Memory(error) => Stopped::Memory(error),
            Stopped::Interrupted => Stopped::Interrupted,
        })?;
        Ok(of_some_rows::<T>(summary)?)
    }

    /// Writes the sheets beside the rows, and sends the workbook.
    pub(crate) fn finish(
        &mut self,
        sheets: impl FnOnce(&mut RowsWorkbook) -> io::Result<()>,
    ) -> Result<(), WorkbookError> {
        let Self { book, sent, .. } = self;
        let written = sheets(book).and_then(|()| book.save(&mut *sent)).and_then(|()| sent.flush());
        written.map_err(|error| {
            let stopped = if sent.gone { Stopped::Write(NotSent) } else { Stopped::Memory(error) };
            stopped.into()
        })
    }
}

/// How many rows of years there are, and how many of them have errors.
pub(crate) fn counts_of_years(summary: &Summary) -> Counts {
    (summary.rows, summary.errors)
}

/// The answer as it is written.
struct Pieces<S> {
    send: S,
    waiting: Vec<u8>,
    /// Whether nobody takes it any more.
    gone: bool,
}

impl<S: FnMut(Vec<u8>) -> Result<(), NotSent>> Write for Pieces<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let piece = std::mem::take(&mut self.waiting);
        if piece.is_empty() {
            return Ok(());
        }
        (self.send)(piece).map_err(|NotSent| {
            self.gone = true;
            io::ErrorKind::BrokenPipe.into()
        })
    }
}
