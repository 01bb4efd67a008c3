//! What a tax bureau gave, beside the rows of a payroll: reading its figures, comparing them with every
//! reading of what the law leaves open, and the file that keeps what was learned.

pub mod effect;
pub mod figures;
pub mod file;
mod rows;

pub use rows::{Found, Refused, RefusedRow, Rows};
