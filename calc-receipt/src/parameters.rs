//! The law's numbers that an answer used.

use std::collections::BTreeSet;

use calc_core::law::params::{AnyParameter, ValueView};
use serde_json::{Value, json};

use crate::receipt::Parameter;

/// The names under which an answer says where a number of the law is from.
const NAME: &str = "parameter";
const FROM: &str = "effective_from";

/// The versions that an answer names, in the order of their ids.
pub(crate) fn used(answer: &Value) -> Vec<Parameter> {
    let mut named = BTreeSet::new();
    collect(answer, &mut named);
    let found = |(id, from): (String, String)| of_version(&id, &from);
    named.into_iter().filter_map(found).collect()
}

fn collect(value: &Value, named: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(members) => {
            let text = |name| members.get(name).and_then(Value::as_str);
            if let (Some(id), Some(from)) = (text(NAME), text(FROM)) {
                named.insert((id.to_owned(), from.to_owned()));
            }
            members.values().for_each(|member| collect(member, named));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, named)),
        _ => {}
    }
}

/// The version of a parameter that this program has from a day on.
fn of_version(id: &str, from: &str) -> Option<Parameter> {
    let versions = AnyParameter::find(id)?.versions();
    let version = versions.into_iter().find(|it| it.effective_from.to_string() == from)?;
    Some(Parameter {
        id: id.to_owned(),
        effective_from: from.to_owned(),
        evidence: version.evidence.name().to_owned(),
        value: value(&version.value),
    })
}

/// A value without words: those of a question may be mended while its answers stay.
fn value(value: &ValueView) -> Value {
    match value {
        ValueView::Choice { default, alternatives, .. } => {
            let keys: Vec<&str> = alternatives.iter().map(|it| it.key).collect();
            json!({"default": default, "alternatives": keys})
        }
        other => json!(other),
    }
}
