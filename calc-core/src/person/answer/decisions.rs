//! What the law leaves open and what was taken, as members of an answer.

use crate::law::params::{ChoiceId, Choices, DecidedBy, Decision};
use crate::person::assess::{Outcome, Settings};
use crate::person::facts::Facts;

/// The open points that an answer rests on, as decided for it.
pub(crate) fn decisions(
    facts: &Facts,
    settings: &Settings,
    outcome: &Outcome,
    open: &[ChoiceId],
) -> Vec<Decision> {
    let settings = settings.of_year(facts.tax_year);
    open.iter()
        .filter_map(|&id| {
            let by_row = match id {
                ChoiceId::YearOfAssessment => facts.assumptions.year_of_assessment.is_some(),
                ChoiceId::TaxReduction => facts.assumptions.tax_reduction.is_some(),
                _ => false,
            };
            let by_settings = settings.choices.taken(id) != Choices::DEFAULT.taken(id);
            let decided_by = if !by_row && settings.is_learned(id) {
                DecidedBy::Readings
            } else {
                DecidedBy::user_if(by_row || by_settings)
            };
            Decision::of(id, &outcome.choices, decided_by)
        })
        .collect()
}
