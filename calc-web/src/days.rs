//! A file of crossings that comes as CSV and goes back as counts.

use std::io::Read;

use calc_core::law::params::Choices;
use calc_core::person::month::rest_days::RestDays;
use calc_payroll::crossings::Crossings;
use calc_payroll::crossings::counts::Counting;
use calc_payroll::crossings::known::{Asked, Known};
use calc_payroll::crossings::lines::{csv, keys};
use calc_payroll::crossings::reading::records;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::pipeline::{self, Stopped};
use calc_payroll::{Format, Payroll};

use crate::stream::NotSent;

/// The most bytes of a file, about two million crossings: all of them are in memory.
pub(crate) const MOST_BYTES: u64 = 64 << 20;

/// What is counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Periods {
    pub(crate) days: Asked,
    /// Whether there is a row for each month.
    pub(crate) months: bool,
}

/// Counts the days of a file and sends the counts; with them goes how many rows were read, and how
/// many persons have none.
pub(crate) fn run(
    body: impl Read,
    periods: Periods,
    send: impl FnOnce((u64, u64), Vec<u8>) -> Result<(), NotSent>,
) -> Result<(), Stopped<NotSent>> {
    let (header, frames) = pipeline::open::<_, Crossings>(body, Format::Csv)?;
    let payroll = Payroll::<Crossings> { header, settings: (), format: Format::Csv };
    let (records, rows, _) = records::<NotSent>(&payroll, frames)?;
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
    let (lines, _, bad) = counting.all(&records);
    let bad = u64::try_from(bad).unwrap_or(u64::MAX);
    send((rows, bad), csv(keys(months), &lines, false)).map_err(Stopped::Write)
}
