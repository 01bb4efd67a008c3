//! A file of months, read twice and worked out, as `taxdiff withhold` does.

use std::convert::Infallible;
use std::sync::atomic::AtomicBool;

use calc_core::law::params::Choices;
use calc_payroll::batch::{Chained, TypedSource};
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::ledger;
use calc_payroll::months::{Months, Settings};
use calc_payroll::pipeline::{self, Job};
use calc_payroll::{Format, Payroll};

use crate::rows::check_rows;

/// Works a file out. Either it is refused, or every row is written.
///
/// # Panics
/// It is not.
pub fn run_months(file: &[u8], next: bool) {
    let format = Format::Csv;
    let open = || pipeline::open::<_, Months>(file, format);
    let Ok((header, frames)) = open() else { return };
    let settings = Settings { choices: Choices::DEFAULT, ledger: Ledger::default() };
    let mut payroll = Payroll::<Months> { header, settings, format };
    let Ok((ledger, next)) = ledger::<Infallible>(&payroll, frames, (next, false)) else { return };
    payroll.settings.ledger = ledger;
    let Ok((_, frames)) = open() else { return };
    let mut out = Vec::new();
    payroll.header.push_line(&mut out);
    let stop = AtomicBool::new(false);
    let rows = Chained::new(frames, TypedSource::new(next.rows));
    let job = Job { payroll: &payroll, rows, threads: 1, stop: &stop };
    let written = pipeline::run(
        job,
        |_| (),
        |chunk, ()| {
            out.append(&mut chunk.out);
            Ok::<_, Infallible>(())
        },
    );
    if let Ok(summary) = written {
        check_rows(&out, (summary.rows, summary.errors));
    }
}
