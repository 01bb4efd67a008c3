//! Which message says what is wrong, and what it fills in. The words are added by whoever shows it.

use crate::law::code::Fault;
use serde::Serialize;

use super::{Detail, Problem};
use crate::law::cell::Reading;
use crate::law::code::Code;
use crate::law::fields::{FactLocation, FieldAbout, FieldKind, MOST_ITEMS};

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

impl<P: FactLocation> Problem<P> {
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
        let about = self.field.map(FactLocation::about);
        let kind = about.map(|about| about.kind);
        let usual = match (self.code.fault(), &self.detail) {
            (Some(Fault::MissingValue), Detail::Total) => "-total",
            (Some(Fault::BadAmount), Detail::Negative) => "-negative",
            (Some(Fault::BadAmount), Detail::TooPrecise) => "-precise",
            (Some(Fault::BadAmount), Detail::TooLarge) => "-large",
            (Some(Fault::BadAmount), Detail::Reading(_)) => "-reading",
            (Some(Fault::BadAmount), Detail::Scientific) => "-scientific",
            (Some(Fault::BadAmount), Detail::OtherCurrency) => "-currency",
            (Some(Fault::YearNotCovered), Detail::Assessment { .. }) => "-assessment",
            (Some(Fault::YearNotCovered), Detail::NotFourDigits) => "-digits",
            (Some(Fault::BadWord), _) if kind == Some(FieldKind::Words) => "-several",
            (_, Detail::EitherTax { .. }) => "-taxes",
            (Some(Fault::BadCount), Detail::Year(_)) => "-year",
            (Some(Fault::BadCount | Fault::OutOfRange), Detail::Against(_)) => "-against",
            (Some(Fault::OutOfRange), _) if kind == Some(FieldKind::Date) => "-date",
            (Some(Fault::OutOfRange), _) if kind == Some(FieldKind::List) => "-list",
            (Some(Fault::WrongCellCount), Detail::Reading(_)) => "-separator",
            (Some(Fault::WrongCellCount), _) if about.is_some() => "-item",
            _ => "",
        };
        let variant = self.field.map_or(usual, |field| field.message_variant(self.code, usual));
        format!("problem-{}{variant}", self.code.as_str())
    }
}

/// Values with their places: `500 (jan.xlsx › 202501 › C5); 600 (feb.xlsx › 202502 › C5)`.
fn listed(readings: &[Reading]) -> String {
    let one = |reading: &Reading| format!("{} ({})", reading.found, reading.place);
    readings.iter().map(one).collect::<Vec<_>>().join("; ")
}

impl<P: FactLocation> Detail<P> {
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
            Self::EitherTax { benefits, deductions } => {
                vec![("benefits", text(benefits)), ("deductions", text(deductions))]
            }
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
