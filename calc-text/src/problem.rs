//! Mistakes in words: what is wrong, and what to do.

use calc_core::code::Code;
use calc_core::fields::{Field, FieldKind};
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

/// A column's name with its label: `wages (Wages)`.
fn column(words: &Words, field: Field) -> String {
    format!("{} ({})", field.name(), field.about().label.get(words.language()))
}

/// A mistake in the facts of a person-year.
pub fn problem(words: &Words, problem: &Problem) -> Explained {
    let code = problem.code.as_str();
    let id = match (problem.code, &problem.detail) {
        (Code::BadAmount, Detail::Negative) => "problem-bad_amount-negative".to_owned(),
        (Code::BadAmount, Detail::TooPrecise) => "problem-bad_amount-precise".to_owned(),
        (Code::BadAmount, Detail::TooLarge) => "problem-bad_amount-large".to_owned(),
        (Code::BadAmount, Detail::Reading(_)) => "problem-bad_amount-reading".to_owned(),
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
        Detail::Row(row) => arguments.push(("row", grouped(&row.to_string()))),
        Detail::Cells(found, expected) => {
            arguments.push(("found", found.to_string()));
            arguments.push(("expected", expected.to_string()));
        }
        Detail::None | Detail::Negative | Detail::TooPrecise | Detail::TooLarge => {}
    }
    if let Some(field) = problem.field {
        arguments.push(("words", words_of(words, field)));
        arguments.push(("range", range_of(words, field)));
    }
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Explained::of(words, &id, &arguments)
}

/// The words that a column takes, with their labels where the language has others.
fn words_of(words: &Words, field: Field) -> String {
    let about = field.about();
    let keys: Vec<&str> = match about.kind {
        FieldKind::YesNo => vec!["yes", "no"],
        _ => about.words.iter().map(|word| word.key).collect(),
    };
    keys.join(&words.say("list-separator"))
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
        Fault::Syntax { reason, line, column } => {
            let (line, column) = (line.to_string(), column.to_string());
            let arguments = [("reason", reason.as_str()), ("line", &line), ("column", &column)];
            Explained::of(words, "json-syntax", &arguments)
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
        Fault::Missing => Explained::of(words, "json-missing-member", &[]),
        Fault::NotAnAmount => Explained::of(words, "json-not-an-amount", &[]),
        Fault::EmptyRange => Explained::of(words, "json-empty-range", &[]),
        Fault::NoStep => Explained::of(words, "json-no-step", &[]),
        Fault::TooManyPoints { found, limit } => {
            let (found, limit) = (grouped(&found.to_string()), grouped(&limit.to_string()));
            Explained::of(words, "json-too-many-points", &[("found", &found), ("limit", &limit)])
        }
    }
}
