//! What is known about a person's year, written in one way, so that it can be compared and hashed.

#[cfg(feature = "special_incomes")]
mod events;

use calc_core::law::cell::{self, Cell};
use calc_core::law::fields::{Columns as _, FieldAbout, FieldKind, WordAbout};
use calc_core::person::decode::Raw;
use calc_core::person::fields::Field;
use serde_json::{Map, Value};

use crate::facts_json::JsonFacts;

/// What is known about a person's year, column by column, as a payroll's cells say it; a blank where nothing
/// is known. One value is always written in the same way, so two of them can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known(Vec<String>);

impl Known {
    /// What cells say.
    pub fn of<'a>(cell: impl Fn(Field) -> Cell<'a>) -> Self {
        Self(Field::all().iter().map(|field| written(*field, cell(*field))).collect())
    }

    /// What facts in JSON say.
    pub fn of_json(facts: &JsonFacts<'_>) -> Self {
        #[cfg_attr(not(feature = "special_incomes"), allow(unused_mut))]
        let mut known = Self::of(|field| facts.get(field));
        #[cfg(feature = "special_incomes")]
        if let Ok(events) = facts.events() {
            known.set(Field::Equity, events::written(&events));
        }
        known
    }

    /// What a column says; empty where nothing is known.
    pub fn get(&self, field: Field) -> &str {
        self.0.get(field.index()).map_or("", String::as_str)
    }

    /// Says something else in a column.
    pub fn set(&mut self, field: Field, value: String) {
        if let Some(known) = self.0.get_mut(field.index()) {
            *known = value;
        }
    }

    /// The facts as JSON, group by group, without what names the person.
    pub fn facts(&self) -> Map<String, Value> {
        let mut facts = Map::new();
        for &field in Field::all().iter().filter(|field| !names_person(**field)) {
            let value = self.get(field);
            if value.is_empty() {
                continue;
            }
            let group = facts.entry(field.group().name()).or_insert_with(|| Map::new().into());
            if let Value::Object(group) = group {
                group.insert(field.name().to_owned(), member(field, value));
            }
        }
        facts
    }
}

/// Whether a column says who the person is.
pub fn names_person(field: Field) -> bool {
    matches!(field, Field::EmployeeId | Field::IdType) || field.about().personal
}

/// What a column says, as JSON has it.
#[cfg_attr(not(feature = "special_incomes"), allow(unused_variables))]
fn member(field: Field, value: &str) -> Value {
    #[cfg(feature = "special_incomes")]
    if field == Field::Equity {
        return events::listed(value);
    }
    value.into()
}

/// A cell as it is always written; what is no value of its column stays as it came.
fn written(field: Field, cell: Cell<'_>) -> String {
    #[cfg(feature = "special_incomes")]
    if field == Field::Equity {
        return events::of_cell(&cell.shown());
    }
    canonical(field.about(), cell)
}

/// A cell of any kind of row, likewise.
pub fn canonical(about: &FieldAbout, cell: Cell<'_>) -> String {
    let decimal = |places| cell.fixed(places).ok().map(|units| shortest(units, places));
    let value = match about.kind {
        _ if cell.is_blank() => None,
        FieldKind::Cny | FieldKind::Hkd => cell.minor().ok().map(|minor| shortest(minor, 2)),
        FieldKind::Count
        | FieldKind::Days
        | FieldKind::HalfDays
        | FieldKind::Month
        | FieldKind::PeriodDays
        | FieldKind::PeriodHalfDays => decimal(2),
        FieldKind::Share | FieldKind::ExchangeRate | FieldKind::Quantity => decimal(6),
        FieldKind::YesNo | FieldKind::YesNoUnknown => {
            cell::yes_no(cell).map(|yes| if yes { "yes" } else { "no" }.to_owned())
        }
        FieldKind::Word => word(about.words, &cell.shown()).map(str::to_owned),
        FieldKind::Date => cell::date(cell).map(|day| day.to_string()),
        FieldKind::TaxYear | FieldKind::Year => cell.year().map(|year| year.to_string()),
        FieldKind::Text
        | FieldKind::Words
        | FieldKind::Staff
        | FieldKind::Average
        | FieldKind::Percent
        | FieldKind::List => None,
    };
    value.unwrap_or_else(|| cell.shown().into_owned())
}

/// The word of a column that a text is, in whatever language.
fn word(words: &'static [WordAbout], text: &str) -> Option<&'static str> {
    let is_it = |label: &calc_core::law::text::Text| {
        [label.en, label.zh_hans, label.zh_hant_hk].contains(&text)
    };
    words.iter().find(|word| word.key == text || is_it(&word.label)).map(|word| word.key)
}

/// A number in units of `1 / 10^places`, without zeros at its end: `1250` in hundredths is `12.5`.
fn shortest(units: i64, places: u32) -> String {
    let places = usize::try_from(places).unwrap_or(0);
    let digits = format!("{units:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    match part.trim_end_matches('0') {
        "" => whole.to_owned(),
        part => format!("{whole}.{part}"),
    }
}
