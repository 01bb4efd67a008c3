//! A file of months that comes as CSV and goes back with its results, by the month or added up to years.

use std::fs::File;
use std::io::{Read, Seek as _};
use std::sync::atomic::AtomicBool;

use calc_core::law::params::Choices;
use calc_core::person::assess;
use calc_core::person::month::fields::Field;
use calc_payroll::batch::RowSource;
use calc_payroll::framing::Frames;
use calc_payroll::header::Header;
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::ledger;
use calc_payroll::months::{Months, Settings};
use calc_payroll::person_years::joined::YearFacts;
use calc_payroll::person_years::ledger::YearLedger;
use calc_payroll::person_years::rows::YearRows;
use calc_payroll::person_years::{self, PersonYears, columns};
use calc_payroll::pipeline::{self, Job, Stopped};
use calc_payroll::subject::Subject;
use calc_payroll::{Format, Payroll};

use crate::spool::spool;
use crate::stream::NotSent;

/// From how many bytes on the rows of a body wait in temporary files: read, a row takes up to sixty times
/// its bytes, and several bodies are worked out at once.
const LONG: u64 = 256 << 10;

/// A body of months that can be read twice.
struct Body {
    file: File,
    /// Whether its rows wait in temporary files.
    long: bool,
}

impl Body {
    fn new(body: impl Read) -> Result<Self, Stopped<NotSent>> {
        let file = spool(body)?;
        let long = file.metadata().map_err(Stopped::Memory)?.len() > LONG;
        Ok(Self { file, long })
    }

    /// Its header and its rows, from the first.
    fn open(&self) -> Result<(Header<Field>, Frames<File>), Stopped<NotSent>> {
        let mut file = self.file.try_clone().map_err(Stopped::Memory)?;
        file.rewind().map_err(Stopped::Memory)?;
        Ok(pipeline::open::<_, Months>(file, Format::Csv)?)
    }

    /// The months of nobody yet.
    fn months(header: Header<Field>) -> Payroll<Months> {
        let settings = Settings { choices: Choices::DEFAULT, ledger: Ledger::default() };
        Payroll { header, settings, format: Format::Csv }
    }
}

/// Works a file out and sends its rows; with each piece goes how many rows it has, and how many of
/// them have errors.
pub(crate) fn run(
    body: impl Read,
    threads: usize,
    send: impl FnMut((u64, u64), Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let body = Body::new(body)?;
    let (header, frames) = body.open()?;
    let mut payroll = Body::months(header);
    let (ledger, _) = ledger(&payroll, frames, (false, body.long))?;
    payroll.settings.ledger = ledger;
    let count = |summary: &calc_payroll::months::summary::Summary| (summary.rows, summary.errors);
    rows(&payroll, (body.open()?.1, threads), count, send)?;
    payroll.settings.ledger.failure().map_or(Ok(()), |error| Err(Stopped::Memory(error)))
}

/// The same with a row for each person and year.
pub(crate) fn run_years(
    body: impl Read,
    (assess, threads): (assess::Settings, usize),
    send: impl FnMut((u64, u64), Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let body = Body::new(body)?;
    let (header, frames) = body.open()?;
    let months = Body::months(header);
    let ledger = YearLedger::read(&months, frames, body.long)?;
    let (row, names) = (months.header.row, columns::names(&months.header));
    let facts = YearFacts::new(Vec::new(), (String::new(), &names), |_| None);
    let mut header = Header::of_names(names, row, Format::Csv, PersonYears::check_header)?;
    header.request_settings(&assess, Format::Csv)?;
    let settings = person_years::Settings { assess, ledger };
    let mut payroll = Payroll::<PersonYears> { header, settings, format: Format::Csv };
    let years = YearRows::new(&months, body.open()?.1, &payroll.settings.ledger, &facts);
    let count = |summary: &calc_payroll::summary::Summary| (summary.rows, summary.errors);
    rows(&payroll, (years, threads), count, send)?;
    payroll.settings.ledger.failure().map_or(Ok(()), |error| Err(Stopped::Memory(error)))
}

/// Sends the rows, the header with the first of them.
fn rows<S: Subject>(
    payroll: &Payroll<S>,
    (rows, threads): (impl RowSource + Send, usize),
    count: impl Fn(&S::Summary) -> (u64, u64) + Send + Sync,
    mut send: impl FnMut((u64, u64), Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let stop = AtomicBool::new(false);
    let mut head = Vec::new();
    payroll.header.push_line(&mut head);
    let job = Job { payroll, rows, threads, stop: &stop };
    pipeline::run(
        job,
        |_| (),
        |chunk, ()| {
            let mut out = std::mem::take(&mut head);
            out.append(&mut chunk.out);
            send(count(&chunk.summary), out)
        },
    )?;
    if head.is_empty() { Ok(()) } else { send((0, 0), head).map_err(Stopped::Write) }
}
