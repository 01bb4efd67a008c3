//! What is to be withheld from a person's pay, row by row, in the order of months; and what is to be
//! corrected when status or days turn out otherwise.

mod answers;
mod non_resident_month;
mod non_resident_year;
mod outcome;
mod payer;
mod payers_in_china;
mod period;
mod person_year;
mod resident_month;
mod rows;
mod services;
mod settlement;
mod standing;
mod steps;
mod to_date;
mod tracing;
mod year;
mod year_end;

pub use answers::{withhold, withhold_with_traces};
pub use outcome::{LastOfMonth, MonthOutcome, RowAnswer, RowFault, Treatment, Unverified};
pub use person_year::{YearFault, person_year, person_year_beside_traces};
pub use rows::{Context, PersonRow};
pub use steps::steps;
