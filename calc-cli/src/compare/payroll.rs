//! A payroll under two files of readings.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_core::person::assess::Settings;
use calc_core::person::decode::PersonProblem;
use calc_core::person::fields::Field;
use calc_core::person::readings::compare::{Comparison, Reason, compare};
use calc_payroll::chunk::{Chunk, Visit, duplicate};
use calc_payroll::framing::FrameError;
use calc_payroll::input_row::InputRow;
use calc_payroll::people::People;
use calc_payroll::seen_keys::SeenKeys;
use calc_payroll::subject::Subject as _;
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude;
use calc_text::Words;

use super::changes::{Change, Changes, Who};
use crate::args::{CompareArguments, ReadingArguments};
use crate::explain::row_problems;
use crate::failure::{BAD_ROWS, Failure, GOOD};
use crate::intake::{self, InputOptions, Intake};
use crate::opened::{Opened, frame_failure};
use crate::said::say;
use crate::settings::common_settings;
use crate::{Done, bureau};

pub(super) fn run(
    arguments: &CompareArguments,
    opened: Vec<Opened>,
    (quiet, words): (bool, &Words),
) -> Done {
    let common = common_settings(&arguments.settings)?;
    let with = |path: &PathBuf| -> Result<Settings, Failure> {
        Ok(Settings { readings: Some(bureau::load(path)?.readings), ..common.clone() })
    };
    let sides = match arguments.readings.as_slice() {
        [new] => [common.clone(), with(new)?],
        [old, new, ..] => [with(old)?, with(new)?],
        [] => [common.clone(), common.clone()],
    };
    let path = arguments.input.first().map_or(Path::new("-"), PathBuf::as_path);
    let wanted = InputOptions {
        paths: &arguments.input,
        reading: &ReadingArguments::default(),
        exclude: exclude::Rows::default(),
        format: Format::Csv,
        survey: false,
        keep: false,
    };
    let Intake { payroll: intake, .. } = intake::open(&wanted, opened, words)?;
    let payroll: Payroll = Payroll { header: intake.header, settings: common, format: Format::Csv };
    let mut rows = intake.rows;
    let mut comparing = Comparing { sides: &sides, changes: Changes::new(), refused: Vec::new() };
    let mut chunk = Chunk::default();
    let mut next = payroll.header.row + 1;
    let mut seen = SeenKeys::default();
    let failed = |error| frame_failure(path, error);
    while rows.next_rows(&mut chunk.batch).map_err(|error| failed(error.from_row(next)))? {
        chunk.read(&payroll);
        let numbered =
            chunk.number(next, |key, row| seen.first(key, row).map_err(FrameError::Read));
        next = numbered.map_err(failed)?;
        chunk.visit(&payroll, &mut comparing);
    }
    let Comparing { changes, refused, .. } = comparing;
    changes.finish(arguments.output.as_deref(), (quiet, words))?;
    for (row, problems) in &refused {
        say(&row_problems(words, &payroll, path, *row, problems));
    }
    Ok(ExitCode::from(if refused.is_empty() { GOOD } else { BAD_ROWS }))
}

/// Compares the rows of a chunk.
struct Comparing<'a> {
    sides: &'a [Settings; 2],
    changes: Changes,
    refused: Vec<(u64, Vec<PersonProblem>)>,
}

impl Visit<People> for Comparing<'_> {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let [old, new] = self.sides;
        let facts = row.check().and_then(|()| People::decode(row));
        let compared = facts.and_then(|facts| compare(&facts, old, new));
        let compared = match compared {
            Ok(compared) => compared,
            Err(problems) => return self.refused.push((number, problems)),
        };
        let who = Who {
            employee: row.cell(Field::EmployeeId).shown().into_owned(),
            year: compared.tax_year.to_string(),
            old: Some(number),
            new: Some(number),
        };
        let why: Vec<String> = compared.reasons.iter().map(reason).collect();
        self.changes.add(&who, &changed(&compared), &why.join("; "));
    }

    fn again(&mut self, number: u64, first: u64, row: &impl InputRow<Field>) {
        let problem = duplicate::<People>(row.cell(Field::TaxYear), first);
        self.refused.push((number, vec![problem]));
    }
}

/// The columns that are different.
fn changed(compared: &Comparison) -> Vec<Change<'static>> {
    let columns = |side: &calc_core::person::readings::compare::Side| {
        [
            ("mainland_tax", side.mainland_tax.to_string()),
            ("hk_tax_cny", side.hong_kong_tax.to_string()),
            ("exemption_eligible", side.exemption_eligible.word().to_owned()),
            ("exemption", side.exemption.to_string()),
            ("subsidy_eligible", side.subsidy_eligible.word().to_owned()),
            ("subsidy", side.subsidy.to_string()),
            ("best_route", side.best_route.word().to_owned()),
            ("benefit", side.benefit.to_string()),
            ("burden_after", side.burden_after.to_string()),
            ("refund_or_due", side.refund_or_due.map_or_else(String::new, |due| due.to_string())),
        ]
    };
    let both = columns(&compared.old).into_iter().zip(columns(&compared.new));
    let different = both.filter(|((_, old), (_, new))| old != new);
    different.map(|((column, old), (_, new))| (column, old, new)).collect()
}

/// What is decided otherwise, by its name.
fn reason(reason: &Reason) -> String {
    let name = reason.point.rsplit('.').next().unwrap_or(reason.point);
    format!("{name}: {} > {} ({})", reason.old, reason.new, reason.alone)
}
