//! Files as one archive: sorted, with one time, one owner and two modes.

use std::io::{self, Cursor, Write as _};

use flate2::{Compression, GzBuilder};
use jiff::{Timestamp, tz::TimeZone};
use tar::{EntryType, Header};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the archive, with `/` between folders.
    pub path: String,
    /// Its contents.
    pub bytes: Vec<u8>,
    /// Whether it is a program.
    pub is_program: bool,
}

impl Entry {
    /// A file that is no program.
    pub fn file(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), is_program: false }
    }

    /// A program.
    pub fn program(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { is_program: true, ..Self::file(path, bytes) }
    }

    fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

/// How files are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `.tar.gz`, for Linux and macOS.
    TarGz,
    /// `.zip`, which Windows opens by itself.
    Zip,
}

impl Kind {
    /// What the archive's name ends with.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::TarGz => "tar.gz",
            Self::Zip => "zip",
        }
    }
}

/// The archive of some files. All bear one time, in seconds since 1970.
///
/// # Errors
/// Two files have one path, a path leaves the archive, or the time cannot be written in it.
pub fn packed(kind: Kind, entries: &[Entry], seconds: u32) -> io::Result<Vec<u8>> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|one, other| one.path.cmp(&other.path));
    let twice = sorted.windows(2).find(|pair| pair[0].path == pair[1].path);
    if let Some(pair) = twice {
        return Err(io::Error::other(format!("{} stands in the archive twice", pair[0].path)));
    }
    if let Some(entry) = sorted.iter().find(|entry| leaves(&entry.path)) {
        return Err(io::Error::other(format!("{} leaves the archive", entry.path)));
    }
    match kind {
        Kind::TarGz => tar_gz(&sorted, seconds),
        Kind::Zip => zip(&sorted, seconds),
    }
}

/// Whether a path would be unpacked elsewhere.
fn leaves(path: &str) -> bool {
    path.contains(['\\', ':'])
        || path.split('/').any(|part| part.is_empty() || part == "." || part == "..")
}

fn tar_gz(entries: &[&Entry], seconds: u32) -> io::Result<Vec<u8>> {
    // The head of a gzip file has a time and a system as well; neither is told.
    let packer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    let mut archive = tar::Builder::new(packer);
    for entry in entries {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode());
        header.set_mtime(u64::from(seconds));
        header.set_uid(0);
        header.set_gid(0);
        archive.append_data(&mut header, &entry.path, entry.bytes.as_slice())?;
    }
    archive.into_inner()?.finish()
}

fn zip(entries: &[&Entry], seconds: u32) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time(seconds)?);
    for entry in entries {
        archive.start_file(entry.path.as_str(), options.unix_permissions(entry.mode()))?;
        archive.write_all(&entry.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A zip has local time without a zone, and years from 1980; ours is UTC.
fn time(seconds: u32) -> io::Result<DateTime> {
    let timestamp = Timestamp::from_second(i64::from(seconds)).map_err(io::Error::other)?;
    let time = TimeZone::UTC.to_datetime(timestamp);
    let part = |number: i8| u8::try_from(number).map_err(io::Error::other);
    let year = u16::try_from(time.year()).map_err(io::Error::other)?;
    let (month, day) = (part(time.month())?, part(time.day())?);
    let (hour, minute, second) = (part(time.hour())?, part(time.minute())?, part(time.second())?);
    DateTime::from_date_and_time(year, month, day, hour, minute, second).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    /// 2026-11-29 12:00:00 UTC.
    const TIME: u32 = 1_795_953_600;

    fn entries() -> Vec<Entry> {
        vec![
            Entry::program("taxdiff-1/taxdiff", vec![7; 10_000]),
            Entry::file("taxdiff-1/README.md", "Read me"),
            Entry::file("taxdiff-1/man/man1/taxdiff.1", ".TH"),
        ]
    }

    #[test]
    fn the_order_that_files_come_in_changes_nothing() {
        for kind in [Kind::TarGz, Kind::Zip] {
            let packed_once = packed(kind, &entries(), TIME).unwrap();
            let mut turned = entries();
            turned.reverse();
            assert_eq!(packed_once, packed(kind, &turned, TIME).unwrap(), "{kind:?}");
            assert_ne!(packed_once, packed(kind, &entries(), TIME + 2).unwrap(), "{kind:?}");
        }
    }

    #[test]
    fn a_tar_says_nothing_of_who_made_it() {
        let bytes = packed(Kind::TarGz, &entries(), TIME).unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice()));
        let mut found = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let header = entry.header();
            assert_eq!((header.uid().unwrap(), header.gid().unwrap()), (0, 0));
            assert_eq!(header.mtime().unwrap(), u64::from(TIME));
            assert_eq!(header.username().unwrap().unwrap_or_default(), "");
            let mode = header.mode().unwrap();
            let path = entry.path().unwrap().display().to_string();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            found.push((Entry { path, bytes, is_program: mode == 0o755 }, mode));
        }
        let mut expected = entries();
        expected.sort_by(|one, other| one.path.cmp(&other.path));
        assert_eq!(found.iter().map(|(entry, _)| entry.clone()).collect::<Vec<_>>(), expected);
        assert_eq!(found.iter().map(|(_, mode)| *mode).collect::<Vec<_>>(), [0o644, 0o644, 0o755]);
    }

    #[test]
    fn a_zip_bears_the_time_that_was_given() {
        let bytes = packed(Kind::Zip, &entries(), TIME).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(archive.len(), 3);
        let mut file = archive.by_name("taxdiff-1/taxdiff").unwrap();
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o755));
        assert_eq!(file.last_modified().unwrap().to_string(), "2026-11-29 12:00:00");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, vec![7; 10_000]);
    }

    #[test]
    fn what_could_be_unpacked_elsewhere_is_refused() {
        for path in ["../taxdiff", "/taxdiff", "a//b", "a/./b", "C:taxdiff", "a\\b", ""] {
            let entry = Entry::file(path, "");
            for kind in [Kind::TarGz, Kind::Zip] {
                assert!(packed(kind, std::slice::from_ref(&entry), TIME).is_err(), "{path}");
            }
        }
        let twice = [Entry::file("a", "1"), Entry::file("a", "2")];
        assert!(packed(Kind::Zip, &twice, TIME).unwrap_err().to_string().contains("twice"));
    }

    #[test]
    fn a_time_that_a_zip_cannot_have_is_refused() {
        assert!(packed(Kind::Zip, &entries(), 0).is_err());
        assert!(packed(Kind::TarGz, &entries(), 0).is_ok());
    }
}
