//! The hand-off: what an employer knows about one person's year as a file of its own, and the same file as
//! the person gives it back.

use calc_core::law::cell::{self, Cell};
use calc_core::law::fields::{Columns as _, FieldKind};
use calc_core::law::ruleset::RULESET;
use calc_core::person::decode::Raw;
use calc_core::person::fields::Field;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::facts_json::{self, JsonProblem, RequestKind};

/// The shape of a file.
pub const FORMAT: &str = "taxdiff.handoff/1";

/// What is known about a person's year, column by column, as a payroll's cells say it; a blank where nothing
/// is known. One value is always written in the same way, so two of them can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known(Vec<String>);

impl Known {
    /// What cells say.
    pub fn of<'a>(cell: impl Fn(Field) -> Cell<'a>) -> Self {
        Self(Field::all().iter().map(|field| written(*field, cell(*field))).collect())
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
        for &field in Field::all().iter().filter(|field| is_handed(**field)) {
            let value = self.get(field);
            if value.is_empty() {
                continue;
            }
            let group = facts.entry(field.group().name()).or_insert_with(|| Map::new().into());
            if let Value::Object(group) = group {
                group.insert(field.name().to_owned(), value.into());
            }
        }
        facts
    }
}

/// Whether a column goes into a file. Who the person is stands in the employer's list alone.
pub fn is_handed(field: Field) -> bool {
    field != Field::EmployeeId && field != Field::IdType && !field.about().personal
}

/// A cell as it is always written; what is no value of its column stays as it came.
fn written(field: Field, cell: Cell<'_>) -> String {
    let decimal = |places| cell.fixed(places).ok().map(|units| shortest(units, places));
    let value = match field.about().kind {
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
        FieldKind::Word => word(field, &cell.shown()).map(str::to_owned),
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
fn word(field: Field, text: &str) -> Option<&'static str> {
    let is_it = |label: &calc_core::law::text::Text| {
        [label.en, label.zh_hans, label.zh_hant_hk].contains(&text)
    };
    let words = field.about().words.iter();
    words.into_iter().find(|word| word.key == text || is_it(&word.label)).map(|word| word.key)
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

/// Who a file is about, for whoever has the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The hand-off: the files that were written together.
    pub handoff: String,
    /// The person's year among them.
    pub person: String,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    handoff: &'a str,
    key: &'a str,
    ruleset: &'static str,
    facts: Map<String, Value>,
}

/// The file of one person.
///
/// # Errors
/// Never: what it writes are texts.
pub fn file(key: &Key, known: &Known) -> serde_json::Result<Vec<u8>> {
    let written = Written {
        format: FORMAT,
        handoff: &key.handoff,
        key: &key.person,
        ruleset: RULESET.digest,
        facts: known.facts(),
    };
    let mut bytes = serde_json::to_vec_pretty(&written)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A file that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Whom it is about.
    pub key: Key,
    /// The digest of the law's numbers that it was filled in with.
    pub ruleset: String,
    /// What it says.
    pub known: Known,
}

/// Why a file is none that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no file of a hand-off.
    NotOurs,
    /// Its facts have these mistakes.
    Facts(Vec<JsonProblem>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read<'a> {
    format: String,
    handoff: String,
    key: String,
    ruleset: String,
    #[serde(borrow)]
    facts: &'a RawValue,
}

/// Reads a file that came back.
///
/// # Errors
/// It is none, or its facts cannot be read.
pub fn read(bytes: &[u8]) -> Result<Returned, Unreadable> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let read: Read<'_> = serde_json::from_slice(bytes).map_err(|_| Unreadable::NotOurs)?;
    if read.format != FORMAT {
        return Err(Unreadable::NotOurs);
    }
    let request = facts_json::read(read.facts.get().as_bytes(), RequestKind::Row);
    if !request.problems.is_empty() {
        return Err(Unreadable::Facts(request.problems));
    }
    let Read { handoff, key, ruleset, .. } = read;
    let known = Known::of(|field| request.facts.get(field));
    Ok(Returned { key: Key { handoff, person: key }, ruleset, known })
}

/// A column in which what came back is not what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The column.
    pub field: Field,
    /// What was sent; empty where nothing was known.
    pub sent: String,
    /// What came back; empty where it was taken out.
    pub returned: String,
}

/// What the two files of a person say differently, in the order of the columns.
pub fn changes(sent: &Known, returned: &Known) -> Vec<Change> {
    let fields = Field::all().iter().copied().filter(|field| is_handed(*field));
    fields
        .filter(|field| sent.get(*field) != returned.get(*field))
        .map(|field| Change {
            field,
            sent: sent.get(field).to_owned(),
            returned: returned.get(field).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(values: &[(Field, &str)]) -> Known {
        Known::of(|field| {
            let value = values.iter().find(|(known, _)| *known == field);
            Cell::of_text(value.map_or("", |(_, text)| text))
        })
    }

    #[test]
    fn one_value_is_written_in_one_way() {
        for (field, text, expected) in [
            (Field::Wages, "600000.00", "600000"),
            (Field::Wages, "600000.5", "600000.5"),
            (Field::Wages, "0.05", "0.05"),
            (Field::Wages, "sixty", "sixty"),
            (Field::MainlandDays, "183", "183"),
            (Field::WhiteListed, "是", "yes"),
            (Field::HkChildren, "02", "2"),
            (Field::FxCnyPerHkd, "0.910000", "0.91"),
            (Field::TaxYear, "2025", "2025"),
        ] {
            assert_eq!(known(&[(field, text)]).get(field), expected, "{text}");
        }
    }

    #[test]
    fn a_file_comes_back_as_it_went_and_names_nobody() {
        let key = Key { handoff: "a1".to_owned(), person: "b2".to_owned() };
        let sent = known(&[
            (Field::EmployeeId, "0042"),
            (Field::Name, "Chan"),
            (Field::IdNumber, "810000199001010016"),
            (Field::TaxYear, "2025"),
            (Field::Wages, "600000"),
        ]);
        let bytes = file(&key, &sent).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for personal in ["0042", "Chan", "810000199001010016"] {
            assert!(!text.contains(personal), "{text}");
        }
        let returned = read(&bytes).unwrap();
        assert_eq!((&returned.key, &*returned.ruleset), (&key, RULESET.digest));
        assert_eq!(changes(&sent, &returned.known), []);
        let other = text.replace("\"600000\"", "\"650000.00\"");
        let returned = read(other.as_bytes()).unwrap();
        let change =
            Change { field: Field::Wages, sent: "600000".into(), returned: "650000".into() };
        assert_eq!(changes(&sent, &returned.known), [change]);
    }

    #[test]
    fn what_is_no_file_of_a_hand_off_is_refused() {
        for text in [
            "",
            "{}",
            "[]",
            r#"{"format":"taxdiff.handoff/2","handoff":"a","key":"b","ruleset":"c","facts":{}}"#,
        ] {
            assert_eq!(read(text.as_bytes()), Err(Unreadable::NotOurs), "{text}");
        }
        let twice = r#"{"format":"taxdiff.handoff/1","handoff":"a","key":"b","ruleset":"c","facts":{"mainland":{"wages":"1","wages":"2"}}}"#;
        assert!(
            matches!(read(twice.as_bytes()), Err(Unreadable::Facts(found)) if found.len() == 1)
        );
    }
}
