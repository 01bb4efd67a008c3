//! What the law leaves open and what was taken, as members of an answer.

use serde::Serialize;

use super::{ChoiceId, Choices, Evidence};

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
    /// What a tax bureau's figures agree with, where a file of readings says so.
    Readings,
}

impl Decision {
    /// What was taken at an open point, and by whom.
    pub(crate) fn of(id: ChoiceId, choices: &Choices, decided_by: DecidedBy) -> Option<Self> {
        let taken = choices.taken(id);
        let others = id.alternatives().iter().map(|choice| choice.key);
        Some(Self {
            parameter: id.parameter().about.id,
            taken,
            decided_by,
            evidence: id.version()?.evidence,
            not_taken: others.filter(|key| *key != taken).collect(),
        })
    }
}

impl DecidedBy {
    /// The user, where something else than the default was taken.
    pub(crate) const fn user_if(by_user: bool) -> Self {
        if by_user { Self::User } else { Self::Default }
    }
}
