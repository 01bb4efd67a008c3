//! Which message says what is wrong, and what it fills in. The words are added by whoever shows it.

use serde::Serialize;

use super::{Detail, Problem};
use crate::law::cell::Reading;
use crate::law::code::Code;
use crate::law::fields::{FieldAbout, FieldKind, Group, MOST_ITEMS, Place};

/// What a message fills in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// As it is.
    Text(String),
    /// A number, with separators.
    Number(u64),
    /// A column's name and label.
    Column(&'static FieldAbout),
    /// Several of them.
    Columns(Vec<&'static FieldAbout>),
    /// Names that are said as they are.
    Names(Vec<&'static str>),
    /// The words that a column takes.
    Words(&'static FieldAbout),
    /// The numbers that a column takes.
    Range(&'static FieldAbout),
}

/// A message of `locales`, and what it fills in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Its variables.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// A message.
    pub fn new(id: &str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { id: id.to_owned(), arguments }
    }
}

impl Serialize for FieldAbout {
    /// By its canonical name.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

impl<P: Place> Problem<P> {
    /// The message that says it; its attribute `fix` says what to do.
    pub fn message(&self) -> Message {
        let mut arguments = self.detail.arguments();
        if let Some(field) = self.field {
            arguments.push(("words", Argument::Words(field.about())));
            arguments.push(("range", Argument::Range(field.about())));
            if field.about().kind == FieldKind::List {
                arguments.push(("most", Argument::Text(MOST_ITEMS.to_string())));
            }
        }
        Message { id: self.message_id(), arguments }
    }

    fn message_id(&self) -> String {
        if matches!(self.detail, Detail::Conflict(_)) {
            return "problem-conflict".to_owned();
        }
        let about = self.field.map(Place::about);
        let kind = about.map(|about| about.kind);
        let variant = match (self.code, &self.detail) {
            (Code::MissingValue, Detail::Total) => "-total",
            (Code::BadAmount, Detail::Negative) if is_profit(about) => "-loss",
            (Code::BadAmount, Detail::Negative) => "-negative",
            (Code::BadAmount, Detail::TooPrecise) => "-precise",
            (Code::BadAmount, Detail::TooLarge) => "-large",
            (Code::BadAmount, Detail::Reading(_)) => "-reading",
            (Code::BadAmount, Detail::Scientific) => "-scientific",
            (Code::BadAmount, Detail::OtherCurrency) => "-currency",
            (Code::YearNotCovered, Detail::Assessment { .. }) => "-assessment",
            (Code::YearNotCovered, Detail::NotFourDigits) => "-digits",
            (Code::StatusConflict, _) if about.is_some_and(|about| about.name == "domiciled") => {
                "-domicile"
            }
            (Code::OutOfRange, Detail::Against(_)) if kind == Some(FieldKind::Month) => "-after",
            (Code::OutOfRange, Detail::Against(_))
                if about.is_some_and(|about| about.name == "departure") =>
            {
                "-before"
            }
            (Code::BadCount | Code::OutOfRange, Detail::Against(_)) => "-against",
            (Code::OutOfRange, _) if kind == Some(FieldKind::Date) => "-date",
            (Code::OutOfRange, _) if kind == Some(FieldKind::List) => "-list",
            (Code::DuplicatePersonYear, _)
                if about.is_some_and(|about| about.group == Group::Company) =>
            {
                "-company"
            }
            (Code::BadWord, _) if about.is_some_and(|about| about.name == "unit_in_area") => {
                "-required"
            }
            (Code::WrongCellCount, Detail::Reading(_)) => "-separator",
            (Code::WrongCellCount, _) if about.is_some() => "-item",
            _ => "",
        };
        format!("problem-{}{variant}", self.code.as_str())
    }
}

/// Whether it is the profit of a company, of which below zero is a loss.
fn is_profit(about: Option<&FieldAbout>) -> bool {
    about.is_some_and(|about| about.group == Group::Company && about.name == "taxable_income")
}

/// Values with their places: `500 (jan.xlsx › 202501 › C5); 600 (feb.xlsx › 202502 › C5)`.
fn listed(readings: &[Reading]) -> String {
    let one = |reading: &Reading| format!("{} ({})", reading.found, reading.place);
    readings.iter().map(one).collect::<Vec<_>>().join("; ")
}

impl<P: Place> Detail<P> {
    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let text = |text: &String| Argument::Text(text.clone());
        match self {
            Self::Reading(reading) => vec![("reading", text(reading))],
            Self::Against(other) => vec![("other", Argument::Column(other.about()))],
            Self::Year(year) => vec![("year", text(year))],
            Self::Covered(low, high) => vec![("low", text(low)), ("high", text(high))],
            Self::Assessment { year, assessment, first, last } => vec![
                ("year", text(year)),
                ("assessment", text(assessment)),
                ("low", text(first)),
                ("high", text(last)),
            ],
            Self::Conflict(readings) => vec![("readings", Argument::Text(listed(readings)))],
            Self::Row(row) => vec![("row", Argument::Number(*row))],
            Self::Cells(found, expected) => vec![
                ("found", Argument::Text(found.to_string())),
                ("expected", Argument::Text(expected.to_string())),
            ],
            Self::None
            | Self::Total
            | Self::Negative
            | Self::TooPrecise
            | Self::TooLarge
            | Self::NotFourDigits
            | Self::OtherCurrency
            | Self::Scientific => Vec::new(),
        }
    }
}
