//! Readings: what an answer comes to when every open point is decided one way or another, all of them
//! together. [`sensitivity`](super::sensitivity) tries them one at a time.

mod alternatives;
mod bureau;
pub mod calibrate;
mod combinations;
pub mod compare;
mod ends;
mod exemptions;
pub mod gap;
mod points;
mod range;
mod rates;
mod row;
mod worked_out;

pub use alternatives::AlternativeOf;
pub use bureau::BureauReadings;
pub use exemptions::DecisiveQuestion;
pub use range::{AmountRange, End, PointOfRange, Range, SignedEnd, SignedRange};
pub use rates::RateInterval;
pub use row::assess_row;

pub(crate) use range::range;
