//! The files themselves: made by this engine, closed, and with every word that the engine knows.

use std::collections::BTreeSet;
use std::fs;

use calc_core::law::fields::{Columns as _, FieldKind};
use calc_core::law::params::ChoiceId;
use calc_core::person::code::Code;
use calc_core::person::fields::{Field, Group, RESULTS};
use calc_core::person::relief::election::BestRoute;
use calc_core::person::relief::eligibility::ConditionId;
use calc_core::person::vocabulary::{Section, Term};
use calc_tests::{python_stubs, repository, schemas};
use serde_json::{Value, json};

use crate::schemas::{schema, words};

#[test]
fn the_files_are_those_of_this_engine() {
    let mut names = BTreeSet::new();
    for (name, made) in schemas::all() {
        let held = fs::read_to_string(schemas::file(name)).unwrap();
        assert!(held == schemas::text(&made), "{name} has to be made again: cargo xtask schemas");
        names.insert(name.to_owned());
    }
    let folder = fs::read_dir(repository("fixtures/schemas")).unwrap();
    let found: BTreeSet<String> =
        folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(found, names);
}

#[test]
fn the_types_for_python_are_those_of_this_engine() {
    let held = fs::read_to_string(python_stubs::file()).unwrap();
    assert!(held == python_stubs::text(), "_facts.pyi has to be made again: cargo xtask schemas");
}

#[test]
fn every_file_is_a_schema_of_the_draft_that_it_names() {
    for (name, _) in schemas::all() {
        let schema = schema(name);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert_eq!(schema["$id"], name);
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
    }
}

/// Every schema inside a schema, with its place.
fn nodes<'s>(schema: &'s Value, place: &str, found: &mut Vec<(String, &'s Value)>) {
    found.push((place.to_owned(), schema));
    match schema {
        Value::Object(members) => {
            for (name, member) in members {
                nodes(member, &format!("{place}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                nodes(item, &format!("{place}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_object_is_open_and_nothing_is_without_a_type() {
    let mut closed = 0;
    for (name, _) in schemas::all() {
        let schema = schema(name);
        let mut found = Vec::new();
        nodes(&schema, "", &mut found);
        for (place, node) in found {
            let is_object = node["type"] == "object" && !node["properties"].is_null();
            if is_object {
                assert_eq!(node["additionalProperties"], false, "{name}{place}");
                closed += 1;
            }
            if let Some(pattern) = node["pattern"].as_str() {
                let anchored = pattern.starts_with('^') && pattern.ends_with('$');
                assert!(anchored || pattern == "\\S" || pattern == "^https?://", "{name}{place}");
                let kind = &node["type"];
                assert!(kind == "string" || *kind == json!(["string", "null"]), "{name}{place}");
            }
        }
    }
    assert!(closed > 40, "only {closed} objects");
}

#[test]
fn the_lists_hold_every_word_of_the_engine_and_no_other() {
    let trace = schema(schemas::TRACE);
    let sorted = |mut words: Vec<String>| {
        words.sort();
        words
    };
    let named = |words: Vec<&str>| sorted(words.into_iter().map(str::to_owned).collect());
    let notes: Vec<&str> =
        Code::ALL.iter().filter(|code| !code.is_error()).map(|code| code.as_str()).collect();
    for (list, expected) in [
        ("Term", Term::ALL.iter().map(|term| term.id()).collect()),
        ("Section", Section::ALL.iter().map(|section| section.id()).collect()),
        ("AnyConditionId", ConditionId::ALL.iter().map(|id| id.id()).collect()),
        ("AnyCode", notes),
    ] {
        let held = sorted(words(&trace, &format!("/$defs/{list}/enum")));
        assert_eq!(held, named(expected), "{list}");
    }
    let answer = schema(schemas::ANSWER);
    let routes: Vec<&str> = BestRoute::ALL.iter().map(|route| route.word()).collect();
    assert_eq!(sorted(words(&answer, "/$defs/BestRoute/enum")), named(routes));
    let people = ChoiceId::ALL.into_iter().filter(|id| id.is_of_answers());
    let points: Vec<&str> = people.map(|id| id.parameter().about.id).collect();
    let held = trace["$defs"]["ChoiceEvent"]["allOf"][0]["oneOf"].as_array().unwrap();
    let held = held.iter().map(|point| point["properties"]["parameter"]["const"].as_str().unwrap());
    assert_eq!(named(held.collect()), named(points));
    let row = schema(schemas::ROW);
    for (variant, errors) in [("worked_out", false), ("refused", true)] {
        let pattern = row["$defs"][variant]["properties"]["messages"]["pattern"].as_str().unwrap();
        let held: BTreeSet<&str> = pattern.split(|letter: char| !is_of_a_word(letter)).collect();
        for code in Code::ALL {
            let is_in = held.contains(code.as_str());
            assert_eq!(is_in, code.is_error() == errors, "{variant}: {}", code.as_str());
        }
    }
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
}

#[test]
fn the_members_are_the_columns() {
    let members = |schema: &Value, pointer: &str| -> BTreeSet<String> {
        schema.pointer(pointer).and_then(Value::as_object).unwrap().keys().cloned().collect()
    };
    let facts = schema(schemas::FACTS);
    for group in Group::ALL {
        let held = members(&facts, &format!("/properties/{}/properties", group.name()));
        let columns = Field::ALL.iter().filter(|field| field.group() == group);
        let columns: BTreeSet<String> = columns.map(|field| field.name().to_owned()).collect();
        assert_eq!(held, columns, "{}", group.name());
        let of_words =
            |field: &&Field| field.group() == group && field.about().kind == FieldKind::Word;
        for field in Field::ALL.iter().filter(of_words) {
            let (group, name) = (group.name(), field.name());
            let place = format!("/properties/{group}/properties/{name}/enum");
            let keys: Vec<&str> = field.about().words.iter().map(|word| word.key).collect();
            assert_eq!(words(&facts, &place), keys, "{name}");
        }
    }
    let row = schema(schemas::ROW);
    let mut columns: BTreeSet<String> =
        RESULTS.iter().map(|result| result.name.to_owned()).collect();
    columns.extend(["row".to_owned(), "input".to_owned()]);
    for variant in ["worked_out", "refused"] {
        let required = row["$defs"][variant]["required"].as_array().unwrap();
        assert_eq!(required.len(), columns.len());
        let mut members = members(&row, &format!("/$defs/{variant}/properties"));
        for result in Field::results_beside().iter().flat_map(|(_, results)| *results) {
            assert!(members.remove(result.name), "{}", result.name);
        }
        for result in Field::results_on_request() {
            assert!(members.remove(result.name), "{}", result.name);
        }
        assert_eq!(members, columns);
    }
}
