//! Person-years that are added up from months: a file of months is read twice. The first time the rows
//! of each person and year go into a [`ledger`]; the second time the first row of each stands for the
//! year, in the columns of a payroll ([`rows`]), and goes the way of any payroll row. The months of one
//! person may also come as JSON ([`json`]).

pub mod columns;
mod completed;
#[cfg(feature = "pipeline")]
pub mod joined;
pub mod json;
#[cfg(feature = "pipeline")]
pub mod ledger;
#[cfg(feature = "pipeline")]
pub mod rows;
#[cfg(feature = "pipeline")]
mod stored;
#[cfg(feature = "pipeline")]
mod subject;

use calc_core::law::problem::{Detail, Problem};
use calc_core::person::code::Code;
use calc_core::person::decode::PersonProblem;
use calc_core::person::fields::Field;
use calc_core::person::month::withhold::YearFault;

#[cfg(feature = "pipeline")]
pub use subject::{PersonYears, Settings};

/// Why there is no year, as a mistake of its row.
pub fn problem(fault: YearFault) -> PersonProblem {
    let (code, field, detail) = match fault {
        YearFault::BadRow(row) => (Code::MonthHasErrors, Field::TaxYear, Detail::Row(row)),
        YearFault::SecondBonus => (Code::SecondBonus, Field::AnnualBonus, Detail::None),
        YearFault::Equity => (Code::EquityOfResident, Field::AnnualBonus, Detail::None),
        YearFault::TaxReduction => (Code::TaxReductionOfYear, Field::TaxWithheld, Detail::None),
    };
    Problem::new(code, field, "", detail)
}
