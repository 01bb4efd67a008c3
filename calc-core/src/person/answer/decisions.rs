//! What the law leaves open and what was taken, as members of an answer.

use serde::Serialize;

use crate::law::params::{ChoiceId, Choices, Evidence};
use crate::person::assess::{Outcome, Settings};
use crate::person::facts::Facts;

/// An open point, as decided for this answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// The parameter's id.
    pub parameter: &'static str,
    /// The alternative taken.
    pub taken: &'static str,
    /// Whether it is the default, or somebody decided it.
    pub decided_by: DecidedBy,
    /// How well the default is founded.
    pub evidence: Evidence,
    /// The other alternatives.
    pub not_taken: Vec<&'static str>,
}

/// Who decided an open point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The parameter's default.
    Default,
    /// The row or the settings.
    User,
}

/// The open points that an answer rests on, as decided for it.
pub(crate) fn decisions(
    facts: &Facts,
    settings: &Settings,
    outcome: &Outcome,
    open: &[ChoiceId],
) -> Vec<Decision> {
    open.iter()
        .filter_map(|&id| {
            let taken = outcome.choices.taken(id);
            let by_row = match id {
                ChoiceId::YearOfAssessment => facts.assumptions.year_of_assessment.is_some(),
                ChoiceId::TaxReduction => facts.assumptions.tax_reduction.is_some(),
                _ => false,
            };
            let others = id.alternatives().iter().map(|choice| choice.key);
            let by_settings = settings.choices.taken(id) != Choices::DEFAULT.taken(id);
            Some(Decision {
                parameter: id.parameter().about.id,
                taken,
                decided_by: if by_row || by_settings {
                    DecidedBy::User
                } else {
                    DecidedBy::Default
                },
                evidence: id.version()?.evidence,
                not_taken: others.filter(|key| *key != taken).collect(),
            })
        })
        .collect()
}
