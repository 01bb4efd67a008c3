//! The bytes that a hash is of.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The SHA-256 of a value in its canonical form (RFC 8785), in hexadecimal.
pub(crate) fn sha256(value: &impl Serialize) -> serde_json::Result<String> {
    let bytes = serde_json_canonicalizer::to_vec(value)?;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        text.push_str(&format!("{byte:02x}"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn the_order_of_members_does_not_count() {
        // Of {"a":"é","b":["1",2]}, made with another program.
        let expected = "db1aa0e89727b69f06d2dcbf4af58d6ebf3ae111cf175efb7b56086668a135f3";
        let value = serde_json::json!({"b": ["1", 2], "a": "\u{e9}"});
        assert_eq!(sha256(&value).unwrap(), expected);
    }
}
