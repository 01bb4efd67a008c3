//! The facts of one person-year as JSON: the payroll's columns, nested by group, and beside them
//! what is asked for.

mod range;

use std::fmt;

use calc_core::answer::TraceLevel;
use calc_core::curve::Range;
use calc_core::decode::Raw;
use calc_core::fields::{Field, FieldKind, Group};
use calc_core::text::Language;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use crate::escape::printable;

/// The most bytes that the facts of one person-year may have.
pub const LARGEST: usize = 1 << 20;

impl Fault {
    /// The code, as answers write it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::TooLarge => "too_large",
            Self::NotAnObject => "not_an_object",
            Self::UnknownMember(_) => "unknown_member",
            Self::Twice => "member_twice",
            Self::NotText => "not_text",
            Self::UnknownWord(_) => "unknown_word",
            Self::Missing => "missing_member",
            Self::NotAnAmount => "not_an_amount",
            Self::EmptyRange => "empty_range",
            Self::NoStep => "no_step",
            Self::TooManyPoints { .. } => "too_many_points",
        }
    }
}

/// A mistake of the JSON, before the law is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonProblem {
    /// The JSON Pointer of the member.
    pub pointer: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What shows that a text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It ends before its objects do.
    EndsEarly,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Objects inside objects without an end.
    TooDeep,
    /// Anything else.
    Other,
}

impl Flaw {
    fn of(error: &serde_json::Error, bytes: &[u8]) -> Self {
        if std::str::from_utf8(bytes).is_err() {
            Self::NotUtf8
        } else if error.is_eof() {
            Self::EndsEarly
        } else if error.to_string().starts_with("recursion limit exceeded") {
            Self::TooDeep
        } else {
            Self::Other
        }
    }
}

/// What is wrong with a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text is no JSON.
    Syntax {
        /// What shows it.
        flaw: Flaw,
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
    /// Not one of the words that are known here.
    UnknownWord(Vec<&'static str>),
    /// The member is missing.
    Missing,
    /// Not an amount.
    NotAnAmount,
    /// The end of a range is not above its beginning.
    EmptyRange,
    /// The step of a range is nothing.
    NoStep,
    /// A range of too many points.
    TooManyPoints {
        /// How many it has.
        found: i64,
        /// The most that are worked out.
        limit: i64,
    },
}

/// What a body may hold beside the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An answer.
    Answer,
    /// A curve: the member `range` is required.
    Curve,
    /// A row of many: the facts alone.
    Row,
}

/// A body as it was understood.
#[derive(Debug, Default)]
pub struct Request {
    /// How much of the way is asked for.
    pub trace: Option<TraceLevel>,
    /// The language of what is said.
    pub language: Option<Language>,
    /// The range of a curve.
    pub range: Option<Range>,
    /// The facts.
    pub facts: JsonFacts,
    /// Every mistake; without one, the rest can be used.
    pub problems: Vec<JsonProblem>,
}

/// The facts by column.
#[derive(Debug)]
pub struct JsonFacts([Option<String>; Field::COUNT]);

impl Default for JsonFacts {
    fn default() -> Self {
        Self([const { None }; Field::COUNT])
    }
}

impl Raw for JsonFacts {
    fn get(&self, field: Field) -> &str {
        self.0[field as usize].as_deref().map_or("", str::trim)
    }
}

/// Facts of which one column says something else.
#[derive(Debug)]
pub struct Instead<'a> {
    /// The facts.
    pub facts: &'a JsonFacts,
    /// The column.
    pub column: Field,
    /// What it says.
    pub text: String,
}

impl Raw for Instead<'_> {
    fn get(&self, field: Field) -> &str {
        if field == self.column { &self.text } else { self.facts.get(field) }
    }
}

/// Reads a body.
pub fn read(bytes: &[u8], wanted: Wanted) -> Request {
    let mut request = Request::default();
    if bytes.len() > LARGEST {
        request.fault(String::new(), Fault::TooLarge);
        return request;
    }
    // Editors put it there; it is no part of the text (RFC 8259, section 8.1).
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(Node::Object(members)) => request.members(members, wanted),
        Ok(_) => request.fault(String::new(), Fault::NotAnObject),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let flaw = Flaw::of(&error, bytes);
            request.fault(String::new(), Fault::Syntax { flaw, line, column });
        }
    }
    request
}

const TRACE: &str = "trace";
const LANGUAGE: &str = "lang";
const RANGE: &str = "range";

impl Request {
    fn fault(&mut self, pointer: String, fault: Fault) {
        self.problems.push(JsonProblem { pointer, fault });
    }

    fn members(&mut self, members: Vec<(String, Node)>, wanted: Wanted) {
        let mut seen: Vec<&'static str> = Vec::new();
        let known = known(wanted);
        for (name, node) in members {
            let pointer = format!("/{}", escaped(&name));
            let Some(member) = known.iter().copied().find(|member| *member == name) else {
                self.fault(pointer, Fault::UnknownMember(known.clone()));
                continue;
            };
            if seen.contains(&member) {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            seen.push(member);
            match member {
                TRACE => self.trace(pointer, node),
                LANGUAGE => self.language(pointer, node),
                RANGE => self.range(&pointer, node),
                _ => self.group(member, &pointer, node),
            }
        }
        if wanted == Wanted::Curve && !seen.contains(&RANGE) {
            self.fault(format!("/{RANGE}"), Fault::Missing);
        }
    }

    fn trace(&mut self, pointer: String, node: Node) {
        let known = TraceLevel::ALL.map(TraceLevel::name);
        self.trace = self.word(pointer, node, &known, TraceLevel::named);
    }

    fn language(&mut self, pointer: String, node: Node) {
        let known = Language::ALL.map(Language::tag);
        self.language = self.word(pointer, node, &known, Language::tagged);
    }

    /// One of a few words; `null` is none of them, as a missing member is.
    fn word<T>(
        &mut self,
        pointer: String,
        node: Node,
        known: &[&'static str],
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        match node {
            Node::Null => None,
            Node::Text(text) => {
                let found = parse(&text);
                if found.is_none() {
                    self.fault(pointer, Fault::UnknownWord(known.to_vec()));
                }
                found
            }
            _ => {
                self.fault(pointer, Fault::NotText);
                None
            }
        }
    }

    fn group(&mut self, name: &str, pointer: &str, node: Node) {
        let Some(group) = Group::ALL.into_iter().find(|group| group.name() == name) else { return };
        match node {
            Node::Object(members) => self.columns(group, pointer, members),
            _ => self.fault(pointer.to_owned(), Fault::NotAnObject),
        }
    }

    fn columns(&mut self, group: Group, parent: &str, members: Vec<(String, Node)>) {
        for (name, node) in members {
            // Made only where something is wrong, which is rare.
            let pointer = || format!("{parent}/{}", escaped(&name));
            let field = Field::named(&name).filter(|field| field.about().group == group);
            let Some(field) = field else {
                let known = Field::ALL.iter().filter(|field| field.about().group == group);
                let known = known.map(|field| field.name()).collect();
                self.fault(pointer(), Fault::UnknownMember(known));
                continue;
            };
            let text = match node {
                Node::Text(text) => text,
                Node::Integer(number) if takes_integers(field.about().kind) => number.to_string(),
                Node::Null => continue,
                _ => {
                    self.fault(pointer(), Fault::NotText);
                    continue;
                }
            };
            if self.facts.0[field as usize].replace(text).is_some() {
                self.fault(pointer(), Fault::Twice);
            }
        }
    }
}

/// The members that a body may have.
fn known(wanted: Wanted) -> Vec<&'static str> {
    let beside: &[&str] = match wanted {
        Wanted::Answer => &[TRACE, LANGUAGE],
        Wanted::Curve => &[LANGUAGE, RANGE],
        Wanted::Row => &[],
    };
    let groups = Group::ALL.iter().map(|group| group.name());
    groups.chain(beside.iter().copied()).collect()
}

/// Whole numbers lose nothing on their way; amounts and rates could.
fn takes_integers(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::TaxYear | FieldKind::Count | FieldKind::Days)
}

/// A name as a JSON Pointer writes it (RFC 6901). Long names are cut, and what would steer a
/// terminal is replaced: they are not ours.
fn escaped(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if name.len() <= 64 && name.bytes().all(is_plain) {
        return name.to_owned();
    }
    let plain: String = name.chars().take(64).collect();
    printable(&plain).replace('~', "~0").replace('/', "~1")
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
        let request = read(br#"{"lang": "zh-Hans", "trace": "full", "person": {"tax_year": 2025, "employee_id": "007"}, "mainland": {"wages": "5.00", "royalties": null}}"#, Wanted::Answer);
        assert_eq!(request.problems, []);
        assert_eq!(request.language, Some(Language::SimplifiedChinese));
        assert_eq!(request.trace, Some(TraceLevel::Full));
        let facts = request.facts;
        assert_eq!(facts.get(Field::TaxYear), "2025");
        assert_eq!(facts.get(Field::EmployeeId), "007");
        assert_eq!(facts.get(Field::Wages), "5.00");
        assert_eq!(facts.get(Field::Royalties), "");
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let body = "\u{feff}{\"mainland\": {\"wages\": \"5\"}}".as_bytes();
        let facts = read(body, Wanted::Answer).facts;
        assert_eq!(facts.get(Field::Wages), "5");
    }

    #[test]
    fn mistakes_have_pointers() {
        let problems = |text: &str| read(text.as_bytes(), Wanted::Answer).problems;
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
        assert!(matches!(one("{"), (_, Fault::Syntax { line: 1, flaw: Flaw::EndsEarly, .. })));
        assert!(matches!(one("\n{,"), (_, Fault::Syntax { line: 2, flaw: Flaw::Other, .. })));
        assert!(matches!(one(r#"{"trace": "all"}"#), (_, Fault::UnknownWord(_))));
        assert!(
            matches!(one(r#"{"range": {}}"#), (pointer, Fault::UnknownMember(_)) if pointer == "/range")
        );
        let deep = one(&"[".repeat(10_000));
        assert!(matches!(deep, (_, Fault::Syntax { flaw: Flaw::TooDeep, .. })));
        assert_eq!(problems(r#"{"x": 1, "y": 2}"#).len(), 2);
    }
}
