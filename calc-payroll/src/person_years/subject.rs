//! Rows of person-years as a subject of a payroll.

use calc_core::law::cell::Cell;
use calc_core::law::result_sink::ResultSink;
use calc_core::person::assess;
use calc_core::person::code::Codes;
use calc_core::person::decode::{PersonField, PersonProblem, Raw, decode};
use calc_core::person::facts::Facts;
use calc_core::person::fields::Field;

use super::ledger::YearLedger;
use super::year::problem;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::results;
use crate::subject::Subject;
use crate::summary::Summary;

/// Rows about people whose year was added up from months.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonYears;

/// What holds for every row, and what the months of each came to.
#[derive(Debug)]
pub struct Settings {
    /// As for any payroll.
    pub assess: assess::Settings,
    /// What the months came to.
    pub ledger: YearLedger,
}

/// A row whose months are told beside it.
struct YearRow<'a, R>(&'a R);

impl<R: InputRow<Field>> Raw for YearRow<'_, R> {
    #[inline]
    fn get(&self, field: Field) -> Cell<'_> {
        self.0.cell(field)
    }

    #[inline]
    fn may_have(&self, field: Field) -> bool {
        self.0.may_have(field)
    }

    fn has_months(&self) -> bool {
        true
    }
}

impl Subject for PersonYears {
    type Column = Field;
    type Location = PersonField;
    type Settings = Settings;
    type Facts = Facts;
    type Outcome = assess::Outcome;
    type Summary = Summary;

    /// The rows of a person and year are one already.
    const KEY: &'static [Field] = &[];
    const WHO: Field = Field::EmployeeId;
    const PERIOD: Field = Field::TaxYear;

    fn check_header(header: &Header) -> Result<(), FileProblem> {
        header.check_payroll()
    }

    fn decode(row: &impl InputRow<Field>) -> Result<Facts, Vec<PersonProblem>> {
        decode(&YearRow(row))
    }

    fn assess(facts: &Facts, settings: &Settings) -> Result<assess::Outcome, Vec<PersonProblem>> {
        results::worked_out(facts, &settings.assess)
    }

    /// The facts of the row with what the ledger has for it.
    fn work_out(
        number: u64,
        row: &impl InputRow<Field>,
        settings: &Settings,
    ) -> Result<assess::Outcome, Vec<PersonProblem>> {
        let facts = Self::decode(row);
        match settings.ledger.year(number) {
            Some(Ok(months)) => Self::assess(&facts?.with_months(months), settings),
            Some(Err(fault)) => {
                let mut problems = facts.err().unwrap_or_default();
                problems.push(problem(fault));
                Err(problems)
            }
            // Nobody's month: the row itself says what is missing.
            None => Err(facts.err().unwrap_or_default()),
        }
    }

    fn ruleset(settings: &Settings) -> String {
        settings.assess.ruleset().to_string()
    }

    fn write(
        outcome: &assess::Outcome,
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
