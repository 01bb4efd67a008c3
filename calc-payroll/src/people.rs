//! Rows about people.

use calc_core::law::cell::Cell;
use calc_core::person::assess;
use calc_core::person::code::Codes;
use calc_core::person::decode::{PersonField, PersonProblem, Raw, decode};
use calc_core::person::facts::Facts;
use calc_core::person::fields::Field;

use crate::Format;
use crate::file_problem::FileProblem;
use crate::header::Header;
use crate::input_row::InputRow;
use crate::results;
use crate::subject::{Subject, Tally};
use crate::summary::Summary;
use calc_core::law::result_sink::ResultSink;

/// Rows about people.
#[derive(Clone, Copy, Debug, Default)]
pub struct People;

impl Header {
    /// Asks for the columns that come back because of the settings of a run: those of the range, and those of
    /// the actual Hong Kong bill.
    ///
    /// # Errors
    /// The file has one of them already.
    pub fn request_settings(
        &mut self,
        settings: &assess::Settings,
        format: Format,
    ) -> Result<(), FileProblem> {
        if settings.with_range {
            self.request(format)?;
        }
        #[cfg(feature = "bill")]
        if settings.both_sides {
            self.count_as_had(Field::EmploymentSource, format)?;
        }
        Ok(())
    }
}

/// A row as the law reads it.
struct PersonRow<'a, R>(&'a R);

impl<R: InputRow<Field>> Raw for PersonRow<'_, R> {
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn get(&self, field: Field) -> Cell<'_> {
        self.0.cell(field)
    }

    #[inline]
    fn may_have(&self, field: Field) -> bool {
        self.0.may_have(field)
    }
}

impl Subject for People {
    type Column = Field;
    type Location = PersonField;
    type Settings = assess::Settings;
    type Facts = Facts;
    type Outcome = assess::Outcome;
    type Summary = Summary;

    const KEY: &'static [Field] = &[Self::WHO, Self::PERIOD];
    const WHO: Field = Field::EmployeeId;
    const PERIOD: Field = Field::TaxYear;

    fn check_header(header: &Header) -> Result<(), FileProblem> {
        header.check_payroll()
    }

    #[inline]
    fn decode(row: &impl InputRow<Field>) -> Result<Facts, Vec<PersonProblem>> {
        decode(&PersonRow(row))
    }

    #[inline]
    fn assess(
        facts: &Facts,
        settings: &assess::Settings,
    ) -> Result<assess::Outcome, Vec<PersonProblem>> {
        results::worked_out(facts, settings)
    }

    fn ruleset(settings: &assess::Settings) -> String {
        settings.ruleset().to_string()
    }

    #[inline]
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

impl Tally<assess::Outcome, PersonField> for Summary {
    fn add(&mut self, row: u64, who: &str, outcome: &assess::Outcome) {
        Self::add(self, row, who, outcome);
    }

    fn add_error(&mut self, row: u64, who: &str, problems: &[PersonProblem]) {
        Self::add_error(self, row, who, problems);
    }

    fn rows(&self) -> u64 {
        self.rows
    }

    fn merge(&mut self, later: &Self) {
        Self::merge(self, later);
    }
}
