//! What each route of relief leaves on both sides where a credit was claimed: the smaller relief may not be a
//! reasonable step to minimise foreign tax (s.50AA).

use super::amounts::{in_cny, in_hkd};
use super::route_left::RouteLeft;
use crate::law::eligibility::Eligibility;
use crate::law::money::{Cny, Hkd};
use crate::person::outcome::Outcome;

/// The routes that are not ruled out, and none; `tax_with` works out the Hong Kong tax with a relief of that
/// amount.
pub(super) fn routes(outcome: &Outcome, tax_with: impl Fn(Hkd) -> Hkd) -> [Option<RouteLeft>; 3] {
    let (exemption, subsidy) = (&outcome.exemption, &outcome.subsidy);
    let none = ("none", Eligibility::Yes, Cny::ZERO, Cny::ZERO);
    let all = [
        (
            "exemption",
            exemption.eligible,
            exemption.amount,
            exemption.relief.comprehensive.or_zero(),
        ),
        ("subsidy", subsidy.eligible, subsidy.amount, subsidy.relief.comprehensive),
        none,
    ];
    all.map(|(route, eligible, amount, comprehensive)| {
        if eligible == Eligibility::No {
            return None;
        }
        let mainland = outcome.mainland.tax - amount;
        let hong_kong = tax_with(in_hkd(comprehensive, outcome));
        Some(RouteLeft { route, mainland, hong_kong, total: mainland + in_cny(hong_kong, outcome) })
    })
}
