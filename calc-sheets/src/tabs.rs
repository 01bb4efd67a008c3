//! Text with tabs between its cells, which is what a spreadsheet writes as "Unicode Text". Tabs and
//! commas change places on the way in, and in the cells again on the way out, so that one reader of
//! CSV reads both.

use std::io::{self, Read};

use encoding_rs::Encoding;

use crate::known_rows::score_of_rows;

/// Whether tabs stand between the cells of a text whose beginning this is: with them more column
/// names are known. Where none is known, the first line decides.
pub(crate) fn separates(start: &[u8], encoding: &'static Encoding) -> bool {
    let (text, _) = encoding.decode_with_bom_removal(start);
    let (commas, tabs) = (score_of_rows(&text), score_of_rows(&swapped(&text)));
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    tabs > commas || (tabs == commas && first.contains('\t') && !first.contains(','))
}

/// A text with tabs for commas, and commas for tabs.
pub(crate) fn swapped(text: &str) -> String {
    let other = |letter| match letter {
        '\t' => ',',
        ',' => '\t',
        letter => letter,
    };
    text.chars().map(other).collect()
}

/// Reads UTF-8 with tabs for commas, and commas for tabs.
pub(crate) struct Swapped<R> {
    /// What is read.
    pub(crate) input: R,
    /// Whether anything is changed at all.
    pub(crate) tabs: bool,
}

impl<R: Read> Read for Swapped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        if self.tabs {
            for byte in &mut buffer[..count] {
                *byte = match *byte {
                    b'\t' => b',',
                    b',' => b'\t',
                    other => other,
                };
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, UTF_8};

    #[test]
    fn known_names_or_the_first_line_tell_tabs() {
        for (text, tabs) in [
            ("工号\t纳税年度\t工资薪金\n1\t2025\t\"1,000\"\n", true),
            ("工号,纳税年度,工资薪金\n1,2025,\"a\tb\"\n", false),
            ("工资表\t\t\n\n工号\t纳税年度\t工资薪金\n", true),
            ("编号\t应发\n1\t2\n", true),
            ("编号,应发\n1,2\n", false),
            ("编号;应发\n1;2\n", false),
        ] {
            for encoding in [UTF_8, GB18030] {
                let (bytes, ..) = encoding.encode(text);
                assert_eq!(separates(&bytes, encoding), tabs, "{text}");
            }
        }
    }
}
