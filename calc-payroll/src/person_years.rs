//! Person-years that are added up from months: a file of months is read twice. The first time the rows
//! of each person and year go into a [`ledger`]; the second time the first row of each stands for the
//! year, in the columns of a payroll ([`rows`]), and goes the way of any payroll row. The months of one
//! person may also come as JSON ([`json`]).

pub mod columns;
pub mod completed;
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
pub mod year;

#[cfg(feature = "pipeline")]
pub use subject::{PersonYears, Settings};
