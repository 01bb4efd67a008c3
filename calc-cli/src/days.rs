//! `taxdiff days`: crossings of the border, or stays, into every count of days that the two tax
//! systems use.

mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_core::law::period::Date;
use calc_core::person::month::code::Codes;
use calc_payroll::chunk::RowProblem;
use calc_payroll::crossings::Crossings;
use calc_payroll::crossings::counts::{Counting, Known};
use calc_payroll::crossings::reading::records;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::pipeline::Stopped;
use calc_payroll::{Format, Payroll};
use calc_text::error_list::{self, Mistakes};
use calc_text::outcome::count;
use calc_text::{Words, problem};

use crate::Done;
use crate::args::{Arguments, DaysArguments};
use crate::failure::{BAD_ROWS, Failure, GOOD, Message, name_of};
use crate::input::read_failure;
use crate::output;
use crate::page::Page;
use crate::said::say;
use crate::same_files;
use crate::settings::month_choices;
use crate::subject_source::{Asked, SubjectSource, is_header, one_after_the_other};

/// How many errors are said one by one.
const SAID: usize = 20;

/// Counts the days of a file.
pub(crate) fn run(arguments: &DaysArguments, all: &Arguments, words: &Words) -> Done {
    let choices = month_choices(&arguments.settings)?;
    let (from, until) =
        (day("--from", arguments.from.as_deref())?, day("--until", arguments.until.as_deref())?);
    refuse_same_files(arguments, words)?;
    let path = arguments.input.first().map_or(Path::new("-"), PathBuf::as_path);
    let asked = Asked {
        input: &arguments.input,
        sheets: &arguments.sheets,
        encoding: arguments.encoding.as_deref(),
        format: Format::Csv,
    };
    let fits = |names: &[String]| is_header::<Crossings>(names, Format::Csv);
    let source = SubjectSource::<Crossings>::open(&asked, fits, |tables| {
        Ok(one_after_the_other::<Crossings>(tables))
    })?;
    let payroll =
        Payroll::<Crossings> { header: source.header()?, settings: (), format: Format::Csv };
    let read = records::<Failure>(&payroll, source.rows()?);
    let (records, rows, mut problems) = read.map_err(|stopped| unread(stopped, path))?;
    if rows == 0 {
        return Err(Failure::File { file: path.to_owned(), problem: FileProblem::NoRows });
    }
    let known = Known::of(&records, from, until);
    let counting =
        Counting { choices: &choices, known, year: arguments.year, months: arguments.months };
    let (lines, more, bad) = counting.all(&records);
    problems.extend(more);
    problems.sort_by_key(|problem| problem.row);
    table::write(arguments, &lines, words)?;
    let mistakes = Mistakes { words, payroll: &payroll, origin: None };
    if let Some(errors) = &arguments.errors {
        let mut list = error_list::header(words);
        list.extend(error_list::lines(&mistakes, &problems));
        output::write_whole(Some(errors), &list)?;
    }
    if !all.quiet {
        let people = (records.all.len(), bad, rows);
        let notes = lines.iter().fold(Codes::default(), |all, line| all.union(line.messages));
        let mut text = told(words, &name_of(words, path), people, &known, &mistakes, &problems);
        text.push_str(&noted(words, notes));
        say(&text);
    }
    Ok(ExitCode::from(if problems.is_empty() { GOOD } else { BAD_ROWS }))
}

fn unread(stopped: Stopped<Failure>, path: &Path) -> Failure {
    match stopped {
        Stopped::File(problem) => Failure::File { file: path.to_owned(), problem },
        Stopped::Read(error) | Stopped::Memory(error) => read_failure(path, error),
        Stopped::Write(failure) => failure,
        Stopped::Interrupted => Failure::Interrupted { to_stdout: true },
    }
}

fn day(option: &str, text: Option<&str>) -> Result<Option<Date>, Failure> {
    let Some(text) = text else { return Ok(None) };
    Date::parse(text).map(Some).ok_or_else(|| {
        let filled = vec![("option", option.to_owned()), ("found", text.to_owned())];
        Failure::CommandLine(Message::new("cli-not-a-day", filled))
    })
}

fn told(
    words: &Words,
    file: &str,
    (people, bad, rows): (usize, usize, u64),
    known: &Known,
    mistakes: &Mistakes<'_, Crossings>,
    problems: &[RowProblem<Crossings>],
) -> String {
    let mut page = Page::new(words);
    let number = |number: usize| count(u64::try_from(number).unwrap_or(u64::MAX));
    page.fill(
        0,
        "days-title",
        &[
            ("file", file.to_owned()),
            ("rows", count(rows)),
            ("people", number(people)),
            ("bad", number(bad)),
        ],
    );
    if let Some(span) = known.span() {
        let days = [("from", span.first.to_string()), ("until", span.last.to_string())];
        page.fill(0, "days-period", &days);
    }
    page.line(&words.say("days-work"));
    for located in problems.iter().take(SAID) {
        let column = error_list::column(mistakes, located);
        let id = if column.is_empty() { "place-file-row" } else { "place-file-row-column" };
        let place =
            words.fill(id, &[("file", file), ("row", &count(located.row)), ("column", &column)]);
        let text = problem(words, &located.problem);
        page.out.push_str(&text.lines(words, Some(&place), Some(&located.problem.found)));
    }
    page.out
}

/// What is to be known of the counts.
fn noted(words: &Words, messages: Codes) -> String {
    let mut notes = Codes::default();
    messages.iter().filter(|code| !code.is_error()).for_each(|code| notes.insert(code));
    let mut page = Page::new(words);
    page.notes(notes);
    page.out
}

/// Nothing is written over a file that is read.
fn refuse_same_files(arguments: &DaysArguments, words: &Words) -> Result<(), Failure> {
    let read = &arguments.input;
    let others = &arguments.errors;
    same_files::refuse_beside_rows(read, arguments.output.as_ref(), others, words)
}
