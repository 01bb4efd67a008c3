//! A file of months that comes as CSV and goes back with its results.

use std::io::Seek as _;
use std::sync::atomic::AtomicBool;

use calc_core::law::params::Choices;
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::{LONG, ledger};
use calc_payroll::months::{Months, Settings};
use calc_payroll::pipeline::{self, Job, Stopped};
use calc_payroll::{Format, Payroll};

use crate::stream::{BodyReader, NotSent};
use crate::workbook::spool;

/// Works a file out and sends its rows; with each piece goes how many rows it has, and how many of
/// them have errors.
pub(crate) fn run(
    body: BodyReader,
    threads: usize,
    mut send: impl FnMut((u64, u64), Vec<u8>) -> Result<(), NotSent> + Send,
) -> Result<(), Stopped<NotSent>> {
    let mut file = spool(body)?;
    let mut again = file.try_clone().map_err(Stopped::Memory)?;
    file.rewind().map_err(Stopped::Memory)?;
    let long = file.metadata().map_err(Stopped::Memory)?.len() > LONG;
    let (header, frames) = pipeline::open::<_, Months>(file, Format::Csv)?;
    let settings = Settings { choices: Choices::DEFAULT, ledger: Ledger::default() };
    let mut payroll = Payroll::<Months> { header, settings, format: Format::Csv };
    let (ledger, _) = ledger(&payroll, frames, (false, long))?;
    payroll.settings.ledger = ledger;
    again.rewind().map_err(Stopped::Memory)?;
    let (_, frames) = pipeline::open::<_, Months>(again, Format::Csv)?;
    let stop = AtomicBool::new(false);
    let job = Job { payroll: &payroll, rows: frames, threads, stop: &stop };
    let mut head = Vec::new();
    payroll.header.push_line(&mut head);
    let ran = pipeline::run(
        job,
        |_| (),
        |chunk, ()| {
            // The header goes with the first rows.
            let mut out = std::mem::take(&mut head);
            out.append(&mut chunk.out);
            send((chunk.summary.rows, chunk.summary.errors), out)
        },
    );
    ran?;
    if let Some(error) = payroll.settings.ledger.failure() {
        return Err(Stopped::Memory(error));
    }
    if head.is_empty() { Ok(()) } else { send((0, 0), head).map_err(Stopped::Write) }
}
