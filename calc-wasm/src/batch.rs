//! A payroll in the page: chunk after chunk, so that progress can be shown and a run can be left.

use std::collections::HashMap;
use std::io::Cursor;

use calc_core::assess::Settings;
use calc_payroll::chunk::{Chunk, Person};
use calc_payroll::file_problem::FileProblem;
use calc_payroll::framing::{FrameError, Frames};
use calc_payroll::header::Header;
use calc_payroll::sniff::Kind;
use calc_payroll::{Format, Payroll};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::refusal;

/// A run over one file.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Batch {
    frames: Frames<Cursor<Vec<u8>>>,
    payroll: Payroll,
    chunk: Chunk,
    seen: HashMap<Person, u64>,
    next_row: u64,
    read: usize,
    rows: u32,
    errors: u32,
}

#[wasm_bindgen]
impl Batch {
    /// Reads the header.
    ///
    /// # Errors
    /// A refusal, as JSON: the file is no payroll.
    #[wasm_bindgen(constructor)]
    pub fn new(csv: Vec<u8>) -> Result<Self, String> {
        Self::open(csv).map_err(|problem| refusal::of_file(&problem))
    }

    /// The header of what is written.
    pub fn header(&self) -> Vec<u8> {
        let mut line = Vec::new();
        self.payroll.header.push_line(&mut line);
        line
    }

    /// The next rows, worked out; nothing after the last.
    ///
    /// # Errors
    /// A refusal, as JSON: the file shows that it is no payroll. What was written before is void.
    pub fn next_rows(&mut self) -> Result<Option<Vec<u8>>, String> {
        self.step().map_err(|problem| refusal::of_file(&problem))
    }

    /// How many bytes of the file were read.
    pub fn read(&self) -> usize {
        self.read
    }

    /// How many rows were worked out, good and bad.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// How many of them have errors.
    pub fn errors(&self) -> u32 {
        self.errors
    }
}

impl Batch {
    fn open(csv: Vec<u8>) -> Result<Self, FileProblem> {
        let mut frames = Frames::new(Cursor::new(csv));
        let mut first = Vec::new();
        // A workbook may look like a row without an end; what it is says more.
        let row = frames.first_row(&mut first).map_err(|error| {
            Kind::of(&first).map_or_else(|| of_frames(error), FileProblem::NotCsv)
        })?;
        let row = row.ok_or(FileProblem::Empty)?;
        let header = Header::read(&first, row, Format::Csv)?;
        Ok(Self {
            frames,
            next_row: header.row + 1,
            payroll: Payroll { header, settings: Settings::default(), format: Format::Csv },
            chunk: Chunk::default(),
            seen: HashMap::new(),
            read: first.len(),
            rows: 0,
            errors: 0,
        })
    }

    fn step(&mut self) -> Result<Option<Vec<u8>>, FileProblem> {
        let more = self.frames.next_chunk(&mut self.chunk.bytes);
        if !more.map_err(|error| of_frames(error.from_row(self.next_row)))? {
            return Ok(None);
        }
        self.read += self.chunk.bytes.len();
        self.chunk.read(&self.payroll);
        let seen = &mut self.seen;
        self.next_row = self.chunk.number(self.next_row, |person, row| {
            let first = *seen.entry(person).or_insert(row);
            Ok::<_, FileProblem>((first != row).then_some(first))
        })?;
        self.chunk.compute(&self.payroll);
        let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        self.rows = self.rows.saturating_add(count(self.chunk.summary.rows));
        self.errors = self.errors.saturating_add(count(self.chunk.summary.errors));
        Ok(Some(self.chunk.out.clone()))
    }
}

/// Bytes in memory can always be read, so a failure to read is an empty file.
fn of_frames(error: FrameError) -> FileProblem {
    match error {
        FrameError::File(problem) => problem,
        FrameError::Read(_) => FileProblem::Empty,
    }
}

/// A whole payroll at once, as `taxdiff batch` writes it.
///
/// # Errors
/// A refusal, as JSON: the file is no payroll.
#[wasm_bindgen]
pub fn batch_csv(csv: Vec<u8>) -> Result<Vec<u8>, String> {
    let mut batch = Batch::new(csv)?;
    let mut out = batch.header();
    while let Some(rows) = batch.next_rows()? {
        out.extend(rows);
    }
    Ok(out)
}
