//! `taxdiff days`: crossings of the border, or stays, into every count of days that the two tax
//! systems use.

mod table;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calc_core::law::params::Choices;
use calc_core::law::params::alternatives::RestDaysOutside;
use calc_core::law::period::Date;
use calc_core::person::month::code::Codes;
use calc_core::person::month::rest_days::{DayKind, RestDays};
use calc_payroll::chunk::RowProblem;
use calc_payroll::crossings::counts::{Counting, Line};
use calc_payroll::crossings::known::{Asked as AskedDays, Known, PeriodProblem};
use calc_payroll::crossings::reading::records;
use calc_payroll::crossings::{Crossings, calendar};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::pipeline::Stopped;
use calc_payroll::{Format, Payroll};
use calc_text::error_list::{self, Mistakes};
use calc_text::outcome::count;
use calc_text::{Words, calendar_problem, problem};

use crate::Done;
use crate::args::{Arguments, DaysArguments};
use crate::failure::{BAD_ROWS, Failure, GOOD, Message, name_of};
use crate::input::{self, read_failure};
use crate::output;
use crate::page::Page;
use crate::said::say;
use crate::settings::day_choices;
use crate::subject_source::{Asked, SubjectSource};
use crate::written_files;

/// How many errors are said one by one.
const SAID: usize = 20;

/// Counts the days of a file.
pub(crate) fn run(arguments: &DaysArguments, all: &Arguments, words: &Words) -> Done {
    let choices = day_choices(&arguments.set)?;
    let (from, until) =
        (day("--from", arguments.from.as_deref())?, day("--until", arguments.until.as_deref())?);
    refuse_same_files(arguments, words)?;
    let calendar = arguments.holidays.as_deref().map(|file| calendar(file, words)).transpose()?;
    let path = arguments.input.first().map_or(Path::new("-"), PathBuf::as_path);
    let asked = Asked {
        input: &arguments.input,
        sheets: &arguments.sheets,
        encoding: arguments.encoding.as_deref(),
        format: Format::Csv,
    };
    let source = SubjectSource::<Crossings>::open(&asked)?;
    let payroll =
        Payroll::<Crossings> { header: source.header()?, settings: (), format: Format::Csv };
    let mut problems = Vec::new();
    let read = records::<Failure>(&payroll, source.rows()?, None, |wrong| problems.append(wrong));
    let (records, rows) = read.map_err(|stopped| unread(stopped, path))?;
    if rows == 0 {
        return Err(Failure::File { file: path.to_owned(), problem: FileProblem::NoRows });
    }
    let asked = AskedDays { from, until, year: arguments.year };
    let known = Known::of(&records, asked).map_err(|problem| match problem {
        // Nobody asked for it: the file itself has nothing to count.
        PeriodProblem::NoYear(_) => {
            Failure::File { file: path.to_owned(), problem: problem.into() }
        }
        _ => Failure::Options(problem.message()),
    })?;
    let rest_days = calendar.clone().unwrap_or_default();
    let counting = Counting {
        choices: &choices,
        rest_days: &rest_days,
        known,
        year: arguments.year,
        months: arguments.months,
    };
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
        let people = (records.all().count(), bad, rows);
        let outside = records.all().map(|record| known.outside(record)).sum();
        let notes = lines.iter().fold(Codes::default(), |all, line| all.union(line.messages));
        let rest = said_of_rest_days(words, arguments, calendar.as_ref(), (&choices, &lines));
        let (file, period) = (name_of(words, path), (&known, outside, rest.as_slice()));
        let mut text = told(words, &file, people, period, (&mistakes, &problems));
        text.push_str(&noted(words, notes));
        say(&text);
    }
    Ok(ExitCode::from(if problems.is_empty() { GOOD } else { BAD_ROWS }))
}

/// The calendar of public holidays.
fn calendar(file: &Path, words: &Words) -> Result<RestDays, Failure> {
    let bytes = input::read_limited(file, calendar::LARGEST)?;
    calendar::read(&bytes).map_err(|problem| Failure::Located {
        file: file.to_owned(),
        row: problem.row,
        column: problem.column,
        explained: calendar_problem(words, &problem),
    })
}

/// Which days are days of rest, and whether they change anything.
fn said_of_rest_days(
    words: &Words,
    arguments: &DaysArguments,
    calendar: Option<&RestDays>,
    (choices, lines): (&Choices, &[Line]),
) -> Vec<String> {
    let Some((file, calendar)) = arguments.holidays.as_deref().zip(calendar) else {
        return vec![words.say("days-rest-weekends")];
    };
    let number = |kind: DayKind| count(u64::try_from(calendar.len(kind)).unwrap_or(u64::MAX));
    let (file, holidays) = (name_of(words, file), number(DayKind::Holiday));
    let workdays = number(DayKind::Workday);
    let filled = [("file", file.as_str()), ("holidays", &holidays), ("workdays", &workdays)];
    let mut said = vec![words.fill("days-rest-calendar", &filled)];
    let named = calendar.years();
    let years =
        lines.iter().filter_map(|line| line.year).filter(|year| !named.contains(&(*year).into()));
    let years: BTreeSet<String> = years.map(|year| year.to_string()).collect();
    if !years.is_empty() {
        let years: Vec<String> = years.into_iter().collect();
        let years = years.join(&words.say("list-separator"));
        said.push(words.fill("days-rest-years", &[("years", &years)]));
    }
    if choices.rest_days_outside() == RestDaysOutside::LeftOut {
        said.push(words.say("days-rest-unused"));
    }
    said
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
    (known, outside, rest): (&Known, u64, &[String]),
    (mistakes, problems): (&Mistakes<'_, Crossings>, &[RowProblem<Crossings>]),
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
        if outside > 0 {
            page.line(&words.count(
                "days-outside",
                "count",
                outside,
                &[("shown", &count(outside))],
            ));
        }
    }
    page.line(&words.say("days-work"));
    for line in rest {
        page.line(line);
    }
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
    let read = arguments.input.iter().chain(&arguments.holidays);
    let places = (arguments.output.as_ref(), &arguments.errors);
    written_files::refuse_beside_rows(read, places, arguments.replace.force, words)
}
