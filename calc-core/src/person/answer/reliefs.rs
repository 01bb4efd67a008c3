//! The two routes and their conditions, as members of an answer.

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::Citation;
use crate::law::rate::Thousandths;
use crate::person::assess::Outcome;
use crate::person::facts::Facts;
use crate::person::relief::eligibility::{
    ConditionId, Eligibility, exemption_citation, exemption_conditions, subsidy_citation,
    subsidy_conditions,
};
use crate::person::rulebook::{ReliefLaw, Rulebook};

/// A condition, its answer, and whether it decided the whole.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// What is asked.
    pub id: ConditionId,
    /// The answer.
    pub answer: Eligibility,
    /// The column that gave it.
    pub fact: &'static str,
    /// Whether the whole answer is what it is because of this one.
    pub decided: bool,
    /// Where it stands in the law.
    pub citation: Citation,
    /// The smallest change of a fact that would turn the answer, where it is worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flips: Option<Flip>,
    /// What a reader of this condition has to know beside its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

/// What stands beside the answer to a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// A code of the catalogue cannot be checked, because no catalogue file was loaded.
    CatalogueNotLoaded,
    /// The catalogue file that was loaded has no item with the code.
    CodeNotInCatalogue,
    /// Whether Hong Kong staff without a mainland pension count is not known.
    HongKongStaff,
}

impl Remark {
    /// Every remark.
    pub const ALL: [Self; 3] =
        [Self::CatalogueNotLoaded, Self::CodeNotInCatalogue, Self::HongKongStaff];

    /// Its word in answers.
    pub const fn word(self) -> &'static str {
        match self {
            Self::CatalogueNotLoaded => "catalogue_not_loaded",
            Self::CodeNotInCatalogue => "code_not_in_catalogue",
            Self::HongKongStaff => "hong_kong_staff",
        }
    }
}

/// The smallest change of one fact that turns an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Flip {
    /// The column.
    pub fact: &'static str,
    /// What it would have to say.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub value: FlipValue,
    /// The answer then.
    pub answer: Eligibility,
}

/// What a fact would have to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FlipValue {
    /// An amount.
    Amount(Cny),
    /// A number of persons, in thousandths.
    Persons(Thousandths),
    /// A word.
    Word(&'static str),
}

/// The exemption.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExemptionAnswer {
    /// Whether the person may have it.
    pub eligible: Eligibility,
    /// What it is worth as things stand.
    pub amount: Cny,
    /// Of the tax on comprehensive income and bonus, if every condition is met.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::openapi::SignedCny))]
    pub comprehensive: Cny,
    /// Of the tax on business income.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::openapi::SignedCny))]
    pub business: Cny,
    /// Of the tax on talent subsidies.
    pub talent_subsidy: Cny,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

/// The 15% subsidy.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubsidyAnswer {
    /// Whether the person may have it.
    pub eligible: Eligibility,
    /// What it is worth as things stand.
    pub amount: Cny,
    /// For comprehensive income and bonus, if every condition is met.
    pub comprehensive: Cny,
    /// For business income.
    pub business: Cny,
    /// For talent subsidies.
    pub talent_subsidy: Cny,
    /// Whether the items together are above the yearly cap.
    pub capped: bool,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

pub(super) fn relief_law(outcome: &Outcome) -> Option<&'static ReliefLaw> {
    Rulebook::get().relief(outcome.tax_year)
}

fn conditions(
    answers: &[(ConditionId, Eligibility)],
    whole: Eligibility,
    cite: impl Fn(ConditionId) -> Citation,
) -> Vec<Condition> {
    answers
        .iter()
        .map(|(id, answer)| Condition {
            id: *id,
            answer: *answer,
            fact: id.fact(),
            decided: *answer == whole,
            citation: cite(*id),
            flips: None,
            remark: None,
        })
        .collect()
}

pub(super) fn exemption_answers(facts: &Facts, outcome: &Outcome) -> Vec<Condition> {
    relief_law(outcome).map_or_else(Vec::new, |law| {
        let answers = exemption_conditions(&facts.person, &law.exemption);
        conditions(&answers, outcome.exemption.eligible, |id| {
            exemption_citation(id, &law.exemption)
        })
    })
}

pub(super) fn subsidy_answers(facts: &Facts, outcome: &Outcome) -> Vec<Condition> {
    relief_law(outcome).map_or_else(Vec::new, |law| {
        let answers = subsidy_conditions(&facts.person, &law.subsidy, &outcome.choices);
        conditions(&answers, outcome.subsidy.eligible, |id| subsidy_citation(id, &law.subsidy))
    })
}

pub(super) fn exemption(facts: &Facts, outcome: &Outcome) -> ExemptionAnswer {
    let relief = outcome.exemption.relief;
    ExemptionAnswer {
        eligible: outcome.exemption.eligible,
        amount: outcome.exemption.amount,
        comprehensive: relief.comprehensive,
        business: relief.business,
        talent_subsidy: relief.talent_subsidy,
        conditions: exemption_answers(facts, outcome),
    }
}

pub(super) fn subsidy(facts: &Facts, outcome: &Outcome) -> SubsidyAnswer {
    let relief = outcome.subsidy.relief;
    SubsidyAnswer {
        eligible: outcome.subsidy.eligible,
        amount: outcome.subsidy.amount,
        comprehensive: relief.comprehensive,
        business: relief.business,
        talent_subsidy: relief.talent_subsidy,
        capped: relief.capped,
        conditions: subsidy_answers(facts, outcome),
    }
}
