//! Companies: the 15% rate of the special area, what competes with it, head office and branches, and
//! what imports save.
//!
//! The order of computation: profit, super deduction, losses oldest first, taxable income, the tests
//! of each regime, the lowest tax among those that are met.

pub mod answer;
pub mod apportionment;
mod assess;
pub mod catalogue;
pub mod code;
pub mod decode;
pub mod eligibility;
pub mod facts;
pub mod fields;
pub mod high_tech;
pub mod import_relief;
pub mod income_cliff;
mod loss_carry_forward;
mod main_business_ratio;
mod open_points;
mod outcome;
pub mod regimes;
pub mod rulebook;
mod settings;
pub mod small_low_profit;
pub mod special_area_rate;
mod substantive_operation;
mod super_deduction;
mod taxable_income;
pub mod vary;
pub mod vocabulary;

pub use assess::assess;
pub use loss_carry_forward::LossUse;
pub use main_business_ratio::Ratio;
pub use outcome::{Outcome, Worked};
pub use settings::Settings;
pub use substantive_operation::{InsuredStaffNeeded, insured_staff_needed};
pub use taxable_income::TaxableIncome;
