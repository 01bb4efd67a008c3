//! The two reliefs, who may have them, and which of them to take.

pub mod election;
pub mod eligibility;
pub mod gba_talent_subsidy;
pub mod hk_resident_exemption;
