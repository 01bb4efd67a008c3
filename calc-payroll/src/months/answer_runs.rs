//! Answers part by part, as they are worked out, and then in the order of the rows: the file is written
//! and read from front to back, for a place of its own for each row would cost a call of the system.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;

use calc_core::person::month::withhold::RowAnswer;

use super::stored::{SIZE, place, written};

/// The bytes of a row's number and its answer.
const RECORD: usize = 8 + SIZE;

/// How many records of a run are read at once.
const BLOCK: usize = 256;

/// The bytes that are written at once.
const BUFFER: usize = 1 << 18;

/// Runs of answers in a file without a name, each in the order of its rows.
#[derive(Debug)]
pub(super) struct AnswerRuns {
    file: BufWriter<File>,
    /// Where each run lies.
    runs: Vec<Range<u64>>,
}

impl AnswerRuns {
    /// No run yet.
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { file: BufWriter::with_capacity(BUFFER, tempfile::tempfile()?), runs: Vec::new() })
    }

    /// Adds a run: answers of ascending rows.
    pub(super) fn put(&mut self, answers: &[(u64, RowAnswer)]) -> io::Result<()> {
        for (row, answer) in answers {
            self.file.write_all(&row.to_le_bytes())?;
            self.file.write_all(&written(answer))?;
        }
        let start = self.runs.last().map_or(0, |run| run.end);
        let length = answers.len().saturating_mul(RECORD);
        self.runs.push(start..start + u64::try_from(length).unwrap_or(u64::MAX));
        Ok(())
    }

    /// All answers, each at the place of its row.
    pub(super) fn in_order(self) -> io::Result<File> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        let mut runs: Vec<Run> = self.runs.into_iter().map(Run::new).collect();
        let mut next_rows = BinaryHeap::with_capacity(runs.len());
        for (at, run) in runs.iter_mut().enumerate() {
            next_rows.extend(run.next_row(&mut file)?.map(|row| Reverse((row, at))));
        }
        let mut out = BufWriter::with_capacity(BUFFER, tempfile::tempfile()?);
        let mut end = 0;
        while let Some(Reverse((row, at))) = next_rows.pop() {
            if place(row) != end {
                // Rows without an answer are a hole, which reads as no answer.
                out.seek(SeekFrom::Start(place(row)))?;
            }
            out.write_all(runs[at].answer())?;
            end = place(row + 1);
            next_rows.extend(runs[at].next_row(&mut file)?.map(|row| Reverse((row, at))));
        }
        out.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

/// What is left of a run, and the block of it that was read.
#[derive(Debug)]
struct Run {
    left: Range<u64>,
    block: Vec<u8>,
    /// Where the record lies that was asked for last.
    at: usize,
}

impl Run {
    fn new(left: Range<u64>) -> Self {
        Self { left, block: Vec::new(), at: 0 }
    }

    /// Goes on to the next record; its row, or nothing behind the last.
    fn next_row(&mut self, file: &mut File) -> io::Result<Option<u64>> {
        self.at += RECORD;
        if self.at >= self.block.len() {
            let most = u64::try_from(BLOCK * RECORD).unwrap_or(u64::MAX);
            let length = most.min(self.left.end - self.left.start);
            self.block.clear();
            self.at = 0;
            file.seek(SeekFrom::Start(self.left.start))?;
            file.take(length).read_to_end(&mut self.block)?;
            self.left.start += length;
        }
        let row = self.block.get(self.at..).and_then(|record| record.first_chunk::<8>());
        Ok(row.map(|row| u64::from_le_bytes(*row)))
    }

    /// The answer of the record that was asked for last.
    fn answer(&self) -> &[u8] {
        self.block.get(self.at + 8..self.at + RECORD).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::months::stored::StoredAnswers;
    use calc_core::person::month::code::Code;
    use calc_core::person::month::fields::Field;
    use calc_core::person::month::withhold::RowFault;

    fn answer(row: u64) -> RowAnswer {
        RowAnswer::Bad(RowFault { code: Code::TooManyRows, field: Field::Wages, row: Some(row) })
    }

    /// Rows 2 to 3,001 without every seventh, dealt to five parts.
    #[test]
    fn answers_stand_at_their_rows_whatever_part_they_were_in() {
        let mut runs = AnswerRuns::new().unwrap();
        runs.put(&[]).unwrap();
        for part in 0..5 {
            let rows = (2..3_002).filter(|row| row % 7 != 0 && row * row % 5 == part);
            runs.put(&rows.map(|row| (row, answer(row))).collect::<Vec<_>>()).unwrap();
        }
        let stored = StoredAnswers::new(runs.in_order().unwrap());
        for row in (0..3_010).rev().chain(0..3_010) {
            let has = (2..3_002).contains(&row) && row % 7 != 0;
            let expected = if has { answer(row) } else { RowAnswer::Unread };
            assert_eq!(stored.get(row).unwrap(), expected, "{row}");
        }
    }
}
