//! The amounts of a row: what counts of the pay of its period, as the row says and the other ways.

use super::outcome::{RowFault, Treatment};
use super::rows::Context;
use super::standing::{Standing, formula_of, is_too_long, other_claims, standing};
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::trace::{Event, Silent, TraceSink};
use crate::person::month::code::{Code, Codes};
use crate::person::month::facts::{MonthFacts, SplitPay};
use crate::person::month::income_amount::{Post, income_amount};
use crate::person::month::points::Points;
use crate::person::month::standing::{Claim, Formula, Tier};
use crate::person::month::vocabulary::Section;

/// The amounts of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Period {
    pub(super) standing: Standing,
    pub(super) formula: Option<Formula>,
    pub(super) notes: Codes,
    pub(super) points: Points,
    /// What counts of the wages.
    pub(super) wages: Cny,
    /// The same the other ways.
    pub(super) others: [Option<(Treatment, Cny)>; 2],
    /// The same with the six-year rule met, where that is open and changes it.
    pub(super) six_years: Option<Cny>,
    /// What counts of a bonus for several months.
    pub(super) bonus: Cny,
    /// What counts of equity income.
    pub(super) equity: Cny,
}

/// The amounts of a row as it says. A payer who began by the month goes on by the month: a tier of
/// residents is then that of the most days of a non-resident.
pub(super) fn period<S: TraceSink>(
    facts: &MonthFacts,
    by_month: bool,
    context: &Context<'_>,
    sink: &mut S,
) -> Result<Period, RowFault> {
    let mut notes = Codes::default();
    let mut standing = standing(facts, context, &mut notes)?;
    if by_month && matches!(standing.tier, Some(Tier::Resident | Tier::ResidentSixYears)) {
        notes.insert(Code::BecomesResident);
        standing.tier = Some(Tier::UpTo182);
        standing.is_resident = false;
        standing.six_years_open = false;
    }
    let mut period = amounts(facts, standing, facts.standing.claim.treaty, context, sink);
    period.notes = period.notes.union(notes);
    Ok(period)
}

/// The amounts of a row in a standing, with a claim.
pub(super) fn amounts<S: TraceSink>(
    facts: &MonthFacts,
    standing: Standing,
    claim: Claim,
    context: &Context<'_>,
    sink: &mut S,
) -> Period {
    sink.note(|| Event::Section { section: Section::Pay.into() });
    let mut points = Points::default();
    let formula = formula_of(standing.tier, facts, claim, context, &mut points);
    let wages_by = |formula, claim, points: &mut Points| {
        if standing.exempt {
            return Cny::ZERO;
        }
        amount(facts, &facts.wages, (formula, claim), (context, points), &mut Silent)
    };
    let wages = if standing.exempt {
        Cny::ZERO
    } else {
        amount(facts, &facts.wages, (formula, claim), (context, &mut points), sink)
    };
    let others = other_claims(facts, standing, context).map(|other| {
        let (way, claim) = other?;
        points.insert(ChoiceId::Treaty);
        let formula = formula_of(standing.tier, facts, claim, context, &mut points);
        Some((way, wages_by(formula, claim, &mut points)))
    });
    let six_years = standing.six_years_open.then(|| {
        let formula = formula_of(Some(Tier::ResidentSixYears), facts, claim, context, &mut points);
        wages_by(formula, claim, &mut points)
    });
    let mut part = |split: &SplitPay| {
        if split.is_some() {
            amount(facts, split, (formula, claim), (context, &mut points), sink)
        } else {
            Cny::ZERO
        }
    };
    let (bonus, equity) = (part(&facts.bonus), part(&facts.equity));
    let mut period = Period {
        standing,
        formula,
        notes: Codes::default(),
        points,
        wages,
        others,
        six_years: six_years.filter(|other| *other != wages),
        bonus,
        equity,
    };
    note(&mut period, facts, claim, context);
    period
}

fn amount<S: TraceSink>(
    facts: &MonthFacts,
    split: &SplitPay,
    (formula, claim): (Option<Formula>, Claim),
    (context, points): (&Context<'_>, &mut Points),
    sink: &mut S,
) -> Cny {
    let (post, domiciled) = (facts.standing.post(), facts.standing.is_domiciled());
    let days = post.split(split.days, claim, context.choices);
    if days.is_some() && !domiciled {
        points.insert(ChoiceId::IncomeAmountRounding);
    }
    if post == Post::DomesticOnly && split.days.is_some() && !domiciled {
        points.insert(if claim == Claim::Foreign {
            ChoiceId::TreatyDomesticOnly
        } else {
            ChoiceId::DomesticOnlyTrips
        });
    }
    // Where the tier is not known it changes nothing.
    income_amount(split.pay, formula.unwrap_or(Formula::F2), days, context.law, sink)
}

fn note(period: &mut Period, facts: &MonthFacts, claim: Claim, context: &Context<'_>) {
    let said = &facts.standing;
    let (post, domiciled) = (said.post(), said.is_domiciled());
    let pay = facts.wages.pay;
    let split = post.split(facts.wages.days, claim, context.choices).is_some();
    let claims = matches!(claim, Claim::Short | Claim::Foreign);
    let exempts_abroad = period.standing.tier == Some(Tier::Resident)
        && period.formula == Some(Formula::F3)
        && period.wages < pay.paid_in_china + pay.paid_abroad;
    for (condition, code) in [
        (facts.wages.days.is_some() && !split && !domiciled, Code::WorkDaysIgnored),
        (
            post == Post::Dual && split && said.days_followed() == Some(0) && !domiciled,
            Code::DualPostNeeded,
        ),
        (
            post == Post::DomesticOnly && pay.paid_abroad > Cny::ZERO && !domiciled,
            Code::RelatedPartyPay,
        ),
        (claims && !domiciled, Code::TreatyResidenceNeeded),
        (claims && domiciled, Code::TreatyClaimIgnored),
        (claim == Claim::Short && !domiciled && is_too_long(facts, context), Code::Treaty183Passed),
        (exempts_abroad, Code::RecordFiling),
        (period.six_years.is_some(), Code::SixYearsNeeded),
        (
            said.stated_formula.is_some() && said.stated_formula != period.formula,
            Code::FormulaDiffers,
        ),
    ] {
        if condition {
            period.notes.insert(code);
        }
    }
}

/// The amounts of a month the other ways; a row without another way counts as it is.
pub(super) fn other_amounts(periods: &[Period]) -> impl Iterator<Item = (Treatment, Cny)> {
    let open = periods.iter().any(|period| period.six_years.is_some());
    let sum = move |way: Treatment| {
        let of = |period: &Period| {
            let other = period.others.iter().flatten().find(|(known, _)| *known == way);
            other.map_or(period.wages, |(_, amount)| *amount)
        };
        let has = periods
            .iter()
            .any(|period| period.others.iter().flatten().any(|(known, _)| *known == way));
        has.then(|| (way, periods.iter().map(of).sum()))
    };
    let six_years = open.then(|| {
        let of = |period: &Period| period.six_years.unwrap_or(period.wages);
        (Treatment::SixYears, periods.iter().map(of).sum())
    });
    // Where the six-year rule decides, that comes first: the answer is not certain without it.
    let ways =
        [Treatment::Domestic, Treatment::Short, Treatment::Foreign].into_iter().filter_map(sum);
    six_years.into_iter().chain(ways)
}
