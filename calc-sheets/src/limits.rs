//! What a workbook unpacks to, measured before anybody reads its cells.
//!
//! The sizes that an archive declares may lie, so the parts that are read are unpacked once and
//! only counted. 256 MiB of repeated cells pack into half a megabyte; a limit on the ratio would
//! refuse honest files too, so the limits are on what comes out.

use std::borrow::Cow;
use std::io::{Read, Seek};

use memchr::{memchr_iter, memmem, memrchr};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::damage::Damage;
use crate::problem::{Limit, SheetProblem};
use crate::value::Value;

/// How much is unpacked at a time.
const STEP: usize = 1 << 16;

/// A tag that is longer is looked at in the pieces in which it is unpacked. No spreadsheet writes
/// one that matters here.
const LONGEST_TAG: usize = 1 << 14;

/// Counts what the parts of a workbook unpack to. Every part is looked at: which of them is a sheet
/// or a table of texts is for the workbook to say, and it may say anything.
///
/// # Errors
/// A limit is passed, or the archive is damaged.
pub(crate) fn check_package<R: Read + Seek>(reader: R) -> Result<(), SheetProblem> {
    let mut archive = ZipArchive::new(reader)?;
    let is_list = |name: Result<Cow<'_, str>, ZipError>| {
        name.is_ok_and(|name| name.contains("workbook") && name.ends_with(".xml"))
    };
    if !archive.file_names().any(is_list) {
        return Err(SheetProblem::Damaged(Damage::OtherKind));
    }
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        unpacked = check_part(&mut part, unpacked)?;
    }
    Ok(())
}

/// What a part has come to.
#[derive(Default)]
struct Part {
    /// Its own bytes.
    bytes: u64,
    /// Its bytes and those of the parts before it.
    unpacked: u64,
    since_tag: u64,
    texts: u64,
    entries: u64,
    is_texts: bool,
}

/// Counts a part, and says how many bytes there are with it.
fn check_part(input: &mut impl Read, before: u64) -> Result<u64, SheetProblem> {
    let mut buffer = vec![0; STEP];
    let mut part = Part { unpacked: before, ..Part::default() };
    let mut held = 0;
    loop {
        let count = input.read(&mut buffer[held..])?;
        let read = &buffer[..held + count];
        if count == 0 {
            part.add(read)?;
            return Ok(part.unpacked);
        }
        // A tag that is not all there waits for the rest of it.
        let ready = memrchr(b'<', read)
            .filter(|&at| read.len() - at <= LONGEST_TAG && end_of_tag(&read[at..]).is_none());
        let ready = ready.unwrap_or(read.len());
        part.add(&read[..ready])?;
        held = read.len() - ready;
        buffer.copy_within(ready..ready + held, 0);
    }
}

impl Part {
    fn add(&mut self, read: &[u8]) -> Result<(), SheetProblem> {
        let mut last = None;
        for at in memchr_iter(b'<', read) {
            let run = last.map_or(self.since_tag + length(at), |before: usize| length(at - before));
            check(Limit::OneText, run)?;
            last = Some(at);
            match name_at(&read[at + 1..]) {
                b"si" => self.texts += 1,
                b"sst" => {
                    self.is_texts = true;
                    // The reader takes memory for as many texts as are announced.
                    check(Limit::Texts, announced_texts(&read[at..]))?;
                }
                b"xf" | b"font" | b"fill" | b"border" | b"numFmt" | b"dxf" | b"sheet"
                | b"definedName" | b"Relationship" | b"Override" => self.entries += 1,
                _ => {}
            }
        }
        self.since_tag =
            last.map_or(self.since_tag + length(read.len()), |at| length(read.len() - at));
        self.bytes += length(read.len());
        self.unpacked += length(read.len());
        check(Limit::OneText, self.since_tag)?;
        check(Limit::Texts, self.texts)?;
        check(Limit::Entries, self.entries)?;
        check(Limit::UnpackedBytes, self.unpacked)?;
        if self.is_texts { check(Limit::TextBytes, self.bytes) } else { Ok(()) }
    }
}

/// Where a tag ends, if it does. A text of an attribute may hold the sign that ends it.
fn end_of_tag(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    tag.iter().position(|byte| match (quote, *byte) {
        (Some(open), byte) => {
            quote = (open != byte).then_some(open);
            false
        }
        (None, byte @ (b'"' | b'\'')) => {
            quote = Some(byte);
            false
        }
        (None, byte) => byte == b'>',
    })
}

/// How many texts the tag of a table of texts says there are; none where it does not say.
fn announced_texts(tag: &[u8]) -> u64 {
    let tag = &tag[..end_of_tag(tag).unwrap_or(tag.len())];
    // Another attribute may hold the name as its text, so each place counts.
    let places = memmem::find_iter(tag, b"uniqueCount");
    let announced = places.map(|at| {
        let digits = tag[at..].iter().skip_while(|byte| !byte.is_ascii_digit());
        digits.take_while(|byte| byte.is_ascii_digit()).fold(0, |count: u64, digit| {
            count.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
        })
    });
    announced.max().unwrap_or(0)
}

/// The name of a tag without its prefix.
fn name_at(bytes: &[u8]) -> &[u8] {
    let end = |from: &[u8]| {
        from.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(from.len())
    };
    let first = end(bytes);
    if bytes.get(first) == Some(&b':') {
        let rest = &bytes[first + 1..];
        return &rest[..end(rest)];
    }
    &bytes[..first]
}

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Refuses what is above a limit.
pub(crate) fn check(limit: Limit, count: u64) -> Result<(), SheetProblem> {
    if count > limit.most() { Err(SheetProblem::TooLarge(limit)) } else { Ok(()) }
}

/// The bytes of one row's cells. One text of the workbook may stand in any number of cells, so
/// a small file can have a row that fills the memory.
#[derive(Debug, Default)]
pub(crate) struct RowBytes(u64);

impl RowBytes {
    /// Counts a cell.
    pub(crate) fn add(&mut self, cell: &Value) -> Result<(), SheetProblem> {
        self.0 += cell.bytes();
        check(Limit::RowBytes, self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_and_endless_texts_refused() {
        let ordinary = b"<row><c><v>1</v></c></row>".repeat(50_000);
        assert_eq!(check_part(&mut ordinary.as_slice(), 5), Ok(5 + length(ordinary.len())));
        assert_eq!(
            check_part(&mut ordinary.as_slice(), Limit::UnpackedBytes.most()),
            Err(SheetProblem::TooLarge(Limit::UnpackedBytes))
        );
        let mut long = b"<c><v>".to_vec();
        long.extend(vec![b'9'; 9 << 20]);
        assert_eq!(
            check_part(&mut long.as_slice(), 0),
            Err(SheetProblem::TooLarge(Limit::OneText))
        );
        let many = b"<si><t/></si>".repeat(4_100_000);
        assert_eq!(check_part(&mut many.as_slice(), 0), Err(SheetProblem::TooLarge(Limit::Texts)));
        for announced in [
            r#"<sst count="1" uniqueCount="100000000000"><si><t>a</t></si></sst>"#,
            r#"<x:sst a="uniqueCount 1" uniqueCount='100000000000'/>"#,
            r#"<sst a=">" uniqueCount = "100000000000"/>"#,
        ] {
            let refused = Err(SheetProblem::TooLarge(Limit::Texts));
            assert_eq!(check_part(&mut announced.as_bytes(), 0), refused, "{announced}");
            // Wherever the tag lies across two reads.
            for before in STEP - 60..=STEP {
                let part = format!("{}>{announced}", " ".repeat(before));
                assert_eq!(check_part(&mut part.as_bytes(), 0), refused, "{before} {announced}");
            }
        }
        let formats = b"<x:xf/>".repeat(600_000);
        assert_eq!(
            check_part(&mut formats.as_slice(), 0),
            Err(SheetProblem::TooLarge(Limit::Entries))
        );
        let texts = [b"<sst>".to_vec(), b"<a>123456789012</a>".repeat(11 << 20)].concat();
        assert_eq!(
            check_part(&mut texts.as_slice(), 0),
            Err(SheetProblem::TooLarge(Limit::TextBytes))
        );
    }
}
