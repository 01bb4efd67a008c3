//! What the months of a person and year come to, and what is said where they come to nothing.

use calc_core::law::problem::{Detail, Problem};
use calc_core::person::code::Code;
use calc_core::person::decode::PersonProblem;
use calc_core::person::fields::Field;
use calc_core::person::month::person_year::MonthsOfYear;
use calc_core::person::month::withhold::YearFault;

/// What the months come to, or why they come to nothing.
pub type Year = Result<MonthsOfYear, YearFault>;

/// Why there is no year, as a mistake of its row.
pub fn problem(fault: YearFault) -> PersonProblem {
    let (code, field, detail) = match fault {
        YearFault::BadRow(row) => (Code::MonthHasErrors, Field::TaxYear, Detail::Row(row)),
        YearFault::SecondBonus => (Code::SecondBonus, Field::AnnualBonus, Detail::None),
        YearFault::Equity => (Code::EquityOfResident, Field::AnnualBonus, Detail::None),
        YearFault::TaxReduction => (Code::TaxReductionOfYear, Field::TaxWithheld, Detail::None),
    };
    Problem::new(code, field.into(), "", detail)
}
