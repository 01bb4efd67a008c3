//! Rows that come as a Parquet file and go back as one. What the file holds is told at its end, so the whole
//! of it is spooled first, as a workbook is; then its rows are streamed.

mod apart;
mod table;

use std::fs::File;
use std::io::{Read, Seek as _};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use calc_arrow::parquet::read::ParquetProblem;
use calc_arrow::parquet::write::ParquetRows;
use calc_core::law::params::Choices;
use calc_core::person::assess;
use calc_payroll::batch::RowSource;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::header::Header;
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::ledger;
use calc_payroll::months::{self, Months};
use calc_payroll::people::People;
use calc_payroll::person_years::joined::YearFacts;
use calc_payroll::person_years::ledger::YearLedger;
use calc_payroll::person_years::rows::YearRows;
use calc_payroll::person_years::{self, PersonYears, columns};
use calc_payroll::pipeline::{self, Job, Stopped, of_some_rows};
use calc_payroll::sniff::Kind;
use calc_payroll::subject::Subject;
use calc_payroll::{Format, Payroll};

use crate::spool::spool;
use crate::stream::NotSent;
use crate::workbook::Wanted;
use crate::workbook_answer::{Counts, WorkbookError, counts_of_years};

#[cfg(unix)]
pub(crate) use apart::READER;
use table::{Most, Table};

/// The media type of Parquet files.
pub(crate) const PARQUET: &str = "application/vnd.apache.parquet";

/// The room that rows have: as many bytes as a body, a cell counted as eight of them, since a small file can
/// stand for any number of rows; and as much time as a body.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) bytes: u64,
    pub(crate) time: Duration,
}

/// A body that has come whole.
struct Body {
    file: File,
    limits: Limits,
}

impl Body {
    /// A file that begins as Parquet does.
    fn new(body: impl Read, limits: Limits) -> Result<Self, WorkbookError> {
        let mut file = spool(body)?;
        let mut head = Vec::new();
        file.rewind()
            .and_then(|()| Read::by_ref(&mut file).take(4).read_to_end(&mut head))
            .map_err(Stopped::Memory)?;
        match Kind::of(&head) {
            Some(Kind::Parquet) => Ok(Self { file, limits }),
            _ => Err(WorkbookError::OtherKind),
        }
    }

    /// Its rows, from the first.
    fn open(&self) -> Result<Table, Stopped<NotSent>> {
        let file = self.file.try_clone().map_err(Stopped::Memory)?;
        Table::open(file, Most::within(self.limits))
    }
}

/// Works a file out and sends its rows; with each piece goes how many rows it has, and how many of
/// them have errors.
pub(crate) fn run(
    (body, limits): (impl Read, Limits),
    (wanted, threads, settings): (Wanted, usize, assess::Settings),
    send: impl FnMut(Counts, Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), WorkbookError> {
    let body = Body::new(body, limits)?;
    let table = body.open()?;
    let ran = if wanted == Wanted::Months {
        withheld(&body, table, threads, send)
    } else if table.is_of::<Months>() {
        years_of_months(&body, table, (settings, threads), send)
    } else {
        years(table, (settings, threads), send)
    };
    Ok(ran?)
}

/// A payroll of years.
fn years(
    table: Table,
    (settings, threads): (assess::Settings, usize),
    send: impl FnMut(Counts, Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let (mut header, source) = table.of::<People>()?;
    header.request_settings(&settings, Format::Columns)?;
    let payroll = Payroll::<People> { header, settings, format: Format::Columns };
    rows(&payroll, (source, threads), counts_of_years, send)
}

/// The months of nobody yet.
fn payroll_of_months(header: Header<calc_core::person::month::fields::Field>) -> Payroll<Months> {
    let settings = months::Settings { choices: Choices::DEFAULT, ledger: Ledger::default() };
    Payroll { header, settings, format: Format::Columns }
}

/// Months. What a row comes to depends on the person's other rows, so the file is read twice; meanwhile its
/// rows wait in temporary files.
fn withheld(
    body: &Body,
    table: Table,
    threads: usize,
    send: impl FnMut(Counts, Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let (header, source) = table.of::<Months>()?;
    let mut payroll = payroll_of_months(header);
    let (found, _) = ledger(&payroll, source, (false, true))?;
    payroll.settings.ledger = found;
    let (_, source) = body.open()?.of::<Months>()?;
    let counts = |summary: &months::summary::Summary| (summary.rows, summary.errors);
    rows(&payroll, (source, threads), counts, send)?;
    payroll.settings.ledger.failure().map_or(Ok(()), |error| Err(Stopped::Memory(error)))
}

/// Months that are added up to years.
fn years_of_months(
    body: &Body,
    table: Table,
    (assess, threads): (assess::Settings, usize),
    send: impl FnMut(Counts, Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let (header, source) = table.of::<Months>()?;
    let months = payroll_of_months(header);
    let found = YearLedger::read(&months, source, true)?;
    let (row, names) = (months.header.row, columns::names(&months.header));
    let facts = YearFacts::new(Vec::new(), (String::new(), &names), |_| None);
    let mut header = Header::of_names(names, row, Format::Columns, PersonYears::check_header)?;
    header.request_settings(&assess, Format::Columns)?;
    let settings = person_years::Settings { assess, ledger: found };
    let mut payroll = Payroll::<PersonYears> { header, settings, format: Format::Columns };
    let (_, source) = body.open()?.of::<Months>()?;
    let years = YearRows::new(&months, source, &payroll.settings.ledger, &facts);
    rows(&payroll, (years, threads), counts_of_years, send)?;
    payroll.settings.ledger.failure().map_or(Ok(()), |error| Err(Stopped::Memory(error)))
}

/// Sends the rows as they are worked out, and the end of the file behind them.
fn rows<S: Subject>(
    payroll: &Payroll<S>,
    (rows, threads): (impl RowSource + Send, usize),
    counts: impl Fn(&S::Summary) -> Counts + Send + Sync,
    mut send: impl FnMut(Counts, Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let mut table = ParquetRows::new(&payroll.header);
    let stop = AtomicBool::new(false);
    let job = Job { payroll, rows, threads, stop: &stop };
    let taken = pipeline::run(
        job,
        |_| (),
        |chunk, ()| {
            let bytes = table.add(chunk).map_err(|error| Unsent::NotWritten(error.into()))?;
            send(counts(&chunk.summary), bytes).map_err(|NotSent| Unsent::Gone)
        },
    );
    of_some_rows::<S>(taken.map_err(of_unsent)?)?;
    let end = table.finish().map_err(|error| FileProblem::from(ParquetProblem::from(error)))?;
    send((0, 0), end).map_err(Stopped::Write)
}

/// Why rows did not go out.
enum Unsent {
    /// The caller is gone.
    Gone,
    /// A column is of a type that cannot be written.
    NotWritten(ParquetProblem),
}

fn of_unsent(stopped: Stopped<Unsent>) -> Stopped<NotSent> {
    match stopped {
        Stopped::Write(Unsent::Gone) => Stopped::Write(NotSent),
        Stopped::Write(Unsent::NotWritten(problem)) => Stopped::File(problem.into()),
        Stopped::File(problem) => Stopped::File(problem),
        Stopped::Read(error) => Stopped::Read(error),
        Stopped::Memory(error) => Stopped::Memory(error),
        Stopped::Interrupted => Stopped::Interrupted,
    }
}
