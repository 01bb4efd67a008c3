//! What reaches a terminal. A cell of a payroll may hold the codes by which a terminal is steered.

use std::io::{self, Write};

/// Shows control characters as marks; line ends and tabs stay.
pub(crate) struct Careful<W> {
    inner: W,
    /// The last byte began a character that may be a control character of two bytes.
    began: bool,
}

/// The byte before the second half of U+0080 to U+00BF.
const LEAD: u8 = 0xc2;

impl<W> Careful<W> {
    pub(crate) fn new(inner: W) -> Self {
        Self { inner, began: false }
    }

    fn clean(&mut self, byte: u8) -> u8 {
        let began = std::mem::replace(&mut self.began, byte == LEAD);
        match byte {
            b'\n' | b'\r' | b'\t' => byte,
            0..0x20 | 0x7f => b'?',
            // U+0080 to U+009F steer terminals too; U+00BF is an upside-down question mark.
            0x80..0xa0 if began => 0xbf,
            other => other,
        }
    }
}

impl<W: Write> Write for Careful<W> {
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
        let whole = "a\u{1b}]0;x\u{7}b\u{9b}2J\t\u{80}\u{a0}é香\r\n".as_bytes();
        for cut in 0..whole.len() {
            let mut shown = Careful::new(Vec::new());
            for piece in [&whole[..cut], &whole[cut..]] {
                shown.write_all(piece).unwrap();
            }
            let expected = "a?]0;x?b¿2J\t¿\u{a0}é香\r\n";
            assert_eq!(String::from_utf8_lossy(&shown.inner), expected);
        }
    }
}
