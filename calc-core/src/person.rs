//! A person's tax year: facts, mainland and Hong Kong burden, the two reliefs, the answer.

pub mod answer;
pub mod assess;
pub mod code;
pub mod curve;
pub mod decode;
#[cfg(feature = "special_incomes")]
pub mod equity;
pub mod facts;
pub mod fields;
pub mod hongkong;
#[cfg(feature = "bill")]
pub mod hongkong_bill;
pub mod identity;
pub mod mainland;
pub mod month;
mod open_points;
mod outcome;
#[cfg(feature = "readings")]
pub mod readings;
pub mod relief;
pub mod rulebook;
pub mod ruleset;
pub mod sensitivity;
#[cfg(feature = "readings")]
pub mod solve;
pub mod totals;
pub mod vocabulary;
