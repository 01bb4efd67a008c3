//! One person-year under two sets of settings, side by side: what changes, by how much, and why.

use serde::Serialize;

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::period::TaxYear;
use crate::law::ruleset::{RULESET, Ruleset};
use crate::law::trace::Silent;
use crate::person::assess::{Outcome, Settings, assess};
use crate::person::decode::PersonProblem;
use crate::person::facts::Facts;
use crate::person::fields::Field;
use crate::person::relief::election::BestRoute;

/// The version of the shape.
pub const SCHEMA: &str = "taxdiff.compare/1";

/// A person-year under two sets of settings.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Comparison {
    /// The version of this shape.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^taxdiff\.compare/1$"))]
    pub schema: &'static str,
    /// The version of the engine and the digest of the parameters that computed both.
    pub ruleset: Ruleset,
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// Under the first settings.
    pub old: Side,
    /// Under the second settings.
    pub new: Side,
    /// By how much more or less is left to bear under the second, in yuan.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub change: Cny,
    /// What is decided otherwise and bears on the person.
    pub reasons: Vec<Reason>,
}

/// What a person-year comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ComparedSide))]
pub struct Side {
    /// Mainland tax of the year before any relief, in yuan.
    pub mainland_tax: Cny,
    /// Hong Kong tax on the same income, in yuan.
    pub hong_kong_tax: Cny,
    /// Whether the exemption may be had.
    pub exemption_eligible: Eligibility,
    /// The exemption, in yuan.
    pub exemption: Cny,
    /// Whether the subsidy may be had.
    pub subsidy_eligible: Eligibility,
    /// The subsidy, in yuan.
    pub subsidy: Cny,
    /// Which of them is best.
    pub best_route: BestRoute,
    /// What it brings for certain, in yuan.
    pub benefit: Cny,
    /// What is left to bear, in yuan.
    pub burden_after: Cny,
    /// Tax due, or (negative) what comes back; nothing where the tax withheld is not known.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Option<crate::law::openapi::SignedCny>))]
    pub refund_or_due: Option<Cny>,
}

/// Something that is decided otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ComparedReason))]
pub struct Reason {
    /// The open point's id, or the assumption's column.
    pub point: &'static str,
    /// What the first settings take.
    pub old: String,
    /// What the second settings take.
    pub new: String,
    /// By how much what is left to bear changes if this alone is decided as the second settings do, in yuan.
    /// Several together may do more or less than their sum.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub alone: Cny,
}

/// Works a person-year out under both.
///
/// # Errors
/// The facts are not worked out under one of them.
pub fn compare(
    facts: &Facts,
    old: &Settings,
    new: &Settings,
) -> Result<Comparison, Vec<PersonProblem>> {
    let (old, new) = (old.of_year(facts.tax_year), new.of_year(facts.tax_year));
    let before = assess(facts, &old, &mut Silent)?;
    let after = assess(facts, &new, &mut Silent)?;
    Ok(Comparison {
        schema: SCHEMA,
        ruleset: RULESET,
        tax_year: facts.tax_year,
        old: Side::of(&before),
        new: Side::of(&after),
        change: after.burden_after - before.burden_after,
        reasons: reasons(facts, (&old, &before), (&new, &after)),
    })
}

impl Side {
    fn of(outcome: &Outcome) -> Self {
        Self {
            mainland_tax: outcome.mainland.tax,
            hong_kong_tax: outcome.hong_kong.tax_cny,
            exemption_eligible: outcome.exemption.eligible,
            exemption: outcome.exemption.amount,
            subsidy_eligible: outcome.subsidy.eligible,
            subsidy: outcome.subsidy.amount,
            best_route: outcome.election.best,
            benefit: outcome.election.benefit,
            burden_after: outcome.burden_after,
            refund_or_due: outcome.refund_or_due,
        }
    }
}

fn reasons(
    facts: &Facts,
    (old, before): (&Settings, &Outcome),
    (new, after): (&Settings, &Outcome),
) -> Vec<Reason> {
    let alone = |settings: Settings| {
        let outcome = assess(facts, &settings, &mut Silent);
        outcome.map_or(Cny::ZERO, |outcome| outcome.burden_after - before.burden_after)
    };
    let mut reasons = Vec::new();
    let rates = (before.exchange.cny_per_hkd, after.exchange.cny_per_hkd);
    if rates.0 != rates.1 {
        reasons.push(Reason {
            point: Field::FxCnyPerHkd.name(),
            old: rates.0.to_string(),
            new: rates.1.to_string(),
            alone: alone(Settings { cny_per_hkd: new.cny_per_hkd, ..old.clone() }),
        });
    }
    if before.bonus_method != after.bonus_method {
        reasons.push(Reason {
            point: Field::BonusMethod.name(),
            old: before.bonus_method.key().to_owned(),
            new: after.bonus_method.key().to_owned(),
            alone: alone(Settings { bonus_method: new.bonus_method, ..old.clone() }),
        });
    }
    let rest = before.points.union(after.points);
    let differs = |id: &ChoiceId| before.choices.index(*id) != after.choices.index(*id);
    reasons.extend(rest.iter().filter(differs).map(|id| {
        let mut settings = old.clone();
        settings.choices = settings.choices.with_index(id, after.choices.index(id));
        settings.decided.insert(id);
        Reason {
            point: id.parameter().about.id,
            old: before.choices.taken(id).to_owned(),
            new: after.choices.taken(id).to_owned(),
            alone: alone(settings),
        }
    }));
    reasons
}
