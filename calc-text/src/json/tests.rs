use std::collections::BTreeMap;

use calc_core::answer::TraceLevel;
use serde::Serialize;
use serde_json::value::RawValue;

use super::*;
use crate::reply::{Asked, assessed};

#[track_caller]
fn same(value: &impl Serialize) {
    let mut out = b"before".to_vec();
    write(&mut out, value).unwrap();
    let library = serde_json::to_string(value).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), format!("before{library}"));
}

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Pair(i8, &'static str);

#[derive(Serialize)]
enum Kind {
    Unit,
    One(u8),
    Two(u8, bool),
    Named { a: Option<u8>, b: f64 },
}

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Tagged {
    FirstOne { a: u64 },
    Other,
}

#[derive(Serialize)]
struct Outer {
    quoted: char,
    #[serde(flatten)]
    rest: BTreeMap<u16, i128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<u8>,
    raw: Box<RawValue>,
    #[serde(serialize_with = "shown")]
    shown: &'static str,
}

fn shown<S: Serializer>(text: &&str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(text)
}

#[test]
fn every_shape_is_written_as_the_library_writes_it() {
    same(&Unit);
    same(&Pair(-5, "text"));
    same(&(Kind::Unit, Kind::One(7), Kind::Two(1, true), Kind::Named { a: None, b: 1.5 }));
    same(&[Tagged::FirstOne { a: u64::MAX }, Tagged::Other]);
    same(&Vec::<u8>::new());
    same(&BTreeMap::<String, u8>::new());
    same(&BTreeMap::from([(true, None), (false, Some("x"))]));
    same(&(f64::NAN, 1e300_f64, -0.0_f32, i128::MIN, u128::MAX, Some(()), 'x', '\n'));
    for shown in ["", "0.0325", "\u{1}", "a text that is longer than the room for a short one"] {
        same(&Outer {
            quoted: '"',
            rest: BTreeMap::from([(5, 1), (6, -1)]),
            left_out: None,
            raw: RawValue::from_string("{ \"as\": \"it is\" }".to_owned()).unwrap(),
            shown,
        });
    }
}

#[test]
fn a_list_is_no_key() {
    assert!(write(&mut Vec::new(), &BTreeMap::from([(vec![1], 1)])).is_err());
}

#[test]
fn every_character_is_found_wherever_it_stands() {
    for code in (0..0x180).chain([0x2028, 0x4e2d, 0x1f600]) {
        let character = char::from_u32(code).unwrap();
        for before in 0..17 {
            let text = format!("{}{character}{}", "x".repeat(before), "y".repeat(16 - before));
            same(&text);
            same(&BTreeMap::from([(text, 1)]));
        }
        same(&character.to_string());
    }
}

#[test]
fn answers_have_the_bytes_of_the_library() {
    for income in ["0", "96000", "1234567.89"] {
        let facts = format!(
            r#"{{"person": {{"employee_id": "1", "tax_year": 2025, "identity": "hk_permanent"}}, "mainland": {{"wages": "{income}", "donations": "5"}}}}"#
        );
        for trace in TraceLevel::ALL {
            let asked = Asked { trace: Some(trace), ..Asked::default() };
            same(&assessed(facts.as_bytes(), &asked).unwrap());
        }
    }
    same(&calc_core::params::catalogue::catalogue(None));
    same(&calc_core::coverage::coverage());
}
