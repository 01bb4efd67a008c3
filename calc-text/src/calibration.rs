//! What a tax bureau's figures agree with, as every face says it.

mod told;

use std::collections::HashMap;

use calc_core::law::params::ChoiceId;
use calc_core::law::problem::{Argument, Message};
use calc_core::person::assess::Settings;
use calc_core::person::decode::{Raw as _, decode};
use calc_core::person::fields::Field;
use calc_core::person::readings::calibrate::{Calibration, NotCompared};
use calc_core::person::readings::gap::NotReconciled;
use calc_payroll::bureau::figures::FigureFault;
use calc_payroll::bureau::file::ReadingsFile;
use calc_payroll::bureau::{Found, Refused, RefusedRow, Rows};
use calc_payroll::facts_json::{RequestKind, read_people};
use calc_payroll::summary::Total;
#[cfg(feature = "sheets")]
use calc_sheets::write::Cell;
use serde::Serialize;

use crate::outcome::{alternative, count, total};
use crate::reply::{Asked, Reply, RequestErrors};
#[cfg(feature = "sheets")]
use crate::workbook_headings::heads;
use crate::{Explained, ProblemError, Words, explained, problem_errors};

pub use told::{Part, Told, ToldYear};

/// What the figures of a payroll agree with, and what was not compared.
#[derive(Clone, Debug, Serialize)]
pub struct CalibrationAnswer {
    /// What they agree with.
    pub calibration: Calibration,
    /// How many people there are.
    pub rows: u64,
    /// How many of them have no figure.
    pub without_figure: u64,
    /// The rows that were not compared.
    pub not_compared: Vec<ProblemError>,
}

impl CalibrationAnswer {
    /// The answer in a language.
    pub fn of(words: &Words, found: Found) -> Self {
        let not_compared = found.refused.iter().flat_map(|refused| errors(words, refused));
        Self {
            not_compared: not_compared.collect(),
            calibration: found.calibration,
            rows: found.rows,
            without_figure: found.without_figure,
        }
    }
}

/// The file that later runs take, with what it is said first.
pub fn readings_text(words: &Words, file: &ReadingsFile) -> String {
    let head = words.say("learned-file-head");
    let head: Vec<String> = head.lines().map(|line| format!("# {line}\n")).collect();
    let head = head.concat();
    // Names and numbers can always be written.
    format!("{head}\n{}", file.text().unwrap_or_default())
}

/// A row of a file that is not compared: where, why, and what to do.
pub fn not_compared(words: &Words, file: &str, error: &ProblemError) -> String {
    let row = error.row.unwrap_or_default().to_string();
    let place = words.fill("place-file-row", &[("file", file), ("row", &row)]);
    let explained = Explained { message: error.detail.clone(), fix: error.fix.clone() };
    explained.lines(words, Some(&place), Some(&error.found))
}

/// What other readings change in a payroll, over all: of so many people for how many, and by how much what is
/// left to bear.
pub fn changes(words: &Words, (people, changed): (u64, u64), burden: Total) -> String {
    let filled =
        [("people", &*count(people)), ("changed", &*count(changed)), ("change", &*total(burden))];
    words.fill("compare-summary", &filled)
}

/// What the figures of the people of a body agree with. Rows are counted from 1.
///
/// # Errors
/// What is wrong with the body.
pub fn calibrated(
    body: &[u8],
    asked: &Asked<Settings>,
) -> Result<CalibrationAnswer, RequestErrors> {
    let request = read_people(body, RequestKind::Official);
    let language = asked.language.or(request.language).unwrap_or(asked.usual_language);
    if !request.problems.is_empty() {
        return Err(RequestErrors { json: request.problems, facts: Vec::new(), language });
    }
    let mut rows = Rows::default();
    let mut seen = HashMap::new();
    for (person, row) in request.people.iter().zip(1..) {
        let key = [Field::EmployeeId, Field::TaxYear].map(|field| person.facts.get(field).shown());
        match (decode(&person.facts), *seen.entry(key).or_insert(row)) {
            (Err(problems), _) => rows.refuse(row, Refused::Facts(problems)),
            (Ok(facts), first) if first == row => rows.push(row, facts, person.official),
            (Ok(_), first) => {
                let year = person.facts.get(Field::TaxYear);
                rows.refuse_both((row, first), year, person.official.is_some());
            }
        }
    }
    Ok(CalibrationAnswer::of(Words::of(language), rows.compare(&asked.settings)))
}

/// [`calibrated`], as bytes.
pub fn calibrate_body(body: &[u8], asked: &Asked<Settings>) -> Reply {
    Reply::of(calibrated(body, asked))
}

/// Why a row is not compared.
fn errors(words: &Words, refused: &RefusedRow) -> Vec<ProblemError> {
    let row = Some(refused.row);
    let one = |(code, message): (&'static str, Message)| {
        let explained = explained(words, &message);
        let (detail, fix) = (explained.message, explained.fix);
        vec![ProblemError { pointer: None, row, code, found: String::new(), detail, fix }]
    };
    match &refused.why {
        Refused::Facts(problems) => {
            let errors = problem_errors(words, &[], problems).into_iter();
            errors.map(|error| ProblemError { row, ..error }).collect()
        }
        Refused::Figure(fault) => one(of_figure(fault)),
        Refused::NotCompared(why) => one(of_comparison(why)),
    }
}

fn of_figure(fault: &FigureFault) -> (&'static str, Message) {
    match fault {
        FigureFault::NoAmount { column } => {
            let filled = vec![("column", Argument::Text(column.clone()))];
            ("not_an_amount", Message::new("official-no-amount", filled))
        }
        FigureFault::Twice => ("official_twice", Message::new("official-twice", Vec::new())),
        FigureFault::TwoRows { other } => {
            let filled = vec![("row", Argument::Number(*other))];
            ("official_twice", Message::new("official-two-rows", filled))
        }
    }
}

fn of_comparison(why: &NotCompared) -> (&'static str, Message) {
    match why {
        NotCompared::Refused(NotReconciled::Official(error)) => error.told(),
        // What the facts refuse is told column by column.
        NotCompared::Refused(NotReconciled::Facts(_)) | NotCompared::RuledOut => {
            ("official_ruled_out", Message::new("official-ruled-out", Vec::new()))
        }
    }
}

/// The sheet that says which reading was learned from which rows.
#[cfg(feature = "sheets")]
pub(crate) fn sheet(words: &Words, file: &ReadingsFile) -> Vec<Vec<Cell>> {
    let text = |line: String| vec![Cell::Text(line)];
    let mut rows = vec![
        text(words.say("calibration-not-law")),
        text(words.fill("answer-ruleset", &[("ruleset", &file.ruleset)])),
    ];
    rows.extend(file.years.iter().map(|year| {
        let (figures, explained) = (count(year.figures), count(year.explained));
        let year = year.tax_year.to_string();
        let filled = [("year", &*year), ("figures", &*figures), ("explained", &*explained)];
        text(words.fill("learned-sheet-figures", &filled))
    }));
    rows.push(Vec::new());
    rows.push(heads(
        words,
        &[
            "learned-sheet-year",
            "report-point",
            "report-taken",
            "learned-sheet-people",
            "learned-sheet-rows",
        ],
    ));
    for year in &file.years {
        rows.extend(year.readings.iter().map(|reading| {
            let id = ChoiceId::named(&reading.point);
            let point =
                id.map_or(&*reading.point, |id| id.parameter().about.title.get(words.language()));
            let taken = id.map_or(reading.alternative.clone(), |id| {
                alternative(words, id, &reading.alternative)
            });
            let named: Vec<String> = reading.rows.iter().map(u64::to_string).collect();
            vec![
                Cell::Count(year.tax_year.into()),
                Cell::Text(point.to_owned()),
                Cell::Text(taken),
                Cell::Count(reading.people),
                Cell::Text(named.join(", ")),
            ]
        }));
    }
    rows
}

/// What is said of the readings that a run takes, before it begins.
pub fn readings_taken(words: &Words, file: &str, readings: &ReadingsFile) -> String {
    let years = readings.years.iter().map(|year| {
        let count = count(u64::try_from(year.readings.len()).unwrap_or(u64::MAX));
        let filled = [("year", &*year.tax_year.to_string()), ("count", &*count)];
        words.fill("reading-taken-of-year", &filled)
    });
    let years = years.collect::<Vec<_>>().join(&words.say("list-separator"));
    words.fill("learned-taken", &[("file", file), ("readings", &years)])
}
