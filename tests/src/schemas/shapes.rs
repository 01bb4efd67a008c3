//! What the schemas are put together from.

use calc_core::law::money::LARGEST_AMOUNT;
use serde_json::{Map, Value, json};

/// The head of a schema's file. `$id` is the name of the file, so that one file may refer to
/// another in the same folder; no address stands behind it.
pub(super) fn root(id: &str, title: &str, body: Value, definitions: Value) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("$id".to_owned(), json!(id));
    schema.insert("title".to_owned(), json!(title));
    if let Value::Object(body) = body {
        schema.extend(body);
    }
    schema.insert("$defs".to_owned(), definitions);
    Value::Object(schema)
}

/// An object whose members are all known.
#[derive(Default)]
pub(super) struct Object {
    description: String,
    properties: Map<String, Value>,
    required: Vec<Value>,
}

impl Object {
    pub(super) fn new(description: &str) -> Self {
        Self { description: description.to_owned(), ..Self::default() }
    }

    /// A member that is always there.
    #[must_use]
    pub(super) fn with(mut self, name: &str, description: &str, schema: Value) -> Self {
        self.required.push(json!(name));
        self.maybe(name, description, schema)
    }

    /// A member that may be missing.
    #[must_use]
    pub(super) fn maybe(mut self, name: &str, description: &str, schema: Value) -> Self {
        self.properties.insert(name.to_owned(), described(description, schema));
        self
    }

    /// The schema.
    pub(super) fn build(self) -> Value {
        json!({
            "description": self.description,
            "type": "object",
            "additionalProperties": false,
            "required": self.required,
            "properties": self.properties,
        })
    }
}

/// A schema with a description before it.
pub(super) fn described(description: &str, schema: Value) -> Value {
    let mut whole = Map::new();
    if !description.is_empty() {
        whole.insert("description".to_owned(), json!(description));
    }
    match schema {
        Value::Object(members) => {
            for (name, value) in members {
                whole.entry(name).or_insert(value);
            }
            Value::Object(whole)
        }
        other => other,
    }
}

/// A definition of the same file.
pub(super) fn own(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// One of some texts.
pub(super) fn one_of<T: Into<Value>>(words: impl IntoIterator<Item = T>) -> Value {
    json!({ "enum": words.into_iter().map(Into::into).collect::<Vec<Value>>() })
}

/// Several of some words, joined by `+`.
pub(super) fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    let one = words.into_iter().collect::<Vec<_>>().join("|");
    shaped(&format!("(?:{one})(?:\\+(?:{one}))*"))
}

/// A list.
pub(super) fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// A text of a certain shape.
pub(super) fn shaped(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^(?:{pattern})$") })
}

/// A whole number without needless zeros.
pub(super) const WHOLE: &str = "0|[1-9][0-9]*";

/// A result in yuan.
pub(super) fn cny() -> Value {
    let mut schema = shaped(&format!("(?:{WHOLE})\\.[0-9]{{2}}"));
    schema["description"] = json!("Yuan (CNY) with two decimals; not negative.");
    schema
}

/// A result in yuan that may be negative.
pub(super) fn signed_cny() -> Value {
    let mut schema = shaped(&format!("-?(?:{WHOLE})\\.[0-9]{{2}}"));
    schema["description"] = json!("Yuan (CNY) with two decimals; it may be negative.");
    schema
}

/// A result in whole Hong Kong dollars.
pub(super) fn hkd() -> Value {
    let mut schema = shaped(WHOLE);
    schema["description"] = json!("Hong Kong dollars (HKD), whole; not negative.");
    schema
}

/// An amount as a fact states it: to the largest that one may state, which is a one and zeros.
pub(super) fn stated_amount() -> Value {
    let digits = LARGEST_AMOUNT.to_string().len() - 1;
    shaped(&format!("[0-9]{{1,{digits}}}(?:\\.[0-9]{{1,2}})?|{LARGEST_AMOUNT}(?:\\.0{{1,2}})?"))
}
