//! Cuts a stream of CSV into chunks of whole rows, so that chunks can be read apart.
//!
//! Quotation marks are read as the csv crate reads them: one opens a cell only at its beginning,
//! two of them inside a quoted cell are one, and after the closing one the rest of the cell is
//! plain.

use std::io::{ErrorKind, Read};

use memchr::{memchr, memchr2};

use crate::file_problem::FileProblem;

/// The most bytes that a row may have.
pub const LONGEST_ROW: usize = 1 << 20;

/// How much is read before rows are handed on.
const CHUNK: usize = 1 << 18;

/// Control-Z, with which DOS ended a text.
const END_OF_TEXT: u8 = 0x1a;

/// UTF-8 files may begin with it; it is no part of the first header.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Why no chunk could be had.
#[derive(Debug)]
pub enum FrameError {
    /// The file is no payroll; the row is counted from the chunk's first row, which is 0.
    File(FileProblem),
    /// The file cannot be read.
    Read(std::io::Error),
}

impl From<FileProblem> for FrameError {
    fn from(problem: FileProblem) -> Self {
        Self::File(problem)
    }
}

impl FrameError {
    /// The same, for a chunk whose first row has a number.
    #[must_use]
    pub fn from_row(self, first: u64) -> Self {
        match self {
            Self::File(FileProblem::OpenQuote { row }) => {
                Self::File(FileProblem::OpenQuote { row: first + row })
            }
            Self::File(FileProblem::RowTooLong { row, limit }) => {
                Self::File(FileProblem::RowTooLong { row: first + row, limit })
            }
            other => other,
        }
    }
}

/// A stream of whole rows.
#[derive(Debug)]
pub struct Frames<R> {
    input: R,
    /// What was read after the last whole row.
    rest: Vec<u8>,
    at_start: bool,
    at_end: bool,
}

/// Where the scan for the ends of rows stands.
#[derive(Clone, Copy, Debug, Default)]
struct Scan {
    /// How far it has come.
    position: usize,
    /// The byte after the last whole row.
    whole: usize,
    /// Whether it stands inside a quoted cell.
    quoted: bool,
}

impl<R: Read> Frames<R> {
    /// Frames over a stream.
    pub fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), at_start: true, at_end: false }
    }

    /// Fills `chunk` with whole rows, the last of them complete. Nothing is left where it returns
    /// false.
    ///
    /// # Errors
    /// A row is too long, a quotation mark is never closed, or the stream cannot be read.
    pub fn next_chunk(&mut self, chunk: &mut Vec<u8>) -> Result<bool, FrameError> {
        self.next_of(chunk, CHUNK)
    }

    /// Takes the first row that is not blank, alone, and says which row of the file it is.
    ///
    /// # Errors
    /// As [`Self::next_chunk`]; here the row is the file's.
    pub fn first_row(&mut self, row: &mut Vec<u8>) -> Result<Option<u64>, FrameError> {
        let mut number = 0;
        while self.next_of(row, 1).map_err(|error| error.from_row(number + 1))? {
            let mut scan = Scan::default();
            let mut start = 0;
            while start < row.len() {
                let end = next_end(row, &mut scan).unwrap_or(row.len());
                number += 1;
                if row[start..end].iter().any(|byte| !matches!(byte, b'\r' | b'\n')) {
                    let mut rest = row.split_off(end);
                    rest.append(&mut self.rest);
                    self.rest = rest;
                    row.drain(..start);
                    return Ok(Some(number));
                }
                start = end;
            }
        }
        Ok(None)
    }

    fn next_of(&mut self, chunk: &mut Vec<u8>, wanted: usize) -> Result<bool, FrameError> {
        chunk.clear();
        chunk.append(&mut self.rest);
        let mut scan = Scan::default();
        loop {
            while next_end(chunk, &mut scan).is_some() {}
            if self.at_end {
                // Old programs end a text with it.
                if chunk.last() == Some(&END_OF_TEXT) {
                    chunk.pop();
                }
                // A mark as the very last byte closes.
                let closed = scan.position + 1 == chunk.len();
                if scan.quoted && !closed {
                    return Err(FrameError::File(FileProblem::OpenQuote {
                        row: rows_before(chunk, scan.whole),
                    }));
                }
                return Ok(!chunk.is_empty());
            }
            if scan.whole >= wanted {
                self.rest.extend_from_slice(&chunk[scan.whole..]);
                chunk.truncate(scan.whole);
                return Ok(true);
            }
            if chunk.len() - scan.whole > LONGEST_ROW {
                let row = rows_before(chunk, scan.whole);
                return Err(FrameError::File(FileProblem::RowTooLong { row, limit: LONGEST_ROW }));
            }
            self.fill(chunk).map_err(FrameError::Read)?;
            if self.at_start && (chunk.len() >= BOM.len() || self.at_end) {
                self.at_start = false;
                if chunk.starts_with(BOM) {
                    chunk.drain(..BOM.len());
                }
                scan = Scan::default();
            }
        }
    }

    /// Reads more behind what is there.
    fn fill(&mut self, chunk: &mut Vec<u8>) -> std::io::Result<()> {
        let have = chunk.len();
        chunk.resize(have + CHUNK, 0);
        loop {
            match self.input.read(&mut chunk[have..]) {
                Ok(count) => {
                    chunk.truncate(have + count);
                    self.at_end = count == 0;
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    chunk.truncate(have);
                    return Err(error);
                }
            }
        }
    }
}

/// Goes on to the end of the next row, and returns the byte after it.
fn next_end(bytes: &[u8], scan: &mut Scan) -> Option<usize> {
    loop {
        if scan.quoted {
            let offset = memchr(b'"', bytes.get(scan.position..)?)?;
            let at = scan.position + offset;
            match bytes.get(at + 1) {
                Some(b'"') => scan.position = at + 2,
                Some(_) => {
                    scan.quoted = false;
                    scan.position = at + 1;
                }
                // What follows decides, and has not been read yet.
                None => {
                    scan.position = at;
                    return None;
                }
            }
            continue;
        }
        let Some(offset) = memchr2(b'"', b'\n', bytes.get(scan.position..)?) else {
            scan.position = bytes.len();
            return None;
        };
        let at = scan.position + offset;
        scan.position = at + 1;
        if bytes[at] == b'\n' {
            scan.whole = at + 1;
            return Some(scan.whole);
        }
        scan.quoted = at == 0 || matches!(bytes[at - 1], b',' | b'\n' | b'\r');
    }
}

/// How many bytes at the beginning of a file are whole rows.
pub fn whole_rows(start: &[u8]) -> usize {
    let mark = if start.starts_with(BOM) { BOM.len() } else { 0 };
    let mut scan = Scan::default();
    while next_end(&start[mark..], &mut scan).is_some() {}
    if scan.whole == 0 { 0 } else { mark + scan.whole }
}

/// How many rows end before a position.
fn rows_before(bytes: &[u8], position: usize) -> u64 {
    let mut scan = Scan::default();
    let mut rows = 0;
    while next_end(&bytes[..position], &mut scan).is_some() {
        rows += 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time, as a slow pipe does.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn frames(input: &[u8], drop: usize) -> Result<(Option<u64>, String, Vec<String>), FrameError> {
        let mut frames = Frames::new(Drops(input, drop));
        let (mut chunk, mut rows) = (Vec::new(), Vec::new());
        let header = frames.first_row(&mut chunk)?;
        let first = String::from_utf8_lossy(&chunk).into_owned();
        while frames.next_of(&mut chunk, 1)? {
            rows.push(String::from_utf8_lossy(&chunk).into_owned());
        }
        Ok((header, first, rows))
    }

    #[test]
    fn a_beginning_ends_where_its_last_whole_row_does() {
        for (start, whole) in [
            ("", 0),
            ("a,b", 0),
            ("a,b\n1,2\n3", 8),
            ("a,b\n1,\"2\n3", 4),
            ("\u{feff}\"a\nb\",c\n1,2", 11),
            ("\u{feff}a", 0),
        ] {
            assert_eq!(whole_rows(start.as_bytes()), whole, "{start:?}");
        }
    }

    #[test]
    fn rows_are_whole_however_they_arrive() {
        let input =
            "\u{feff}\"a\",b\r\n1,\"x\ny\"\n2,\"say \"\"no\"\"\"\n3,6\" pipe\n4,\"z\"".as_bytes();
        for drop in 1..=input.len() {
            let (header, first, rows) = frames(input, drop).unwrap();
            assert_eq!((header, first.as_str()), (Some(1), "\"a\",b\r\n"), "{drop}");
            assert_eq!(
                rows.concat(),
                "1,\"x\ny\"\n2,\"say \"\"no\"\"\"\n3,6\" pipe\n4,\"z\"",
                "{drop}"
            );
            for row in &rows[..rows.len() - 1] {
                assert!(row.ends_with('\n') && row != "1,\"x\n", "{drop}: {row:?}");
            }
        }
    }

    #[test]
    fn blank_lines_above_the_header_count() {
        let (header, first, _) = frames(b"\r\n\na,b\n1,2\n", 3).unwrap();
        assert_eq!((header, first.as_str()), (Some(3), "a,b\n"));
        assert!(matches!(frames(b"\n\n", 1), Ok((None, _, _))));
        assert!(matches!(frames(b"", 1), Ok((None, _, _))));
    }

    #[test]
    fn open_quotes_and_endless_rows_are_named() {
        assert!(matches!(
            frames(b"a\n1\n\"2\n3\n", 2),
            Err(FrameError::File(FileProblem::OpenQuote { .. }))
        ));
        let long = [b"a\n".as_slice(), &vec![b'x'; LONGEST_ROW * 2]].concat();
        assert!(matches!(
            frames(&long, 1 << 16),
            Err(FrameError::File(FileProblem::RowTooLong { .. }))
        ));
    }
}
