//! A chunk of whole rows: read, computed, rendered.

#[cfg(feature = "columns")]
mod column_row;
mod reading;
mod rendering;
mod rows;
mod text_row;
mod typed_row;

use std::iter::{Copied, Peekable};
use std::slice;

use calc_core::law::cell::Cell;
use calc_core::law::code::Fault;
use calc_core::law::problem::{Detail, Problem};

use crate::batch::Batch;
use crate::file_problem::FileProblem;
use crate::input_row::InputRow;
use crate::payroll::Payroll;
use crate::people::People;
#[cfg(feature = "columns")]
use crate::result_columns::ResultColumns;
use crate::row_codes::codes_of;
use crate::row_key::{RowKey, row_key};
use crate::subject::{Subject, Tally};
use crate::typed_rows::TypedRow;

#[cfg(feature = "columns")]
use column_row::ColumnView;
use reading::Reading;
use rendering::{Rendered, Rendering};
use rows::Rows;
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
    /// Rows whose key has come before, and the first row of each.
    duplicates: Vec<(u64, u64)>,
    first_row: u64,
    /// The rows that were rendered as text.
    pub out: Vec<u8>,
    /// The rows that were written as typed cells.
    pub typed: Vec<TypedRow>,
    /// The results that were written by column.
    #[cfg(feature = "columns")]
    pub columns: ResultColumns,
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
                    row_key(S::KEY.iter().map(|column| row.cell(*column)), &mut room)
                }));
            }
            #[cfg(feature = "columns")]
            Batch::Columns(rows) => {
                let (view, mut room) = (ColumnView::new(&**rows, &payroll.header), Vec::new());
                self.keys.extend(
                    view.iter().map(|row| {
                        row_key(S::KEY.iter().map(|column| row.cell(*column)), &mut room)
                    }),
                );
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
        #[cfg(feature = "columns")]
        if let Batch::Columns(rows) = &self.batch {
            self.first_row = rows.first().unwrap_or(first_row);
        }
        self.duplicates.clear();
        let problem = match &self.batch {
            Batch::Text(_) => self.reading.problem(first_row),
            _ => self.problem.take(),
        };
        if let Some(problem) = problem {
            return Err(problem.into());
        }
        for index in 0..self.keys.len() {
            let Some(key) = self.keys[index] else { continue };
            let row = self.row(index);
            if let Some(first) = seen(key, row)? {
                self.duplicates.push((row, first));
            }
        }
        Ok(match &self.batch {
            Batch::Text(_) => first_row + self.reading.lines(),
            Batch::Typed(rows) => rows.last().map_or(first_row, |row| row.number + 1),
            #[cfg(feature = "columns")]
            Batch::Columns(rows) => self.first_row + count(rows.rows()),
        })
    }

    /// Rows that are numbered from 1 and compared with no others, so that the first two steps fall away.
    /// `duplicates` holds the rows of which somebody else knows that their key came before, in ascending
    /// order, and the first row of each.
    #[cfg(feature = "columns")]
    pub fn standing_alone(batch: Batch, duplicates: Vec<(u64, u64)>) -> Self {
        Self { batch, duplicates, first_row: 1, ..Self::default() }
    }

    /// The keys of rows that were read.
    #[cfg(feature = "columns")]
    pub fn keys(&self) -> &[Option<RowKey>] {
        &self.keys
    }

    fn row(&self, index: usize) -> u64 {
        match &self.batch {
            Batch::Text(_) => self.first_row + self.reading.line(index),
            Batch::Typed(rows) => rows[index].number,
            #[cfg(feature = "columns")]
            Batch::Columns(_) => self.first_row + count(index),
        }
    }

    /// Works the rows out and renders them; the third step, for which no other chunk is needed.
    pub fn compute(&mut self, payroll: &Payroll<S>) {
        self.out.clear();
        self.typed.clear();
        self.problems.clear();
        self.summary = S::Summary::default();
        let out = Rendered {
            text: &mut self.out,
            typed: &mut self.typed,
            #[cfg(feature = "columns")]
            columns: &mut self.columns,
        };
        let rows = Rows { batch: &self.batch, reading: &self.reading, first: self.first_row };
        let mut work = Work {
            rendering: Rendering::new(payroll, rows.count(), out),
            payroll,
            duplicates: self.duplicates.iter().copied().peekable(),
            problems: &mut self.problems,
            summary: &mut self.summary,
        };
        rows.each(payroll, &mut work);
    }

    /// Its rows.
    fn rows(&self) -> Rows<'_> {
        Rows { batch: &self.batch, reading: &self.reading, first: self.first_row }
    }

    /// Shows every row that is about somebody, without working it out.
    pub fn visit(&self, payroll: &Payroll<S>, visitor: &mut impl Visit<S>) {
        let duplicates = &self.duplicates;
        self.rows().each(payroll, &mut Counted { payroll, duplicates, visitor });
    }

    /// The facts of a row of the chunk, or its mistakes; for those who want one row explained.
    pub fn facts(&self, payroll: &Payroll<S>, wanted: u64) -> Option<Read<S::Facts, S::Location>> {
        let mut read = ReadRow { wanted, read: None };
        self.visit(payroll, &mut read);
        read.read
    }

    /// The rows about somebody, by what stands in the column that says whom they are about.
    pub fn rows_of(&self, payroll: &Payroll<S>, who: &str) -> Vec<u64> {
        let mut of = RowsOf { who, rows: Vec::new() };
        self.rows().each::<S>(payroll, &mut of);
        of.rows
    }
}

#[cfg(feature = "columns")]
fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

/// Somebody who looks at rows before they are worked out.
pub trait Visit<S: Subject> {
    /// A row, with its number in the file.
    fn row(&mut self, number: u64, row: &impl InputRow<S::Column>);

    /// A row whose key came before, in the row `first`. Unless a visitor says otherwise it is one like the others.
    fn again(&mut self, number: u64, first: u64, row: &impl InputRow<S::Column>) {
        let _ = first;
        self.row(number, row);
    }
}

/// Shows the rows that are about somebody.
struct Counted<'a, S: Subject, V> {
    payroll: &'a Payroll<S>,
    duplicates: &'a [(u64, u64)],
    visitor: &'a mut V,
}

impl<S: Subject, V: Visit<S>> Visit<S> for Counted<'_, S, V> {
    fn row(&mut self, number: u64, row: &impl InputRow<S::Column>) {
        if is_passed_over(number, row, self.payroll) {
            return;
        }
        match self.duplicates.binary_search_by_key(&number, |(row, _)| *row) {
            Ok(place) => self.visitor.again(number, self.duplicates[place].1, row),
            Err(_) => self.visitor.row(number, row),
        }
    }
}

/// Reads one row.
struct ReadRow<S: Subject> {
    wanted: u64,
    read: Option<Read<S::Facts, S::Location>>,
}

impl<S: Subject> Visit<S> for ReadRow<S> {
    fn row(&mut self, number: u64, row: &impl InputRow<S::Column>) {
        if number == self.wanted {
            self.read = Some(row.check().and_then(|()| S::decode(row)));
        }
    }
}

/// Finds the rows about somebody.
struct RowsOf<'a> {
    who: &'a str,
    rows: Vec<u64>,
}

impl<S: Subject> Visit<S> for RowsOf<'_> {
    fn row(&mut self, number: u64, row: &impl InputRow<S::Column>) {
        if row.cell(S::WHO).shown() == self.who {
            self.rows.push(number);
        }
    }
}

/// What the rows of a chunk are worked out with.
struct Work<'a, S: Subject> {
    payroll: &'a Payroll<S>,
    rendering: Rendering<'a, S>,
    /// As they come in the chunk.
    duplicates: Peekable<Copied<slice::Iter<'a, (u64, u64)>>>,
    problems: &'a mut Vec<RowProblem<S>>,
    summary: &'a mut S::Summary,
}

impl<S: Subject> Visit<S> for Work<'_, S> {
    #[inline]
    fn row(&mut self, number: u64, row: &impl InputRow<S::Column>) {
        // An earlier row with the same key.
        let first = self.duplicates.next_if(|(row, _)| *row == number).map(|(_, first)| first);
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

/// Whether a row is about nobody: the line of help that a template has under its header, or the
/// separators alone that a spreadsheet leaves where cells were emptied.
#[inline]
fn is_passed_over<S: Subject>(
    number: u64,
    row: &impl InputRow<S::Column>,
    payroll: &Payroll<S>,
) -> bool {
    !row.always_counts()
        && ((number == payroll.header.row + 1 && is_help_line::<S>(row)) || row.is_blank())
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

/// That a row's key came before, in the row `first`; `period` is what stands in the row's column of the period.
pub fn duplicate<S: Subject>(period: Cell<'_>, first: u64) -> Problem<S::Location> {
    let detail = Detail::Row(first);
    Problem::of_cell(Fault::DuplicatePersonYear, S::PERIOD.into(), period, detail)
}

fn work_out<S: Subject>(
    number: u64,
    row: &impl InputRow<S::Column>,
    payroll: &Payroll<S>,
    first: Option<u64>,
) -> Result<S::Outcome, Vec<Problem<S::Location>>> {
    if let Some(first) = first {
        let mut problems = S::decode(row).err().unwrap_or_default();
        problems.push(duplicate::<S>(row.cell(S::PERIOD), first));
        return Err(problems);
    }
    S::work_out(number, row, &payroll.settings)
}
