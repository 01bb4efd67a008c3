//! Mainland and Hong Kong tax of a person-year, and the relief between them.
//!
//! Hong Kong residents who work in the Hetao Shenzhen Park pay mainland income tax; the part above
//! what Hong Kong would take is exempt (财税〔2024〕5号), or a 15% subsidy may be claimed instead
//! (财税〔2023〕34号). This crate knows the law: dated, cited parameters, rules over exact integers,
//! and a trace of every step. It reads no file and opens no connection.
//!
//! Companies have the same in [`company`]: the 15% rate of the park, what competes with it, head
//! office and branches, and what imports save.
//!
//! Data goes one way: raw values, [`person::facts::Facts`], mainland and Hong Kong burden, the two reliefs,
//! an [`person::answer::Answer`].
//!
//! ```
//! use calc_core::person::answer::answer;
//! use calc_core::person::assess::Settings;
//! use calc_core::person::decode::{Raw, decode};
//! use calc_core::law::cell::Cell;
//! use calc_core::law::trace::TraceLevel;
//! use calc_core::person::fields::Field;
//!
//! struct Row;
//!
//! impl Raw for Row {
//!     fn get(&self, field: Field) -> Cell<'_> {
//!         Cell::of_text(match field {
//!             Field::EmployeeId => "0042",
//!             Field::TaxYear => "2023",
//!             Field::Wages => "1000000",
//!             Field::Identity => "hk_permanent",
//!             Field::ParkEmployment | Field::CleanRecord | Field::WhiteListed => "yes",
//!             Field::FxCnyPerHkd => "0.92",
//!             Field::HkTaxReduction => "not_counted",
//!             _ => "",
//!         })
//!     }
//! }
//!
//! let facts = decode(&Row).expect("the facts are good");
//! let answer = answer(&facts, &Settings::default(), TraceLevel::None).expect("2023 is covered");
//! // 1,000,000 yuan less 60,000 is taxed 243,080 on the mainland; Hong Kong would take
//! // HKD 144,342 (CNY 132,794.64) of it, so 110,285.36 is exempt.
//! assert_eq!(answer.mainland.tax.to_string(), "243080.00");
//! assert_eq!(answer.hong_kong.tax_cny.to_string(), "132794.64");
//! assert_eq!(answer.exemption.amount.to_string(), "110285.36");
//! ```

#[cfg(feature = "companies")]
pub mod company;
#[cfg(feature = "companies")]
pub mod coverage;
pub mod law;
#[cfg(feature = "openapi")]
mod openapi;
pub mod person;
