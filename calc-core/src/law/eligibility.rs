//! Whether somebody may have something: conditions and their answers.
//!
//! Any `no` makes the whole `no`; all `yes` make it `yes`; an `unknown` (the law or the year does
//! not say) leaves it unknown; otherwise evidence is missing.

use serde::Serialize;

/// The answer to a condition or to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// Met.
    Yes,
    /// Not met.
    No,
    /// Evidence is missing.
    Needs,
    /// The law or the year does not say.
    Unknown,
}

impl Eligibility {
    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Needs => "needs",
            Self::Unknown => "unknown",
        }
    }

    /// A fact that is not given needs evidence.
    pub(crate) fn of(fact: Option<bool>) -> Self {
        match fact {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Needs,
        }
    }
}

/// Conditions of one subject and their answers, in order.
pub type Answers<C, const N: usize> = [(C, Eligibility); N];

/// The answer that the conditions give together.
pub fn combined<C>(answers: &[(C, Eligibility)]) -> Eligibility {
    let has = |wanted: Eligibility| answers.iter().any(|(_, answer)| *answer == wanted);
    if has(Eligibility::No) {
        Eligibility::No
    } else if has(Eligibility::Unknown) {
        Eligibility::Unknown
    } else if has(Eligibility::Needs) {
        Eligibility::Needs
    } else {
        Eligibility::Yes
    }
}
