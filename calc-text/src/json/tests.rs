use std::collections::BTreeMap;

use calc_core::person::answer::TraceLevel;
use serde_json::value::RawValue;

use super::*;
use crate::reply::{Asked, assessed, company_assessed, drawn};

fn library(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// The bytes are the library's, whoever wrote them.
#[track_caller]
fn same(value: &impl Serialize) {
    assert_eq!(String::from_utf8(written(value, 0)).unwrap(), library(value));
}

/// The same, and without the library.
#[track_caller]
fn written_here(value: &impl Serialize) {
    let mut out = Vec::new();
    value.serialize(&mut Json { out: &mut out, next: Next::Any }).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), library(value));
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
    #[serde(rename = "type")]
    kind: Kind,
    rest: Vec<[i64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<u8>,
    raw: Box<RawValue>,
    after: (bool, Option<&'static str>),
    #[serde(serialize_with = "shown")]
    shown: &'static str,
}

fn shown<S: Serializer>(text: &&str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(text)
}

#[test]
fn what_answers_are_made_of() {
    written_here(&[Tagged::FirstOne { a: u64::MAX }, Tagged::Other]);
    written_here(&Vec::<u8>::new());
    written_here(&(i64::MIN, u8::MAX, true, false, (), Some(-1_i16)));
    for shown in ["", "0.0325", "\u{1}", "\"", "2025/26", "a\\b", "〔2024〕"] {
        written_here(&Outer {
            kind: Kind::Unit,
            rest: vec![[1, -2], [0, 3]],
            left_out: None,
            raw: RawValue::from_string("{ \"as\": \"it is\" }".to_owned()).unwrap(),
            after: (true, Some("\n")),
            shown,
        });
    }
}

#[test]
fn what_answers_are_not_made_of_is_written_all_the_same() {
    same(&Unit);
    same(&Pair(-5, "text"));
    same(&[(1, Kind::Unit), (2, Kind::One(7)), (3, Kind::Two(1, true))]);
    same(&("before", Kind::Named { a: None, b: 1.5 }));
    same(&BTreeMap::from([("b", vec![1]), ("a", vec![])]));
    same(&BTreeMap::from([(true, 1), (false, 2)]));
    same(&(f64::NAN, 1e300_f64, i128::MIN, 'x'));
}

#[test]
fn every_character_is_found_wherever_it_stands() {
    for code in (0..0x180).chain([0x2028, 0x4e2d, 0x1f600]) {
        let character = char::from_u32(code).unwrap();
        for length in 0..20 {
            for before in 0..=length {
                let (before, after) = ("x".repeat(before), "y".repeat(length - before));
                written_here(&format!("{before}{character}{after}"));
            }
        }
    }
}

const COMPANY: &str = include_str!("../../../fixtures/enterprises/company.json");

#[test]
fn what_the_service_says_is_written_here() {
    const RANGE: &str =
        r#", "range": {"column": "wages", "from": "0", "to": "2000000", "step": "100000"}"#;
    let facts = |wages: &str, range: &str| {
        format!(
            r#"{{"person": {{"employee_id": "7", "tax_year": 2025, "identity": "hk_permanent"}}, "mainland": {{"wages": "{wages}", "donations": "5"}}{range}}}"#
        )
    };
    for trace in TraceLevel::ALL {
        for wages in ["0", "96000", "1234567.89"] {
            let asked = Asked { trace: Some(trace), ..Asked::default() };
            written_here(&assessed(facts(wages, "").as_bytes(), &asked).unwrap());
        }
        let asked = Asked { trace: Some(trace), ..Asked::default() };
        written_here(&company_assessed(COMPANY.as_bytes(), &asked).unwrap());
    }
    written_here(&drawn(facts("5", RANGE).as_bytes(), &Asked::default()).unwrap());
    written_here(&calc_core::law::params::catalogue::catalogue(None));
    written_here(&calc_core::coverage::coverage());
    for body in [r#"{"x\n": 1}"#, r#"{"mainland": {"wages": "-5"}}"#, "{", "[]"] {
        written_here(&assessed(body.as_bytes(), &Asked::default()).unwrap_err().document());
    }
}
