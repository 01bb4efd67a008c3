//! A file of crossings that comes as CSV and goes back as counts.

use std::io::Read;

use calc_core::law::params::Choices;
use calc_core::person::month::rest_days::RestDays;
use calc_payroll::crossings::Crossings;
use calc_payroll::crossings::counts::Counting;
use calc_payroll::crossings::known::{Asked, Known};
use calc_payroll::crossings::lines::{keys, push_header, push_rows};
use calc_payroll::crossings::reading::records;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::pipeline::{self, Stopped};
use calc_payroll::{Format, Payroll};

use crate::stream::NotSent;

/// The most bytes of a file, about six hundred thousand crossings: all of them are in memory.
pub(crate) const MOST_BYTES: u64 = 16 << 20;

/// The most people of a file: a record of one takes more memory than its row.
const MOST_PEOPLE: usize = 20_000;

/// The bytes of rows that are sent at once.
const BLOCK: usize = 1 << 16;

/// What is counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Periods {
    pub(crate) days: Asked,
    /// Whether there is a row for each month.
    pub(crate) months: bool,
}

/// Counts the days of a file and sends the counts, block by block; with each goes how many rows were read,
/// and how many persons have none so far.
pub(crate) fn run(
    body: impl Read,
    periods: Periods,
    mut send: impl FnMut((u64, u64), Vec<u8>) -> Result<(), NotSent>,
) -> Result<(), Stopped<NotSent>> {
    let (header, frames) = pipeline::open::<_, Crossings>(body, Format::Csv)?;
    let payroll = Payroll::<Crossings> { header, settings: (), format: Format::Csv };
    let (records, rows) = records::<NotSent>(&payroll, frames, Some(MOST_PEOPLE), Vec::clear)?;
    if rows == 0 {
        return Err(FileProblem::NoRows.into());
    }
    let Periods { days, months } = periods;
    let counting = Counting {
        choices: &Choices::DEFAULT,
        rest_days: &RestDays::default(),
        known: Known::of(&records, days).map_err(FileProblem::from)?,
        year: None,
        months,
    };
    let keys = keys(months);
    let (mut out, mut bad) = (Vec::new(), 0);
    push_header(&mut out, keys);
    for record in records.all() {
        match counting.lines(record) {
            Ok(lines) => push_rows(&mut out, keys, &lines),
            Err((line, _)) => {
                bad += 1;
                push_rows(&mut out, keys, &[*line]);
            }
        }
        if out.len() >= BLOCK {
            send((rows, bad), std::mem::take(&mut out)).map_err(Stopped::Write)?;
        }
    }
    send((rows, bad), out).map_err(Stopped::Write)
}
