//! Rows of CSV in memory or from a stream, as text.

use std::io::Read;

use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::MOST_COLUMNS;
use csv_core::{ReadRecordResult, Reader};

/// The first rows of a text; one that is cut off at the end is left out.
pub(crate) fn rows_of(text: &str, most: usize) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut rest = text.as_bytes();
    let mut cells = CellReader::new();
    while rows.len() < most && !rest.is_empty() {
        let Some((row, used)) = cells.row(rest) else { break };
        rows.push(row);
        rest = &rest[used..];
    }
    rows
}

/// Reads one row after the other.
struct CellReader {
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl CellReader {
    fn new() -> Self {
        Self { reader: Reader::new(), text: Vec::new(), ends: Vec::new() }
    }

    /// The first row of some bytes, and how many bytes it takes; nothing where it has more cells than are
    /// read.
    fn row(&mut self, bytes: &[u8]) -> Option<(Vec<String>, usize)> {
        self.reader.reset();
        // A row is far shorter than the text that it stands in.
        self.text.resize(bytes.len().min(1 << 21), 0);
        self.ends.resize(MOST_COLUMNS, 0);
        let (mut read, mut written, mut count) = (0, 0, 0);
        loop {
            let (result, bytes_in, bytes_out, ends_out) = self.reader.read_record(
                &bytes[read..],
                &mut self.text[written..],
                &mut self.ends[count..],
            );
            read += bytes_in;
            written += bytes_out;
            count += ends_out;
            match result {
                // An empty input tells the reader that the last row ends here.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => return None,
            }
        }
        let mut start = 0;
        let row = self.ends[..count].iter().map(|&end| {
            let cell = String::from_utf8_lossy(&self.text[start..end]).into_owned();
            start = end;
            cell
        });
        let row: Vec<String> = row.collect();
        if read == 0 { None } else { Some((row, read)) }
    }
}

/// Hands out the rows of a stream of CSV with their numbers; blank lines count.
///
/// # Errors
/// The stream cannot be read or is no CSV, or whoever takes the rows failed.
pub(crate) fn each_row<R: Read, E>(
    input: R,
    failed: impl Fn(FrameError) -> E,
    mut take: impl FnMut(u64, Vec<String>) -> Result<bool, E>,
) -> Result<(), E> {
    let mut frames = Frames::new(input);
    let mut chunk = Vec::new();
    let mut cells = CellReader::new();
    let mut row = 0;
    while frames.next_chunk(&mut chunk).map_err(|error| failed(at_row(error, row)))? {
        let mut rest = chunk.as_slice();
        while !rest.is_empty() {
            row += 1;
            let blank = rest.iter().take_while(|byte| **byte == b'\r').count();
            if rest.get(blank) == Some(&b'\n') {
                rest = &rest[blank + 1..];
                continue;
            }
            let Some((found, used)) = cells.row(rest) else {
                let problem = FileProblem::TooManyColumns { limit: MOST_COLUMNS };
                return Err(failed(FrameError::File(problem)));
            };
            let (read, after) = rest.split_at(used);
            // The reader ends a row at its carriage return and leaves the line feed. A line feed
            // behind another is a blank line, and counts.
            let left = read.last() == Some(&b'\r') && after.first() == Some(&b'\n');
            rest = &after[usize::from(left)..];
            if !take(row, found)? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// A failure to frame, with the rows counted from the file's first instead of the chunk's.
fn at_row(error: FrameError, rows_before: u64) -> FrameError {
    let first = rows_before + 1;
    match error {
        FrameError::File(FileProblem::OpenQuote { row }) => {
            FrameError::File(FileProblem::OpenQuote { row: first + row })
        }
        FrameError::File(FileProblem::RowTooLong { row, limit }) => {
            FrameError::File(FileProblem::RowTooLong { row: first + row, limit })
        }
        other => other,
    }
}
