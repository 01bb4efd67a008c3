//! Which encoding a text is in: each candidate is tried, and the one whose first rows hold the
//! most known column names is taken. Decoding errors do not tell: a Big5 payroll decodes as GB18030
//! without any, into garbage.

use std::io::{self, Read};

use encoding_rs::{BIG5, Decoder, DecoderResult, GB18030, UTF_16BE, UTF_16LE};
pub use encoding_rs::{Encoding, UTF_8};

use crate::known_rows::score_of_rows;
use crate::problem::SheetProblem;
use crate::tabs::swapped;

/// The candidates, the likeliest first.
static CANDIDATES: [&Encoding; 5] = [UTF_8, UTF_16LE, UTF_16BE, GB18030, BIG5];

/// The candidate with a name, as people write it.
pub fn named(name: &str) -> Option<&'static Encoding> {
    let label = match name.to_ascii_lowercase().as_str() {
        "big5-hkscs" | "big5hkscs" | "cp950" | "hkscs" => "big5".to_owned(),
        "cp936" => "gb18030".to_owned(),
        "utf-16" | "utf16" => "utf-16le".to_owned(),
        other => other.to_owned(),
    };
    let found = Encoding::for_label(label.as_bytes())?;
    let found = if found == encoding_rs::GBK { GB18030 } else { found };
    CANDIDATES.into_iter().find(|candidate| *candidate == found)
}

/// The encoding of a text whose beginning this is.
///
/// # Errors
/// Two encodings fit equally well and read it differently.
pub fn of(start: &[u8]) -> Result<&'static Encoding, SheetProblem> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Ok(encoding);
    }
    // A text that is cut off in the middle of a letter is no worse for it.
    let valid = match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    if valid && !start.contains(&0) {
        return Ok(UTF_8);
    }
    let mut tried: Vec<(usize, &'static Encoding, String)> = Vec::new();
    // Letters of one byte with NUL bytes among them are two bytes each, or the text is damaged.
    let fits = |candidate: &&Encoding| {
        *candidate == UTF_16LE || *candidate == UTF_16BE || (!valid && *candidate != UTF_8)
    };
    for encoding in CANDIDATES.into_iter().filter(fits) {
        let (text, _) = encoding.decode_without_bom_handling(start);
        tried.push((score(&text), encoding, text.into_owned()));
    }
    let best = tried.iter().map(|(score, ..)| *score).max().unwrap_or(0);
    let mut winners = tried.into_iter().filter(|(score, ..)| *score == best && best > 0);
    let Some((_, encoding, text)) = winners.next() else { return Ok(UTF_8) };
    let rest: Vec<_> = winners.filter(|(_, _, other)| *other != text).collect();
    if rest.is_empty() {
        return Ok(encoding);
    }
    let mut previews = vec![(encoding.name(), preview(&text))];
    previews.extend(rest.iter().map(|(_, other, text)| (other.name(), preview(text))));
    Err(SheetProblem::WhichEncoding(previews))
}

/// The most known names in one of the first rows, whichever separates its cells.
fn score(text: &str) -> usize {
    score_of_rows(text).max(score_of_rows(&swapped(text)))
}

/// The first letter beyond ASCII, which the candidates read differently; one shows no more of a
/// person than a surname.
fn preview(text: &str) -> String {
    let from = text.find(|letter: char| !letter.is_ascii()).unwrap_or(0);
    text[from..].chars().take_while(|letter| !letter.is_ascii()).take(1).collect()
}

/// Reads text of an encoding as UTF-8.
pub struct AsUtf8<R> {
    input: R,
    decoder: Decoder,
    encoding: &'static Encoding,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    line: u64,
    at_end: bool,
}

impl<R: Read> AsUtf8<R> {
    /// A reader of a text in an encoding; a byte order mark is taken off.
    pub fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            encoding,
            raw: vec![0; 1 << 16],
            text: Vec::new(),
            given: 0,
            line: 1,
            at_end: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let count = loop {
            match self.input.read(&mut self.raw) {
                Ok(count) => break count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        };
        self.at_end = count == 0;
        self.given = 0;
        let room = self.decoder.max_utf8_buffer_length_without_replacement(count);
        self.text.resize(room.unwrap_or(count * 3 + 16), 0);
        let (result, _, written) = self.decoder.decode_to_utf8_without_replacement(
            &self.raw[..count],
            &mut self.text,
            self.at_end,
        );
        self.text.truncate(written);
        let lines = memchr::memchr_iter(b'\n', &self.text).count();
        self.line += u64::try_from(lines).unwrap_or(0);
        match result {
            DecoderResult::Malformed(..) => {
                let encoding = self.encoding.name();
                Err(SheetProblem::BadBytes { encoding, line: self.line }.into())
            }
            DecoderResult::InputEmpty | DecoderResult::OutputFull => Ok(()),
        }
    }
}

impl<R: Read> Read for AsUtf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            if self.at_end {
                return Ok(0);
            }
            self.fill()?;
        }
        let count = buffer.len().min(self.text.len() - self.given);
        buffer[..count].copy_from_slice(&self.text[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "工号,姓名,纳税年度,工资薪金,婚姻状况\n1,陈,2025,5,已婚\n";
    const TRADITIONAL: &str = "僱員編號,姓名,納稅年度,工資薪金,婚姻狀況\n1,陳㗎,2025,5,已婚\n";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_is_told_by_the_names() {
        for text in [SIMPLIFIED, TRADITIONAL] {
            for encoding in [UTF_8, GB18030, BIG5] {
                let (bytes, _, failed) = encoding.encode(text);
                if failed {
                    continue;
                }
                let found = of(&bytes).unwrap();
                assert_eq!(found, encoding);
                let mut read = String::new();
                AsUtf8::new(&*bytes, found).read_to_string(&mut read).unwrap();
                assert_eq!(read, text);
            }
            for (little, encoding) in [(true, UTF_16LE), (false, UTF_16BE)] {
                assert_eq!(of(&utf16(text, little)).unwrap(), encoding);
                let marked = utf16(&format!("\u{feff}{text}"), little);
                let mut read = String::new();
                AsUtf8::new(&*marked, of(&marked).unwrap()).read_to_string(&mut read).unwrap();
                assert_eq!(read, text);
            }
        }
    }

    #[test]
    fn a_tie_asks() {
        let bytes = b"employee_id,tax_year,wages,name\n1,2025,1,\xb3\xaf\n";
        let Err(SheetProblem::WhichEncoding(previews)) = of(bytes) else { panic!("decided") };
        assert_eq!(
            previews,
            [("gb18030", "朝".to_owned()), ("Big5", "陳".to_owned())]
                .map(|(name, text)| (if name == "gb18030" { "gb18030" } else { "Big5" }, text))
        );
    }

    #[test]
    fn bad_bytes_are_named_by_line() {
        let mut read = String::new();
        let error = AsUtf8::new(b"a\nb\n\xff\xff\n".as_slice(), GB18030)
            .read_to_string(&mut read)
            .unwrap_err();
        let problem = error.get_ref().unwrap().downcast_ref::<SheetProblem>();
        assert_eq!(problem, Some(&SheetProblem::BadBytes { encoding: "gb18030", line: 3 }));
    }
}
