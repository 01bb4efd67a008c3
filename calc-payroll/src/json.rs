//! JSON facts before the law is asked: what a text must be to be read at all.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// The most bytes that the facts of one person-year or company-year may have.
pub const LARGEST: usize = 1 << 20;

/// A mistake of the JSON, before the law is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonProblem {
    /// The JSON Pointer of the member.
    pub pointer: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text is no JSON.
    Syntax {
        /// What the parser says.
        reason: String,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Larger than [`LARGEST`].
    TooLarge,
    /// An object belongs here.
    NotAnObject,
    /// An array belongs here.
    NotAnArray,
    /// No member has this name; the names that are known here.
    UnknownMember(Vec<&'static str>),
    /// The member stands here twice.
    Twice,
    /// A text belongs here.
    NotText,
}

/// The members of the facts.
pub(crate) fn object(bytes: &[u8]) -> Result<Vec<(String, Node)>, Vec<JsonProblem>> {
    let at_root = |fault| vec![JsonProblem { pointer: String::new(), fault }];
    if bytes.len() > LARGEST {
        return Err(at_root(Fault::TooLarge));
    }
    let root: Node = serde_json::from_slice(bytes).map_err(|error| {
        let full = error.to_string();
        let reason = full.split(" at line ").next().unwrap_or_default().to_owned();
        at_root(Fault::Syntax { reason, line: error.line(), column: error.column() })
    })?;
    match root {
        Node::Object(members) => Ok(members),
        _ => Err(at_root(Fault::NotAnObject)),
    }
}

/// A name as a JSON Pointer writes it (RFC 6901). Long names are cut: they are not ours.
pub(crate) fn escaped(name: &str) -> String {
    name.chars().take(64).collect::<String>().replace('~', "~0").replace('/', "~1")
}

/// JSON that keeps members that stand twice.
pub(crate) enum Node {
    Object(Vec<(String, Node)>),
    Text(String),
    Integer(i128),
    Boolean(bool),
    Array(Vec<Node>),
    Null,
    Other,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E>(self, fact: bool) -> Result<Node, E> {
        Ok(Node::Boolean(fact))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Integer(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Integer(number.into()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = items.next_element()? {
            nodes.push(node);
        }
        Ok(Node::Array(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = entries.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }
}
