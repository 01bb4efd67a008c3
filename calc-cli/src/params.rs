//! `taxdiff params`: the law's numbers, with their sources.

use calc_core::law::params::listing::{one, parameter_list};
use calc_core::law::params::{ALL, AnyParameter, Date, ValueView, VersionView};
use calc_core::law::ruleset::RULESET;
use calc_text::reply::json;
use calc_text::{Words, grouped};
use strsim::osa_distance;

use crate::Done;
use crate::args::{ParamsArguments, ParamsCommand};
use crate::failure::{Failure, Message};
use crate::output::print;
use crate::sources::{grade, place};
use crate::table::plain;
use calc_text::outcome::{evidence, line};

/// Shows one parameter or all of them.
pub(crate) fn run(arguments: &ParamsArguments, words: &Words) -> Done {
    let on = arguments.on.as_deref().map(date).transpose()?;
    match &arguments.command {
        Some(ParamsCommand::Show { id }) => {
            let parameter = named(words, id)?;
            if arguments.json {
                return print(&json(&one(parameter.about().id, on)));
            }
            print(show(words, &parameter, on).as_bytes())
        }
        Some(ParamsCommand::List) | None if arguments.json => print(&json(&parameter_list(on))),
        Some(ParamsCommand::List) | None => print(list(words, on).as_bytes()),
    }
}

/// The parameter that somebody names: by its whole id, or by the end of it that no other has.
fn named(words: &Words, name: &str) -> Result<AnyParameter, Failure> {
    if let Some(parameter) = AnyParameter::find(name) {
        return Ok(parameter);
    }
    let of_end = |end: &str| -> Vec<AnyParameter> {
        let ends = |id: &str| id.strip_suffix(end).is_some_and(|before| before.ends_with('.'));
        ALL.iter().copied().filter(|parameter| ends(parameter.about().id)).collect()
    };
    let (id, known) = match of_end(name).as_slice() {
        [only] => return Ok(*only),
        [] => ("cli-no-parameter-near", near(name)),
        several => ("cli-several-parameters", several.to_vec()),
    };
    let known: Vec<&str> = known.iter().map(|parameter| parameter.about().id).collect();
    let id = if known.is_empty() { "cli-no-parameter" } else { id };
    let filled = vec![("id", name.to_owned()), ("known", known.join(&words.say("list-separator")))];
    Err(Failure::CommandLine(Message::new(id, filled)))
}

/// Those whose last word is a slip of a name's.
fn near(name: &str) -> Vec<AnyParameter> {
    let last = |id: &str| id.rsplit('.').next().unwrap_or_default().to_owned();
    let wanted = last(name);
    let limit = wanted.chars().count() / 4;
    let is_near =
        |parameter: &&AnyParameter| osa_distance(&last(parameter.about().id), &wanted) <= limit;
    ALL.iter().filter(is_near).copied().collect()
}

fn date(text: &str) -> Result<Date, Failure> {
    Date::parse(text).ok_or_else(|| {
        Failure::CommandLine(Message::new("cli-bad-date", vec![("date", text.to_owned())]))
    })
}

/// The last version known, or the one in force on a day, a line for each parameter.
fn list(words: &Words, on: Option<Date>) -> String {
    let mut rows = vec![vec![
        words.say("params-id"),
        words.say("params-value"),
        words.say("params-from"),
        words.say("params-evidence"),
    ]];
    for parameter in ALL {
        let about = parameter.about();
        let mut row = vec![about.id.to_owned()];
        if let Some(version) = parameter.versions_on(on).pop() {
            row.extend([
                short(words, about.unit, &version.value),
                version.effective_from.to_string(),
                evidence(words, version.evidence),
            ]);
        } else {
            let day = on.map_or_else(String::new, |day| day.to_string());
            row.push(words.fill("params-not-covered", &[("date", &day)]));
        }
        rows.push(row);
    }
    let mut text = plain(rows, &[]);
    let ruleset = format!("{}+{}", RULESET.engine, RULESET.digest);
    let count = ALL.len().to_string();
    text.push_str(&words.fill("params-count", &[("count", &count), ("ruleset", &ruleset)]));
    text.push('\n');
    text
}

/// A value in a few words; a year's digits belong together.
pub(crate) fn short(words: &Words, unit: Option<&str>, value: &ValueView) -> String {
    match value {
        ValueView::Scalar(value) if unit == Some("year") => (*value).clone(),
        ValueView::Scalar(value) => grouped(value),
        ValueView::Scale(brackets) => {
            let rates: Vec<String> =
                brackets.iter().map(|bracket| bracket.rate.to_string()).collect();
            rates.join(" / ")
        }
        ValueView::Rule { applies: true } => words.say("params-applies"),
        ValueView::Rule { applies: false } => words.say("params-applies-not"),
        ValueView::Window { opens, closes, year_offset } => {
            let years = year_offset.to_string();
            let id = if *year_offset == 1 { "params-window" } else { "params-window-offset" };
            let arguments = [("opens", opens.as_str()), ("closes", closes), ("years", &years)];
            words.fill(id, &arguments)
        }
        ValueView::Choice { default, .. } => (*default).to_owned(),
    }
}

/// One parameter with everything that is said of it.
fn show(words: &Words, parameter: &AnyParameter, on: Option<Date>) -> String {
    let about = parameter.about();
    let language = words.language();
    let mut lines = vec![about.title.get(language).to_owned(), about.id.to_owned()];
    let unit = [about.unit, about.per].into_iter().flatten().collect::<Vec<_>>().join(" / ");
    if !unit.is_empty() {
        lines.push(unit);
    }
    if let Some(note) = about.note {
        lines.push(note.get(language).to_owned());
    }
    if let Some(day) = on {
        let day = day.to_string();
        let found = parameter.versions_on(on);
        let id = if found.is_empty() { "params-not-covered" } else { "params-coverage" };
        lines.push(words.fill(id, &[("date", &day)]));
    }
    for version in parameter.versions_on(on) {
        lines.push(String::new());
        lines.push(period(words, &version));
        lines.extend(value(words, about.unit, &version.value));
        let grade = grade(words, version.evidence, version.wording);
        lines.push(format!("  {}", line(words, &words.say("params-evidence"), &grade)));
        for reference in version.references {
            let place = place(words, reference);
            let mut source = format!("  {}", line(words, &words.say("params-source"), &place));
            if let Some(href) = reference.href {
                source.push_str(&format!(" <{href}>"));
            }
            lines.push(source);
        }
        let checked = line(words, &words.say("params-checked"), &version.checked_on.to_string());
        lines.push(format!("  {checked}"));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn period(words: &Words, version: &VersionView) -> String {
    let mut text = format!("{} {}", words.say("params-from"), version.effective_from);
    match version.ends_on {
        Some(end) => text.push_str(&format!(" {} {end}", words.say("params-until"))),
        None => text.push_str(&format!(" ({})", words.say("params-open"))),
    }
    if let Some(observed) = version.observed_on {
        text.push_str(&format!(", {} {observed}", words.say("params-observed")));
    }
    text
}

/// A value in full, indented.
fn value(words: &Words, unit: Option<&str>, value: &ValueView) -> Vec<String> {
    match value {
        ValueView::Scale(brackets) => {
            let mut rows = vec![vec![
                words.say("params-over"),
                words.say("params-rate"),
                words.say("params-quick"),
            ]];
            rows.extend(brackets.iter().map(|bracket| {
                vec![
                    grouped(&bracket.over),
                    bracket.rate.to_string(),
                    grouped(&bracket.quick_deduction),
                ]
            }));
            plain(rows, &[0, 1, 2]).lines().map(|line| format!("  {line}")).collect()
        }
        ValueView::Choice { question, default, alternatives } => {
            let language = words.language();
            let mut lines = vec![format!("  {}", question.get(language))];
            for choice in alternatives {
                let title = choice.title.get(language);
                let mut text = format!("  {}", line(words, choice.key, title));
                if choice.key == *default {
                    text.push_str(&format!(" ({})", words.say("params-default")));
                }
                if !choice.computed {
                    text.push_str(&format!(" ({})", words.say("params-not-computed")));
                }
                lines.push(text);
            }
            lines
        }
        other => vec![format!("  {}", short(words, unit, other))],
    }
}
