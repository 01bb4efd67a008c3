//! A payroll that comes as a workbook and goes back as one. A workbook's table of contents stands
//! at its end, so the whole of it is spooled first: to a file without a name, which the system
//! takes away with the last handle to it, however the request ends.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek as _, Write};
use std::sync::atomic::AtomicBool;

use calc_core::person::assess::Settings;
use calc_payroll::batch::RowSource;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::people::People;
use calc_payroll::pipeline::{self, Job, Stopped, of_some_rows};
use calc_payroll::sniff::Kind;
use calc_payroll::subject::Subject;
use calc_payroll::summary::Summary;
use calc_payroll::{Format, Payroll};
use calc_sheets::intake::{self, Intake, ReadOptions};
use calc_sheets::join::FileTables;
use calc_sheets::problem::{Limit, SheetProblem};
use calc_sheets::room::Room;
use calc_sheets::source::{Options, Source, SourceError};
use calc_sheets::temporary::TemporaryFile;
use calc_sheets::write::RowsWorkbook;
use calc_text::outcome::withheld;
use calc_text::recognition::{self, RunNotes};
use calc_text::{Words, workbook_sheets};

use crate::month_workbook;
use crate::stream::{BodyReader, NotSent, why_unread};
use crate::unread::Unread;

/// The media type of workbooks.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How much of the workbook is looked at before it is opened.
const HEAD: u64 = 1 << 17;

/// How large a piece of the answer is.
const PIECE: usize = 1 << 16;

/// Why there is no workbook.
pub(crate) enum WorkbookError {
    /// What was sent is no workbook of the new kind.
    NotAWorkbook,
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

/// What the rows of an answer are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Years, which may be added up from months.
    Years,
    /// Months.
    Months,
}

/// Works a workbook out and sends another with its results. `count` hears how many rows there are
/// and how many of them have errors.
pub(crate) fn run(
    words: &Words,
    mut body: BodyReader,
    (wanted, threads): (Wanted, usize),
    count: impl FnMut(Counts) + Send,
    send: impl FnMut(Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), WorkbookError> {
    body.left = body.left.min(Limit::FileBytes.most());
    let sent = Pieces { send, waiting: Vec::new(), gone: false };
    let (file, name) = (spool(body)?, words.say("http-workbook"));
    let head = head(&file)?;
    let mut answer =
        Answer { words, name: &name, threads, book: Answer::<(), ()>::book(words)?, count, sent };
    if wanted == Wanted::Months {
        return month_workbook::months(&mut answer, file, &head);
    }
    let copy = file.try_clone().map_err(Stopped::Memory)?;
    match read(copy, &head, &name) {
        Ok(intake) => years(&mut answer, intake),
        // A workbook shows only when it is read what it holds.
        Err(WorkbookError::Stopped(Stopped::File(FileProblem::OfMonths { .. }))) => {
            month_workbook::years(&mut answer, file, &head)
        }
        Err(error) => Err(error),
    }
}

/// How many rows there are, and how many of them have errors.
pub(crate) type Counts = (u64, u64);

/// An answer on its way.
pub(crate) struct Answer<'a, C, S> {
    pub(crate) words: &'a Words,
    /// What the workbook that was sent is called.
    pub(crate) name: &'a str,
    pub(crate) threads: usize,
    pub(crate) book: RowsWorkbook,
    count: C,
    sent: Pieces<S>,
}

impl<C, S> Answer<'_, C, S> {
    fn book(words: &Words) -> Result<RowsWorkbook, Stopped<NotSent>> {
        let (summary, rows) = (words.say("sheet-name-summary"), words.say("sheet-name-rows"));
        RowsWorkbook::new(&summary, &rows).map_err(Stopped::Memory)
    }
}

impl<C: FnMut(Counts) + Send, S: FnMut(Vec<u8>) -> Result<(), NotSent> + Send> Answer<'_, C, S> {
    /// Works all rows out.
    pub(crate) fn fill<T: Subject>(
        &mut self,
        payroll: &Payroll<T>,
        rows: impl RowSource + Send,
        of: impl Fn(&T::Summary) -> Counts + Sync + Send,
    ) -> Result<T::Summary, Stopped<NotSent>> {
        let Self { book, count, sent, threads, .. } = self;
        book.begin_rows::<T::Column>(payroll.header.names()).map_err(|error| {
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

/// A payroll of years.
fn years(
    answer: &mut Answer<
        '_,
        impl FnMut(Counts) + Send,
        impl FnMut(Vec<u8>) -> Result<(), NotSent> + Send,
    >,
    mut intake: Intake,
) -> Result<(), WorkbookError> {
    let (words, name) = (answer.words, answer.name);
    let before = recognition::before(words, &intake.files, intake.joined.as_ref());
    let settings = Settings::default();
    let payroll = Payroll::<People> { header: intake.header, settings, format: Format::Typed };
    let summary = answer.fill(&payroll, intake.rows, counts_of_years)?;
    let withheld = withheld(words, &summary, "");
    let joined = intake.joined.take();
    let told = RunNotes::new(words, before, (intake.met.as_deref(), joined.as_ref()), withheld);
    answer.finish(|book| workbook_sheets::write(book, words, name, &summary, &settings, &told))
}

/// How many rows of years there are, and how many of them have errors.
pub(crate) fn counts_of_years(summary: &Summary) -> Counts {
    (summary.rows, summary.errors)
}

/// The workbook in a file without a name.
pub(crate) fn spool(mut body: impl Read) -> Result<File, Stopped<NotSent>> {
    let mut file = BufWriter::new(TemporaryFile::new().map_err(Stopped::Memory)?);
    io::copy(&mut body, &mut file).map_err(|error| {
        let unread: Option<Unread> = why_unread(&error);
        if unread.is_some() { Stopped::Read(error) } else { Stopped::Memory(error) }
    })?;
    let file = file.into_inner().map_err(|error| Stopped::Memory(error.into_error()))?;
    Ok(file.into_file())
}

/// The beginning of a workbook of the new kind.
fn head(mut file: &File) -> Result<Vec<u8>, WorkbookError> {
    let mut head = Vec::new();
    file.rewind()
        .and_then(|()| Read::by_ref(&mut file).take(HEAD).read_to_end(&mut head))
        .map_err(Stopped::Memory)?;
    match Kind::of(&head) {
        Some(Kind::Xlsx) => Ok(head),
        // A workbook with a password looks like one of the old kind, and is told apart.
        Some(Kind::Xls) => {
            let options = Options { room: Room::Service, ..Options::default() };
            let copy = file.try_clone().map_err(Stopped::Memory)?;
            let opened = Source::open(copy, &head, &options).err();
            let protected = opened.filter(|problem| *problem == SheetProblem::Protected);
            Err(protected.map_or(WorkbookError::NotAWorkbook, WorkbookError::from))
        }
        _ => Err(WorkbookError::NotAWorkbook),
    }
}

/// What the command line would read in it.
fn read(file: File, head: &[u8], name: &str) -> Result<Intake, WorkbookError> {
    let options = Options { room: Room::Service, ..Options::default() };
    let mut source = Source::open(file, head, &options)?;
    let survey = source.survey(&options)?;
    let wanted =
        ReadOptions { room: Room::Service, format: Format::Typed, ..ReadOptions::default() };
    let files = vec![FileTables { name: name.to_owned(), source, survey }];
    intake::arrange(files, &wanted).map_err(|refused| refused.error.into())
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
