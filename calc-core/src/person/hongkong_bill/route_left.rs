//! What a route of relief leaves on both sides.

use crate::law::money::{Cny, Hkd};

/// What a route leaves to bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteLeft {
    /// `exemption`, `subsidy` or `none`.
    pub route: &'static str,
    /// Mainland tax less the relief of this route, in yuan.
    pub mainland: Cny,
    /// Hong Kong tax with it, in whole Hong Kong dollars.
    pub hong_kong: Hkd,
    /// Both, in yuan.
    pub total: Cny,
}
