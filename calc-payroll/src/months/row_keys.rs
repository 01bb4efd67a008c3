//! What tells payers and identity documents of a person's rows apart.

use calc_core::law::cell::Cell;
use xxhash_rust::xxh3::xxh3_64;

/// The number of a payer; 0 where none is named.
pub(super) fn payer(cell: Cell<'_>) -> u64 {
    let name = cell.shown();
    if name.is_empty() { 0 } else { xxh3_64(name.as_bytes()) }
}

/// The number of an identity document, however it is spaced and bracketed; 0 where none is given.
pub(super) fn document(cell: Cell<'_>) -> u64 {
    let letters = |letter: &char| letter.is_alphanumeric();
    let number: String = cell.shown().to_uppercase().chars().filter(letters).collect();
    if number.is_empty() { 0 } else { xxh3_64(number.as_bytes()) }
}
