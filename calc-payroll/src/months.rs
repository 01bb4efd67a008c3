//! Rows about months of people. What a row comes to depends on the person's other rows, so a file is
//! read twice: the first time its rows go into a [`ledger`], the second time each is written with what
//! the ledger has for it.

pub mod answer;
#[cfg(feature = "pipeline")]
mod answer_runs;
pub mod json;
pub mod ledger;
pub mod next;
#[cfg(feature = "pipeline")]
pub mod reading;
mod results;
mod row_keys;
#[cfg(feature = "pipeline")]
pub mod spool;
#[cfg(feature = "pipeline")]
mod stored;
pub mod summary;

use calc_core::law::cell::Cell;
use calc_core::law::params::Choices;
use calc_core::law::problem::{Detail, Problem};
use calc_core::law::reader::Cells;
use calc_core::law::result_sink::ResultSink;
use calc_core::person::month::code::{Code, Codes};
use calc_core::person::month::decode::decode;
use calc_core::person::month::facts::MonthFacts;
use calc_core::person::month::fields::Field;
use calc_core::person::month::withhold::{
    Context, MonthOutcome, PersonRow, RowAnswer, RowFault, withhold,
};

use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::subject::Subject;
use ledger::Ledger;
use summary::Summary;

/// How many rows of one person are kept: twelve months of the most payers and periods that anybody has,
/// many times over. Memory and work may grow with persons, not with the rows of one.
pub(crate) const MOST_ROWS: usize = 5_000;

/// Rows about months of people.
#[derive(Clone, Copy, Debug, Default)]
pub struct Months;

/// What holds for every row, and what was worked out for each.
#[derive(Debug)]
pub struct Settings {
    /// The alternatives taken at open points.
    pub choices: Choices,
    /// What the rows come to, once all were read.
    pub ledger: Ledger,
}

/// A row as the law reads it.
struct MonthRow<'a, R>(&'a R);

impl<R: InputRow<Field>> Cells<Field> for MonthRow<'_, R> {
    #[inline]
    fn get(&self, field: Field) -> Cell<'_> {
        self.0.cell(field)
    }

    #[inline]
    fn may_have(&self, field: Field) -> bool {
        self.0.may_have(field)
    }
}

impl Subject for Months {
    type Column = Field;
    type Location = Field;
    type Settings = Settings;
    type Facts = MonthFacts;
    type Outcome = MonthOutcome;
    type Summary = Summary;

    /// Several rows of a person and month are several periods.
    const KEY: &'static [Field] = &[];
    const WHO: Field = Field::EmployeeId;
    const PERIOD: Field = Field::TaxYear;

    fn check_header(header: &Header<Field>) -> Result<(), FileProblem> {
        header.require(&[Field::EmployeeId, Field::TaxYear, Field::Month])?;
        let has_income = Field::ALL
            .iter()
            .any(|field| field.about().income && header.position(*field).is_some());
        if has_income { Ok(()) } else { Err(FileProblem::NoIncomeColumn) }
    }

    #[inline]
    fn decode(row: &impl InputRow<Field>) -> Result<MonthFacts, Vec<Problem<Field>>> {
        decode(&MonthRow(row))
    }

    /// A month by itself.
    fn assess(
        facts: &MonthFacts,
        settings: &Settings,
    ) -> Result<MonthOutcome, Vec<Problem<Field>>> {
        let (year, month) = (facts.tax_year, facts.payment.month);
        let row = PersonRow {
            row: 1,
            payer: 0,
            document: 0,
            month: Some(month),
            facts: Some(facts.clone()),
        };
        let answers = Context::of(year, &settings.choices, 1)
            .map_or_else(Vec::new, |context| withhold(&[row], None, &context));
        match answers.first() {
            Some(RowAnswer::Good(outcome)) => Ok(*outcome),
            Some(RowAnswer::Bad(fault)) => Err(vec![problem(*fault, Cell::Blank)]),
            _ => Err(Vec::new()),
        }
    }

    /// What the ledger has for the row; a row with mistakes of its own is read again for them.
    #[inline]
    fn work_out(
        number: u64,
        row: &impl InputRow<Field>,
        settings: &Settings,
    ) -> Result<MonthOutcome, Vec<Problem<Field>>> {
        match settings.ledger.answer(number) {
            Some(RowAnswer::Good(mut outcome)) => {
                if settings.ledger.is_of_next(number) {
                    outcome.notes.insert(Code::NextMonth);
                }
                Ok(outcome)
            }
            Some(RowAnswer::Bad(fault)) => Err(vec![problem(fault, row.cell(fault.field))]),
            Some(RowAnswer::Unread) => Self::assess(&Self::decode(row)?, settings),
            // Whoever runs the file asks the ledger, and gives nothing out.
            None => Err(Vec::new()),
        }
    }

    #[inline]
    fn write(
        outcome: &MonthOutcome,
        has: impl Fn(Field) -> bool,
        ruleset: &str,
        sink: &mut impl ResultSink,
    ) {
        results::write(outcome, has, ruleset, sink);
    }

    fn write_errors(
        errors: Codes,
        has: impl Fn(Field) -> bool,
        ruleset: &str,
        sink: &mut impl ResultSink,
    ) {
        results::bad(errors, ruleset).write(has, sink);
    }
}

/// A fault as a mistake of its cell.
fn problem(fault: RowFault, cell: Cell<'_>) -> Problem<Field> {
    let detail = fault.row.map_or(Detail::None, Detail::Row);
    Problem::of_cell(fault.code, fault.field, cell, detail)
}
