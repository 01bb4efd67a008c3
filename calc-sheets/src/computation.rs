//! Workbooks that carry a computation: each figure is a formula over the figures that it was made of,
//! so that whoever checks it follows the cells.

mod figure;
mod formula;
mod sheet;

pub use figure::{Figure, Row, Shape};
pub use formula::{Column, Formula, Number};
pub use sheet::{ComputationBook, FIRST_ROW};
