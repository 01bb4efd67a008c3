//! What reaches a terminal. A cell of a payroll may hold the codes by which a terminal is steered.

use std::io::{self, Write};

/// Shows control characters, and those that turn the direction of writing, as marks; line ends and
/// tabs stay.
pub(crate) struct TerminalWriter<W> {
    inner: W,
    /// The bytes of the character that has begun, beside its last one.
    begun: [u8; 2],
}

impl<W> TerminalWriter<W> {
    pub(crate) fn new(inner: W) -> Self {
        Self { inner, begun: [0; 2] }
    }

    /// A byte, or another in its place. What came before it has gone out already, so the other ends
    /// a character of the same length.
    fn clean(&mut self, byte: u8) -> u8 {
        let shown = match (self.begun, byte) {
            (_, b'\n' | b'\r' | b'\t') => byte,
            (_, 0..0x20 | 0x7f) => b'?',
            // U+0080 to U+009F; U+00BF is an upside-down question mark.
            ([_, 0xc2], 0x80..0xa0) => 0xbf,
            // U+061C; U+061F is an Arabic question mark.
            ([_, 0xd8], 0x9c) => 0x9f,
            // U+200E and U+200F, U+2028 to U+202E; U+2026 is an ellipsis.
            ([0xe2, 0x80], 0x8e | 0x8f | 0xa8..0xaf) => 0xa6,
            // U+2066 to U+2069; U+2047 is a double question mark.
            ([0xe2, 0x81], 0xa6..0xaa) => 0x87,
            (_, other) => other,
        };
        self.begun = [self.begun[1], byte];
        shown
    }
}

impl<W: Write> Write for TerminalWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let clean: Vec<u8> = bytes.iter().map(|byte| self.clean(*byte)).collect();
        self.inner.write_all(&clean)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_terminal_is_not_steered() {
        let whole = "a\u{1b}]0;x\u{7}b\u{9b}2J\t\u{80}\u{a0}é香\u{202e}\u{2069}\u{200f}\u{61c}\r\n";
        let whole = whole.as_bytes();
        for cut in 0..whole.len() {
            let mut shown = TerminalWriter::new(Vec::new());
            for piece in [&whole[..cut], &whole[cut..]] {
                shown.write_all(piece).unwrap();
            }
            let expected = "a?]0;x?b¿2J\t¿\u{a0}é香…⁇…؟\r\n";
            assert_eq!(String::from_utf8_lossy(&shown.inner), expected);
        }
    }
}
