//! A payroll that comes as a workbook and goes back as one. A workbook's table of contents stands
//! at its end, so the whole of it is spooled first: to a file without a name, which the system
//! takes away with the last handle to it, however the request ends.

use std::fs::File;
use std::io::{Read, Seek as _};

use calc_payroll::file_problem::FileProblem;
use calc_payroll::people::People;
use calc_payroll::pipeline::Stopped;
use calc_payroll::sniff::Kind;
use calc_payroll::{Format, Payroll};
use calc_sheets::intake::{self, Intake, ReadOptions};
use calc_sheets::join::FileTables;
use calc_sheets::problem::{Limit, SheetProblem};
use calc_sheets::room::Room;
use calc_sheets::source::{Options, Source};
use calc_text::outcome::withheld;
use calc_text::recognition::{self, RunNotes};
use calc_text::{Words, workbook_sheets};

use crate::month_workbook;
use crate::spool::spool;
use crate::stream::{BodyReader, NotSent};
use crate::workbook_answer::{
    Answer, Asked, Counts, WorkbookError, counts_of_years, sheet_problem,
};

/// The media type of workbooks.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How much of the workbook is looked at before it is opened.
const HEAD: u64 = 1 << 17;

/// What the rows of an answer are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    (wanted, threads, asked): (Wanted, usize, &Asked<'_>),
    count: impl FnMut(Counts) + Send,
    send: impl FnMut(Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), WorkbookError> {
    body.left = body.left.min(Limit::FileBytes.most());
    let (file, name) = (spool(body)?, words.say("http-workbook"));
    let head = head(&file)?;
    let mut answer = Answer::new((words, &name), (threads, asked), count, send)?;
    if wanted == Wanted::Months {
        return month_workbook::months(&mut answer, file, &head);
    }
    let copy = file.try_clone().map_err(Stopped::Memory)?;
    match read(copy, &head, &name) {
        Ok(intake) => years(&mut answer, intake),
        // A workbook shows only when it is read what it holds.
        Err(WorkbookError::Stopped(stopped)) if is_of_months(&stopped) => {
            month_workbook::years(&mut answer, file, &head)
        }
        Err(error) => Err(error),
    }
}

/// Whether a workbook was refused because it holds months.
fn is_of_months(stopped: &Stopped<NotSent>) -> bool {
    match stopped {
        Stopped::File(FileProblem::OfMonths { .. }) => true,
        Stopped::Read(error) => sheet_problem(error).is_some_and(SheetProblem::is_of_months_alone),
        _ => false,
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
    let asked = answer.asked;
    intake.header.request_settings(&asked.settings, Format::Typed).map_err(Stopped::File)?;
    let settings = asked.settings.clone();
    let payroll = Payroll::<People> { header: intake.header, settings, format: Format::Typed };
    let summary = answer.fill(&payroll, intake.rows, counts_of_years)?;
    let withheld = withheld(words, &summary, "");
    let joined = intake.joined.take();
    let mut told = RunNotes::new(words, before, (intake.met.as_deref(), joined.as_ref()), withheld);
    told.readings = asked.readings.cloned();
    let settings = &asked.settings;
    answer.finish(|book| workbook_sheets::write(book, words, name, &summary, settings, &told))
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
            Err(protected.map_or(WorkbookError::OtherKind, WorkbookError::from))
        }
        _ => Err(WorkbookError::OtherKind),
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
