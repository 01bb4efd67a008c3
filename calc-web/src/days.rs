//! A file of crossings that comes as CSV and goes back as counts.

use calc_core::law::params::Choices;
use calc_core::person::month::rest_days::RestDays;
use calc_payroll::crossings::Crossings;
use calc_payroll::crossings::counts::{Counting, Known};
use calc_payroll::crossings::lines::{csv, keys};
use calc_payroll::crossings::reading::records;
use calc_payroll::pipeline::{self, Stopped};
use calc_payroll::{Format, Payroll};
use calc_text::reply::{self, Asked, Reply};
use calc_text::{ProblemKind, Words, payroll_document};

use crate::ask::Parameters;

/// The counts of a file.
pub(crate) fn file(body: &[u8], asked: &Asked, parameters: &Parameters) -> Reply {
    let words = Words::of(asked.language.unwrap_or(asked.usual_language));
    let refused = |stopped: Stopped<()>| {
        let document = match stopped {
            Stopped::File(problem) => payroll_document(words, &problem),
            _ => ProblemKind::Internal.document(words),
        };
        Reply { status: document.status, body: reply::json(&document) }
    };
    let (header, frames) = match pipeline::open::<_, Crossings>(body, Format::Csv) {
        Ok(opened) => opened,
        Err(error) => return refused(error.into()),
    };
    let payroll = Payroll::<Crossings> { header, settings: (), format: Format::Csv };
    let records = match records::<()>(&payroll, frames) {
        Ok((records, ..)) => records,
        Err(stopped) => return refused(stopped),
    };
    let months = parameters.by_month.unwrap_or(false);
    let known = Known::of(&records, parameters.from, parameters.until);
    let counting = Counting {
        choices: &Choices::DEFAULT,
        rest_days: &RestDays::default(),
        known,
        year: None,
        months,
    };
    let (lines, ..) = counting.all(&records);
    Reply { status: 200, body: csv(keys(months), &lines, false) }
}
