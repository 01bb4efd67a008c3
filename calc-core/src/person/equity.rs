//! Events of equity pay of a resident's year: exercises, unlockings, deliveries. They stand in a file of
//! their own, in a list of the JSON facts, or one behind the other in a column of a payroll.

pub mod cells;
pub mod event;
pub mod fields;
mod income;
pub mod place;
