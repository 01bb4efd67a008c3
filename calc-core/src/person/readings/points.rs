//! The open points that are decided one way and another for a person.

use super::alternatives::{AlternativeOf, named};
use super::combinations::Tried;
use crate::law::eligibility::Eligibility;
use crate::law::params::{ChoiceId, Choices};
use crate::person::assess::{Outcome, Settings, laws};
use crate::person::facts::Facts;
use crate::person::month::person_year::MainlandBasis;
use crate::person::open_points::{Possible, points_that_matter};
use crate::person::relief::eligibility::{
    exemption_conditions, subsidy_conditions, with_non_resident,
};
use crate::person::rulebook::Rulebook;

/// The open points of a person, by what they bear on. Nothing but facts and settings decides which.
#[derive(Debug, Default)]
pub(super) struct PointsOfPerson {
    /// What bears on both reliefs: whether a non-resident has them.
    pub(super) shared: Vec<Tried>,
    /// What bears on the exemption only, and on the Hong Kong tax in it.
    pub(super) exemption: Vec<Tried>,
    /// What bears on the subsidy only.
    pub(super) subsidy: Vec<Tried>,
    /// What bears on the mainland tax of an income that is in neither relief.
    pub(super) tax: Vec<Tried>,
    /// Alternatives of these points that nobody can work out.
    pub(super) not_worked_out: Vec<(ChoiceId, &'static str)>,
    /// Points that the months of the year rest on; they stay as they are.
    pub(super) held: Vec<ChoiceId>,
}

/// The points that bear on the subsidy, and on nothing else.
const OF_SUBSIDY: &[ChoiceId] = &[
    ChoiceId::BonusInSubsidy,
    #[cfg(feature = "special_incomes")]
    ChoiceId::EquityInSubsidy,
    ChoiceId::NonresidentSubsidy,
    ChoiceId::SeveranceInSubsidy,
    ChoiceId::SubsidyCap,
    ChoiceId::SubsidyDaysAfter2024,
];

/// The points that bear on the mainland tax, and on neither relief.
const OF_TAX: &[ChoiceId] = &[
    #[cfg(feature = "special_incomes")]
    ChoiceId::AnnuityHkLeaver,
    #[cfg(feature = "special_incomes")]
    ChoiceId::InternalRetirementPart,
];

/// The points that the income of an event of equity pay rests on. They are decided before there is a
/// mainland tax that a relief could compare, so they stay as they are.
const OF_EVENTS: &[ChoiceId] = &[
    #[cfg(feature = "special_incomes")]
    ChoiceId::EquityNegativeEvent,
    #[cfg(feature = "special_incomes")]
    ChoiceId::EquityRsuFormula,
    #[cfg(feature = "special_incomes")]
    ChoiceId::EquityUnlistedNotDeferred,
];

impl PointsOfPerson {
    /// The points of a person whose answer is there.
    pub(super) fn of(facts: &Facts, settings: &Settings, outcome: &Outcome) -> Self {
        Self::where_possible(possible(facts, settings, outcome), facts, settings, outcome)
    }

    /// What bears on the exemption with every condition met.
    pub(super) fn of_exemption(facts: &Facts, settings: &Settings, outcome: &Outcome) -> Self {
        let exemption_only = Possible { exemption: true, subsidy: false };
        let all = Self::where_possible(exemption_only, facts, settings, outcome);
        Self { shared: Vec::new(), tax: Vec::new(), ..all }
    }

    fn where_possible(
        possible: Possible,
        facts: &Facts,
        settings: &Settings,
        outcome: &Outcome,
    ) -> Self {
        let mut found = Self::default();
        let mut of_events = Vec::new();
        for id in points_that_matter(facts, outcome, possible) {
            if OF_EVENTS.contains(&id) {
                of_events.push(id);
                continue;
            }
            let of_subsidy = OF_SUBSIDY.contains(&id);
            let of_tax = OF_TAX.contains(&id);
            let is_possible = match id {
                _ if of_tax => true,
                ChoiceId::NonresidentRelief => possible.exemption || possible.subsidy,
                _ if of_subsidy => possible.subsidy,
                _ => possible.exemption,
            };
            if !is_possible || is_decided(id, facts, settings) {
                continue;
            }
            let tried = found.alternatives(id, (facts, settings), &outcome.choices);
            if tried.indices.len() < 2 {
                continue;
            }
            match id {
                ChoiceId::NonresidentRelief => found.shared.push(tried),
                _ if of_tax => found.tax.push(tried),
                _ if of_subsidy => found.subsidy.push(tried),
                _ => found.exemption.push(tried),
            }
        }
        let months = outcome.points.iter().filter(|id| id.is_of_months());
        let is_held = |id: &ChoiceId| !found.has(*id) && !settings.decided.contains(*id);
        found.held = months.chain(of_events).filter(is_held).collect();
        found
    }

    /// Every point that has more than one alternative.
    pub(super) fn all(&self) -> impl Iterator<Item = &Tried> {
        self.shared.iter().chain(&self.exemption).chain(&self.subsidy).chain(&self.tax)
    }

    /// Where a reading departs from what was taken.
    pub(super) fn departures(&self, choices: &Choices, taken: &Choices) -> Vec<AlternativeOf> {
        let departs = |tried: &&Tried| choices.index(tried.id) != taken.index(tried.id);
        let other = |tried: &Tried| named(tried.id, choices.taken(tried.id));
        self.all().filter(departs).map(other).collect()
    }

    fn has(&self, id: ChoiceId) -> bool {
        self.all().any(|tried| tried.id == id)
    }

    /// The alternatives that are worked out for a person, the one that was taken first.
    fn alternatives(
        &mut self,
        id: ChoiceId,
        (facts, settings): (&Facts, &Settings),
        taken: &Choices,
    ) -> Tried {
        let mut indices = vec![taken.index(id)];
        for (index, alternative) in (0_u8..).zip(id.alternatives()) {
            if index == taken.index(id) {
                continue;
            }
            // Under some alternatives the law of a year is not known, or the facts are refused.
            let is_good = || laws(facts, settings, &taken.with_index(id, index)).is_ok();
            if alternative.computed && is_good() {
                indices.push(index);
            } else {
                self.not_worked_out.push((id, alternative.key));
            }
        }
        Tried { id, indices }
    }
}

/// Whether the row or the settings decide a point.
pub(super) fn is_decided(id: ChoiceId, facts: &Facts, settings: &Settings) -> bool {
    let by_row = match id {
        ChoiceId::YearOfAssessment => facts.assumptions.year_of_assessment.is_some(),
        ChoiceId::TaxReduction => facts.assumptions.tax_reduction.is_some(),
        ChoiceId::ExchangeRate => {
            facts.assumptions.fx_cny_per_hkd.or(settings.cny_per_hkd).is_some()
        }
        // The taxpayer sets the order of donations, and no bureau.
        #[cfg(feature = "special_incomes")]
        ChoiceId::DonationOrder => true,
        _ => false,
    };
    by_row || settings.decided.contains(id)
}

/// Which reliefs the facts do not rule out, however the open points are decided.
fn possible(facts: &Facts, settings: &Settings, outcome: &Outcome) -> Possible {
    let Some(law) = Rulebook::get().relief(facts.tax_year) else {
        return Possible { exemption: false, subsidy: false };
    };
    let monthly = outcome.basis == MainlandBasis::Monthly;
    let readings = |id: ChoiceId| -> Vec<Choices> {
        if is_decided(id, facts, settings) {
            return vec![outcome.choices];
        }
        let all = (0_u8..).zip(id.alternatives()).filter(|(_, choice)| choice.computed);
        all.map(|(index, _)| outcome.choices.with_index(id, index)).collect()
    };
    let of_non_residents = readings(ChoiceId::NonresidentRelief);
    let mut all = of_non_residents.iter();
    let exemption = all.any(|choices| {
        let conditions = exemption_conditions(&facts.person, &law.exemption);
        with_non_resident(&conditions, monthly, choices) != Eligibility::No
    });
    let days = readings(ChoiceId::SubsidyDaysAfter2024);
    let subsidy = of_non_residents.iter().any(|relief| {
        let index = relief.index(ChoiceId::NonresidentRelief);
        days.iter().any(|choices| {
            let choices = choices.with_index(ChoiceId::NonresidentRelief, index);
            let conditions = subsidy_conditions(&facts.person, &law.subsidy, &choices);
            with_non_resident(&conditions, monthly, &choices) != Eligibility::No
        })
    });
    Possible { exemption, subsidy }
}
