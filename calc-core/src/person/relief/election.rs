//! One tax year, one relief: the exemption or the subsidy, never both (深财规〔2025〕2号, art. 5).

use serde::Serialize;

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;

/// The route that brings most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BestRoute {
    /// The exemption.
    Exemption,
    /// The subsidy.
    Subsidy,
    /// The exemption, if what is missing is confirmed.
    ExemptionIfConfirmed,
    /// The subsidy, if what is missing is confirmed.
    SubsidyIfConfirmed,
    /// Neither brings anything.
    None,
}

impl BestRoute {
    /// Every route, in the order in which summaries list them.
    pub const ALL: [Self; 5] = [
        Self::Exemption,
        Self::Subsidy,
        Self::ExemptionIfConfirmed,
        Self::SubsidyIfConfirmed,
        Self::None,
    ];

    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exemption => "exemption",
            Self::Subsidy => "subsidy",
            Self::ExemptionIfConfirmed => "exemption_if_confirmed",
            Self::SubsidyIfConfirmed => "subsidy_if_confirmed",
            Self::None => "none",
        }
    }
}

/// What is best, and what it brings for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Election {
    /// The route that brings most, or none.
    pub best: BestRoute,
    /// Its amount; nothing while it is unconfirmed.
    pub benefit: Cny,
    /// Whether an unconfirmed route would bring more than the confirmed one.
    pub larger_if_confirmed: bool,
}

/// Chooses between the two, each with its answer and its amount. A route that brings nothing is
/// left out; of equal ones the exemption is taken.
pub fn elect(exemption: (Eligibility, Cny), subsidy: (Eligibility, Cny)) -> Election {
    let confirmed = |(answer, amount): (Eligibility, Cny)| {
        if answer == Eligibility::Yes { amount } else { Cny::ZERO }
    };
    let unconfirmed = |(answer, amount): (Eligibility, Cny)| {
        if matches!(answer, Eligibility::Needs | Eligibility::Unknown) { amount } else { Cny::ZERO }
    };
    let sure = (confirmed(exemption), confirmed(subsidy));
    let open = (unconfirmed(exemption), unconfirmed(subsidy));
    let benefit = sure.0.max(sure.1);
    let possible = open.0.max(open.1);
    let best = if benefit > Cny::ZERO {
        if sure.0 >= sure.1 { BestRoute::Exemption } else { BestRoute::Subsidy }
    } else if possible > Cny::ZERO {
        if open.0 >= open.1 {
            BestRoute::ExemptionIfConfirmed
        } else {
            BestRoute::SubsidyIfConfirmed
        }
    } else {
        BestRoute::None
    };
    Election { best, benefit, larger_if_confirmed: benefit > Cny::ZERO && possible > benefit }
}
