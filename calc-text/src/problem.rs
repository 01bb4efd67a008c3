//! Mistakes in words: what is wrong, and what to do.

use calc_core::law::fields::{FactLocation, FieldAbout, FieldKind};
use calc_core::law::problem::{Argument, Message, Problem};
use calc_payroll::catalogue::CatalogueProblem;
#[cfg(feature = "months")]
use calc_payroll::crossings::calendar::CalendarProblem;
use calc_payroll::facts_json::{Fault, Flaw, JsonProblem, LARGEST};
use calc_payroll::file_problem::FileProblem;

use crate::{Words, grouped};

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
}

impl Explained {
    /// A message with its attribute `fix`.
    pub fn of(words: &Words, id: &str, arguments: &[(&str, &str)]) -> Self {
        Self { message: words.fill(id, arguments), fix: words.attribute(id, "fix", arguments) }
    }
}

impl Explained {
    /// The lines that a person reads: where, what is wrong, what was found, and what to do.
    pub fn lines(&self, words: &Words, place: Option<&str>, found: Option<&str>) -> String {
        let message = self.message.as_str();
        let mut text = match place {
            Some(place) => words.fill("line-at", &[("place", place), ("message", message)]),
            None => message.to_owned(),
        };
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            text = words.fill("line-found", &[("line", &text), ("found", found)]);
        }
        text.push('\n');
        if !self.fix.is_empty() {
            text.push_str(&words.fill("what-to-do", &[("fix", &self.fix)]));
            text.push('\n');
        }
        text
    }
}

/// A column's name with its label: `wages (Wages)`.
pub fn column(words: &Words, about: &FieldAbout) -> String {
    labelled(words, about.name, about.label.get(words.language()))
}

/// A name that the program reads, with what it means.
fn labelled(words: &Words, name: &str, label: &str) -> String {
    if label.eq_ignore_ascii_case(name) {
        return name.to_owned();
    }
    words.fill("name-with-label", &[("name", name), ("label", label)])
}

/// A mistake in the facts of a person-year or a company-year.
pub fn problem<P: FactLocation>(words: &Words, problem: &Problem<P>) -> Explained {
    explained(words, &problem.message())
}

/// A message, filled in.
pub fn explained(words: &Words, message: &Message) -> Explained {
    let filled: Vec<(&str, String)> = message
        .arguments
        .iter()
        .map(|(name, argument)| (*name, argument_text(words, argument)))
        .collect();
    let filled: Vec<(&str, &str)> =
        filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Explained::of(words, &message.id, &filled)
}

fn argument_text(words: &Words, argument: &Argument) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Number(number) => grouped(&number.to_string()),
        Argument::Column(field) => column(words, field),
        Argument::Columns(fields) => {
            let names: Vec<String> = fields.iter().map(|field| column(words, field)).collect();
            names.join(&words.say("list-separator"))
        }
        Argument::Names(names) => names.join(&words.say("list-separator")),
        Argument::Words(field) => words_of(words, field),
        Argument::Range(field) => range_of(words, field),
    }
}

/// The words that a column takes, each with what it means.
pub(crate) fn words_of(words: &Words, about: &FieldAbout) -> String {
    let keys: Vec<&str> = match about.kind {
        FieldKind::YesNo => vec!["yes", "no"],
        FieldKind::YesNoUnknown => vec!["yes", "no", "unknown"],
        _ => about.words.iter().map(|word| word.key).collect(),
    };
    let known: Vec<String> = keys.into_iter().map(|key| word(words, about, key)).collect();
    known.join(&words.say("list-separator"))
}

/// A word that a column takes, with what it means: `no（否）`.
pub fn word(words: &Words, about: &FieldAbout, key: &str) -> String {
    if about.kind == FieldKind::Words && key.contains('+') {
        let several: Vec<String> = key.split('+').map(|key| word(words, about, key)).collect();
        return several.join(" + ");
    }
    let named = about.words.iter().find(|word| word.key == key);
    let label = match (named, key) {
        (Some(word), _) => word.label.get(words.language()).to_owned(),
        (None, "yes" | "no") => words.say(&format!("answer-{key}")),
        (None, "unknown") => words.say("word-unknown"),
        (None, _) => key.to_owned(),
    };
    labelled(words, key, &label)
}

fn range_of(words: &Words, about: &FieldAbout) -> String {
    match about.kind {
        FieldKind::Days => words.say("range-days"),
        FieldKind::HalfDays => words.say("range-half_days"),
        FieldKind::Month => words.say("range-month"),
        FieldKind::PeriodDays => words.say("range-period_days"),
        FieldKind::PeriodHalfDays => words.say("range-period_half_days"),
        FieldKind::Share => words.say("range-share"),
        FieldKind::ExchangeRate => words.say("range-exchange_rate"),
        FieldKind::Year => words.say("range-year"),
        FieldKind::Staff => words.say("range-staff"),
        FieldKind::Average => words.say("range-average"),
        FieldKind::Quantity => words.say("range-quantity"),
        FieldKind::Percent => words.say("range-percent"),
        _ => String::new(),
    }
}

/// A mistake of a whole file, and the row that shows it.
pub fn file_problem(words: &Words, problem: &FileProblem) -> (Explained, Option<u64>) {
    (explained(words, &problem.message()), problem.row())
}

/// A mistake of a catalogue file; where it stands, whoever shows it says.
pub fn catalogue_problem(words: &Words, problem: &CatalogueProblem) -> Explained {
    explained(words, &problem.message())
}

/// A mistake of a calendar of public holidays; where it stands, whoever shows it says.
#[cfg(feature = "months")]
pub fn calendar_problem(words: &Words, problem: &CalendarProblem) -> Explained {
    explained(words, &problem.message())
}

/// A mistake of JSON facts.
pub fn json_problem(words: &Words, problem: &JsonProblem) -> Explained {
    match &problem.fault {
        Fault::Syntax { flaw, line, column } => {
            let id = match flaw {
                Flaw::EndsEarly => "json-ends-early",
                Flaw::NotUtf8 => "json-not-utf8",
                Flaw::TooDeep => "json-too-deep",
                Flaw::Other => "json-syntax",
            };
            let (line, column) = (line.to_string(), column.to_string());
            Explained::of(words, id, &[("line", line.as_str()), ("column", &column)])
        }
        Fault::TooLarge => {
            let limit = grouped(&LARGEST.to_string());
            Explained::of(words, "json-too-large", &[("limit", &limit)])
        }
        Fault::More(count) => {
            let count = grouped(&count.to_string());
            Explained::of(words, "json-more-mistakes", &[("count", &count)])
        }
        Fault::NotAnObject => Explained::of(words, "json-not-object", &[]),
        Fault::NotAnArray => Explained::of(words, "json-not-array", &[]),
        Fault::UnknownMember(known) => {
            if let Some(meant) = problem.meant() {
                return Explained::of(words, "json-unknown-member-near", &[("meant", meant)]);
            }
            let known = known.join(&words.say("list-separator"));
            Explained::of(words, "json-unknown-member", &[("known", &known)])
        }
        Fault::MisplacedMember(place) => {
            Explained::of(words, "json-misplaced-member", &[("place", place.as_str())])
        }
        Fault::Twice => Explained::of(words, "json-member-twice", &[]),
        Fault::NotText => Explained::of(words, "json-not-text", &[]),
        Fault::UnknownWord(known) => {
            let known = known.join(&words.say("list-separator"));
            Explained::of(words, "json-unknown-word", &[("known", &known)])
        }
        Fault::Missing if problem.pointer.starts_with("/range") => {
            Explained::of(words, "curve-missing-member", &[])
        }
        Fault::Missing if problem.pointer.starts_with("/official") => {
            Explained::of(words, "official-missing", &[])
        }
        Fault::Missing if problem.pointer.starts_with("/solve") => {
            Explained::of(words, "goal-missing", &[])
        }
        Fault::Missing => Explained::of(words, "missing-member", &[]),
        Fault::NotAnAmount(None) => Explained::of(words, "curve-not-an-amount", &[]),
        Fault::NotAnAmount(Some(reading)) => {
            Explained::of(words, "curve-not-an-amount-reading", &[("reading", reading)])
        }
        Fault::EmptyRange => Explained::of(words, "curve-empty-range", &[]),
        Fault::NoStep => Explained::of(words, "curve-no-step", &[]),
        Fault::Told(_, message) => explained(words, message),
        Fault::TooManyPoints { found, limit } => {
            let (found, limit) = (grouped(&found.to_string()), grouped(&limit.to_string()));
            Explained::of(words, "curve-too-many-points", &[("found", &found), ("limit", &limit)])
        }
    }
}
