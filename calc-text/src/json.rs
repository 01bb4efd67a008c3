//! Compact JSON, the bytes of `serde_json`, with less work for each member: an answer is some
//! hundred short members with plain names, a full trace some thousand. What is not plain is left
//! to `serde_json`.

use std::fmt::{self, Write as _};

use serde::Serialize;
use serde::ser::{
    Error as _, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::Error;

/// How `serde_json` names JSON that is ready made; a test sees to it that it still does.
const RAW: &str = "$serde_json::private::RawValue";

/// Writes a value behind what `out` holds.
///
/// # Errors
/// The value cannot be JSON: a map whose keys are no scalars.
pub(crate) fn write(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), Error> {
    value.serialize(&mut Json { out, raw: false })
}

struct Json<'o> {
    out: &'o mut Vec<u8>,
    /// Whether the next text is JSON already.
    raw: bool,
}

/// Whether bytes of UTF-8 stand in a JSON text as they are.
#[inline]
fn is_plain(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk::<8>() else {
        return bytes.iter().all(|byte| !matches!(byte, 0..0x20 | b'"' | b'\\'));
    };
    // The last eight may be looked at twice.
    let (words, _) = bytes.as_chunks::<8>();
    words.iter().fold(escaped(*last), |found, word| found | escaped(*word)) == 0
}

/// Nothing where eight bytes are plain.
#[inline]
fn escaped(bytes: [u8; 8]) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let word = u64::from_ne_bytes(bytes);
    // Marks the high bit of some byte where one is below the limit, and of none otherwise.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGH;
    let (quotation, backslash) = (word ^ (ONES * 0x22), word ^ (ONES * 0x5c));
    below(word, 0x20) | below(quotation, 1) | below(backslash, 1)
}

impl Json<'_> {
    #[inline]
    fn text(&mut self, text: &str) -> Result<(), Error> {
        if !is_plain(text.as_bytes()) {
            return serde_json::to_writer(&mut *self.out, text);
        }
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(())
    }

    /// What is rare is written by the library.
    fn other(&mut self, value: impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(&mut *self.out, &value)
    }

    fn integer(&mut self, value: impl itoa::Integer) {
        self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }

    fn push(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Begins the one member of a variant that holds something.
    fn variant(&mut self, name: &str) -> Result<(), Error> {
        self.push(b"{");
        self.text(name)?;
        self.push(b":");
        Ok(())
    }
}

/// An array or an object that is being written.
struct Many<'s, 'o> {
    json: &'s mut Json<'o>,
    is_first: bool,
    end: &'static [u8],
}

impl<'s, 'o> Many<'s, 'o> {
    fn begin(json: &'s mut Json<'o>, begin: &[u8], end: &'static [u8]) -> Self {
        json.push(begin);
        Self { json, is_first: true, end }
    }

    fn item<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        if !std::mem::take(&mut self.is_first) {
            self.json.push(b",");
        }
        value.serialize(&mut *self.json)
    }

    /// A member whose name is a constant of the program.
    #[inline]
    fn member<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        debug_assert!(is_plain(name.as_bytes()), "{name}");
        let out = &mut *self.json.out;
        out.reserve(name.len() + 4);
        if !std::mem::take(&mut self.is_first) {
            out.push(b',');
        }
        out.push(b'"');
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"\":");
        value.serialize(&mut *self.json)
    }

    // The signature is serde's.
    #[allow(clippy::unnecessary_wraps)]
    fn finish(self) -> Result<(), Error> {
        self.json.push(self.end);
        Ok(())
    }
}

/// A struct: an object, or JSON that is ready made.
enum Struct<'s, 'o> {
    Object(Many<'s, 'o>),
    Raw(&'s mut Json<'o>),
}

macro_rules! integers {
    ($($method:ident: $kind:ty,)*) => {
        $(fn $method(self, value: $kind) -> Result<(), Error> {
            self.integer(value);
            Ok(())
        })*
    };
}

macro_rules! others {
    ($($method:ident: $kind:ty,)*) => {
        $(fn $method(self, value: $kind) -> Result<(), Error> {
            self.other(value)
        })*
    };
}

impl<'s, 'o> Serializer for &'s mut Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Many<'s, 'o>;
    type SerializeTuple = Many<'s, 'o>;
    type SerializeTupleStruct = Many<'s, 'o>;
    type SerializeTupleVariant = Many<'s, 'o>;
    type SerializeMap = Many<'s, 'o>;
    type SerializeStruct = Struct<'s, 'o>;
    type SerializeStructVariant = Many<'s, 'o>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64, serialize_u128: u128,
    }

    others! { serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8], }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.push(if value { b"true" } else { b"false" });
        Ok(())
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        if self.raw {
            self.push(text.as_bytes());
            return Ok(());
        }
        self.text(text)
    }

    fn collect_str<T: ?Sized + fmt::Display>(self, value: &T) -> Result<(), Error> {
        let mut text = Short::default();
        // What does not fit is written the long way.
        match write!(text, "{value}") {
            Ok(()) => self.text(text.as_str()),
            Err(_) => self.text(&value.to_string()),
        }
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.push(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.text(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.variant(variant)?;
        value.serialize(&mut *self)?;
        self.push(b"}");
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Ok(Many::begin(self, b"[", b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Ok(Many::begin(self, b"[", b"]"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        Ok(Many::begin(self, b"[", b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        self.variant(variant)?;
        Ok(Many::begin(self, b"[", b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Ok(Many::begin(self, b"{", b"}"))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, Error> {
        if name == RAW {
            return Ok(Struct::Raw(self));
        }
        Ok(Struct::Object(Many::begin(self, b"{", b"}")))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        self.variant(variant)?;
        Ok(Many::begin(self, b"{", b"}}"))
    }
}

macro_rules! items {
    ($($kind:ident $method:ident,)*) => {
        $(impl $kind for Many<'_, '_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }

            fn end(self) -> Result<(), Error> {
                self.finish()
            }
        })*
    };
}

items! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

impl SerializeStructVariant for Many<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.member(name, value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeStruct for Struct<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        match self {
            Self::Object(members) => members.member(name, value),
            Self::Raw(json) => {
                json.raw = true;
                let written = value.serialize(&mut **json);
                json.raw = false;
                written
            }
        }
    }

    fn end(self) -> Result<(), Error> {
        match self {
            Self::Object(members) => members.finish(),
            Self::Raw(_) => Ok(()),
        }
    }
}

impl SerializeMap for Many<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Error> {
        if !std::mem::take(&mut self.is_first) {
            self.json.push(b",");
        }
        let start = self.json.out.len();
        key.serialize(&mut *self.json)?;
        match self.json.out.get(start) {
            Some(b'"') => {}
            Some(b'{' | b'[') | None => return Err(Error::custom("a key is a scalar")),
            // Numbers and the like become texts.
            Some(_) => {
                self.json.out.insert(start, b'"');
                self.json.push(b"\"");
            }
        }
        self.json.push(b":");
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

/// Room for a text such as a rate or a year.
struct Short {
    bytes: [u8; 40],
    length: usize,
}

impl Default for Short {
    fn default() -> Self {
        Self { bytes: [0; 40], length: 0 }
    }
}

impl Short {
    fn as_str(&self) -> &str {
        // Only whole texts were written.
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl fmt::Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let room = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
