//! What tells whether two rows are about the same: a fingerprint of their key columns.

use std::borrow::Cow;
use std::io::Write as _;

use calc_core::law::cell::Cell;
use xxhash_rust::xxh3::xxh3_128;

/// A fingerprint of 88 bits.
pub type RowKey = u128;

/// The most columns that a key has.
pub const MOST_KEY_COLUMNS: usize = 4;

/// The low bits of a fingerprint are left for the row's number.
pub(crate) const ROW_BITS: u32 = 40;

/// What stands in a key column.
pub(crate) trait KeyPart {
    /// Adds it as people read it.
    fn push(&self, room: &mut Vec<u8>);
}

impl KeyPart for &str {
    #[inline]
    fn push(&self, room: &mut Vec<u8>) {
        room.extend_from_slice(self.as_bytes());
    }
}

impl KeyPart for Cow<'_, str> {
    #[inline]
    fn push(&self, room: &mut Vec<u8>) {
        (&**self).push(room);
    }
}

impl KeyPart for Cell<'_> {
    #[inline]
    fn push(&self, room: &mut Vec<u8>) {
        match self {
            Self::Text(text) => text.push(room),
            // A year is a number in most tables, and a text of its own for each row would be thrown away.
            Self::Integer(number) => {
                // Writing to memory cannot fail.
                let _ = write!(room, "{number}");
            }
            other => room.extend_from_slice(other.shown().as_bytes()),
        }
    }
}

/// The key of a row from its key columns; none where one of them is blank. `room` is room to work in.
#[inline]
pub(crate) fn row_key(
    parts: impl IntoIterator<Item = impl KeyPart>,
    room: &mut Vec<u8>,
) -> Option<RowKey> {
    room.clear();
    for part in parts {
        if !room.is_empty() {
            room.push(0);
        }
        let start = room.len();
        part.push(room);
        if room.len() == start {
            return None;
        }
    }
    // A subject without a key may have any number of rows that are the same.
    if room.is_empty() { None } else { Some(xxh3_128(room) >> ROW_BITS) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_any_number_of_columns() {
        let key = |texts: &[&str]| row_key(texts.iter().copied(), &mut Vec::new());
        assert_eq!(key(&[]), None);
        assert_eq!(key(&["7", ""]), None);
        assert!(key(&["7"]).is_some());
        assert_eq!(key(&["7", "2025"]), key(&["7", "2025"]));
        assert_ne!(key(&["7", "2025"]), key(&["72", "025"]));
        assert_ne!(key(&["7", "2025", "1"]), key(&["7", "2025", "2"]));
        assert_ne!(key(&["7", "2025", "1", "a"]), key(&["7", "2025", "1", "b"]));
    }

    #[test]
    fn cells_have_the_key_of_their_text() {
        let cells = [
            Cell::Integer(2025),
            Cell::Integer(-7),
            Cell::Decimal { digits: 20_250, scale: 1 },
            Cell::YesNo(true),
        ];
        for cell in cells {
            let of_text = row_key(["7", &*cell.shown()], &mut Vec::new());
            assert_eq!(row_key([Cell::Text("7"), cell], &mut Vec::new()), of_text, "{cell:?}");
        }
        assert_eq!(row_key([Cell::Text("7"), Cell::Blank], &mut Vec::new()), None);
    }
}
