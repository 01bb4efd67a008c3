//! What people and companies both stand on: money, rates, periods, the dated and cited numbers of the
//! law, the trace, and the machinery of columns.

pub mod amount_text;
pub mod assumed;
pub mod cell;
pub mod code;
pub(crate) mod columns;
pub mod eligibility;
pub mod fields;
pub(crate) mod given;
pub mod money;
#[cfg(feature = "openapi")]
pub(crate) mod openapi;
pub mod params;
pub mod period;
pub mod problem;
pub mod rate;
pub mod reader;
pub mod result_sink;
pub mod rounding;
pub mod ruleset;
pub mod scale;
pub mod text;
pub mod trace;
pub mod vocabulary;
pub mod years;
