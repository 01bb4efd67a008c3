//! A chunk of whole rows: read, computed, rendered.

mod reading;
mod rendering;
mod text_row;
mod typed_row;

use calc_core::law::cell::Cell;
use calc_core::law::code::Fault;
use calc_core::law::problem::{Detail, Problem};

use crate::batch::Batch;
use crate::file_problem::FileProblem;
use crate::input_row::InputRow;
use crate::payroll::Payroll;
use crate::people::People;
use crate::row_codes::codes_of;
use crate::row_key::{RowKey, row_key};
use crate::subject::{Subject, Tally};
use crate::typed_rows::TypedRow;

use reading::Reading;
use rendering::Rendering;
use typed_row::TypedRowView;

/// Facts, or every mistake found in them.
pub type Read<F, P> = Result<F, Vec<Problem<P>>>;

/// A mistake of a row.
#[derive(Clone, Debug)]
pub struct RowProblem<S: Subject = People> {
    /// The row.
    pub row: u64,
    /// The mistake.
    pub problem: Problem<S::Location>,
}

/// A chunk on its way from what came in to what is written. It is used again for one chunk after
/// another.
#[derive(Debug, Default)]
pub struct Chunk<S: Subject = People> {
    /// Its rows, as a [`crate::batch::RowSource`] hands them out.
    pub batch: Batch,
    /// Where the rows of text lie.
    reading: Reading,
    /// What shows that rows with typed cells are none of a payroll.
    problem: Option<FileProblem>,
    /// The key of each row, where it has one.
    keys: Vec<Option<RowKey>>,
    /// Rows whose key has come before: their place in the chunk, and the first row.
    duplicates: Vec<(usize, u64)>,
    first_row: u64,
    /// The rows that were rendered as text.
    pub out: Vec<u8>,
    /// The rows that were written as typed cells.
    pub typed: Vec<TypedRow>,
    /// The mistakes of its rows, in order.
    pub problems: Vec<RowProblem<S>>,
    /// What its rows came to.
    pub summary: S::Summary,
}

impl<S: Subject> Chunk<S> {
    /// Reads the rows; the first step, for which no other chunk is needed.
    pub fn read(&mut self, payroll: &Payroll<S>) {
        self.keys.clear();
        self.problem = None;
        match &self.batch {
            Batch::Text(bytes) => {
                self.reading.read::<S>(bytes, &payroll.header, &mut self.keys);
            }
            Batch::Typed(rows) => {
                self.problem = rows.iter().find_map(|row| row.check().err());
                let mut room = Vec::new();
                self.keys.extend(rows.iter().map(|row| {
                    let row = TypedRowView { cells: &row.cells, header: &payroll.header };
                    row_key(S::KEY.iter().map(|column| row.cell(*column).shown()), &mut room)
                }));
            }
        }
    }

    /// Numbers the rows and notes whose key came before; the second step, chunk after chunk. `seen`
    /// answers with the first row of a key that has come, and keeps those that have not.
    ///
    /// Returns the number of the row after the chunk.
    ///
    /// # Errors
    /// The chunk shows that the file is no payroll, or `seen` failed.
    pub fn number<E: From<FileProblem>>(
        &mut self,
        first_row: u64,
        mut seen: impl FnMut(RowKey, u64) -> Result<Option<u64>, E>,
    ) -> Result<u64, E> {
        self.first_row = first_row;
        self.duplicates.clear();
        let problem = match &self.batch {
            Batch::Text(_) => self.reading.problem(first_row),
            Batch::Typed(_) => self.problem.take(),
        };
        if let Some(problem) = problem {
            return Err(problem.into());
        }
        for index in 0..self.keys.len() {
            let Some(key) = self.keys[index] else { continue };
            if let Some(first) = seen(key, self.row(index))? {
                self.duplicates.push((index, first));
            }
        }
        Ok(match &self.batch {
            Batch::Text(_) => first_row + self.reading.lines(),
            Batch::Typed(rows) => rows.last().map_or(first_row, |row| row.number + 1),
        })
    }

    fn row(&self, index: usize) -> u64 {
        match &self.batch {
            Batch::Text(_) => self.first_row + self.reading.line(index),
            Batch::Typed(rows) => rows[index].number,
        }
    }

    /// Works the rows out and renders them; the third step, for which no other chunk is needed.
    pub fn compute(&mut self, payroll: &Payroll<S>) {
        self.out.clear();
        self.typed.clear();
        self.problems.clear();
        self.summary = S::Summary::default();
        let mut duplicates = self.duplicates.iter().copied().peekable();
        let mut first = |index| duplicates.next_if(|(at, _)| *at == index).map(|(_, first)| first);
        let mut work = Work {
            rendering: Rendering::new(payroll, &mut self.out, &mut self.typed),
            payroll,
            problems: &mut self.problems,
            summary: &mut self.summary,
        };
        match &self.batch {
            Batch::Text(bytes) => {
                let Some(text) = self.reading.text(bytes) else { return };
                for index in 0..self.reading.len() {
                    let number = self.first_row + self.reading.line(index);
                    let row = self.reading.row(bytes, text, index, &payroll.header);
                    work.row(number, &row, first(index));
                }
            }
            Batch::Typed(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    let view = TypedRowView { cells: &row.cells, header: &payroll.header };
                    work.row(row.number, &view, first(index));
                }
            }
        }
    }

    /// Shows every row that is about somebody, without working it out.
    pub fn visit(&self, payroll: &Payroll<S>, visitor: &mut impl Visit<S>) {
        match &self.batch {
            Batch::Text(bytes) => {
                let Some(text) = self.reading.text(bytes) else { return };
                for index in 0..self.reading.len() {
                    let number = self.first_row + self.reading.line(index);
                    let row = self.reading.row(bytes, text, index, &payroll.header);
                    if !is_passed_over(number, &row, payroll) {
                        visitor.row(number, &row);
                    }
                }
            }
            Batch::Typed(rows) => {
                for row in rows {
                    let view = TypedRowView { cells: &row.cells, header: &payroll.header };
                    if !is_passed_over(row.number, &view, payroll) {
                        visitor.row(row.number, &view);
                    }
                }
            }
        }
    }

    /// The facts of a row of the chunk, or its mistakes; for those who want one row explained.
    pub fn facts(&self, payroll: &Payroll<S>, wanted: u64) -> Option<Read<S::Facts, S::Location>> {
        match &self.batch {
            Batch::Text(bytes) => {
                let text = self.reading.text(bytes)?;
                let index = (0..self.reading.len()).find(|index| self.row(*index) == wanted)?;
                let row = self.reading.row(bytes, text, index, &payroll.header);
                facts::<S>(payroll, wanted, &row)
            }
            Batch::Typed(rows) => {
                let row = rows.iter().find(|row| row.number == wanted)?;
                let row = TypedRowView { cells: &row.cells, header: &payroll.header };
                facts::<S>(payroll, wanted, &row)
            }
        }
    }

    /// The rows about somebody, by what stands in the column that says whom they are about.
    pub fn rows_of(&self, payroll: &Payroll<S>, who: &str) -> Vec<u64> {
        match &self.batch {
            Batch::Text(bytes) => {
                let Some(text) = self.reading.text(bytes) else { return Vec::new() };
                let is_of = |index: &usize| {
                    let row = self.reading.row(bytes, text, *index, &payroll.header);
                    row.cell(S::WHO).shown() == who
                };
                (0..self.reading.len()).filter(is_of).map(|index| self.row(index)).collect()
            }
            Batch::Typed(rows) => {
                let is_of = |row: &&TypedRow| {
                    let row = TypedRowView { cells: &row.cells, header: &payroll.header };
                    row.cell(S::WHO).shown() == who
                };
                rows.iter().filter(is_of).map(|row| row.number).collect()
            }
        }
    }
}

/// Somebody who looks at rows before they are worked out.
pub trait Visit<S: Subject> {
    /// A row, with its number in the file.
    fn row(&mut self, number: u64, row: &impl InputRow<S::Column>);
}

/// What the rows of a chunk are worked out with.
struct Work<'a, S: Subject> {
    payroll: &'a Payroll<S>,
    rendering: Rendering<'a, S>,
    problems: &'a mut Vec<RowProblem<S>>,
    summary: &'a mut S::Summary,
}

impl<S: Subject> Work<'_, S> {
    /// One row; `first` is an earlier one with the same key.
    fn row(&mut self, number: u64, row: &impl InputRow<S::Column>, first: Option<u64>) {
        if is_passed_over(number, row, self.payroll) {
            return;
        }
        let result = row.check().and_then(|()| work_out::<S>(number, row, self.payroll, first));
        let who = row.cell(S::WHO).shown();
        match result {
            Ok(outcome) => {
                self.summary.add(number, &who, &outcome);
                self.rendering.good(number, row, &outcome);
            }
            Err(problems) => {
                let codes = codes_of(&problems);
                self.summary.add_error(number, &who, &problems);
                self.rendering.bad(number, row, codes);
                let located = problems.into_iter();
                self.problems.extend(located.map(|problem| RowProblem { row: number, problem }));
            }
        }
    }
}

fn facts<S: Subject>(
    payroll: &Payroll<S>,
    number: u64,
    row: &impl InputRow<S::Column>,
) -> Option<Read<S::Facts, S::Location>> {
    if is_passed_over(number, row, payroll) {
        return None;
    }
    Some(row.check().and_then(|()| S::decode(row)))
}

/// Whether a row is about nobody: the line of help that a template has under its header, or the
/// separators alone that a spreadsheet leaves where cells were emptied.
#[inline]
fn is_passed_over<S: Subject>(
    number: u64,
    row: &impl InputRow<S::Column>,
    payroll: &Payroll<S>,
) -> bool {
    (number == payroll.header.row + 1 && is_help_line::<S>(row)) || row.is_blank()
}

/// Whether this reads like the line of help of a template. A number of whom it is about may begin
/// with `#` too, but then a period stands beside it.
fn is_help_line<S: Subject>(row: &impl InputRow<S::Column>) -> bool {
    let is_help = |text: &str| text.starts_with('#');
    row.cell(S::WHO).text().is_some_and(is_help)
        && match row.cell(S::PERIOD) {
            Cell::Text(text) => !text.starts_with(|letter: char| letter.is_ascii_digit()),
            other => other.is_blank(),
        }
}

fn work_out<S: Subject>(
    number: u64,
    row: &impl InputRow<S::Column>,
    payroll: &Payroll<S>,
    first: Option<u64>,
) -> Result<S::Outcome, Vec<Problem<S::Location>>> {
    if let Some(first) = first {
        let mut problems = S::decode(row).err().unwrap_or_default();
        problems.push(Problem::of_cell(
            Fault::DuplicatePersonYear,
            S::PERIOD.into(),
            row.cell(S::PERIOD),
            Detail::Row(first),
        ));
        return Err(problems);
    }
    S::work_out(number, row, &payroll.settings)
}
