//! Receipts: what an answer was made of and what it said, as a file that anybody can work out again.
//!
//! A receipt is a record that can be recomputed, and no evidence of who made it or when: whoever changes it can
//! make a new hash, too. What the hash shows is that a file was not changed by accident or by somebody who does
//! not know how it is made: SHA-256 of the member `record` in its canonical form (RFC 8785).

mod canonical;
mod make;
mod parameters;
mod receipt;
mod strict;
mod verify;

pub use make::{NotMade, make, make_of_months};
pub use receipt::{ComputedBy, Identity, LARGEST, Parameter, Receipt, Record, SCHEMA};
pub use verify::{
    Difference, NoReceipt, ParameterChange, RulesetPair, VERIFICATION, Verdict, Verification,
    verify,
};
