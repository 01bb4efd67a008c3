//! What tells whether two rows are about the same: a fingerprint of their key columns.

use xxhash_rust::xxh3::xxh3_128;

/// A fingerprint of 88 bits.
pub type RowKey = u128;

/// The most columns that a key has.
pub const MOST_KEY_COLUMNS: usize = 4;

/// The low bits of a fingerprint are left for the row's number.
pub(crate) const ROW_BITS: u32 = 40;

/// The key of a row from the texts of its key columns; none where one of them is blank. `room` is room
/// to work in.
#[inline]
pub(crate) fn row_key(
    texts: impl IntoIterator<Item = impl AsRef<str>>,
    room: &mut Vec<u8>,
) -> Option<RowKey> {
    room.clear();
    for text in texts {
        let text = text.as_ref();
        if text.is_empty() {
            return None;
        }
        if !room.is_empty() {
            room.push(0);
        }
        room.extend_from_slice(text.as_bytes());
    }
    // A subject without a key may have any number of rows that are the same.
    if room.is_empty() { None } else { Some(xxh3_128(room) >> ROW_BITS) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_any_number_of_columns() {
        let key = |texts: &[&str]| row_key(texts, &mut Vec::new());
        assert_eq!(key(&[]), None);
        assert_eq!(key(&["7", ""]), None);
        assert!(key(&["7"]).is_some());
        assert_eq!(key(&["7", "2025"]), key(&["7", "2025"]));
        assert_ne!(key(&["7", "2025"]), key(&["72", "025"]));
        assert_ne!(key(&["7", "2025", "1"]), key(&["7", "2025", "2"]));
        assert_ne!(key(&["7", "2025", "1", "a"]), key(&["7", "2025", "1", "b"]));
    }
}
