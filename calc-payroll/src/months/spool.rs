//! The rows of a long file, apart by person: each part is worked out by itself, so that memory does not
//! grow with the file.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, Write as _};

use calc_core::person::month::fields::Field;
use xxhash_rust::xxh3::xxh3_64;

use super::Months;
use super::answer_runs::AnswerRuns;
use super::ledger::{Collector, Ledger};
use super::stored::StoredAnswers;
use crate::Payroll;
use crate::batch::Batch;
use crate::chunk::{Chunk, Visit};
use crate::escape::push_cell;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::input_row::InputRow;

/// How many parts there are.
const PARTS: usize = 64;

/// The bytes of rows that are written to a part at once.
const BUFFER: usize = 1 << 15;

/// The columns by which a row is placed even if it cannot be read.
const PLACED_BY: [Field; 4] = [Field::EmployeeId, Field::TaxYear, Field::Month, Field::Payer];

/// Rows in files without a name.
#[derive(Debug)]
pub struct Spool {
    header: Header<Field>,
    parts: Vec<Part>,
    line: Vec<u8>,
    /// What was seen of the whole file.
    seen: Collector,
    failed: Option<io::Error>,
}

/// The rows of some persons, and their numbers.
#[derive(Debug)]
struct Part {
    rows: BufWriter<File>,
    numbers: BufWriter<File>,
}

impl Part {
    fn new() -> io::Result<Self> {
        let rows = BufWriter::with_capacity(BUFFER, tempfile::tempfile()?);
        Ok(Self { rows, numbers: BufWriter::new(tempfile::tempfile()?) })
    }

    fn put(&mut self, number: u64, line: &[u8]) -> io::Result<()> {
        self.rows.write_all(line)?;
        self.numbers.write_all(&number.to_le_bytes())
    }

    /// Its rows as text, and their numbers.
    fn read(self) -> io::Result<(Vec<u8>, Vec<u64>)> {
        let whole = |file: BufWriter<File>| -> io::Result<Vec<u8>> {
            let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.rewind()?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let numbers = whole(self.numbers)?;
        let numbers = numbers.as_chunks::<8>().0.iter().map(|bytes| u64::from_le_bytes(*bytes));
        Ok((whole(self.rows)?, numbers.collect()))
    }
}

impl Spool {
    /// No row yet.
    ///
    /// # Errors
    /// No temporary file can be made.
    pub fn new(header: &Header<Field>) -> io::Result<Self> {
        let parts = (0..PARTS).map(|_| Part::new()).collect::<io::Result<_>>()?;
        let (line, seen) = (Vec::new(), Collector::default());
        Ok(Self { header: header.clone(), parts, line, seen, failed: None })
    }

    /// Works all persons out, part by part.
    ///
    /// # Errors
    /// A temporary file cannot be written or read.
    pub fn finish(self, payroll: &Payroll<Months>) -> io::Result<Ledger> {
        let mut runs = AnswerRuns::new()?;
        self.each_part(payroll, |part| runs.put(&part.answers(&payroll.settings.choices)))?;
        Ok(Ledger::stored(StoredAnswers::new(runs.in_order()?)))
    }

    /// Shows all rows, part by part; the rows of a person are in one part.
    pub(crate) fn each_part(
        self,
        payroll: &Payroll<Months>,
        mut see: impl FnMut(Collector) -> io::Result<()>,
    ) -> io::Result<()> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        for part in self.parts {
            let (bytes, numbers) = part.read()?;
            let mut collector = Collector::beside(&self.seen);
            let mut chunk = Chunk::<Months>::default();
            chunk.batch = Batch::Text(bytes);
            chunk.read(payroll);
            let first = payroll.header.row + 2;
            let numbered = chunk.number(first, |_, _| Ok::<_, FileProblem>(None));
            numbered.map_err(|_| io::ErrorKind::InvalidData)?;
            chunk.visit(
                payroll,
                &mut Renumbered { first, numbers: &numbers, inner: &mut collector },
            );
            see(collector)?;
        }
        Ok(())
    }
}

impl Visit<Months> for Spool {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let who = row.cell(Field::EmployeeId).shown();
        if who.is_empty() || self.failed.is_some() {
            return;
        }
        self.seen.note_month(row);
        self.line.clear();
        if row.check::<Field>().is_ok() {
            row.push_csv(&mut self.line);
        } else {
            push_place(row, &self.header, &mut self.line);
        }
        self.line.push(b'\n');
        let hash = usize::try_from(xxh3_64(who.as_bytes())).unwrap_or(0);
        if let Err(error) = self.parts[hash % PARTS].put(number, &self.line) {
            self.failed = Some(error);
        }
    }
}

/// A row whose cells slipped: whose it is, and nothing that could be worked out.
fn push_place(row: &impl InputRow<Field>, header: &Header<Field>, line: &mut Vec<u8>) {
    for at in 0..header.names().len() {
        if at > 0 {
            line.push(b',');
        }
        let placed = PLACED_BY.into_iter().find(|field| header.position(*field) == Some(at));
        if let Some(field) = placed {
            push_cell(line, &row.cell(field).shown());
        }
    }
}

/// Rows of a part under their numbers in the file.
struct Renumbered<'a> {
    first: u64,
    numbers: &'a [u64],
    inner: &'a mut Collector,
}

impl Visit<Months> for Renumbered<'_> {
    fn row(&mut self, number: u64, row: &impl InputRow<Field>) {
        let place = usize::try_from(number - self.first).ok();
        if let Some(number) = place.and_then(|place| self.numbers.get(place)) {
            self.inner.row(*number, row);
        }
    }
}
