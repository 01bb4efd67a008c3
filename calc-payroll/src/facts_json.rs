//! The facts of one person-year as JSON: the payroll's columns, nested by group.

use std::collections::HashMap;
use std::fmt;

use calc_core::decode::Raw;
use calc_core::fields::{Field, FieldKind, Group};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// The most bytes that the facts of one person-year may have.
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
        /// Whether it ends before its objects do.
        ends_early: bool,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Larger than [`LARGEST`].
    TooLarge,
    /// An object belongs here.
    NotAnObject,
    /// No member has this name; the names that are known here.
    UnknownMember(Vec<&'static str>),
    /// The member stands here twice.
    Twice,
    /// A text belongs here.
    NotText,
}

/// The facts by column.
#[derive(Debug, Default)]
pub struct JsonFacts(HashMap<Field, String>);

impl Raw for JsonFacts {
    fn get(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", |text| text.trim())
    }
}

/// Reads the facts.
///
/// # Errors
/// Every mistake found.
pub fn read(bytes: &[u8]) -> Result<JsonFacts, Vec<JsonProblem>> {
    let at_root = |fault| vec![JsonProblem { pointer: String::new(), fault }];
    if bytes.len() > LARGEST {
        return Err(at_root(Fault::TooLarge));
    }
    // Editors put it there; it is no part of the text (RFC 8259, section 8.1).
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Node = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        at_root(Fault::Syntax { ends_early: error.is_eof(), line, column })
    })?;
    let Node::Object(groups) = root else { return Err(at_root(Fault::NotAnObject)) };
    let mut reader = Reader::default();
    reader.groups(groups);
    if reader.problems.is_empty() { Ok(reader.facts) } else { Err(reader.problems) }
}

#[derive(Default)]
struct Reader {
    facts: JsonFacts,
    problems: Vec<JsonProblem>,
}

impl Reader {
    fn fault(&mut self, pointer: String, fault: Fault) {
        self.problems.push(JsonProblem { pointer, fault });
    }

    fn groups(&mut self, groups: Vec<(String, Node)>) {
        let mut seen = Vec::new();
        for (name, node) in groups {
            let pointer = format!("/{}", escaped(&name));
            let Some(group) = Group::ALL.into_iter().find(|group| group.name() == name) else {
                let known = Group::ALL.iter().map(|group| group.name()).collect();
                self.fault(pointer, Fault::UnknownMember(known));
                continue;
            };
            if seen.contains(&group) {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            seen.push(group);
            match node {
                Node::Object(members) => self.members(group, &pointer, members),
                _ => self.fault(pointer, Fault::NotAnObject),
            }
        }
    }

    fn members(&mut self, group: Group, parent: &str, members: Vec<(String, Node)>) {
        for (name, node) in members {
            let pointer = format!("{parent}/{}", escaped(&name));
            let field = Field::named(&name).filter(|field| field.about().group == group);
            let Some(field) = field else {
                let known = Field::ALL.iter().filter(|field| field.about().group == group);
                let known = known.map(|field| field.name()).collect();
                self.fault(pointer, Fault::UnknownMember(known));
                continue;
            };
            let text = match node {
                Node::Text(text) => text,
                Node::Integer(number) if takes_integers(field.about().kind) => number.to_string(),
                Node::Null => continue,
                _ => {
                    self.fault(pointer, Fault::NotText);
                    continue;
                }
            };
            if self.facts.0.insert(field, text).is_some() {
                self.fault(pointer, Fault::Twice);
            }
        }
    }
}

/// Whole numbers lose nothing on their way; amounts and rates could.
fn takes_integers(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::TaxYear | FieldKind::Count | FieldKind::Days)
}

/// A name as a JSON Pointer writes it (RFC 6901). Long names are cut, and what would steer a
/// terminal is replaced: they are not ours.
fn escaped(name: &str) -> String {
    let plain = name.chars().take(64).map(|letter| match letter {
        letter if letter.is_control() => char::REPLACEMENT_CHARACTER,
        letter => letter,
    });
    plain.collect::<String>().replace('~', "~0").replace('/', "~1")
}

/// JSON that keeps members that stand twice.
enum Node {
    Object(Vec<(String, Node)>),
    Text(String),
    Integer(i128),
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

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
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
        while items.next_element::<Node>()?.is_some() {}
        Ok(Node::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = entries.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_by_group() {
        let facts = read(br#"{"person": {"tax_year": 2025, "employee_id": "007"}, "mainland": {"wages": "5.00", "royalties": null}}"#).unwrap();
        assert_eq!(facts.get(Field::TaxYear), "2025");
        assert_eq!(facts.get(Field::EmployeeId), "007");
        assert_eq!(facts.get(Field::Wages), "5.00");
        assert_eq!(facts.get(Field::Royalties), "");
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let facts = read("\u{feff}{\"mainland\": {\"wages\": \"5\"}}".as_bytes()).unwrap();
        assert_eq!(facts.get(Field::Wages), "5");
    }

    #[test]
    fn mistakes_have_pointers() {
        let problems = |text: &str| read(text.as_bytes()).unwrap_err();
        let one = |text: &str| {
            let found = problems(text);
            assert_eq!(found.len(), 1, "{text}");
            (found[0].pointer.clone(), found[0].fault.clone())
        };
        assert_eq!(
            one(r#"{"mainland": {"wages": 5}}"#),
            ("/mainland/wages".into(), Fault::NotText)
        );
        assert_eq!(
            one(r#"{"mainland": {"wages": 1.10}}"#),
            ("/mainland/wages".into(), Fault::NotText)
        );
        assert_eq!(
            one(r#"{"mainland": {"wages": "1", "wages": "2"}}"#),
            ("/mainland/wages".into(), Fault::Twice)
        );
        assert_eq!(one(r#"{"mainland": {}, "mainland": {}}"#), ("/mainland".into(), Fault::Twice));
        assert_eq!(one(r#"{"mainland": []}"#), ("/mainland".into(), Fault::NotAnObject));
        assert_eq!(one("[]"), (String::new(), Fault::NotAnObject));
        assert!(
            matches!(one(r#"{"mainland": {"hk_mpf": "1"}}"#), (pointer, Fault::UnknownMember(_)) if pointer == "/mainland/hk_mpf")
        );
        assert!(
            matches!(one(r#"{"a/b~c": {}}"#), (pointer, Fault::UnknownMember(_)) if pointer == "/a~1b~0c")
        );
        assert_eq!(one(r#"{"\u001b[2J": {}}"#).0, "/\u{fffd}[2J");
        assert!(matches!(one("{"), (_, Fault::Syntax { line: 1, ends_early: true, .. })));
        assert!(matches!(one("\n{,"), (_, Fault::Syntax { line: 2, ends_early: false, .. })));
        assert!(matches!(one(&"[".repeat(10_000)), (_, Fault::Syntax { .. })));
        assert_eq!(problems(r#"{"x": 1, "y": 2}"#).len(), 2);
    }
}
