//! The schemas of `fixtures/schemas`: current, strict, and true of what the program prints.

#![allow(clippy::unwrap_used)]

mod answers;
mod facts;
mod files;
mod readings;
mod rows;
mod strict;

use std::fs;

use calc_tests::schemas;
use jsonschema::{Registry, Validator};
use serde_json::Value;

/// A schema as its file holds it.
fn schema(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(schemas::file(name)).unwrap()).unwrap()
}

/// A schema that is ready to be asked. The trace's is known to all: the answer's refers to it.
fn validator(name: &str) -> Validator {
    let trace = format!("json-schema:///{}", schemas::TRACE);
    let registry = Registry::new().add(trace, schema(schemas::TRACE)).unwrap().prepare().unwrap();
    jsonschema::options().with_registry(&registry).build(&schema(name)).unwrap()
}

/// Everything that a schema finds wrong, for a test to show.
fn faults(validator: &Validator, instance: &Value) -> Vec<String> {
    validator
        .iter_errors(instance)
        .map(|error| {
            let at = error.instance_path().to_string();
            let found = instance.pointer(&at).map(Value::to_string).unwrap_or_default();
            format!("{at}: {}: {found:.300}", error.schema_path())
        })
        .collect()
}

/// The words of an enumeration in a schema's file.
fn words(schema: &Value, pointer: &str) -> Vec<String> {
    let list = schema.pointer(pointer).and_then(Value::as_array).unwrap();
    list.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}
