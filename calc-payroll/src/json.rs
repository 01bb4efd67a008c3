//! JSON facts before the law is asked: what a text must be to be read at all.

use std::borrow::Cow;
use std::fmt;

use calc_core::law::cell::Cell;
use calc_core::law::fields::FieldKind;
use calc_core::law::problem::Message;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use strsim::osa_distance;

use crate::escape::printable;

/// The most bytes that the facts of one person-year or company-year may have.
pub const LARGEST: usize = 1 << 20;

/// How many mistakes of a body are told one by one. The rest are counted: a body can hold thousands.
pub const MOST_TOLD: usize = 50;

/// The longest name that is compared with those that are known.
const LONGEST_NAME: usize = 64;

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
    /// So many mistakes beside the [`MOST_TOLD`] before this one; it stands last.
    More(u64),
    /// An object belongs here.
    NotAnObject,
    /// An array belongs here.
    NotAnArray,
    /// No member has this name; the names that are known here.
    UnknownMember(Vec<&'static str>),
    /// The member belongs elsewhere in the facts: the JSON Pointer of its place.
    MisplacedMember(String),
    /// The member stands here twice.
    Twice,
    /// A text belongs here.
    NotText,
    /// Not one of the words that are known here.
    UnknownWord(Vec<&'static str>),
    /// The member is missing.
    Missing,
    /// Not an amount.
    NotAnAmount(Option<String>),
    /// The end of a range is not above its beginning.
    EmptyRange,
    /// The step of a range is nothing.
    NoStep,
    /// What a rule of the subject says, with its code.
    Told(&'static str, Box<Message>),
    /// A range of too many points.
    TooManyPoints {
        /// How many it has.
        found: i64,
        /// The most that are worked out.
        limit: i64,
    },
}

impl Fault {
    /// What a rule of the subject says.
    pub fn message(&self) -> Option<&Message> {
        if let Self::Told(_, message) = self { Some(message) } else { None }
    }

    /// The code, as answers write it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::TooLarge => "too_large",
            Self::More(_) => "more_mistakes",
            Self::NotAnObject => "not_an_object",
            Self::NotAnArray => "not_an_array",
            Self::UnknownMember(_) | Self::MisplacedMember(_) => "unknown_member",
            Self::Twice => "member_twice",
            Self::NotText => "not_text",
            Self::UnknownWord(_) => "unknown_word",
            Self::Missing => "missing_member",
            Self::NotAnAmount(_) => "not_an_amount",
            Self::EmptyRange => "empty_range",
            Self::NoStep => "no_step",
            Self::Told(code, _) => code,
            Self::TooManyPoints { .. } => "too_many_points",
        }
    }
}

impl JsonProblem {
    /// The name that is known here and that a misspelt member probably means: one that it is the end of, or a
    /// slip of.
    pub fn meant(&self) -> Option<&'static str> {
        let Fault::UnknownMember(known) = &self.fault else { return None };
        let name = self.pointer.rsplit('/').next()?;
        let letters = name.chars().count();
        if !(3..=LONGEST_NAME).contains(&letters) {
            return None;
        }
        let is_end_of = |known: &&str| known.strip_suffix(name).is_some_and(|it| it.ends_with('_'));
        let slip = || {
            let distances = known.iter().map(|known| (osa_distance(name, known), *known));
            distances.filter(|(distance, _)| *distance <= letters / 4).min()
        };
        let mut ends = known.iter().copied().filter(is_end_of);
        match (ends.next(), ends.next()) {
            (Some(only), None) => Some(only),
            _ => slip().map(|(_, known)| known),
        }
    }
}

/// Adds a mistake, or counts it where enough are told.
pub(crate) fn tell(problems: &mut Vec<JsonProblem>, problem: impl FnOnce() -> JsonProblem) {
    if let Some(JsonProblem { fault: Fault::More(count), .. }) = problems.last_mut() {
        *count += 1;
    } else if problems.len() < MOST_TOLD {
        problems.push(problem());
    } else {
        problems.push(JsonProblem { pointer: String::new(), fault: Fault::More(1) });
    }
}

/// The member that says how much of the way is asked for.
pub(crate) const TRACE: &str = "trace";

/// The member that says in which language problems are told.
pub(crate) const LANGUAGE: &str = "lang";

/// One of a few words; `null` is none of them, as a missing member is.
pub(crate) fn word<T>(
    node: Node<'_>,
    known: &[&'static str],
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    match node {
        Node::Null => Ok(None),
        Node::Text(text) => match parse(&text) {
            None => Err(Fault::UnknownWord(known.to_vec())),
            found => Ok(found),
        },
        _ => Err(Fault::NotText),
    }
}

/// The same; a mistake is told.
pub(crate) fn word_or_told<T>(
    problems: &mut Vec<JsonProblem>,
    (pointer, node): (String, Node<'_>),
    known: &[&'static str],
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    word(node, known, parse).unwrap_or_else(|fault| {
        tell(problems, || JsonProblem { pointer, fault });
        None
    })
}

/// Names and what stands behind them, in the order of the text.
pub(crate) type Members<'t> = Vec<(Cow<'t, str>, Node<'t>)>;

/// The members of a body.
pub(crate) fn object(bytes: &[u8]) -> Result<Members<'_>, JsonProblem> {
    let at_root = |fault| JsonProblem { pointer: String::new(), fault };
    if bytes.len() > LARGEST {
        return Err(at_root(Fault::TooLarge));
    }
    // Editors put it there; it is no part of the text (RFC 8259, section 8.1).
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // Looked at once, the texts in it need not be looked at one by one.
    let read = std::str::from_utf8(bytes)
        .map_or_else(|_| serde_json::from_slice(bytes), serde_json::from_str);
    match read {
        Ok(Node::Object(members)) => Ok(members),
        Ok(_) => Err(at_root(Fault::NotAnObject)),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let flaw = Flaw::of(&error, bytes);
            Err(at_root(Fault::Syntax { flaw, line, column }))
        }
    }
}

/// A name as a JSON Pointer writes it (RFC 6901). Long names are cut, and what would steer a
/// terminal is replaced: they are not ours.
pub(crate) fn escaped(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if name.len() <= 64 && name.bytes().all(is_plain) {
        return name.to_owned();
    }
    let plain: String = name.chars().take(64).collect();
    printable(&plain).replace('~', "~0").replace('/', "~1")
}

/// JSON that keeps members that stand twice. What stands in the text as it is meant is not copied.
// People's facts have neither lists nor a use for what a boolean says.
#[cfg_attr(not(feature = "companies"), allow(dead_code))]
pub(crate) enum Node<'t> {
    Object(Members<'t>),
    Text(Cow<'t, str>),
    Integer(i128),
    Boolean(bool),
    Array(Vec<Node<'t>>),
    Null,
    Other,
}

/// A fact as it stands in JSON.
#[derive(Debug)]
pub(crate) enum Fact<'t> {
    Text(Cow<'t, str>),
    Integer(i128),
    #[cfg_attr(not(feature = "companies"), allow(dead_code))]
    YesNo(bool),
}

impl<'t> Fact<'t> {
    /// The fact that a column of a kind has in JSON; nothing for null.
    pub(crate) fn read(node: Node<'t>, kind: FieldKind) -> Result<Option<Self>, Fault> {
        match node {
            Node::Text(text) => Ok(Some(Self::Text(text))),
            Node::Integer(number) if kind.takes_integers() => Ok(Some(Self::Integer(number))),
            Node::Null => Ok(None),
            _ => Err(Fault::NotText),
        }
    }
}

impl Fact<'_> {
    /// The fact as a cell of a row.
    pub(crate) fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::of_text(text),
            Self::Integer(digits) => Cell::Decimal { digits: *digits, scale: 0 },
            Self::YesNo(fact) => Cell::YesNo(*fact),
        }
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E>(self, fact: bool) -> Result<Node<'de>, E> {
        Ok(Node::Boolean(fact))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(Node::Integer(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(Node::Integer(number.into()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node<'de>, E> {
        Ok(Node::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = items.next_element()? {
            nodes.push(node);
        }
        Ok(Node::Array(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some((name, node)) = entries.next_entry()? {
            // Names are texts, or the text is no JSON.
            if let Node::Text(name) = name {
                members.push((name, node));
            }
        }
        Ok(Node::Object(members))
    }
}
