//! Files through the reading, the joining and the row engine.

use std::convert::Infallible;
use std::sync::atomic::AtomicBool;

use calc_core::law::text::Language;
use calc_core::person::assess::Settings;
use calc_payroll::pipeline::{self, Job};
use calc_payroll::{Format, Payroll};
use calc_sheets::intake::ReadOptions;
use calc_sheets::opening::{HEAD, Opening, check_kind};
use calc_sheets::source::Options;
use calc_text::{Words, recognition};

use crate::rows::check_rows;

/// What stands between two files of one input.
const BETWEEN: &[u8] = b"\n----\n";

/// The most files of one input.
const MOST: usize = 3;

/// The parts of an input, between lines of dashes.
pub fn separated(input: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = input;
    while parts.len() + 1 < MOST
        && let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN)
    {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

/// Works the rows of some files out, as `taxdiff batch` does. Either they are refused, or every row
/// that is counted is written, under one header, with as many cells as it.
///
/// # Panics
/// They are not.
pub fn run(names: &[&str], files: &[&[u8]], project: bool, options: Options) {
    let mut opening = Opening::new(options, files.len() > 1);
    for (name, bytes) in names.iter().zip(files) {
        let head = &bytes[..bytes.len().min(HEAD)];
        if check_kind(head).is_err()
            || opening.add((*name).to_owned(), bytes.to_vec(), head).is_err()
        {
            return;
        }
    }
    let format = Format::Csv;
    let wanted = ReadOptions { format, project, ..ReadOptions::default() };
    let Ok(intake) = opening.arrange(&wanted) else { return };
    let payroll: Payroll = Payroll { header: intake.header, settings: Settings::default(), format };
    let mut out = Vec::new();
    payroll.header.push_line(&mut out);
    let stop = AtomicBool::new(false);
    let job = Job { payroll: &payroll, rows: intake.rows, threads: 1, stop: &stop };
    let written = pipeline::run(
        job,
        |_| (),
        |chunk, ()| {
            out.append(&mut chunk.out);
            Ok::<_, Infallible>(())
        },
    );
    let Ok(summary) = written else { return };
    check_rows(&out, (summary.rows, summary.errors));
    recognition::before(Words::of(Language::default()), &intake.files, intake.joined.as_ref());
}
