//! A row of months, step by step.

use std::ops::Range;
use std::path::Path;

use calc_core::law::fields::Columns as _;
use calc_core::law::params::Choices;
use calc_core::law::ruleset::RULESET;
use calc_core::law::trace::Trace;
use calc_core::person::month::facts::MonthFacts;
use calc_core::person::month::fields::Field;
use calc_core::person::month::vocabulary::PersonMonth;
use calc_core::person::month::withhold::{MonthOutcome, RowAnswer};
use calc_payroll::batch::RowSource as _;
use calc_payroll::chunk::Chunk;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::months::ledger::{Collector, Ledger};
use calc_payroll::months::{Months, Settings, answer};
use calc_payroll::{Format, Payroll};
use calc_text::error_list::{Mistakes, column};
use calc_text::{Words, problem};
use serde_json::Value;

use crate::Done;
use crate::args::ExplainArguments;
use crate::failure::{BAD_ROWS, Failure, Message, name_of};
use crate::formulas::{FormulasBook, MOST_SHEETS};
use crate::months_source::MonthsFound;
use crate::opened::frame_failure;
use crate::output::print;
use crate::page::Page;
use crate::said::say;
use crate::settings::month_choices;
use crate::subject_source::SubjectSource;
use crate::trace_text;

use super::too_many_sheets;

/// Explains a row of months.
pub(super) fn run(
    arguments: &ExplainArguments,
    months: &MonthsFound,
    path: &Path,
    words: &Words,
) -> Done {
    let source = &months.source;
    let choices = month_choices(&arguments.settings)?;
    let settings = Settings { choices, ledger: Ledger::default() };
    let mut payroll =
        Payroll::<Months> { header: source.header()?, settings, format: Format::JsonLines };
    let mut collector = Collector::default();
    let mut found: Vec<(u64, Option<MonthFacts>)> = Vec::new();
    each_chunk(&payroll, source, path, |chunk, rows| {
        chunk.visit(&payroll, &mut collector);
        let wanted = match (&arguments.employee, arguments.row) {
            (Some(employee), _) => chunk.rows_of(&payroll, employee),
            (None, None) => rows.collect(),
            (None, row) => row.into_iter().collect(),
        };
        let read = |row| Some((row, chunk.facts(&payroll, row)?.ok()));
        found.extend(wanted.into_iter().filter_map(read).take(MOST_SHEETS + 1));
    })?;
    if found.len() > MOST_SHEETS {
        return Err(too_many_sheets(path));
    }
    let rows: Vec<u64> = found.iter().map(|(row, _)| *row).collect();
    let explained = collector.explained(&choices, &rows);
    if found.is_empty() {
        let message = match arguments.row {
            Some(row) => {
                let header = payroll.header.row.to_string();
                Message::new("file-no-row", vec![("row", row.to_string()), ("header", header)])
            }
            None => Message::new("file-no-employee", Vec::new()),
        };
        return Err(Failure::Input { file: path.to_owned(), message });
    }
    let mut book = FormulasBook::asked(words, &arguments.formulas)?;
    let mut out = String::new();
    for (row, facts) in &found {
        let way = explained.iter().find(|explained| explained.row == *row);
        let good = way.and_then(|way| match (&way.answer, &way.trace) {
            (RowAnswer::Good(outcome), Some(trace)) => Some((outcome, trace)),
            _ => None,
        });
        if let (Some(book), Some((facts, (_, trace)))) = (&mut book, facts.as_ref().zip(good)) {
            let name = words.fill("sheet-name-row", &[("row", &row.to_string())]);
            book.add_trace(
                &name,
                [month_title(words, facts), String::new()],
                ["months-decision", &RULESET.to_string()],
                trace,
            )?;
        }
        match facts.as_ref().zip(good) {
            Some((facts, (outcome, trace))) if arguments.json => {
                let month = Value::Object(answer::month(*row, facts, outcome, Some(trace)));
                out.push_str(&month.to_string());
                out.push('\n');
            }
            Some((facts, (outcome, trace))) => out.push_str(&text(words, facts, outcome, trace)),
            None => return refuse((&mut payroll, &choices), months, (path, *row), words),
        }
    }
    let Some(book) = book else { return print(out.as_bytes()) };
    let is_every_row = arguments.row.is_none() && arguments.employee.is_none();
    let is_printed = !is_every_row && !book.is_stdout();
    let written = book.write(found.len(), 0)?;
    if is_printed { print(out.as_bytes()) } else { Ok(written) }
}

/// Which month.
fn month_title(words: &Words, facts: &MonthFacts) -> String {
    let month = format!("{}-{:02}", facts.tax_year.0, facts.payment.month);
    words.fill("months-explained", &[("month", &month)])
}

/// Every chunk of the rows, numbered.
fn each_chunk(
    payroll: &Payroll<Months>,
    source: &SubjectSource<Months>,
    path: &Path,
    mut take: impl FnMut(&mut Chunk<Months>, Range<u64>),
) -> Result<(), Failure> {
    let mut rows = source.rows()?;
    let mut chunk = Chunk::<Months>::default();
    let mut next = payroll.header.row + 1;
    while rows.next_rows(&mut chunk.batch).map_err(|error| frame_failure(path, error))? {
        chunk.read(payroll);
        let first = next;
        let failed = |problem| Failure::File { file: path.to_owned(), problem };
        next = chunk.number::<FileProblem>(next, |_, _| Ok(None)).map_err(failed)?;
        take(&mut chunk, first..next);
    }
    Ok(())
}

/// The mistakes of the row.
fn refuse(
    (payroll, choices): (&mut Payroll<Months>, &Choices),
    found: &MonthsFound,
    (path, row): (&Path, u64),
    words: &Words,
) -> Done {
    let mut collector = Collector::default();
    each_chunk(payroll, &found.source, path, |chunk, _| chunk.visit(payroll, &mut collector))?;
    payroll.settings.ledger = collector.finish(choices);
    let payroll = &*payroll;
    let mut text = String::new();
    let origin = |row: u64, _: Field| found.origin(row);
    let mistakes = Mistakes { words, payroll, origin: Some(&origin) };
    each_chunk(payroll, &found.source, path, |chunk, _| {
        chunk.compute(payroll);
        for located in chunk.problems.iter().filter(|located| located.row == row) {
            let place = words.fill(
                "place-file-row-column",
                &[
                    ("file", &name_of(words, path)),
                    ("row", &row.to_string()),
                    ("column", &column(&mistakes, located)),
                ],
            );
            let found = located.problem.found.as_str();
            text.push_str(&problem(words, &located.problem).lines(
                words,
                Some(&place),
                Some(found),
            ));
        }
    })?;
    say(&text);
    Err(Failure::Said(BAD_ROWS))
}

fn text(
    words: &Words,
    facts: &MonthFacts,
    outcome: &MonthOutcome,
    trace: &Trace<PersonMonth>,
) -> String {
    let language = words.language();
    let mut page = Page::new(words);
    page.line(&month_title(words, facts));
    let rows = answer::results(outcome).into_iter().map(|(about, text)| {
        let word = about.words.iter().find(|word| word.key == text);
        let text = word.map_or(text.as_str(), |word| word.label.get(language)).to_owned();
        vec![about.label.get(language).to_owned(), text]
    });
    page.rows(rows.collect(), &[1]);
    page.title("months-steps");
    page.out.push_str(&trace_text::text(words, trace));
    page.notes(outcome.notes);
    page.line("");
    page.line(&words.say("months-decision"));
    page.out
}

/// Whether a header is certainly that of months: a payroll of years may have months, too.
pub(super) fn is_of_months(names: &[String]) -> bool {
    let only = [
        Field::PaidInChina,
        Field::PaidAbroad,
        Field::ExpectedResidenceDays,
        Field::EmploymentStartMonth,
        Field::SpecialAdditionalDeductionsToDate,
        Field::Post,
    ];
    let has = |field: &Field| names.iter().any(|name| Field::from_header(name) == Some(*field));
    crate::subject_source::is_header::<Months>(names, Format::Csv) && only.iter().any(has)
}
