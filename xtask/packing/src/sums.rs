//! The list that people compare what they downloaded with.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The digest of a file, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // A string takes whatever is written.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The list as `sha256sum --check` reads it, sorted by name: names, and the digests of their files.
pub fn sums(files: &[(String, String)]) -> String {
    let mut sorted: Vec<&(String, String)> = files.iter().collect();
    sorted.sort();
    sorted.iter().fold(String::new(), |mut list, (name, digest)| {
        let _ = writeln!(list, "{digest}  {name}");
        list
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), expected);
    }

    #[test]
    fn the_list_is_sorted_and_bears_one_file_a_line() {
        let files = [("b.zip".to_owned(), "22".to_owned()), ("a.zip".to_owned(), "11".to_owned())];
        assert_eq!(sums(&files), "11  a.zip\n22  b.zip\n");
    }
}
