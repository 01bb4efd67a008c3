//! Losses under personal assessment: Cap. 112, s.42 and 42A; DIPN 18, App. 2, Ex. 2.

use crate::law::money::Hkd;

/// What a loss takes off an income.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetOff {
    /// What of the loss is used.
    pub used: Hkd,
    /// The income that is left.
    pub left: Hkd,
    /// The loss that is carried forward.
    pub carried: Hkd,
}

/// A loss against an income that is not below zero.
pub fn set_off(income: Hkd, loss: Hkd) -> SetOff {
    let used = loss.min(income);
    SetOff { used, left: income - used, carried: loss - used }
}
