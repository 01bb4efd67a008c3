//! A file of months as a payroll: a row for each person and year.

use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Instant;

use calc_core::person::decode::PersonField;
use calc_core::person::month::fields::Field as MonthField;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::header::Header;
use calc_payroll::months::reading::LONG;
use calc_payroll::months::{self, Months};
use calc_payroll::person_years::columns;
use calc_payroll::person_years::joined::YearFacts;
use calc_payroll::person_years::ledger::YearLedger;
use calc_payroll::person_years::rows::YearRows;
use calc_payroll::person_years::{PersonYears, Settings};
use calc_payroll::pipeline::Stopped;
use calc_payroll::subject::Subject as _;
use calc_payroll::{Format, Payroll};
use calc_sheets::identity::usable_key;
use calc_sheets::months::MonthMap;
use calc_sheets::opening::is_plain_of;
use calc_text::Words;
use calc_text::error_list::Mistakes;
use calc_text::outcome::withheld;
use calc_text::recognition::RunNotes;
use calc_text::withholding::of_year_facts;

use super::kept_workbook::Kept;
use super::outputs::{Outputs, located};
use super::{Batch, Came, first_input, names};
use crate::Done;
use crate::args::BatchArguments;
use crate::failure::{Failure, GOOD, Message, name_of};
use crate::intake::map_text;
use crate::months_source::{self, MonthsAsked, MonthsFound, month_named};
use crate::opened::Opened;
use crate::settings::settings_of_years;

/// Whether an input is text with the header of a file of months.
pub(super) fn is_plain(input: &Opened, format: Format) -> bool {
    is_plain_of::<Months>(&input.head, format)
}

/// Whether the input is a Parquet file of months.
#[cfg(feature = "parquet")]
pub(super) fn is_table(opened: &mut [Opened], format: Format) -> Result<bool, Failure> {
    let table = crate::parquet_file::ParquetTable::among(opened, format)?;
    Ok(table.is_some_and(|table| table.is_of::<Months>()))
}

/// No input is a Parquet file: this program does not read them.
#[cfg(not(feature = "parquet"))]
pub(super) fn is_table(_: &mut [Opened], _: Format) -> Result<bool, Failure> {
    Ok(false)
}

/// Whether the mapping is one for months. What is wrong with it is said where it is read.
pub(super) fn is_map(arguments: &BatchArguments) -> bool {
    let path = arguments.reading.map.as_deref();
    let text = path.and_then(|path| map_text(path).ok());
    text.and_then(|text| MonthMap::read(&text).ok()).is_some_and(|map| map.is_of_months())
}

/// Works the years out.
pub(super) fn run(batch: &Batch<'_>, opened: Vec<Opened>) -> Done {
    let (arguments, words) = (batch.arguments, batch.words);
    if arguments.reading.project {
        let filled = vec![("option", "--project".to_owned())];
        return Err(Failure::CommandLine(Message::new("cli-not-of-months", filled)));
    }
    let settings = batch.with_range(settings_of_years(&arguments.settings, true)?);
    let asked = MonthsAsked {
        input: &arguments.input,
        sheets: &arguments.reading.sheets,
        encoding: arguments.reading.encoding.as_deref(),
        map: arguments.reading.map.as_deref(),
        month: month_named(arguments.month.as_deref())?,
        exclude: batch.left_out.clone(),
        format: batch.rendering().0,
        years: true,
        survey: arguments.dry_run,
        keep: arguments.keep_workbook,
    };
    let mut found = months_source::open(&asked, opened, words)?;
    found.before.extend(batch.readings_taken()?);
    found.before.push(words.fill("years-of-months", &[("file", &names(words, arguments))]));
    if batch.says_before(&found.before) {
        return Ok(ExitCode::from(GOOD));
    }
    years(batch, &found, settings)
}

fn years(
    batch: &Batch<'_>,
    found: &MonthsFound,
    settings: calc_core::person::assess::Settings,
) -> Done {
    let (arguments, words, source) = (batch.arguments, batch.words, &found.source);
    let (format, rendered) = batch.rendering();
    let begun = Instant::now();
    let path = first_input(arguments);
    let month_settings =
        months::Settings { choices: settings.choices, ledger: months::ledger::Ledger::default() };
    let months = Payroll::<Months> { header: source.header()?, settings: month_settings, format };
    let of_months = columns::names(&months.header);
    let facts = YearFacts::new(found.facts.clone(), (name_of(words, path), &of_months), usable_key);
    let mut header = header(&months, of_months, &facts)
        .map_err(|problem| Failure::File { file: path.to_owned(), problem })?;
    batch.request(&mut header, &settings)?;
    let mut outputs = Outputs::open(&batch.places(), rendered, words)?;
    let long = source.size().is_some_and(|size| size > LONG);
    let ledger = YearLedger::read::<Failure>(&months, source.rows()?, long);
    let ledger = ledger.map_err(|stopped| located(stopped, path, &outputs))?;
    let mut payroll =
        Payroll::<PersonYears> { header, settings: Settings { assess: settings, ledger }, format };
    outputs.begin(&payroll, words)?;
    let rows = YearRows::new(&months, source.rows()?, &payroll.settings.ledger, &facts);
    let origin = |row: u64, _: PersonField| found.origin(row);
    let mistakes = Mistakes { words, payroll: &payroll, origin: Some(&origin) };
    let summary = batch.rows(&mut outputs, (rows, None), &mistakes)?;
    if let Some(error) = payroll.settings.ledger.failure() {
        return Err(located(Stopped::Memory(error), path, &outputs));
    }
    let excluded = arguments.exclude.as_deref().unwrap_or_default();
    let met = Mutex::new(found.met.clone());
    let withheld = withheld(words, &summary, excluded);
    let mut told = RunNotes::new(words, found.before.clone(), (Some(&met), None), withheld);
    told.readings = batch.readings()?;
    told.left_out.clone_from(&found.left_out);
    told.after.extend(after(words, found, &months.header, &facts));
    let came = Came {
        header: &payroll.header,
        settings: &payroll.settings.assess,
        summary: &summary,
        told: &told,
        begun,
    };
    batch.tell(&mut outputs, &came)?;
    if let Some((book, files)) = &found.kept {
        let ledger = &payroll.settings.ledger;
        let place = |row| found.sheet_row(ledger.last_row(row).unwrap_or(row));
        let fixes = std::mem::take(&mut outputs.fixes);
        let kept = Kept { words, book, files, place: &place, fixes };
        kept.write(&mut outputs.rows, summary.errors)?;
    }
    batch.finish(outputs, &came, &calc_text::recognition::text(&told.after))
}

/// The columns of the years: whose they are, what months add up to, what other tables add.
fn header(
    months: &Payroll<Months>,
    mut names: Vec<String>,
    facts: &YearFacts,
) -> Result<Header, FileProblem> {
    names.extend_from_slice(facts.names());
    Header::of_names(names, months.header.row, months.format, PersonYears::check_header)
}

/// What was not taken, and what belongs to nobody.
fn after(
    words: &Words,
    found: &MonthsFound,
    months: &Header<MonthField>,
    facts: &YearFacts,
) -> Vec<String> {
    let unused = super::summary_text::unused(words, months);
    let unused = unused.lines().filter(|line| !line.is_empty()).map(str::to_owned);
    let mut lines: Vec<String> = found.left_out.iter().cloned().chain(unused).collect();
    lines.extend(found.of_facts.iter().cloned());
    lines.extend(of_year_facts(words, facts));
    lines
}
