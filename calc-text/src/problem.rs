//! Mistakes in words: what is wrong, and what to do.

use calc_core::code::Code;
use calc_core::fields::{Field, FieldKind, WordAbout};
use calc_core::problem::{Detail, Problem};
use calc_payroll::facts_json::{Fault, JsonProblem, LARGEST};
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
fn column(words: &Words, field: Field) -> String {
    labelled(words, field.name(), field.about().label.get(words.language()))
}

/// A name that the program reads, with what it means.
fn labelled(words: &Words, name: &str, label: &str) -> String {
    if label.eq_ignore_ascii_case(name) {
        return name.to_owned();
    }
    words.fill("name-with-label", &[("name", name), ("label", label)])
}

/// A mistake in the facts of a person-year.
pub fn problem(words: &Words, problem: &Problem) -> Explained {
    let code = problem.code.as_str();
    let id = match (problem.code, &problem.detail) {
        (Code::BadAmount, Detail::Negative) => "problem-bad_amount-negative".to_owned(),
        (Code::BadAmount, Detail::TooPrecise) => "problem-bad_amount-precise".to_owned(),
        (Code::BadAmount, Detail::TooLarge) => "problem-bad_amount-large".to_owned(),
        (Code::BadAmount, Detail::Reading(_)) => "problem-bad_amount-reading".to_owned(),
        (Code::BadAmount, Detail::Scientific) => "problem-bad_amount-scientific".to_owned(),
        (Code::YearNotCovered, Detail::Assessment { .. }) => {
            "problem-year_not_covered-assessment".to_owned()
        }
        (Code::BadCount, Detail::Against(_)) => "problem-bad_count-against".to_owned(),
        _ => format!("problem-{code}"),
    };
    let mut arguments: Vec<(&str, String)> = Vec::new();
    match &problem.detail {
        Detail::Reading(reading) => arguments.push(("reading", reading.clone())),
        Detail::Against(other) => arguments.push(("other", column(words, *other))),
        Detail::Year(year) => arguments.push(("year", year.clone())),
        Detail::Covered(low, high) => {
            arguments.push(("low", low.clone()));
            arguments.push(("high", high.clone()));
        }
        Detail::Assessment { year, assessment, first, last } => arguments.extend([
            ("year", year.clone()),
            ("assessment", assessment.clone()),
            ("low", first.clone()),
            ("high", last.clone()),
        ]),
        Detail::Row(row) => arguments.push(("row", grouped(&row.to_string()))),
        Detail::Cells(found, expected) => {
            arguments.push(("found", found.to_string()));
            arguments.push(("expected", expected.to_string()));
        }
        Detail::None
        | Detail::Negative
        | Detail::TooPrecise
        | Detail::TooLarge
        | Detail::Scientific => {}
    }
    if let Some(field) = problem.field {
        arguments.push(("words", words_of(words, field)));
        arguments.push(("range", range_of(words, field)));
    }
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Explained::of(words, &id, &arguments)
}

/// The words that a column takes, each with what it means.
fn words_of(words: &Words, field: Field) -> String {
    let about = field.about();
    let known: Vec<String> = if about.kind == FieldKind::YesNo {
        let label = |key| labelled(words, key, &words.say(&format!("answer-{key}")));
        ["yes", "no"].map(label).into()
    } else {
        let label = |word: &WordAbout| labelled(words, word.key, word.label.get(words.language()));
        about.words.iter().map(label).collect()
    };
    known.join(&words.say("list-separator"))
}

fn range_of(words: &Words, field: Field) -> String {
    match field.about().kind {
        FieldKind::Days => words.say("range-days"),
        FieldKind::HalfDays => words.say("range-half_days"),
        FieldKind::Share => words.say("range-share"),
        FieldKind::ExchangeRate => words.say("range-exchange_rate"),
        _ => String::new(),
    }
}

/// A mistake of a whole file, and the row that shows it.
pub fn file_problem(words: &Words, problem: &FileProblem) -> (Explained, Option<u64>) {
    let columns = |fields: &mut dyn Iterator<Item = Field>| {
        let names: Vec<String> = fields.map(|field| column(words, field)).collect();
        names.join(&words.say("list-separator"))
    };
    let plain = |id: &str| Explained::of(words, id, &[]);
    match problem {
        FileProblem::Empty => (plain("file-empty"), None),
        FileProblem::NotCsv(kind) => (plain(&format!("file-not-csv-{}", kind.id())), None),
        FileProblem::NotUtf8 { row } => (plain("file-not-utf8"), Some(*row)),
        FileProblem::Nul { row } => (plain("file-nul"), Some(*row)),
        FileProblem::CarriageReturns { row } => (plain("file-carriage-returns"), Some(*row)),
        FileProblem::OpenQuote { row } => (plain("file-open-quote"), Some(*row)),
        FileProblem::RowTooLong { row, limit } => {
            let limit = grouped(&limit.to_string());
            (Explained::of(words, "file-row-too-long", &[("limit", &limit)]), Some(*row))
        }
        FileProblem::TooManyColumns { limit } => {
            let limit = grouped(&limit.to_string());
            (Explained::of(words, "file-too-many-columns", &[("limit", &limit)]), None)
        }
        FileProblem::MissingColumns(fields) => {
            let names = columns(&mut fields.iter().copied());
            (Explained::of(words, "file-missing-columns", &[("columns", &names)]), None)
        }
        FileProblem::NoIncomeColumn => {
            let mut income = Field::ALL.into_iter().filter(|field| field.about().income);
            let names = columns(&mut income);
            (Explained::of(words, "file-no-income-column", &[("columns", &names)]), None)
        }
        FileProblem::ColumnTwice { field, first, second } => {
            let arguments: [(&str, &str); 3] = [
                ("first", &first.to_string()),
                ("second", &second.to_string()),
                ("column", &column(words, *field)),
            ];
            (Explained::of(words, "file-column-twice", &arguments), None)
        }
        FileProblem::NameTwice { column } => {
            let column = column.to_string();
            (Explained::of(words, "file-name-twice", &[("column", &column)]), None)
        }
        FileProblem::ResultColumn { name, column } => {
            let column = column.to_string();
            let arguments = [("name", *name), ("column", column.as_str())];
            (Explained::of(words, "file-result-column", &arguments), None)
        }
    }
}

/// A mistake of JSON facts.
pub fn json_problem(words: &Words, problem: &JsonProblem) -> Explained {
    match &problem.fault {
        Fault::Syntax { ends_early, line, column } => {
            let id = if *ends_early { "json-ends-early" } else { "json-syntax" };
            let (line, column) = (line.to_string(), column.to_string());
            Explained::of(words, id, &[("line", line.as_str()), ("column", &column)])
        }
        Fault::TooLarge => {
            let limit = grouped(&LARGEST.to_string());
            Explained::of(words, "json-too-large", &[("limit", &limit)])
        }
        Fault::NotAnObject => Explained::of(words, "json-not-object", &[]),
        Fault::UnknownMember(known) => {
            let known = known.join(&words.say("list-separator"));
            Explained::of(words, "json-unknown-member", &[("known", &known)])
        }
        Fault::Twice => Explained::of(words, "json-member-twice", &[]),
        Fault::NotText => Explained::of(words, "json-not-text", &[]),
        Fault::UnknownWord(known) => {
            let known = known.join(&words.say("list-separator"));
            Explained::of(words, "json-unknown-word", &[("known", &known)])
        }
        Fault::Missing => Explained::of(words, "curve-missing-member", &[]),
        Fault::NotAnAmount => Explained::of(words, "curve-not-an-amount", &[]),
        Fault::EmptyRange => Explained::of(words, "curve-empty-range", &[]),
        Fault::NoStep => Explained::of(words, "curve-no-step", &[]),
        Fault::TooManyPoints { found, limit } => {
            let (found, limit) = (grouped(&found.to_string()), grouped(&limit.to_string()));
            Explained::of(words, "curve-too-many-points", &[("found", &found), ("limit", &limit)])
        }
    }
}
