//! What each open point would do to the answer if it were decided otherwise.

use serde::Serialize;

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::trace::Silent;
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::facts::Facts;
use crate::person::fields::BonusMethod;
use crate::person::mainland::annual_bonus::BonusTaxed;
use crate::person::relief::election::BestRoute;

/// The answer if one thing were decided otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Variation {
    /// The open point's id, or `bonus_method`, which is the person's own choice.
    pub point: &'static str,
    /// The reading that is tried.
    pub alternative: &'static str,
    /// Whether the exemption could be had.
    pub exemption_eligible: Eligibility,
    /// What the exemption would be.
    pub exemption: Cny,
    /// Whether the subsidy could be had.
    pub subsidy_eligible: Eligibility,
    /// What the subsidy would be.
    pub subsidy: Cny,
    /// Which route would be best.
    pub best_route: BestRoute,
    /// What it would bring.
    pub benefit: Cny,
    /// What would be left to bear.
    pub burden_after: Cny,
    /// By how much that is more or less than now.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub change: Cny,
}

/// Every computed alternative of every open point that the answer rests on, and the other way to
/// tax a bonus. An alternative under which the person-year cannot be worked out is left out.
pub(crate) fn sensitivity(
    facts: &Facts,
    settings: &Settings,
    outcome: &Outcome,
    open: &[ChoiceId],
) -> Vec<Variation> {
    let mut variations = Vec::new();
    let mut bare = facts.clone();
    // What the facts decide is already in the outcome's choices.
    bare.assumptions.year_of_assessment = None;
    bare.assumptions.tax_reduction = None;
    for &id in open {
        for alternative in id.alternatives() {
            if !alternative.computed || alternative.key == outcome.choices.taken(id) {
                continue;
            }
            let Some(choices) = outcome.choices.with(id, alternative.key) else { continue };
            let settings = Settings { choices, ..settings.clone() };
            if let Ok(other) = assess(&bare, &settings, &mut Silent) {
                let point = id.parameter().about.id;
                variations.push(variation(point, alternative.key, outcome, &other));
            }
        }
    }
    let other_method = outcome.mainland.bonus.and_then(|bonus| match bonus.taxed {
        BonusTaxed::Separate => Some((BonusMethod::Merged, "merged")),
        BonusTaxed::Merged => Some((BonusMethod::Separate, "separate")),
        BonusTaxed::BySix => None,
    });
    if let Some((method, key)) = other_method {
        bare.assumptions.bonus_method = Some(method);
        let settings = Settings { choices: outcome.choices, ..settings.clone() };
        if let Ok(other) = assess(&bare, &settings, &mut Silent) {
            variations.push(variation("bonus_method", key, outcome, &other));
        }
    }
    variations
}

fn variation(
    point: &'static str,
    alternative: &'static str,
    now: &Outcome,
    other: &Outcome,
) -> Variation {
    Variation {
        point,
        alternative,
        exemption_eligible: other.exemption.eligible,
        exemption: other.exemption.amount,
        subsidy_eligible: other.subsidy.eligible,
        subsidy: other.subsidy.amount,
        best_route: other.election.best,
        benefit: other.election.benefit,
        burden_after: other.burden_after,
        change: other.burden_after - now.burden_after,
    }
}
