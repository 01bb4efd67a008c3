//! `taxdiff assess`: one person-year.

use std::io;
use std::path::Path;

use calc_core::law::fields::FactLocation;
use calc_core::law::trace::TraceLevel;
use calc_core::person::fields::Field;
use calc_core::person::month::fields::RESULTS;
use calc_payroll::person_years::json::is_year_of_months;
use calc_payroll::{facts_json, months};
use calc_text::receipts::receipt;
use calc_text::reply::{
    Asked, Reply, RequestErrors, YearErrors, assessed, withheld, year_of_months,
};
use calc_text::{Words, json_problem, problem};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::Done;
use crate::answer_text;
use crate::args::AssessArguments;
use crate::failure::{BAD_ROWS, Failure, INPUT, Message, OutputKind, name_of};
use crate::formulas::FormulasBook;
use crate::input::read_limited;
use crate::output::{is_stdout, print, write_whole};
use crate::page::Page;
use crate::said::say;
use crate::settings::{month_choices, settings, settings_of_years};

/// Works out one person-year.
pub(crate) fn run(arguments: &AssessArguments, words: &Words) -> Done {
    let bytes = read_limited(&arguments.facts, facts_json::LARGEST)?;
    if let Some(file) = &arguments.receipt {
        let kept = keep(file, &bytes, arguments, words)?;
        // The record holds the answer: one of the two is enough where both would go.
        if is_stdout(file) {
            return Ok(kept);
        }
    }
    if let Some(book) = FormulasBook::asked(words, &arguments.formulas)? {
        let in_place_of_the_answer = book.is_stdout();
        let written = with_formulas(arguments, &bytes, words, book)?;
        if in_place_of_the_answer {
            return Ok(written);
        }
    }
    if is_year_of_months(&bytes) {
        return year(arguments, &bytes, words);
    }
    if months::json::has_months(&bytes) {
        return of_months(arguments, &bytes, words);
    }
    let asked = Asked {
        trace: arguments.trace.map(Into::into),
        usual_language: words.language(),
        settings: settings(&arguments.settings)?,
        ..Asked::default()
    };
    let result = assessed(&bytes, &asked);
    if arguments.json {
        return print_reply(result);
    }
    match result {
        Ok(answer) => print(answer_text::text(words, &answer).as_bytes()),
        Err(refused) => Err(refuse(&arguments.facts, &refused)),
    }
}

/// Writes a record of the answer.
fn keep(file: &Path, bytes: &[u8], arguments: &AssessArguments, words: &Words) -> Done {
    if !is_stdout(file) && file.exists() {
        // One that is there already is somebody's record of another answer.
        return Err(Failure::RecordExists { file: file.to_owned() });
    }
    let asked = Asked {
        usual_language: words.language(),
        settings: settings_of_years(&arguments.settings, is_year_of_months(bytes))?,
        ..Asked::default()
    };
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let made = receipt(bytes, (&now, arguments.with_identity), &asked);
    let made = made.map_err(|refused| refuse_year(&arguments.facts, refused))?;
    let mut text = serde_json::to_vec_pretty(&made).map_err(|error| Failure::Write {
        file: Some(file.to_owned()),
        reason: io::Error::from(error).into(),
        place: OutputKind::File,
    })?;
    text.push(b'\n');
    write_whole(Some(file), &text)
}

/// Writes a workbook of the steps.
fn with_formulas(
    arguments: &AssessArguments,
    bytes: &[u8],
    words: &Words,
    mut book: FormulasBook<'_>,
) -> Done {
    let of_months = is_year_of_months(bytes);
    if !of_months && months::json::has_months(bytes) {
        let message = Message::new("cli-formulas-of-months", Vec::new());
        return Err(Failure::Input { file: arguments.facts.clone(), message });
    }
    let asked = Asked {
        trace: Some(TraceLevel::Full),
        usual_language: words.language(),
        settings: settings_of_years(&arguments.settings, of_months)?,
        ..Asked::default()
    };
    let answer = if of_months {
        let answer = year_of_months(bytes, &asked).map(|answer| answer.year);
        answer.map_err(|refused| refuse_year(&arguments.facts, refused))
    } else {
        assessed(bytes, &asked).map_err(|refused| refuse(&arguments.facts, &refused))
    };
    book.add(&words.say("sheet-name-computation"), &answer?)?;
    book.write(1, 0)
}

/// A year with its months.
fn year(arguments: &AssessArguments, bytes: &[u8], words: &Words) -> Done {
    let asked = Asked {
        trace: arguments.trace.map(Into::into),
        usual_language: words.language(),
        settings: settings_of_years(&arguments.settings, true)?,
        ..Asked::default()
    };
    let result = year_of_months(bytes, &asked);
    if arguments.json {
        return print_year(result);
    }
    let answer = result.map_err(|refused| refuse_year(&arguments.facts, refused))?;
    let months = months_text(words, &answer.months);
    print(format!("{}{months}", answer_text::text(words, &answer.year)).as_bytes())
}

/// The months of a year: which, and what the answer has of each.
fn months_text(words: &Words, months: &[Map<String, Value>]) -> String {
    let shown = ["formula", "income_amount", "tax", "bonus_tax", "services_tax"];
    let label = |name: &str| {
        let about = RESULTS.iter().find(|result| result.name == name);
        about.map_or("", |about| about.label.get(words.language())).to_owned()
    };
    let text = |month: &Map<String, Value>, name: &str| {
        month.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let number = |month: &Map<String, Value>, name: &str| {
        month.get(name).and_then(Value::as_u64).unwrap_or_default()
    };
    let head = std::iter::once(String::new()).chain(shown.map(label));
    let mut rows = vec![head.collect::<Vec<_>>()];
    rows.extend(months.iter().map(|month| {
        let which = format!("{}-{:02}", number(month, "tax_year"), number(month, "month"));
        std::iter::once(which).chain(shown.map(|name| text(month, name))).collect()
    }));
    let mut page = Page::new(words);
    page.title("section-months_of_year");
    page.rows(rows, &[2, 3, 4, 5]);
    page.out
}

/// What is to be withheld in the months of one person: JSON in any case.
fn of_months(arguments: &AssessArguments, bytes: &[u8], words: &Words) -> Done {
    let asked = Asked {
        trace: arguments.trace.map(Into::into),
        language: None,
        usual_language: words.language(),
        settings: month_choices(&arguments.settings)?,
    };
    let result = withheld(bytes, &asked);
    match result {
        Err(refused) if !arguments.json => Err(refuse(&arguments.facts, &refused)),
        result => print_reply(result),
    }
}

/// Prints the bytes that the service would give, and ends as the command would without them.
pub(crate) fn print_reply<P: FactLocation>(
    result: Result<impl Serialize, RequestErrors<P>>,
) -> Done {
    let code = result.as_ref().err().map(exit_code);
    let printed = print(&Reply::of(result).body)?;
    code.map_or(Ok(printed), |code| Err(Failure::Said(code)))
}

/// The same where mistakes may be of the months of a year, or of the year.
pub(crate) fn print_year(result: Result<impl Serialize, YearErrors>) -> Done {
    match result {
        Ok(answer) => print_reply::<Field>(Ok(answer)),
        Err(Ok(months)) => print_reply(Err::<(), _>(months)),
        Err(Err(year)) => print_reply(Err::<(), _>(year)),
    }
}

/// Facts that are no JSON cannot be read; facts that make no sense are a bad row.
fn exit_code<P: FactLocation>(refused: &RequestErrors<P>) -> u8 {
    if refused.document().status == 422 { BAD_ROWS } else { INPUT }
}

/// Says what is wrong with facts.
pub(crate) fn refuse<P: FactLocation>(file: &Path, refused: &RequestErrors<P>) -> Failure {
    let words = Words::of(refused.language);
    let file = name_of(words, file);
    let mut text = String::new();
    for found in &refused.json {
        push(&mut text, words, &file, &found.pointer, "", &json_problem(words, found));
    }
    for found in &refused.facts {
        let pointer = found.field.map_or_else(String::new, FactLocation::pointer);
        push(&mut text, words, &file, &pointer, &found.found, &problem(words, found));
    }
    say(&text);
    Failure::Said(exit_code(refused))
}

/// The same where mistakes may be of the months of a year, or of the year.
pub(crate) fn refuse_year(file: &Path, refused: YearErrors) -> Failure {
    match refused {
        Ok(months) => refuse(file, &months),
        Err(year) => refuse(file, &year),
    }
}

/// Where, what, what was found, what to do.
fn push(
    text: &mut String,
    words: &Words,
    file: &str,
    pointer: &str,
    found: &str,
    explained: &calc_text::Explained,
) {
    let place = if pointer.is_empty() {
        file.to_owned()
    } else {
        words.fill("place-pointer", &[("file", file), ("pointer", pointer)])
    };
    text.push_str(&explained.lines(words, Some(&place), Some(found)));
}
