//! Where the rows and cells of a chunk lie.

use calc_core::law::code::Code;
use calc_core::law::fields::{Columns, Place};
use calc_core::law::problem::{Detail, Problem};
use csv_core::{ReadRecordResult, Reader};
use xxhash_rust::xxh3::xxh3_128;

use super::Person;
use crate::escape::starts_formula;
use crate::file_problem::FileProblem;
use crate::header::{Header, MOST_COLUMNS};

/// The low bits of a fingerprint are left for the row's number.
pub(crate) const ROW_BITS: u32 = 40;

/// One row.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// Its bytes in the chunk, without the end of its line.
    raw: (usize, usize),
    /// Where its cells' text begins.
    text: usize,
    /// Its cells' ends, counted from there.
    ends: (usize, usize),
    /// Its line, from the chunk's first.
    line: u64,
}

/// The rows of a chunk.
#[derive(Debug, Default)]
pub struct Reading {
    rows: Vec<Row>,
    /// The chunk has no quotation marks: its own bytes are the cells' text.
    plain: bool,
    /// Otherwise the text of all cells, one after the other.
    text: Vec<u8>,
    used: usize,
    ends: Vec<usize>,
    persons: Vec<Option<Person>>,
    lines: u64,
    nul: Option<u64>,
    not_utf8: Option<u64>,
    too_wide: bool,
}

/// The cells of one row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cells<'a> {
    text: &'a str,
    ends: &'a [usize],
    /// The bytes between two cells.
    gap: usize,
}

impl<'a> Cells<'a> {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell as it stands; blank where the row has none.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> &'a str {
        let Some(&end) = self.ends.get(index) else { return "" };
        let start = if index == 0 { 0 } else { self.ends[index - 1] + self.gap };
        self.text.get(start..end).unwrap_or_default()
    }

    /// A cell without blanks around it.
    #[inline]
    pub(crate) fn trimmed(&self, index: usize) -> &'a str {
        let cell = self.get(index);
        match (cell.as_bytes().first(), cell.as_bytes().last()) {
            (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => cell,
            _ => cell.trim(),
        }
    }

    /// Every cell.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |index| self.get(index))
    }

    /// Whether nothing stands in any cell.
    #[inline]
    pub(crate) fn are_blank(self) -> bool {
        (0..self.len()).all(|index| self.trimmed(index).is_empty())
    }

    /// Whether a cell would start a formula.
    pub(crate) fn has_formula(self) -> bool {
        let bytes = self.text.as_bytes();
        // A sign at which others divide a line is rare, too.
        let divided = memchr::memchr3(b';', b'\t', b'\n', bytes).is_some()
            || memchr::memchr(b'\r', bytes).is_some();
        let mut start = 0;
        for (index, &end) in self.ends.iter().enumerate() {
            // Almost every cell begins with a letter or a digit.
            let plain = start == end || bytes.get(start).is_some_and(u8::is_ascii_alphanumeric);
            if (divided || !plain) && starts_formula(self.get(index)) {
                return true;
            }
            start = end + self.gap;
        }
        false
    }

    /// Whether this reads like the line of help of a template. A number of whom it is about may begin
    /// with `#` too, but then a year stands beside it.
    pub(crate) fn is_help_line<C: Columns>(&self, header: &Header<C>, [who, year]: [C; 2]) -> bool {
        let cell = |field| header.position(field).map_or("", |position| self.trimmed(position));
        cell(who).starts_with('#')
            && !cell(year).starts_with(|letter: char| letter.is_ascii_digit())
    }
}

/// The fingerprint of a person and a tax year; `key` is room to work in.
pub(crate) fn fingerprint(employee: &str, year: &str, key: &mut Vec<u8>) -> Person {
    key.clear();
    key.extend_from_slice(employee.as_bytes());
    key.push(0);
    key.extend_from_slice(year.as_bytes());
    xxh3_128(key) >> ROW_BITS
}

impl Reading {
    /// Reads a chunk of whole rows.
    pub(crate) fn read<C: Columns>(&mut self, bytes: &[u8], header: &Header<C>, key: [C; 2]) {
        self.rows.clear();
        self.persons.clear();
        self.lines = 0;
        self.used = 0;
        self.too_wide = false;
        self.plain = memchr::memchr(b'"', bytes).is_none();
        if self.plain {
            self.read_plain_rows(bytes);
        } else {
            // Cells without their quotation marks never take more room than with them.
            self.text.resize(bytes.len(), 0);
            self.ends.resize(self.ends.len().max(4 * MOST_COLUMNS), 0);
            self.read_rows(bytes);
        }
        self.nul = memchr::memchr(0, bytes).map(|at| self.line_at(at));
        self.not_utf8 = std::str::from_utf8(self.text_bytes(bytes))
            .err()
            .map(|error| self.line_of_text(error.valid_up_to()));
        self.find_persons(bytes, header, key);
    }

    /// Rows in which a comma always ends a cell and a line end always ends a row.
    fn read_plain_rows(&mut self, bytes: &[u8]) {
        self.ends.clear();
        let mut row = self.skip_blank_lines(bytes, 0);
        let mut first = 0;
        for_each_low_byte(bytes, |at| {
            // The second half of a line end, a blank line's, or a part of a cell.
            if at < row || !matches!(bytes[at], b',' | b'\n' | b'\r') {
                return;
            }
            self.ends.push(at - row);
            if bytes[at] != b',' {
                self.end_plain_row(row, at, first);
                first = self.ends.len();
                row = self.skip_blank_lines(bytes, at + 1);
            }
        });
        if row < bytes.len() {
            self.ends.push(bytes.len() - row);
            self.end_plain_row(row, bytes.len(), first);
        }
    }

    fn end_plain_row(&mut self, start: usize, end: usize, first: usize) {
        let ends = (first, self.ends.len());
        self.too_wide |= ends.1 - ends.0 > MOST_COLUMNS;
        self.rows.push(Row { raw: (start, end), text: start, ends, line: self.lines });
        self.lines += 1;
    }

    fn read_rows(&mut self, bytes: &[u8]) {
        let mut reader = Reader::new();
        let (mut position, mut ends_used) = (0, 0);
        loop {
            let start = self.skip_blank_lines(bytes, position);
            position = start;
            if self.ends.len() - ends_used < MOST_COLUMNS {
                self.ends.resize(self.ends.len() + 4 * MOST_COLUMNS, 0);
            }
            let (text, ends) = (self.used, ends_used);
            loop {
                let (result, bytes_in, bytes_out, ends_out) = reader.read_record(
                    &bytes[position..],
                    &mut self.text[self.used..],
                    &mut self.ends[ends_used..ends + MOST_COLUMNS],
                );
                position += bytes_in;
                self.used += bytes_out;
                ends_used += ends_out;
                match result {
                    ReadRecordResult::Record => break,
                    ReadRecordResult::End => return,
                    ReadRecordResult::OutputEndsFull => {
                        self.too_wide = true;
                        return;
                    }
                    // An empty input tells the reader that the last row ends here.
                    ReadRecordResult::InputEmpty | ReadRecordResult::OutputFull => {}
                }
            }
            let mut end = position;
            while end > start && matches!(bytes[end - 1], b'\r' | b'\n') {
                end -= 1;
            }
            self.rows.push(Row {
                raw: (start, end),
                text,
                ends: (ends, ends_used),
                line: self.lines,
            });
            self.lines += 1;
        }
    }

    /// Where the next row begins; blank lines before it are lines all the same.
    fn skip_blank_lines(&mut self, bytes: &[u8], mut position: usize) -> usize {
        // The reader ends a row at its carriage return and leaves the line feed.
        if position > 0 && bytes[position - 1..].starts_with(b"\r\n") {
            position += 1;
        }
        loop {
            match &bytes[position..] {
                [b'\r', b'\n', ..] => position += 2,
                [b'\r' | b'\n', ..] => position += 1,
                _ => return position,
            }
            self.lines += 1;
        }
    }

    fn line_at(&self, byte: usize) -> u64 {
        let after = self.rows.iter().rposition(|row| row.raw.0 <= byte);
        after.map_or(0, |index| self.rows[index].line)
    }

    fn line_of_text(&self, byte: usize) -> u64 {
        let after = self.rows.iter().rposition(|row| row.text <= byte);
        after.map_or(0, |index| self.rows[index].line)
    }

    fn find_persons<C: Columns>(&mut self, bytes: &[u8], header: &Header<C>, [who, year]: [C; 2]) {
        let mut persons = std::mem::take(&mut self.persons);
        if let Some(text) = self.text(bytes)
            && let Some(employee) = header.position(who)
            && let Some(year) = header.position(year)
        {
            let mut key = Vec::with_capacity(64);
            persons.extend((0..self.rows.len()).map(|index| {
                let cells = self.cells(text, index);
                let (employee, year) = (cells.trimmed(employee), cells.trimmed(year));
                if employee.is_empty() || year.is_empty() {
                    return None;
                }
                Some(fingerprint(employee, year, &mut key))
            }));
        }
        self.persons = persons;
    }

    /// What shows that the file is no payroll.
    pub(crate) fn problem(&self, first_row: u64) -> Option<FileProblem> {
        if self.too_wide {
            return Some(FileProblem::TooManyColumns { limit: MOST_COLUMNS });
        }
        let nul = self.nul.map(|line| FileProblem::Nul { row: first_row + line });
        nul.or(self.not_utf8.map(|line| FileProblem::NotUtf8 { row: first_row + line }))
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many lines there are, blank ones included.
    pub(crate) fn lines(&self) -> u64 {
        self.lines
    }

    /// A row's line, from the chunk's first.
    pub(crate) fn line(&self, index: usize) -> u64 {
        self.rows[index].line
    }

    /// Who a row is about, where it says.
    pub(crate) fn person(&self, index: usize) -> Option<Person> {
        self.persons.get(index).copied().flatten()
    }

    /// The text of all cells; `bytes` is the chunk.
    pub(crate) fn text<'t>(&'t self, bytes: &'t [u8]) -> Option<&'t str> {
        std::str::from_utf8(self.text_bytes(bytes)).ok()
    }

    fn text_bytes<'t>(&'t self, bytes: &'t [u8]) -> &'t [u8] {
        if self.plain { bytes } else { &self.text[..self.used] }
    }

    /// The bytes of a row as they came.
    pub(crate) fn raw<'b>(&self, bytes: &'b [u8], index: usize) -> &'b [u8] {
        let (start, end) = self.rows[index].raw;
        &bytes[start..end]
    }

    /// The cells of a row.
    pub(crate) fn cells<'t>(&'t self, text: &'t str, index: usize) -> Cells<'t> {
        let row = &self.rows[index];
        Cells {
            text: text.get(row.text..).unwrap_or_default(),
            ends: &self.ends[row.ends.0..row.ends.1],
            gap: usize::from(self.plain),
        }
    }

    /// What shows that the cells of a row are not what the header says they are.
    pub(crate) fn check<P: Place + From<P::Column>>(
        &self,
        text: &str,
        index: usize,
        header: &Header<P::Column>,
    ) -> Result<(), Vec<Problem<P>>> {
        self.check_width(index, header)?;
        // Without quotation marks a line break ends the row.
        if self.plain { Ok(()) } else { check_line_breaks(self.cells(text, index), header) }
    }

    /// A row has as many cells as the header; more or fewer mean that its cells slipped.
    fn check_width<P: Place>(
        &self,
        index: usize,
        header: &Header<P::Column>,
    ) -> Result<(), Vec<Problem<P>>> {
        let (start, end) = self.rows[index].ends;
        let (found, wanted) = (end - start, header.names().len());
        if found == wanted {
            return Ok(());
        }
        Err(vec![Problem {
            code: Code::WrongCellCount,
            field: None,
            found: found.to_string(),
            detail: Detail::Cells(found, wanted),
        }])
    }
}

/// A line break in a cell that is read: a stray quotation mark makes one cell of everything up to the
/// next, and the people in between would be gone without a word.
fn check_line_breaks<P: Place + From<P::Column>>(
    cells: Cells<'_>,
    header: &Header<P::Column>,
) -> Result<(), Vec<Problem<P>>> {
    let end = cells.ends.last().copied().unwrap_or(0);
    if memchr::memchr2(b'\n', b'\r', &cells.text.as_bytes()[..end]).is_none() {
        return Ok(());
    }
    for &field in P::Column::all() {
        let cell = header.position(field).map_or("", |position| cells.trimmed(position));
        if cell.contains(['\n', '\r']) {
            return Err(vec![Problem::new(Code::LineBreak, field.into(), cell, Detail::None)]);
        }
    }
    Ok(())
}

/// Visits the places of all bytes that are no greater than a comma, and perhaps of some others.
/// Eight bytes are looked at together: cells are shorter than what a vector search pays for.
#[inline]
fn for_each_low_byte(bytes: &[u8], mut visit: impl FnMut(usize)) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // A byte below the limit borrows, and only then is its high bit set anew.
        let mut low = word.wrapping_sub(ONES * u64::from(b',' + 1)) & !word & (ONES << 7);
        while low != 0 {
            visit(index * 8 + low.trailing_zeros() as usize / 8);
            low &= low - 1;
        }
    }
    for at in bytes.len() - rest.len()..bytes.len() {
        visit(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as their lines and cells.
    fn rows(reading: &Reading, bytes: &[u8]) -> Vec<(u64, String, Vec<String>)> {
        let text = reading.text(bytes).unwrap();
        (0..reading.len())
            .map(|index| {
                let cells = reading.cells(text, index).iter().map(str::to_owned).collect();
                let raw = String::from_utf8_lossy(reading.raw(bytes, index)).into_owned();
                (reading.line(index), raw, cells)
            })
            .collect()
    }

    #[test]
    fn without_quotation_marks_both_ways_read_the_same() {
        let letters = [b'a', b',', b'\r', b'\n'];
        for length in 0..=7_u32 {
            for number in 0..4_usize.pow(length) {
                let part: Vec<u8> =
                    (0..length).map(|place| letters[number / 4_usize.pow(place) % 4]).collect();
                let bytes = [&part[..], b"-", &part[..], b" ", &part[..]].concat();
                let mut quick = Reading { plain: true, ..Reading::default() };
                quick.read_plain_rows(&bytes);
                let mut library = Reading { text: vec![0; 32], ..Reading::default() };
                library.read_rows(&bytes);
                let shown = String::from_utf8_lossy(&bytes).into_owned();
                assert_eq!(rows(&quick, &bytes), rows(&library, &bytes), "{shown:?}");
                assert_eq!(quick.lines, library.lines, "{shown:?}");
            }
        }
    }
}
