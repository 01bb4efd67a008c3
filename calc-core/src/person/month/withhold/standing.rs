//! How a row is taxed: its tier, its formula, and the other ways.

use super::outcome::{RowFault, Treatment};
use super::rows::Context;
use crate::law::params::ChoiceId;
use crate::law::period::Span;
use crate::person::month::code::{Code, Codes};
use crate::person::month::facts::{DocumentOf, MonthFacts};
use crate::person::month::fields::{Field, MainlandStatus};
use crate::person::month::income_amount::Post;
use crate::person::month::points::Points;
use crate::person::month::researcher::exempt_period;
use crate::person::month::six_year_rule::can_be_met;
use crate::person::month::standing::{Claim, Formula, Tier};

/// How a row is taxed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// The tier; not known where it changes nothing.
    pub(super) tier: Option<Tier>,
    /// Whether the year is that of a resident.
    pub(super) is_resident: bool,
    /// Whether the six-year rule is open.
    pub(super) six_years_open: bool,
    /// Whether the pay is exempt as a researcher's.
    pub(super) exempt: bool,
}

/// What is known of a row's standing by itself.
pub(super) fn standing(
    facts: &MonthFacts,
    context: &Context<'_>,
    notes: &mut Codes,
) -> Result<Standing, RowFault> {
    let said = &facts.standing;
    let (tier, six_years_open) = tier(facts, context, notes)?;
    let exempt = is_exempt(facts, context)?;
    for (condition, code) in [
        (said.residence.domiciled.is_none(), Code::AssumedNotDomiciled),
        (said.position.post.is_none(), Code::AssumedPost),
        (exempt, Code::ResearcherExempt),
        (facts.bad_identity_number, Code::BadIdentityNumber),
    ] {
        if condition {
            notes.insert(code);
        }
    }
    let is_resident = tier.is_some_and(Tier::is_resident);
    Ok(Standing { tier, is_resident, six_years_open, exempt })
}

fn tier(
    facts: &MonthFacts,
    context: &Context<'_>,
    notes: &mut Codes,
) -> Result<(Option<Tier>, bool), RowFault> {
    let said = &facts.standing;
    let law = context.law;
    if said.is_domiciled() {
        return Ok((Some(Tier::Domiciled), false));
    }
    let days = match (said.days_followed(), said.residence.mainland_status) {
        (Some(days), _) => u32::from(days),
        (None, Some(MainlandStatus::Resident)) => *law.residence_days,
        (None, None) if said.stated_formula.is_some() => return Ok((None, false)),
        (None, _) => {
            let post = said.post();
            let plain = [&facts.wages, &facts.bonus, &facts.equity]
                .into_iter()
                .all(|split| split.is_plain(post));
            if plain && !said.position.executive && said.claim.treaty == Claim::None {
                return Ok((None, false));
            }
            return Err(RowFault::alone(Code::DaysNeeded, Field::ExpectedResidenceDays));
        }
    };
    let possible = can_be_met(facts.tax_year, law);
    let tier = Tier::of(days, false, possible && said.presence.six_year_met == Some(true), law);
    let open = tier == Tier::Resident && possible && said.presence.six_year_met.is_none();
    if open {
        notes.insert(Code::AssumedSixYearsNotMet);
    }
    Ok((Some(tier), open))
}

/// Whether the month lies in the exempt years of a researcher.
fn is_exempt(facts: &MonthFacts, context: &Context<'_>) -> Result<bool, RowFault> {
    let Some(arrival) = facts.standing.claim.first_arrival else { return Ok(false) };
    let Some(exempt) = exempt_period(arrival, context.law) else { return Ok(false) };
    let Span { first, last } = facts.tax_year.month(facts.payment.month);
    match (exempt.contains(first), exempt.contains(last)) {
        (true, true) => Ok(true),
        (false, false) => Ok(false),
        _ => Err(RowFault::alone(Code::ResearcherMonthSplit, Field::FirstArrival)),
    }
}

/// The formula of a tier; any where the tier changes nothing.
pub(super) fn formula_of(
    tier: Option<Tier>,
    facts: &MonthFacts,
    claim: Claim,
    context: &Context<'_>,
    points: &mut Points,
) -> Option<Formula> {
    let Some(tier) = tier else {
        // The client's formula where nothing else is given; any where it changes nothing.
        return facts.standing.stated_formula;
    };
    if claim == Claim::Foreign && tier == Tier::ResidentSixYears {
        points.insert(ChoiceId::TreatyAfterSixYears);
    }
    Some(Formula::of(tier, facts.standing.position.executive, claim, context.choices))
}

/// The claims that the facts allow besides what the row says.
pub(super) fn other_claims(
    facts: &MonthFacts,
    standing: Standing,
    context: &Context<'_>,
) -> [Option<(Treatment, Claim)>; 2] {
    let said = &facts.standing;
    let Some(tier) = standing.tier.filter(|tier| *tier != Tier::Domiciled) else {
        return [None, None];
    };
    match said.claim.treaty {
        Claim::Short | Claim::Foreign => [Some((Treatment::Domestic, Claim::None)), None],
        Claim::Board => [None, None],
        Claim::None if said.document == DocumentOf::Other => [None, None],
        Claim::None => {
            let outside = said.post() != Post::DomesticOnly;
            let short = outside && !tier.is_resident() && !is_too_long(facts, context);
            let foreign =
                (tier.is_resident() || said.position.executive) && facts.wages.days.is_some();
            [
                short.then_some((Treatment::of(Claim::Short), Claim::Short)),
                foreign.then_some((Treatment::of(Claim::Foreign), Claim::Foreign)),
            ]
        }
    }
}

/// Whether the presence is longer than a claim for a short one allows, as far as it is known.
pub(super) fn is_too_long(facts: &MonthFacts, context: &Context<'_>) -> bool {
    let (said, most) = (&facts.standing, *context.law.employment_days);
    let above = said.presence.treaty_window_days.is_some_and(|days| u32::from(days) > most);
    // A day of arrival or departure, which is one of presence, stands before or behind full days.
    above || said.residence.residence_days.is_some_and(|days| u32::from(days) >= most)
}
