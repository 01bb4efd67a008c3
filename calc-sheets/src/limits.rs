//! What a workbook unpacks to, measured before anybody reads its cells.
//!
//! The sizes that an archive declares may lie, so the parts that are read are unpacked once and
//! only counted. 256 MiB of repeated cells pack into half a megabyte; a limit on the ratio would
//! refuse honest files too, so the limits are on what comes out.

use std::io::{Read, Seek};

use memchr::{memchr_iter, memmem};
use zip::ZipArchive;

use crate::problem::{Limit, SheetProblem};

/// How much is unpacked at a time.
const STEP: usize = 1 << 16;

/// Counts what the parts of a workbook unpack to.
///
/// # Errors
/// A limit is passed, or the archive is damaged.
pub(crate) fn check_package<R: Read + Seek>(reader: R) -> Result<(), SheetProblem> {
    let damaged = |error: zip::result::ZipError| SheetProblem::Damaged(error.to_string());
    let mut archive = ZipArchive::new(reader).map_err(damaged)?;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        let is_xml =
            [".xml", ".rels"].iter().any(|end| name.ends_with(end)) && !name.contains("/media/");
        if is_xml {
            check_part(&mut part, name.ends_with("sharedstrings.xml"))?;
        }
    }
    Ok(())
}

fn check_part(part: &mut impl Read, is_texts: bool) -> Result<(), SheetProblem> {
    let most = if is_texts { Limit::TextBytes } else { Limit::PartBytes };
    let texts = memmem::Finder::new(b"<si");
    let mut buffer = vec![0; STEP];
    let (mut bytes, mut items, mut since_tag) = (0_u64, 0_u64, 0_u64);
    loop {
        let count =
            part.read(&mut buffer).map_err(|error| SheetProblem::Damaged(error.to_string()))?;
        if count == 0 {
            return Ok(());
        }
        let read = &buffer[..count];
        bytes += length(count);
        check(most, bytes)?;
        if is_texts {
            // One that lies across two steps is not counted; it does not matter to a limit.
            items += length(texts.find_iter(read).count());
            check(Limit::Texts, items)?;
        }
        let mut last = None;
        for at in memchr_iter(b'<', read) {
            let run = last.map_or(since_tag + length(at), |before: usize| length(at - before));
            check(Limit::OneText, run)?;
            last = Some(at);
        }
        since_tag = last.map_or(since_tag + length(count), |at| length(count - at));
        check(Limit::OneText, since_tag)?;
    }
}

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Refuses what is above a limit.
pub(crate) fn check(limit: Limit, count: u64) -> Result<(), SheetProblem> {
    if count > limit.most() { Err(SheetProblem::TooLarge(limit)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_and_endless_texts_refused() {
        let ordinary = b"<row><c><v>1</v></c></row>".repeat(50_000);
        assert_eq!(check_part(&mut ordinary.as_slice(), false), Ok(()));
        let mut long = b"<c><v>".to_vec();
        long.extend(vec![b'9'; 2 << 20]);
        assert_eq!(
            check_part(&mut long.as_slice(), false),
            Err(SheetProblem::TooLarge(Limit::OneText))
        );
        let many = b"<si><t/></si>".repeat(4_100_000);
        assert_eq!(
            check_part(&mut many.as_slice(), true),
            Err(SheetProblem::TooLarge(Limit::Texts))
        );
    }
}
