//! A file of months as a payroll: a row for each person and year.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use calc_core::law::fields::Columns as _;
use calc_core::person::fields::Field;
use calc_core::person::month::fields::Field as MonthField;
use calc_payroll::header::Header;
use calc_payroll::months::reading::LONG;
use calc_payroll::months::{self, Months};
use calc_payroll::person_years::columns;
use calc_payroll::person_years::joined::{FactsTable, YearFacts, are_facts};
use calc_payroll::person_years::ledger::YearLedger;
use calc_payroll::person_years::rows::YearRows;
use calc_payroll::person_years::{PersonYears, Settings};
use calc_payroll::pipeline::Stopped;
use calc_payroll::subject::Subject as _;
use calc_payroll::{Format, Payroll};
use calc_sheets::opening::is_plain_of;
use calc_sheets::plain_table::{PlainTable, tables};
use calc_sheets::source::Source;
use calc_text::Words;
use calc_text::error_list::Mistakes;
use calc_text::outcome::{count, withheld};
use calc_text::recognition::RunNotes;

use super::outputs::{Outputs, located};
use super::{Batch, Came, first_input, names};
use crate::Done;
use crate::failure::{Failure, GOOD, Message, name_of};
use crate::intake::{Opened, options, source_failure};
use crate::settings::settings_of_years;
use crate::subject_source::{Asked, SubjectSource, is_header};
use crate::withhold::joined;

/// Whether an input is text with the header of a file of months.
pub(super) fn is_plain(input: &Opened, format: Format) -> bool {
    is_plain_of::<Months>(&input.head, format)
}

/// Works the years out.
pub(super) fn run(batch: &Batch<'_>, mut opened: Vec<Opened>) -> Done {
    let (arguments, words) = (batch.arguments, batch.words);
    refuse_others(batch)?;
    let settings = settings_of_years(&arguments.settings, true)?;
    let (format, rendered) = batch.rendering();
    let tables = facts(batch, &mut opened, format)?;
    let asked = Asked {
        input: &arguments.input,
        sheets: &arguments.reading.sheets,
        encoding: arguments.reading.encoding.as_deref(),
        format,
    };
    let fits = |names: &[String]| is_header::<Months>(names, format) || joined::are_facts(names);
    let source = SubjectSource::<Months>::of_opened(&asked, opened, fits, |tables| {
        Ok(joined::join(tables, format))
    })?;
    let begun = Instant::now();
    let path = first_input(arguments);
    let month_settings =
        months::Settings { choices: settings.choices, ledger: months::ledger::Ledger::default() };
    let months = Payroll::<Months> { header: source.header()?, settings: month_settings, format };
    let of_months = columns::names(&months.header);
    let facts = YearFacts::new(tables, name_of(words, path), &of_months);
    let before = vec![words.fill("years-of-months", &[("file", &names(words, arguments))])];
    if batch.says_before(&before) {
        return Ok(ExitCode::from(GOOD));
    }
    let header = header(&months, of_months, &facts)
        .map_err(|problem| Failure::File { file: path.to_owned(), problem })?;
    let mut outputs = Outputs::open(&batch.places(), rendered, words)?;
    let long = source.size().is_some_and(|size| size > LONG);
    let ledger = YearLedger::read::<Failure>(&months, source.rows()?, long);
    let ledger = ledger.map_err(|stopped| located(stopped, path, &outputs))?;
    let mut payroll =
        Payroll::<PersonYears> { header, settings: Settings { assess: settings, ledger }, format };
    outputs.begin(&payroll, words)?;
    let rows = YearRows::new(&months, source.rows()?, &payroll.settings.ledger, &facts);
    let mistakes = Mistakes { words, payroll: &payroll, origin: None };
    let summary = batch.rows(&mut outputs, (rows, None), &mistakes)?;
    if let Some(error) = payroll.settings.ledger.failure() {
        return Err(located(Stopped::Memory(error), path, &outputs));
    }
    let mut told = RunNotes::new(words, before, (None, None), withheld(words, &summary, ""));
    told.of_months = true;
    told.after = after(words, &months.header, &facts);
    let came = Came {
        header: &payroll.header,
        settings: &payroll.settings.assess,
        summary: &summary,
        told: &told,
        begun,
    };
    batch.tell(&mut outputs, &came)?;
    batch.finish(outputs, &came, &calc_text::recognition::text(&told.after))
}

/// What has no meaning for months is refused rather than passed over.
fn refuse_others(batch: &Batch<'_>) -> Result<(), Failure> {
    let arguments = batch.arguments;
    for (is_given, option) in [
        (arguments.keep_workbook, "--keep-workbook"),
        (arguments.reading.project, "--project"),
        (arguments.exclude.is_some(), "--exclude"),
    ] {
        if is_given {
            let filled = vec![("option", option.to_owned())];
            return Err(Failure::CommandLine(Message::new("cli-not-of-months", filled)));
        }
    }
    Ok(())
}

/// Takes the tables of facts of the year out of the inputs. An input that holds nothing else is not read
/// for months.
fn facts(
    batch: &Batch<'_>,
    opened: &mut Vec<Opened>,
    format: Format,
) -> Result<Vec<FactsTable>, Failure> {
    let options = options(&batch.arguments.reading)?;
    let fits = |names: &[String]| are_facts(names) && !has_months(names);
    let mut found = Vec::new();
    let mut rest = Vec::new();
    for mut input in std::mem::take(opened) {
        if is_plain(&input, format) {
            rest.push(input);
            continue;
        }
        let path = input.path.clone();
        let file = input.file()?;
        let sheet = |problem| Failure::Sheet { file: path.clone(), problem };
        let mut source = Source::open(file, &input.head, &options).map_err(sheet)?;
        let here = tables::<Field>(&mut source, &options, fits)
            .map_err(|error| source_failure(&path, error))?;
        let of_months = |table: &PlainTable| joined::are_facts(&table.names);
        if here.is_empty() || here.iter().any(of_months) || source.is_workbook() {
            rest.push(input);
        }
        found.extend(here.into_iter().map(|table| named(batch.words, &path, table)));
    }
    *opened = rest;
    Ok(found)
}

fn has_months(names: &[String]) -> bool {
    names.iter().any(|name| MonthField::from_header(name) == Some(MonthField::Month))
}

fn named(words: &Words, path: &Path, table: PlainTable) -> FactsTable {
    let file = name_of(words, path);
    let name = match table.sheet {
        Some(sheet) => format!("{file} › {sheet}"),
        None => file,
    };
    FactsTable { name, names: table.names, rows: table.rows }
}

/// The columns of the years: whose they are, what months add up to, what other tables add.
fn header(
    months: &Payroll<Months>,
    mut names: Vec<String>,
    facts: &YearFacts,
) -> Result<Header, calc_payroll::file_problem::FileProblem> {
    names.extend_from_slice(facts.names());
    Header::of_names(names, months.header.row, months.format, PersonYears::check_header)
}

/// What was not taken, and what belongs to nobody.
fn after(words: &Words, months: &Header<MonthField>, facts: &YearFacts) -> Vec<String> {
    let unused = super::summary_text::unused(words, months);
    let mut lines: Vec<String> =
        unused.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    for (name, rows, met) in facts.met() {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        let (rows_shown, met_shown) = (count(rows), count(met));
        let filled = [("file", name), ("rows", rows_shown.as_str()), ("met", &met_shown)];
        lines
            .push(words.fill(if met < rows { "years-facts-some" } else { "years-facts" }, &filled));
    }
    lines
}
