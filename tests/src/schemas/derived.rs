//! JSON Schemas of what the engine writes, from the Rust types that it writes.
//!
//! Members, kinds and descriptions are those of the types. What a type cannot say (the words of one
//! subject, what goes with what) is narrowed afterwards, by the vocabularies of the core.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// The definitions of a schema, by name.
pub(super) struct Definitions(BTreeMap<String, Value>);

impl Definitions {
    /// A type with all that it refers to.
    pub(super) fn of<T: ToSchema>() -> Self {
        let mut found = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut found);
        let mut all = BTreeMap::new();
        for (name, schema) in found {
            let mut schema = serde_json::to_value(schema).unwrap_or_default();
            close(&mut schema);
            name_events(&name, &mut schema, &mut all);
            all.insert(name, schema);
        }
        Self(all)
    }

    /// Adds a definition that no type has.
    pub(super) fn insert(&mut self, name: &str, schema: Value) {
        self.0.insert(name.to_owned(), schema);
    }

    /// Adds those of another type.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// A definition, which has to be there: a name that the types no longer have is noticed.
    fn get(&mut self, name: &str) -> &mut Value {
        match self.0.get_mut(name) {
            Some(schema) => schema,
            None => unreachable!("no type is called {name}"),
        }
    }

    fn property(&mut self, name: &str, member: &str) -> &mut Value {
        match self.get(name).pointer_mut(&format!("/properties/{member}")) {
            Some(schema) => schema,
            None => unreachable!("{name} has no member {member}"),
        }
    }

    /// Another schema in the place of a definition, with its description.
    pub(super) fn replace(&mut self, name: &str, schema: Value) {
        let before = self.get(name);
        *before = described_as(before, schema);
    }

    /// Another schema in the place of a member's, with its description.
    pub(super) fn narrow(&mut self, name: &str, member: &str, schema: Value) {
        let before = self.property(name, member);
        *before = described_as(before, schema);
    }

    /// A bound of a member, beside what its type says.
    pub(super) fn bound(&mut self, name: &str, member: &str, bound: &str, value: Value) {
        self.property(name, member)[bound] = value;
    }

    /// Another schema that a definition has to match too.
    pub(super) fn matching(&mut self, name: &str, schema: &Value) {
        self.get(name)["allOf"] = json!([schema]);
    }

    /// Takes away an event that this subject never has.
    pub(super) fn leave_out_event(&mut self, event: &str) {
        let gone = reference(event);
        self.get(event);
        self.0.remove(event);
        if let Some(events) = self.get("Event")["oneOf"].as_array_mut() {
            events.retain(|event| *event != gone);
        }
    }

    /// The file of a schema: the type of this name, and all that it refers to. What `elsewhere`
    /// defines is referred to in that file.
    pub(super) fn file(
        mut self,
        id: &str,
        title: &str,
        root: &str,
        elsewhere: Option<(&str, &Value)>,
    ) -> Value {
        let mut file = Map::new();
        file.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        file.insert("$id".to_owned(), json!(id));
        file.insert("title".to_owned(), json!(title));
        let Value::Object(body) = self.get(root).take() else { unreachable!("{root}") };
        file.extend(body);
        let mut reached = BTreeMap::new();
        let mut waiting = references(&Value::Object(file.clone()));
        while let Some(name) = waiting.pop() {
            let is_elsewhere = elsewhere.is_some_and(|(_, other)| is_defined(other, &name));
            if !is_elsewhere && !reached.contains_key(&name) {
                let mut schema = self.get(&name).clone();
                waiting.extend(references(&schema));
                // Generators of types name them by their titles.
                schema["title"] = json!(name);
                reached.insert(name, schema);
            }
        }
        file.insert("$defs".to_owned(), json!(reached));
        let mut file = Value::Object(file);
        if let Some((other, schema)) = elsewhere {
            refer_elsewhere(&mut file, other, schema);
        }
        file
    }
}

/// A definition of the same file.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn described_as(before: &Value, schema: Value) -> Value {
    let mut schema = schema;
    if let Some(description) = before.get("description") {
        schema["description"] = description.clone();
    }
    schema
}

/// Makes an OpenAPI schema a strict JSON Schema: no other member, nothing null that is left out
/// instead, references to definitions of the file.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref") {
                *target = target.replace("#/components/schemas/", "#/$defs/");
            }
            if let Some(Value::String(text)) = members.get_mut("description") {
                *text = text.replace('\n', " ").replace("[`", "`").replace("`]", "`");
            }
            // Sizes of machine integers say nothing of JSON.
            members.remove("format");
            let required = members.get("required").cloned().unwrap_or_default();
            let is_required = |name: &str| {
                required.as_array().is_some_and(|names| names.iter().any(|one| one == name))
            };
            if let Some(Value::Object(properties)) = members.get_mut("properties") {
                for (name, property) in properties.iter_mut() {
                    if !is_required(name) {
                        never_null(property);
                    }
                }
                members.insert("additionalProperties".to_owned(), json!(false));
            }
            members.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// A member that may be missing is missing where there is nothing to say.
fn never_null(schema: &mut Value) {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [one] = kinds.as_slice() {
            schema["type"] = one.clone();
        }
    }
    let null = json!({ "type": "null" });
    if let Some(Value::Array(kinds)) = schema.get_mut("oneOf") {
        kinds.retain(|kind| *kind != null);
        if let [one] = kinds.as_slice() {
            *schema = one.clone();
        }
    }
}

/// Gives every kind of event a name: `StepEvent` and the like.
fn name_events(name: &str, schema: &mut Value, all: &mut BTreeMap<String, Value>) {
    let Some(Value::Array(kinds)) = schema.get_mut("oneOf").filter(|_| name == "Event") else {
        return;
    };
    for kind in kinds {
        let Some(event) = kind.pointer("/properties/event/enum/0").and_then(Value::as_str) else {
            unreachable!("an event without a name: {kind}")
        };
        let words = event.split('_').map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        });
        let name = words.collect::<String>() + "Event";
        let named = std::mem::replace(kind, reference(&name));
        all.insert(name, named);
    }
}

/// The definitions of the same file that a schema refers to.
fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str);
            let own = own.and_then(|target| target.strip_prefix("#/$defs/")).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn is_defined(file: &Value, name: &str) -> bool {
    file["$defs"].get(name).is_some() || file["title"] == name
}

/// Refers to another file for what that file defines; its root goes by its title.
fn refer_elsewhere(schema: &mut Value, file: &str, other: &Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref")
                && let Some(name) = target.strip_prefix("#/$defs/")
                && is_defined(other, name)
            {
                let is_root = other["title"] == name;
                *target = if is_root { file.to_owned() } else { format!("{file}{target}") };
            }
            members.values_mut().for_each(|member| refer_elsewhere(member, file, other));
        }
        Value::Array(items) => {
            for item in items {
                refer_elsewhere(item, file, other);
            }
        }
        _ => {}
    }
}
