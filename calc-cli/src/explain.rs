//! `taxdiff explain`: one row of a payroll, step by step.

mod month;

use std::path::{Path, PathBuf};

use calc_core::law::fields::FactLocation as _;
use calc_core::law::trace::TraceLevel;
use calc_core::person::answer::answer;
use calc_core::person::decode::PersonProblem;
use calc_core::person::facts::Facts;
use calc_payroll::batch::RowSource as _;
use calc_payroll::chunk::Chunk;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::FrameError;
use calc_payroll::{Format, Payroll};
use calc_sheets::exclude::Rows;
use calc_sheets::months::MonthMap;
use calc_text::{Words, problem, problem_document};

use crate::args::ExplainArguments;
use crate::failure::{BAD_ROWS, Failure, Message, name_of};
use crate::formulas::{FormulasBook, MOST_SHEETS};
use crate::intake::{self, InputOptions, Intake, first_names, map_text};
use crate::months_source::{self, MonthsAsked, MonthsFound};
use crate::opened::Opened;
use crate::output::print;
use crate::said::say;
use crate::settings::settings;
use crate::{Done, answer_text, input};
use calc_text::reply::json;

/// A row that was found.
struct Found {
    row: u64,
    facts: Result<Facts, Vec<PersonProblem>>,
}

/// Explains one row.
pub(crate) fn run(arguments: &ExplainArguments, words: &Words) -> Done {
    let path = first_input(arguments);
    if let Some(found) = months(arguments, words)? {
        return month::run(arguments, &found, path, words);
    }
    let settings = settings(&arguments.settings)?;
    let wanted = InputOptions {
        paths: &arguments.input,
        reading: &arguments.reading,
        exclude: Rows::default(),
        format: Format::Csv,
        survey: false,
        keep: false,
    };
    let opened = Opened::all(&arguments.input)?;
    let Intake { payroll, .. } = intake::open(&wanted, opened, words)?;
    let (header, mut rows) = (payroll.header, payroll.rows);
    let payroll = Payroll { header, settings: settings.clone(), format: Format::Csv };
    let mut chunk = Chunk::default();
    let mut next = payroll.header.row + 1;
    let mut found: Vec<Found> = Vec::new();
    let file_problem = |problem| Failure::File { file: path.to_owned(), problem };
    loop {
        match rows.next_rows(&mut chunk.batch) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => match error.from_row(next) {
                FrameError::Read(error) => return Err(input::read_failure(path, error)),
                FrameError::File(problem) => return Err(file_problem(problem)),
            },
        }
        chunk.read(&payroll);
        let first = next;
        next = chunk.number::<FileProblem>(next, |_, _| Ok(None)).map_err(file_problem)?;
        let wanted = match (&arguments.employee, arguments.row) {
            (Some(employee), _) => chunk.rows_of(&payroll, employee),
            (None, None) => (first..next).collect(),
            (None, row) => row.into_iter().collect(),
        };
        let read = |row| Some(Found { row, facts: chunk.facts(&payroll, row)? });
        found.extend(wanted.into_iter().filter_map(read).take(MOST_SHEETS + 1));
        // A row is found once; an employee may come again.
        if arguments.row.is_some() && !found.is_empty() {
            break;
        }
        if found.len() > MOST_SHEETS {
            return Err(too_many_sheets(path));
        }
    }
    if let Some(book) = FormulasBook::asked(words, &arguments.formulas)? {
        let in_place_of_the_answer = book.is_stdout();
        let is_every_row = arguments.row.is_none() && arguments.employee.is_none();
        let written = formulas(book, &found, (&payroll, path), words)?;
        if in_place_of_the_answer || is_every_row {
            return Ok(written);
        }
    }
    let found = only_one(arguments, &payroll, found)?;
    let Found { row, facts } = found;
    match facts.and_then(|facts| answer(&facts, &settings, TraceLevel::Full)) {
        Ok(answer) if arguments.json => print(&json(&answer)),
        Ok(answer) => print(answer_text::text(words, &answer).as_bytes()),
        Err(problems) => refuse(arguments, words, &payroll, row, &problems),
    }
}

/// Writes a workbook with a sheet for each row. One that is not worked out says why on its sheet.
fn formulas(
    mut book: FormulasBook<'_>,
    found: &[Found],
    (payroll, file): (&Payroll, &Path),
    words: &Words,
) -> Done {
    let mut bad = 0;
    for Found { row, facts } in found {
        let name = words.fill("sheet-name-row", &[("row", &row.to_string())]);
        let answered = match facts {
            Ok(facts) => answer(facts, &payroll.settings, TraceLevel::Full),
            Err(problems) => Err(problems.clone()),
        };
        match answered {
            Ok(answer) => book.add(&name, &answer)?,
            Err(problems) => {
                let mistakes = row_problems(words, payroll, file, *row, &problems);
                book.add_mistakes(&name, &mistakes)?;
                bad += 1;
            }
        }
    }
    book.write(found.len(), bad)
}

/// More rows than sheets that anybody looks through.
fn too_many_sheets(file: &Path) -> Failure {
    let most = MOST_SHEETS.to_string();
    let message = Message::new("cli-formulas-too-many", vec![("most", most)]);
    Failure::Input { file: file.to_owned(), message }
}

/// The months, where one of the files is of months by its header or the mapping; nothing where they are a
/// payroll of years.
fn months(arguments: &ExplainArguments, words: &Words) -> Result<Option<MonthsFound>, Failure> {
    let reading = &arguments.reading;
    let by_map = match &reading.map {
        // What is wrong with it is said where it is read.
        Some(path) => map_text(path).ok().and_then(|text| MonthMap::read(&text).ok()),
        None => None,
    };
    let by_header = |path: &PathBuf| {
        let names = path.is_file().then(|| first_names(path, reading));
        matches!(names, Some(Ok(names)) if month::is_of_months(&names))
    };
    let of_months = match (&reading.map, by_map) {
        (Some(_), map) => map.is_some_and(|map| map.is_of_months()),
        (None, _) => arguments.input.iter().any(by_header),
    };
    if !of_months {
        return Ok(None);
    }
    let asked = MonthsAsked {
        input: &arguments.input,
        sheets: &reading.sheets,
        encoding: reading.encoding.as_deref(),
        map: reading.map.as_deref(),
        month: None,
        exclude: Rows::default(),
        format: Format::Csv,
        years: false,
        survey: false,
        keep: false,
    };
    months_source::open(&asked, Opened::all(&arguments.input)?, words).map(Some)
}

fn first_input(arguments: &ExplainArguments) -> &Path {
    arguments.input.first().map_or(Path::new("-"), PathBuf::as_path)
}

fn only_one(
    arguments: &ExplainArguments,
    payroll: &Payroll,
    mut found: Vec<Found>,
) -> Result<Found, Failure> {
    let fail = |message| {
        let file = first_input(arguments).to_owned();
        Err(Failure::Input { file, message })
    };
    if found.len() > 1 {
        let rows = found.iter().map(|found| found.row.to_string());
        return fail(Message::new("file-many-employee", Vec::new()).with_list("rows", rows));
    }
    match (found.pop(), arguments.row) {
        (Some(found), _) => Ok(found),
        (None, Some(row)) => {
            let filled = vec![("row", row.to_string()), ("header", payroll.header.row.to_string())];
            fail(Message::new("file-no-row", filled))
        }
        (None, None) => fail(Message::new("file-no-employee", Vec::new())),
    }
}

fn refuse(
    arguments: &ExplainArguments,
    words: &Words,
    payroll: &Payroll,
    row: u64,
    problems: &[PersonProblem],
) -> Done {
    if arguments.json {
        print(&json(&problem_document(words, &[], problems)))?;
        return Err(Failure::Said(BAD_ROWS));
    }
    let text = row_problems(words, payroll, first_input(arguments), row, problems);
    say(&text);
    Err(Failure::Said(BAD_ROWS))
}

/// The mistakes of a row: where, what, what was found, what to do.
pub(crate) fn row_problems(
    words: &Words,
    payroll: &Payroll,
    file: &Path,
    row: u64,
    problems: &[PersonProblem],
) -> String {
    let (file, row) = (name_of(words, file), row.to_string());
    let mut text = String::new();
    for found in problems {
        let explained = problem(words, found);
        let place = match found.field {
            Some(field) => {
                let column = payroll.header.name_of(field.column());
                let item = field.in_cell().map_or_else(String::new, |item| format!(" {item}"));
                let column = format!("{column}{item}");
                let arguments = [("file", file.as_str()), ("row", &row), ("column", &column)];
                words.fill("place-file-row-column", &arguments)
            }
            None => words.fill("place-file-row", &[("file", &file), ("row", &row)]),
        };
        let shown = found.field.map(|_| found.found.as_str());
        text.push_str(&explained.lines(words, Some(&place), shown));
    }
    text
}
