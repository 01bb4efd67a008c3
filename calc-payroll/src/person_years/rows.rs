//! The rows of person-years: the first month of each, in the columns of a payroll.

use super::columns::{added_up, who};
use super::joined::YearFacts;
use super::ledger::YearLedger;
use crate::Payroll;
use crate::batch::{Batch, RowSource};
use crate::chunk::{Chunk, Visit};
use crate::file_problem::FileProblem;
use crate::framing::FrameError;
use crate::input_row::InputRow;
use crate::months::Months;
use crate::typed_rows::{OwnedCell, TypedRow};
use calc_core::person::fields::Field;
use calc_core::person::month::fields::Field as MonthField;

/// The rows of a file of months, a row for each person and year.
#[derive(Debug)]
pub struct YearRows<'a, R> {
    months: &'a Payroll<Months>,
    rows: R,
    ledger: &'a YearLedger,
    facts: &'a YearFacts,
    chunk: Chunk<Months>,
    next: u64,
}

impl<'a, R: RowSource> YearRows<'a, R> {
    /// The rows of `rows`, which `ledger` was read from.
    pub fn new(
        months: &'a Payroll<Months>,
        rows: R,
        ledger: &'a YearLedger,
        facts: &'a YearFacts,
    ) -> Self {
        let (chunk, next) = (Chunk::default(), months.header.row + 1);
        Self { months, rows, ledger, facts, chunk, next }
    }
}

impl<R: RowSource> RowSource for YearRows<'_, R> {
    fn next_rows(&mut self, batch: &mut Batch) -> Result<bool, FrameError> {
        loop {
            if !self.rows.next_rows(&mut self.chunk.batch)? {
                return Ok(false);
            }
            self.chunk.read(self.months);
            let numbered = self.chunk.number(self.next, |_, _| Ok::<_, FileProblem>(None));
            self.next = numbered.map_err(FrameError::File)?;
            let columns = who(&self.months.header);
            let mut first =
                First { ledger: self.ledger, facts: self.facts, columns, rows: Vec::new() };
            self.chunk.visit(self.months, &mut first);
            if !first.rows.is_empty() {
                *batch = Batch::Typed(first.rows);
                return Ok(true);
            }
        }
    }
}

/// Takes the first row of each year.
struct First<'a> {
    ledger: &'a YearLedger,
    facts: &'a YearFacts,
    columns: Vec<(Field, MonthField)>,
    rows: Vec<TypedRow>,
}

impl Visit<Months> for First<'_> {
    fn row(&mut self, number: u64, row: &impl InputRow<MonthField>) {
        let who = row.cell(MonthField::EmployeeId).shown();
        let year = self.ledger.year(number);
        // A row of nobody stands for itself: it is an error that has to be seen.
        if year.is_none() && !who.is_empty() {
            return;
        }
        let mut cells = who_cells(row, &self.columns);
        cells.extend(added_up(year.as_ref().and_then(|year| year.as_ref().ok())));
        let tax_year = row.cell(MonthField::TaxYear).shown();
        self.facts.fill(&who, &tax_year, number, &mut cells);
        self.rows.push(TypedRow { number, cells });
    }
}

/// The cells of whose year it is, from a month.
fn who_cells(row: &impl InputRow<MonthField>, columns: &[(Field, MonthField)]) -> Vec<OwnedCell> {
    columns.iter().map(|(_, month)| OwnedCell::from(row.cell(*month))).collect()
}
