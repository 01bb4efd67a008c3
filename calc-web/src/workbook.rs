//! A payroll that comes as a workbook and goes back as one. A workbook's table of contents stands
//! at its end, so the whole of it is spooled first: to a file without a name, which the system
//! takes away with the last handle to it, however the request ends.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek as _, Write};
use std::sync::atomic::AtomicBool;

use calc_core::person::assess::Settings;
use calc_core::person::fields::Field;
use calc_payroll::people::People;
use calc_payroll::pipeline::{self, Job, Stopped, of_some_rows};
use calc_payroll::sniff::Kind;
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

/// Works a workbook out and sends another with its results. `count` hears how many rows there are
/// and how many of them have errors.
pub(crate) fn run(
    words: &Words,
    mut body: BodyReader,
    threads: usize,
    count: impl FnMut(&Summary) + Send,
    send: impl FnMut(Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), WorkbookError> {
    body.left = body.left.min(Limit::FileBytes.most());
    let mut sent = Pieces { send, waiting: Vec::new(), gone: false };
    let name = words.say("http-workbook");
    let mut intake = read(spool(body)?, &name)?;
    let before = recognition::before(words, &intake.files, intake.joined.as_ref());
    let settings = Settings::default();
    let payroll = Payroll { header: intake.header, settings, format: Format::Typed };
    let book = RowsWorkbook::new(&words.say("sheet-name-summary"), &words.say("sheet-name-rows"));
    let mut book = book.map_err(Stopped::Memory)?;
    let stop = AtomicBool::new(false);
    let job = Job { payroll: &payroll, rows: intake.rows, threads, stop: &stop };
    let summary = fill(&mut book, job, count, &mut sent)?;
    let withheld = withheld(words, &summary, "");
    let told = RunNotes::new(
        words,
        before,
        (intake.met.as_deref(), intake.joined.take().as_ref()),
        withheld,
    );
    let written = workbook_sheets::write(&mut book, words, &name, &summary, &settings, &told)
        .and_then(|()| book.save(&mut sent))
        .and_then(|()| sent.flush());
    written.map_err(|error| {
        let stopped = if sent.gone { Stopped::Write(NotSent) } else { Stopped::Memory(error) };
        stopped.into()
    })
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

/// What the command line would read in it.
fn read(mut file: File, name: &str) -> Result<Intake, WorkbookError> {
    let mut head = Vec::new();
    file.rewind()
        .and_then(|()| Read::by_ref(&mut file).take(HEAD).read_to_end(&mut head))
        .map_err(Stopped::Memory)?;
    let options = Options { room: Room::Service, ..Options::default() };
    match Kind::of(&head) {
        Some(Kind::Xlsx) => {}
        // A workbook with a password looks like one of the old kind, and is told apart.
        Some(Kind::Xls) => {
            let opened = Source::open(file, &head, &options).err();
            let protected = opened.filter(|problem| *problem == SheetProblem::Protected);
            return Err(protected.map_or(WorkbookError::NotAWorkbook, WorkbookError::from));
        }
        _ => return Err(WorkbookError::NotAWorkbook),
    }
    let mut source = Source::open(file, &head, &options)?;
    let survey = source.survey(&options)?;
    let wanted =
        ReadOptions { room: Room::Service, format: Format::Typed, ..ReadOptions::default() };
    let files = vec![FileTables { name: name.to_owned(), source, survey }];
    intake::arrange(files, &wanted).map_err(|refused| refused.error.into())
}

/// Works all rows out.
fn fill<S: FnMut(Vec<u8>) -> Result<(), NotSent> + Send>(
    book: &mut RowsWorkbook,
    job: Job<'_, intake::Stream>,
    mut count: impl FnMut(&Summary) + Send,
    sent: &mut Pieces<S>,
) -> Result<Summary, Stopped<NotSent>> {
    book.begin_rows::<Field>(job.payroll.header.names()).map_err(|error| {
        if sheet_problem(&error).is_some() { Stopped::Read(error) } else { Stopped::Memory(error) }
    })?;
    let taken = pipeline::run(
        job,
        |_| (),
        |chunk, ()| {
            count(&chunk.summary);
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
    Ok(of_some_rows::<People>(summary)?)
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
