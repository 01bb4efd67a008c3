//! A workbook of months that goes back as one: by the month, or added up to years.

use std::fs::File;

use calc_core::law::params::Choices;
use calc_payroll::batch::KeptSource;
use calc_payroll::header::Header;
use calc_payroll::months::ledger::Ledger;
use calc_payroll::months::reading::ledger;
use calc_payroll::months::{self, Months};
use calc_payroll::person_years::joined::YearFacts;
use calc_payroll::person_years::ledger::YearLedger;
use calc_payroll::person_years::rows::YearRows;
use calc_payroll::person_years::{self, PersonYears, columns};
use calc_payroll::pipeline::Stopped;
use calc_payroll::subject::Subject as _;
use calc_payroll::{Format, Payroll};
use calc_sheets::identity::usable_key;
use calc_sheets::months::{MonthOptions, MonthRows, arrange, found, recogniser};
use calc_sheets::opening::Opening;
use calc_sheets::room::Room;
use calc_sheets::source::Options;
use calc_text::outcome::withheld;
use calc_text::recognition::{self, RunNotes};
use calc_text::withholding::{WithholdingText, of_facts, of_year_facts};
use calc_text::{withholding_workbook, workbook_sheets};

use crate::stream::NotSent;
use crate::workbook_answer::{Answer, Counts, WorkbookError, counts_of_years};

/// Works months out.
pub(crate) fn months(
    answer: &mut Answer<
        '_,
        impl FnMut(Counts) + Send,
        impl FnMut(Vec<u8>) -> Result<(), NotSent> + Send,
    >,
    file: File,
    head: &[u8],
) -> Result<(), WorkbookError> {
    let (words, name) = (answer.words, answer.name);
    let (rows, mut reading) = read(answer, file, head, false)?;
    let mut payroll = payroll(rows.header.clone());
    let (ledger, _) = ledger(&payroll, KeptSource::new(&rows.rows), (false, false))?;
    payroll.settings.ledger = ledger;
    let of = |summary: &months::summary::Summary| (summary.rows, summary.errors);
    let summary = answer.fill(&payroll, KeptSource::new(&rows.rows), of)?;
    reading.extend(of_facts(words, &rows));
    reading.extend(recognition::met(words, &rows.met));
    let (payroll, summary) = (&payroll, &summary);
    let told = WithholdingText {
        words,
        file: name,
        payroll,
        summary,
        left_out: None,
        reading: &reading,
        next: None,
    };
    answer.finish(|book| withholding_workbook::write(book, &told))
}

/// Adds months up to years.
pub(crate) fn years(
    answer: &mut Answer<
        '_,
        impl FnMut(Counts) + Send,
        impl FnMut(Vec<u8>) -> Result<(), NotSent> + Send,
    >,
    file: File,
    head: &[u8],
) -> Result<(), WorkbookError> {
    let (words, name) = (answer.words, answer.name);
    let (rows, before) = read(answer, file, head, true)?;
    let months = payroll(rows.header.clone());
    let ledger = YearLedger::read(&months, KeptSource::new(&rows.rows), false)?;
    let mut names = columns::names(&months.header);
    let facts = YearFacts::new(rows.facts.clone(), (name.to_owned(), &names), usable_key);
    names.extend_from_slice(facts.names());
    let row = months.header.row;
    let header = Header::of_names(names, row, Format::Typed, PersonYears::check_header);
    let mut header = header.map_err(Stopped::File)?;
    let asked = answer.asked;
    header.request_settings(&asked.settings, Format::Typed).map_err(Stopped::File)?;
    let of_years = person_years::Settings { assess: asked.settings.clone(), ledger };
    let payroll = Payroll::<PersonYears> { header, settings: of_years, format: Format::Typed };
    let kept = KeptSource::new(&rows.rows);
    let source = YearRows::new(&months, kept, &payroll.settings.ledger, &facts);
    let summary = answer.fill(&payroll, source, counts_of_years)?;
    let withheld = withheld(words, &summary, "");
    let mut told = RunNotes::new(words, before, (None, None), withheld);
    told.after.extend(of_facts(words, &rows));
    told.after.extend(of_year_facts(words, &facts));
    told.after.extend(recognition::met(words, &rows.met));
    told.readings = asked.readings.cloned();
    let settings = &asked.settings;
    answer.finish(|book| workbook_sheets::write(book, words, name, &summary, settings, &told))
}

/// The months of nobody yet.
fn payroll(header: Header<calc_core::person::month::fields::Field>) -> Payroll<Months> {
    let settings = months::Settings { choices: Choices::DEFAULT, ledger: Ledger::default() };
    Payroll { header, settings, format: Format::Typed }
}

/// The rows of the workbook, and what is said of its tables.
fn read<C, S>(
    answer: &Answer<'_, C, S>,
    file: File,
    head: &[u8],
    years: bool,
) -> Result<(MonthRows, Vec<String>), WorkbookError> {
    let options =
        Options { recogniser: recogniser(None, years), room: Room::Service, ..Options::default() };
    let mut opening = Opening::new(options, false);
    opening.add(answer.name.to_owned(), file, head)?;
    let files = opening.into_files().map_err(|refused| refused.error)?;
    let before = recognition::before(answer.words, &found(&files), None);
    let wanted = MonthOptions {
        format: Format::Typed,
        years,
        room: Room::Service,
        ..MonthOptions::default()
    };
    let rows = arrange(files, &wanted).map_err(|refused| refused.error)?;
    Ok((rows, before))
}
