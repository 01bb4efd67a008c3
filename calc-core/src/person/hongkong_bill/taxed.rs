//! What both sides charge.

use crate::law::money::Hkd;

/// Income that both sides charge, and the mainland tax on it, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taxed {
    /// The income, gross.
    pub income: Hkd,
    /// The mainland tax on it.
    pub tax: Hkd,
}
