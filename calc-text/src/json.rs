//! Answers as compact JSON, the bytes of `serde_json`. An answer is some hundred short texts with
//! plain names, a full trace some thousand; looking at each letter of each name takes longer than
//! all of the law. What answers do not hold, `serde_json` writes.

// Serde gives the signatures; and a name is copied in one go only where its length is known.
#![allow(clippy::unnecessary_wraps, clippy::inline_always)]

use std::fmt::Write as _;

use calc_core::law::plain::PLAIN;
use serde::Serialize;
use serde::ser::{
    Error as _, Impossible, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};
use serde_json::Error;

/// How `serde_json` names JSON that is ready made; a test sees to it that it still does.
const RAW: &str = "$serde_json::private::RawValue";

/// Writes a value into a buffer made for about so many bytes.
pub(crate) fn written(value: &impl Serialize, bytes: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes);
    if value.serialize(&mut Json { out: &mut out, next: Next::Any }).is_err() {
        out.clear();
        // What the service and the program say can always be written.
        let _ = serde_json::to_writer(&mut out, value);
    }
    out
}

struct Json<'o> {
    out: &'o mut Vec<u8>,
    next: Next,
}

/// What is known of the next text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// Nothing.
    Any,
    /// It stands in JSON as it is.
    Plain,
    /// It is JSON already.
    Raw,
}

/// Whether a byte of UTF-8 stands in a JSON text as it is, for eight at once.
fn are_plain(bytes: [u8; 8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let word = u64::from_ne_bytes(bytes);
    // Marks the high bit of some byte where a byte is below a bound, and of none otherwise.
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word & HIGH;
    // One flipped bit brings the quotation mark beside the control characters and keeps those together,
    // and leaves the blank above them.
    below(word ^ (ONES * 0x02), 0x21) | below(word ^ (ONES * 0x5c), 1) == 0
}

/// Whether a text stands in JSON as it is.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes.last_chunk() {
        Some(last) => {
            let (words, _) = bytes.as_chunks();
            are_plain(*last) && words.iter().all(|word| are_plain(*word))
        }
        None => bytes.iter().all(|byte| !matches!(byte, 0..0x20 | b'"' | b'\\')),
    }
}

/// The longest name that is copied in one go.
const LONGEST: usize = 60;

impl Json<'_> {
    fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    /// Writes a name between what stands around it. All of it is known when this is compiled, so it
    /// is copied in one go.
    #[inline(always)]
    fn known<const B: usize, const A: usize>(
        &mut self,
        before: [u8; B],
        name: &str,
        after: [u8; A],
    ) {
        let end = B + name.len();
        if name.len() <= LONGEST {
            let mut bytes = [0; LONGEST + 4];
            bytes[..B].copy_from_slice(&before);
            bytes[B..end].copy_from_slice(name.as_bytes());
            bytes[end..end + A].copy_from_slice(&after);
            self.out.extend_from_slice(&bytes[..end + A]);
        } else {
            for bytes in [&before[..], name.as_bytes(), &after[..]] {
                self.out.extend_from_slice(bytes);
            }
        }
    }

    #[inline(always)]
    fn quoted(&mut self, text: &str) -> Result<(), Error> {
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(())
    }
}

/// A text that comes in pieces.
struct Pieces<'o> {
    out: &'o mut Vec<u8>,
    are_plain: bool,
}

impl std::fmt::Write for Pieces<'_> {
    fn write_str(&mut self, piece: &str) -> std::fmt::Result {
        self.are_plain &= is_plain(piece);
        self.out.extend_from_slice(piece.as_bytes());
        Ok(())
    }
}

/// An array that is being written.
struct Array<'s, 'o> {
    json: &'s mut Json<'o>,
    is_first: bool,
}

impl<'s, 'o> Array<'s, 'o> {
    fn begin(json: &'s mut Json<'o>) -> Result<Self, Error> {
        json.out.push(b'[');
        Ok(Self { json, is_first: true })
    }
}

/// An object that is being written, or JSON that is ready made.
struct Object<'s, 'o> {
    json: &'s mut Json<'o>,
    /// What stands before the next member: the object's beginning, or a comma.
    before: u8,
}

macro_rules! integers {
    ($($method:ident: $kind:ty,)*) => {
        $(fn $method(self, value: $kind) -> Result<(), Error> {
            self.push(itoa::Buffer::new().format(value).as_bytes())
        })*
    };
}

macro_rules! not_in_answers {
    ($($method:ident($($kind:ty),*) -> $result:ty,)*) => {
        $(fn $method(self, $(_: $kind),*) -> Result<$result, Error> {
            Err(Error::custom("not in answers"))
        })*
    };
}

impl<'s, 'o> Serializer for &'s mut Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Array<'s, 'o>;
    type SerializeTuple = Array<'s, 'o>;
    type SerializeStruct = Object<'s, 'o>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
    }

    not_in_answers! {
        serialize_f32(f32) -> (),
        serialize_f64(f64) -> (),
        serialize_char(char) -> (),
        serialize_bytes(&[u8]) -> (),
        serialize_unit_struct(&'static str) -> (),
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.push(if value { b"true" } else { b"false" })
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        match self.next {
            Next::Raw => self.push(text.as_bytes()),
            Next::Any if !is_plain(text) => serde_json::to_writer(&mut *self.out, text),
            Next::Any | Next::Plain => self.quoted(text),
        }
    }

    fn collect_str<T: ?Sized + std::fmt::Display>(self, value: &T) -> Result<(), Error> {
        let begin = self.out.len();
        self.out.push(b'"');
        let mut pieces = Pieces { out: &mut *self.out, are_plain: true };
        // A vector takes whatever is written.
        let _ = write!(pieces, "{value}");
        if pieces.are_plain {
            return self.push(b"\"");
        }
        self.out.truncate(begin);
        self.serialize_str(&value.to_string())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.push(b"null")
    }

    #[inline(always)]
    fn serialize_unit_variant(self, _: &str, _: u32, variant: &'static str) -> Result<(), Error> {
        debug_assert!(is_plain(variant));
        self.known([b'"'], variant, *b"\"");
        Ok(())
    }

    #[inline(always)]
    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if name != PLAIN {
            return value.serialize(self);
        }
        self.next = Next::Plain;
        let written = value.serialize(&mut *self);
        self.next = Next::Any;
        written
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error::custom("not in answers"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Array::begin(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Array::begin(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Object<'s, 'o>, Error> {
        if name == RAW {
            self.next = Next::Raw;
        }
        Ok(Object { json: self, before: b'{' })
    }
}

macro_rules! items {
    ($($kind:ident,)*) => {
        $(impl $kind for Array<'_, '_> {
            type Ok = ();
            type Error = Error;

            fn serialize_element<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Error> {
                if !std::mem::take(&mut self.is_first) {
                    self.json.out.push(b',');
                }
                item.serialize(&mut *self.json)
            }

            fn end(self) -> Result<(), Error> {
                self.json.push(b"]")
            }
        })*
    };
}

items! { SerializeSeq, SerializeTuple, }

impl SerializeStruct for Object<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if self.json.next != Next::Raw {
            debug_assert!(is_plain(name));
            let before = std::mem::replace(&mut self.before, b',');
            self.json.known([before, b'"'], name, *b"\":");
        }
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<(), Error> {
        if self.json.next == Next::Raw {
            self.json.next = Next::Any;
            return Ok(());
        }
        self.json.push(if self.before == b'{' { b"{}" } else { b"}" })
    }
}

#[cfg(test)]
mod tests;
