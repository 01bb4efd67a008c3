//! `taxdiff map`: a mapping for the columns of an employer's own file, to be corrected by hand.

use std::path::{Path, PathBuf};

use calc_sheets::map::{About, By, Column, Kind, Looked, MONTHS, Proposed, ROWS};
use calc_sheets::months::is_of_months;
use calc_text::Words;

use crate::Done;
use crate::args::{Arguments, MapArguments};
use crate::failure::{Failure, Message, name_of};
use crate::intake::{Rows, looked_at};
use crate::output::write_whole;
use crate::said::say;
use crate::written_files;

/// Proposes a mapping.
pub(crate) fn run(arguments: &MapArguments, all: &Arguments, words: &Words) -> Done {
    let read: Vec<&Path> = std::iter::once(&arguments.input)
        .chain(&arguments.reading.map)
        .map(PathBuf::as_path)
        .collect();
    let written: Vec<&Path> = arguments.output.iter().map(PathBuf::as_path).collect();
    written_files::refuse(&read, &written, arguments.replace.force, words)?;
    let (input, reading) = (&arguments.input, &arguments.reading);
    let mut looked =
        if arguments.months { None } else { looked_at(input, reading, Rows::Years, words)? };
    // A sheet that is known by its header says itself what its amounts are of.
    let unknown = looked.iter().filter(|looked| looked.layout.is_none());
    let names = unknown.flat_map(|looked| &looked.proposal.columns);
    let of_months = arguments.months || names.into_iter().any(|column| is_of_months(&column.name));
    if of_months {
        looked = looked_at(input, reading, Rows::Months, words)?;
    }
    let Some(looked) = looked else {
        let message = Message::new("sheet-no-columns", Vec::new());
        return Err(Failure::Input { file: arguments.input.clone(), message });
    };
    let file = name_of(words, &arguments.input);
    let done = write_whole(
        arguments.output.as_deref(),
        text(words, &file, &looked, of_months).as_bytes(),
    )?;
    if !all.quiet {
        let mut lines = before(words, &file, &looked);
        lines.push(summary(words, &file, &looked));
        say(&(lines.join("\n") + "\n"));
    }
    Ok(done)
}

/// The mapping file.
fn text(words: &Words, file: &str, looked: &Looked, of_months: bool) -> String {
    let mut text = String::new();
    let explained = words.say(if of_months { "map-explained-months" } else { "map-explained" });
    let before = before(words, file, looked);
    for line in explained.lines().chain([""]).chain(before.iter().map(String::as_str)) {
        text.push_str(&comment(line));
    }
    if of_months {
        text.push_str(&format!("\n{ROWS} = \"{MONTHS}\"\n"));
    }
    text.push_str("\n[columns]\n");
    for column in &looked.proposal.columns {
        text.push_str(&entry(words, column, looked.proposal.rows));
    }
    text
}

/// What is said of the whole table.
fn before(words: &Words, file: &str, looked: &Looked) -> Vec<String> {
    let proposal = &looked.proposal;
    let place = looked.sheet.as_ref().map_or(file.to_owned(), |sheet| format!("{file} › {sheet}"));
    let (row, rows) = (looked.header_row.to_string(), proposal.rows.to_string());
    let mut lines =
        vec![words.fill("map-looked-at", &[("place", &place), ("row", &row), ("rows", &rows)])];
    if !looked.others.is_empty() {
        lines.push(words.fill("map-others", &[("sheets", &listed(words, &looked.others))]));
    }
    if let Some(layout) = looked.layout {
        let layout = words.say(&format!("layout-{layout}"));
        lines.push(words.fill("map-known-sheet", &[("layout", &layout)]));
    }
    lines.extend(about(words, proposal.about));
    if !proposal.names_people {
        lines.push(words.say("map-no-people"));
    }
    if !proposal.unnamed.is_empty() {
        let columns = listed(words, &proposal.unnamed);
        lines.push(words.fill("map-unnamed", &[("columns", &columns)]));
    }
    lines
}

fn about(words: &Words, about: About) -> Option<String> {
    Some(match about {
        About::MonthByRow => words.say("map-about-month-by-row"),
        About::Month(found) => {
            let month = found.month.unwrap_or_default();
            let month = format!("{}-{month:02}", found.year);
            words.fill("map-about-month", &[("month", &month)])
        }
        About::YearByRow => words.say("map-about-year-by-row"),
        About::Year(found) => words.fill("map-about-year", &[("year", &found.year.to_string())]),
        About::Open => words.say("map-about-open"),
        About::NoMonth => words.say("map-about-no-month"),
        About::BySheet => return None,
    })
}

/// A column: what stands there, why it is proposed as it is, and the line itself.
fn entry(words: &Words, column: &Column, rows: usize) -> String {
    let letters = column.letters.join("+");
    let cells = match column.kind {
        None => words.fill("map-cells-blank", &[("letters", &letters)]),
        Some(kind) => words.fill(
            "map-cells",
            &[
                ("letters", &letters),
                ("kind", &words.say(kind.id())),
                ("filled", &column.filled.to_string()),
                ("rows", &(rows * column.letters.len()).to_string()),
                ("examples", &listed(words, &column.examples)),
            ],
        ),
    };
    let name = quoted(&column.name);
    let line = match &column.proposed {
        Proposed::Taken(target) => format!("{name} = \"{target}\"\n"),
        Proposed::Ask(target) => format!("# {name} = \"{target}\"\n"),
        Proposed::Ignored => format!("{name} = \"ignore\"\n"),
    };
    format!("\n{}{}{line}", comment(&cells), comment(&reasons(words, column)))
}

/// By what a column is proposed, how sure that is, and why.
fn reasons(words: &Words, column: &Column) -> String {
    let how = match (column.by, &column.proposed) {
        (Some(by), proposed) => {
            let decided = matches!(proposed, Proposed::Taken(_));
            let id = match by {
                By::Both | By::Sheet if decided => "map-sure",
                By::Header if decided => "map-likely",
                By::Values if decided && column.kind == Some(Kind::Documents) => "map-likely",
                _ => "map-check",
            };
            words.fill(id, &[("by", &words.say(by.id()))])
        }
        (None, _) if column.why.is_some() => words.say("map-not-proposed"),
        (None, _) => words.say("map-not-needed"),
    };
    let why = column.why.as_ref().map(|why| match &why.other {
        Some(other) => words.fill(why.id, &[("other", other)]),
        None => words.say(why.id),
    });
    why.map_or(how.clone(), |why| format!("{how} {why}"))
}

fn summary(words: &Words, file: &str, looked: &Looked) -> String {
    let columns = &looked.proposal.columns;
    let count =
        |is: &dyn Fn(&Column) -> bool| columns.iter().filter(|one| is(one)).count().to_string();
    let left = |column: &Column| column.proposed == Proposed::Ignored;
    words.fill(
        "map-summary",
        &[
            ("file", file),
            ("columns", &columns.len().to_string()),
            ("taken", &count(&|column| matches!(column.proposed, Proposed::Taken(_)))),
            ("asked", &count(&|column| matches!(column.proposed, Proposed::Ask(_)))),
            ("left", &count(&left)),
            ("told", &count(&|column| left(column) && column.why.is_some())),
        ],
    )
}

fn listed(words: &Words, items: &[String]) -> String {
    items.join(&words.say("list-separator"))
}

/// A line of a comment; a name of a file or a column does not end it.
fn comment(text: &str) -> String {
    let plain: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("# {plain}").trim_end().to_owned() + "\n"
}

/// A name as TOML writes it.
fn quoted(name: &str) -> String {
    let mut out = String::from('"');
    for letter in name.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
