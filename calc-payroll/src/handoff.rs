//! The hand-off: what an employer knows about one person's year as a file of its own, and the same file as
//! the person gives it back.

use calc_core::law::fields::Columns as _;
use calc_core::law::ruleset::RULESET;
use calc_core::person::fields::Field;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::facts_json::{self, JsonProblem, RequestKind};
use crate::known::{Known, names_person};

/// The shape of a file.
pub const FORMAT: &str = "taxdiff.handoff/1";

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
    let known = Known::of_json(&request.facts);
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
    let fields = Field::all().iter().copied().filter(|field| !names_person(*field));
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
    use calc_core::law::cell::Cell;

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
