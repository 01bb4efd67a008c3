//! When to claim, as members of an answer.

use serde::Serialize;

use super::reliefs::relief_law;
use crate::law::money::Cny;
use crate::law::params::{Citation, Date, InForce, Window};
use crate::person::assess::Outcome;
use crate::person::vocabulary::Route;

/// When to claim a route.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimWindow {
    /// The exemption or the subsidy.
    pub route: Route,
    /// The income that it is claimed for.
    pub income: ClaimedIncome,
    /// The first day on which the claim can be made.
    pub opens: Date,
    /// The last day on which the claim is in time.
    pub closes: Date,
    /// Whether it is a later time for those who missed the first.
    pub late: bool,
    /// The article that sets these days.
    pub citation: Citation,
}

/// The income that a claim is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClaimedIncome {
    /// Comprehensive income, bonus and talent subsidies.
    Comprehensive,
    /// Business income.
    Business,
    /// All of it.
    All,
}

/// The windows of the routes that bring something, where their dates are known.
pub(super) fn claim_windows(outcome: &Outcome) -> Vec<ClaimWindow> {
    let Some(law) = relief_law(outcome) else { return Vec::new() };
    let exemption = outcome.exemption.amount > Cny::ZERO;
    let relief = outcome.exemption.relief;
    let comprehensive = relief.comprehensive + relief.talent_subsidy > Cny::ZERO;
    let business = relief.business > Cny::ZERO;
    let subsidy = outcome.subsidy.amount > Cny::ZERO;
    let window = |wanted: bool, route, income, late, window: Option<InForce<Window>>| {
        window.filter(|_| wanted).map(|window| {
            let span = window.of(outcome.tax_year.0);
            ClaimWindow {
                route,
                income,
                opens: span.first,
                closes: span.last,
                late,
                citation: window.citation(),
            }
        })
    };
    [
        window(
            exemption && comprehensive,
            Route::Exemption,
            ClaimedIncome::Comprehensive,
            false,
            law.exemption.claim_comprehensive,
        ),
        window(
            exemption && business,
            Route::Exemption,
            ClaimedIncome::Business,
            false,
            law.exemption.claim_business,
        ),
        window(subsidy, Route::Subsidy, ClaimedIncome::All, false, law.subsidy.claim_window),
        window(subsidy, Route::Subsidy, ClaimedIncome::All, true, law.subsidy.late_claim_window),
    ]
    .into_iter()
    .flatten()
    .collect()
}
