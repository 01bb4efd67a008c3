//! Where the rows and cells of a chunk lie.

use calc_core::law::fields::{Columns, FieldKind};
use csv_core::{ReadRecordResult, Reader};

use super::text_row::{Cells, TextRow};
use crate::file_problem::FileProblem;
use crate::forced_text::{may_have_marks, without_marks};
use crate::header::{Header, MOST_COLUMNS};
use crate::row_key::{MOST_KEY_COLUMNS, RowKey, row_key};
use crate::subject::Subject;

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
pub(super) struct Reading {
    rows: Vec<Row>,
    /// The chunk has no quotation marks: its own bytes are the cells' text.
    plain: bool,
    /// Otherwise the text of all cells, one after the other.
    text: Vec<u8>,
    used: usize,
    ends: Vec<usize>,
    lines: u64,
    nul: Option<u64>,
    not_utf8: Option<u64>,
    forced: Option<u64>,
    too_wide: bool,
}

impl Reading {
    /// Reads a chunk of whole rows, and adds their keys.
    pub(crate) fn read<S: Subject>(
        &mut self,
        bytes: &[u8],
        header: &Header<S::Column>,
        keys: &mut Vec<Option<RowKey>>,
    ) {
        self.rows.clear();
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
        self.find_keys::<S>(bytes, header, keys);
        let forced = may_have_marks(bytes).then(|| self.find_forced(bytes, header));
        self.forced = forced.flatten();
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

    /// Adds the key of every row.
    fn find_keys<S: Subject>(
        &self,
        bytes: &[u8],
        header: &Header<S::Column>,
        keys: &mut Vec<Option<RowKey>>,
    ) {
        let mut places = [0; MOST_KEY_COLUMNS];
        let places = &mut places[..S::KEY.len()];
        for (place, column) in places.iter_mut().zip(S::KEY) {
            let Some(position) = header.position(*column) else { return };
            *place = position;
        }
        let Some(text) = self.text(bytes) else { return };
        let mut room = Vec::with_capacity(64);
        keys.extend((0..self.rows.len()).map(|index| {
            let cells = self.cells(text, index);
            row_key(places.iter().map(|place| cells.trimmed(*place)), &mut room)
        }));
    }

    /// The line of the first row with a text that is forced to be one: it would be another person's
    /// number. Files that begin with such texts are read otherwise.
    fn find_forced<C: Columns>(&self, bytes: &[u8], header: &Header<C>) -> Option<u64> {
        let text = self.text(bytes)?;
        let texts = C::all().iter().filter(|column| column.about().kind == FieldKind::Text);
        let places: Vec<usize> = texts.filter_map(|column| header.position(*column)).collect();
        let is_forced = |index: &usize| {
            let cells = self.cells(text, *index);
            places.iter().any(|place| without_marks(cells.trimmed(*place)).is_some())
        };
        (0..self.rows.len()).find(is_forced).map(|index| self.rows[index].line)
    }

    /// What shows that the file is no payroll.
    pub(crate) fn problem(&self, first_row: u64) -> Option<FileProblem> {
        if self.too_wide {
            return Some(FileProblem::TooManyColumns { limit: MOST_COLUMNS });
        }
        let nul = self.nul.map(|line| FileProblem::Nul { row: first_row + line });
        nul.or(self.not_utf8.map(|line| FileProblem::NotUtf8 { row: first_row + line }))
            .or(self.forced.map(|line| FileProblem::ForcedText { row: first_row + line }))
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

    /// The text of all cells; `bytes` is the chunk.
    pub(crate) fn text<'t>(&'t self, bytes: &'t [u8]) -> Option<&'t str> {
        std::str::from_utf8(self.text_bytes(bytes)).ok()
    }

    fn text_bytes<'t>(&'t self, bytes: &'t [u8]) -> &'t [u8] {
        if self.plain { bytes } else { &self.text[..self.used] }
    }

    /// The cells of a row.
    fn cells<'t>(&'t self, text: &'t str, index: usize) -> Cells<'t> {
        let row = &self.rows[index];
        let text = text.get(row.text..).unwrap_or_default();
        Cells::new(text, &self.ends[row.ends.0..row.ends.1], usize::from(self.plain))
    }

    /// A row, by column.
    pub(crate) fn row<'r, C: Columns>(
        &'r self,
        bytes: &'r [u8],
        text: &'r str,
        index: usize,
        header: &'r Header<C>,
    ) -> TextRow<'r, C> {
        let cells = self.cells(text, index);
        let (start, end) = self.rows[index].raw;
        TextRow { cells, raw: &bytes[start..end], plain: self.plain, header }
    }
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
                let (start, end) = reading.rows[index].raw;
                let raw = String::from_utf8_lossy(&bytes[start..end]).into_owned();
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
