//! A person's year as it turned out.

use super::period::{Period, amounts};
use super::rows::{Context, Group};
use super::standing::{Standing, is_too_long, standing};
use crate::law::money::Cny;
use crate::law::trace::Silent;
use crate::person::month::code::Codes;
use crate::person::month::facts::MonthFacts;
use crate::person::month::standing::Claim;

/// A year as it turned out.
pub(super) struct Year<'a> {
    pub(super) groups: &'a [Group<'a>],
    /// How the year is taxed.
    pub(super) real: Standing,
    /// Whether a claim for a short presence does not hold.
    pub(super) passed: bool,
    pub(super) context: &'a Context<'a>,
}

impl<'a> Year<'a> {
    /// The year of which `last` is the last row; nothing if its standing is not known.
    pub(super) fn of(
        groups: &'a [Group<'a>],
        last: &MonthFacts,
        context: &'a Context<'a>,
    ) -> Option<Self> {
        let breaks = |facts: &MonthFacts| {
            facts.standing.claim.treaty == Claim::Short && is_too_long(facts, context)
        };
        let passed = groups.iter().flat_map(Group::facts).any(|(_, facts)| breaks(facts));
        Some(Self { groups, real: real_standing(groups, last, context)?, passed, context })
    }

    /// The amounts of a row in the standing of the year.
    pub(super) fn period(&self, facts: &MonthFacts) -> Period {
        let claim = match facts.standing.claim.treaty {
            Claim::Short if self.passed => Claim::None,
            claim => claim,
        };
        let own = standing(facts, self.context, &mut Codes::default());
        let exempt = own.is_ok_and(|own| own.exempt);
        amounts(facts, Standing { exempt, ..self.real }, claim, self.context, &mut Silent)
    }

    /// The facts of its rows.
    pub(super) fn facts(&self) -> impl Iterator<Item = &MonthFacts> {
        self.groups.iter().flat_map(Group::facts).map(|(_, facts)| facts)
    }

    /// Pay and bonuses before they were split by days.
    pub(super) fn gross(&self) -> Cny {
        let of = |facts: &MonthFacts| {
            let split = [&facts.wages, &facts.bonus, &facts.equity];
            let split: Cny = split.iter().map(|split| split.pay.all()).sum();
            split + facts.annual_bonus.annual_bonus
        };
        self.facts().map(of).sum()
    }

    /// What was withheld; nothing where a month does not say.
    pub(super) fn paid(&self) -> Option<Cny> {
        self.groups.iter().map(Group::withheld).sum()
    }
}

/// The standing of the year as it turned out: by the days there were, otherwise as the last row says.
fn real_standing(
    groups: &[Group<'_>],
    last: &MonthFacts,
    context: &Context<'_>,
) -> Option<Standing> {
    let mut facts = last.clone();
    let days = groups
        .iter()
        .flat_map(Group::facts)
        .find_map(|(_, facts)| facts.standing.residence.residence_days);
    if days.is_some() {
        facts.standing.residence.expected_residence_days = None;
        facts.standing.residence.residence_days = days;
        facts.standing.residence.mainland_status = None;
    }
    standing(&facts, context, &mut Codes::default()).ok()
}
