//! Records of the result, which the page keeps as CSV and hands back in pieces for a workbook.

use std::io;

use calc_payroll::header::MOST_COLUMNS;
use csv_core::{ReadRecordResult, Reader};

/// Puts pieces together to records.
pub(super) struct Records {
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    ended: usize,
}

impl Records {
    pub(super) fn new() -> Self {
        Self {
            reader: Reader::new(),
            text: vec![0; 1 << 16],
            ends: vec![0; MOST_COLUMNS + 64],
            written: 0,
            ended: 0,
        }
    }

    /// Takes a piece, and hands out the records that it completes.
    pub(super) fn take(
        &mut self,
        mut bytes: &[u8],
        at_end: bool,
        mut record: impl FnMut(&[&str]) -> io::Result<()>,
    ) -> io::Result<()> {
        if bytes.is_empty() && !at_end {
            // Nothing to read would tell the reader that the records are over.
            return Ok(());
        }
        loop {
            let (result, read, text, ends) = self.reader.read_record(
                bytes,
                &mut self.text[self.written..],
                &mut self.ends[self.ended..],
            );
            bytes = &bytes[read..];
            self.written += text;
            self.ended += ends;
            match result {
                ReadRecordResult::InputEmpty if at_end => {}
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(()),
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => {
                    return Err(io::Error::other("too many columns"));
                }
                ReadRecordResult::Record => {
                    let mut start = 0;
                    let cells = self.ends[..self.ended].iter().map(|&end| {
                        let cell = std::str::from_utf8(&self.text[start..end]).unwrap_or_default();
                        start = end;
                        cell
                    });
                    record(&cells.collect::<Vec<_>>())?;
                    self.written = 0;
                    self.ended = 0;
                    if bytes.is_empty() && !at_end {
                        return Ok(());
                    }
                }
            }
        }
    }
}
