//! A chunk of whole rows: read, computed, rendered.

mod reading;
mod rendering;

use calc_core::law::cell::Cell;
use calc_core::law::code::{Code, Codes};
use calc_core::law::fields::Columns;
use calc_core::law::problem::{Detail, Problem};

use crate::Payroll;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::subject::{People, Subject, Tally};

pub use reading::Reading;
#[cfg(feature = "pipeline")]
pub(crate) use reading::fingerprint;
use rendering::{Line, Rendering};

/// What tells whether two rows are of the same person and year: a fingerprint of 88 bits.
pub type Person = u128;

/// Facts, or every mistake found in them.
pub type Read<F, P> = Result<F, Vec<Problem<P>>>;

/// A mistake of a row.
#[derive(Clone, Debug)]
pub struct RowProblem<S: Subject = People> {
    /// The row.
    pub row: u64,
    /// The mistake.
    pub problem: Problem<S::Place>,
}

/// A chunk on its way from bytes to bytes. It is used again for one chunk after another.
#[derive(Debug, Default)]
pub struct Chunk<S: Subject = People> {
    /// Whole rows, as [`crate::framing::Frames`] hands them out.
    pub bytes: Vec<u8>,
    reading: Reading,
    /// Rows of persons who have come before: their place in the chunk, and the first row.
    duplicates: Vec<(usize, u64)>,
    first_row: u64,
    /// The rendered rows.
    pub out: Vec<u8>,
    /// The mistakes of its rows, in order.
    pub problems: Vec<RowProblem<S>>,
    /// What its rows came to.
    pub summary: S::Summary,
}

impl<S: Subject> Chunk<S> {
    /// Reads the rows; the first step, for which no other chunk is needed.
    pub fn read(&mut self, payroll: &Payroll<S>) {
        self.reading.read(&self.bytes, &payroll.header, S::KEY);
    }

    /// Numbers the rows and notes which persons came before; the second step, chunk after chunk.
    /// `seen` answers with the first row of a person who has come, and keeps those who have not.
    ///
    /// Returns the number of the row after the chunk.
    ///
    /// # Errors
    /// The chunk shows that the file is no payroll, or `seen` failed.
    pub fn number<E: From<FileProblem>>(
        &mut self,
        first_row: u64,
        mut seen: impl FnMut(Person, u64) -> Result<Option<u64>, E>,
    ) -> Result<u64, E> {
        self.first_row = first_row;
        self.duplicates.clear();
        if let Some(problem) = self.reading.problem(first_row) {
            return Err(problem.into());
        }
        for index in 0..self.reading.len() {
            let Some(person) = self.reading.person(index) else { continue };
            if let Some(first) = seen(person, self.row(index))? {
                self.duplicates.push((index, first));
            }
        }
        Ok(first_row + self.reading.lines())
    }

    fn row(&self, index: usize) -> u64 {
        self.first_row + self.reading.line(index)
    }

    /// Works the rows out and renders them; the third step, for which no other chunk is needed.
    pub fn compute(&mut self, payroll: &Payroll<S>) {
        self.out.clear();
        self.problems.clear();
        self.summary = S::Summary::default();
        let mut rendering = Rendering::new(payroll);
        let Some(text) = self.reading.text(&self.bytes) else { return };
        let mut duplicates = self.duplicates.iter().copied().peekable();
        for index in 0..self.reading.len() {
            let first = duplicates.next_if(|(at, _)| *at == index).map(|(_, first)| first);
            let row = self.first_row + self.reading.line(index);
            let cells = self.reading.cells(text, index);
            if is_passed_over(row, cells, &payroll.header, S::KEY) {
                continue;
            }
            let view = Row { cells, header: &payroll.header };
            let result = self
                .reading
                .check(text, index, &payroll.header)
                .and_then(|()| work_out::<S>(&view, payroll, first));
            let employee = view.text(S::KEY[0]);
            match &result {
                Ok(outcome) => self.summary.add(row, employee, outcome),
                Err(problems) => self.summary.add_error(row, employee, codes_of(problems)),
            }
            let line = Line { row, raw: self.reading.raw(&self.bytes, index), cells };
            match result {
                Ok(outcome) => {
                    rendering.good(&mut self.out, &line, &outcome);
                }
                Err(problems) => {
                    rendering.bad(&mut self.out, &line, codes_of(&problems));
                    let located = problems.into_iter().map(|problem| RowProblem { row, problem });
                    self.problems.extend(located);
                }
            }
        }
    }

    /// The facts of a row of the chunk, or its mistakes; for those who want one row explained.
    pub fn facts(&self, payroll: &Payroll<S>, row: u64) -> Option<Read<S::Facts, S::Place>> {
        let text = self.reading.text(&self.bytes)?;
        let index = (0..self.reading.len()).find(|index| self.row(*index) == row)?;
        let cells = self.reading.cells(text, index);
        if is_passed_over(row, cells, &payroll.header, S::KEY) {
            return None;
        }
        let view = Row { cells, header: &payroll.header };
        Some(self.reading.check(text, index, &payroll.header).and_then(|()| S::decode(&view)))
    }

    /// The rows whose employee's number is this.
    pub fn rows_of(&self, payroll: &Payroll<S>, employee: &str) -> Vec<u64> {
        let Some(text) = self.reading.text(&self.bytes) else { return Vec::new() };
        (0..self.reading.len())
            .filter(|index| {
                let cells = self.reading.cells(text, *index);
                Row { cells, header: &payroll.header }.text(S::KEY[0]) == employee
            })
            .map(|index| self.row(index))
            .collect()
    }
}

/// Whether a row is about nobody: the line of help that a template has under its header, or the
/// separators alone that a spreadsheet leaves where cells were emptied.
#[inline]
fn is_passed_over<C: Columns>(
    row: u64,
    cells: reading::Cells<'_>,
    header: &Header<C>,
    key: [C; 2],
) -> bool {
    (row == header.row + 1 && cells.is_help_line(header, key)) || cells.are_blank()
}

/// One row, by column.
#[derive(Debug)]
pub struct Row<'a, C: Columns> {
    cells: reading::Cells<'a>,
    header: &'a Header<C>,
}

impl<C: Columns> Row<'_, C> {
    /// The text of a column, without blanks around it; blank where the file has no such column.
    #[inline]
    pub fn text(&self, column: C) -> &str {
        self.header.position(column).map_or("", |position| self.cells.trimmed(position))
    }

    /// The cell of a column, likewise.
    #[inline]
    pub fn cell(&self, column: C) -> Cell<'_> {
        match self.text(column) {
            "" => Cell::Blank,
            text => Cell::Text(text),
        }
    }

    /// Whether the file has the column.
    #[inline]
    pub fn may_have(&self, column: C) -> bool {
        self.header.position(column).is_some()
    }
}

fn work_out<S: Subject>(
    view: &Row<'_, S::Column>,
    payroll: &Payroll<S>,
    first: Option<u64>,
) -> Result<S::Outcome, Vec<Problem<S::Place>>> {
    let decoded = S::decode(view);
    if let Some(first) = first {
        let mut problems = decoded.err().unwrap_or_default();
        let column = S::KEY[1];
        problems.push(Problem::new(
            Code::DuplicatePersonYear,
            column.into(),
            view.text(column),
            Detail::Row(first),
        ));
        return Err(problems);
    }
    S::assess(&decoded?, &payroll.settings)
}

fn codes_of<P>(problems: &[Problem<P>]) -> Codes {
    let mut codes = Codes::default();
    for problem in problems {
        codes.insert(problem.code);
    }
    codes
}
