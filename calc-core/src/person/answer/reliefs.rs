//! The two routes and their conditions, as members of an answer.

use serde::Serialize;

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::{ChoiceId, Citation};
use crate::law::trace::Event;
use crate::person::assess::Outcome;
use crate::person::facts::Facts;
use crate::person::month::person_year::MainlandBasis;
use crate::person::relief::eligibility::{
    ConditionId, exemption_citation, exemption_conditions, non_resident, subsidy_citation,
    subsidy_conditions,
};
use crate::person::rulebook::{ReliefLaw, Rulebook};
use crate::person::vocabulary::Route;

/// A condition, its answer, and whether it decided the whole.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// Which condition of the relief is answered.
    pub id: ConditionId,
    /// Whether it is met: yes, no, needs evidence, or not settled.
    pub answer: Eligibility,
    /// The column that gave it.
    pub fact: &'static str,
    /// Whether the whole answer is what it is because of this one.
    pub decided: bool,
    /// Where it stands in the law.
    pub citation: Citation,
}

impl Condition {
    /// As a trace tells it; the answer says more of it.
    pub(super) fn event(&self, route: Route) -> Event {
        Event::Condition {
            route: route.into(),
            condition: self.id.into(),
            answer: self.answer,
            decided: self.decided,
        }
    }
}

/// The exemption of the tax above the Hong Kong burden, in yuan (Cai Shui [2024] No. 5).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExemptionAnswer {
    /// Whether the person may have it.
    pub eligible: Eligibility,
    /// What it is worth as things stand.
    pub amount: Cny,
    /// Of the tax on comprehensive income and bonus, if every condition is met.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub comprehensive: Cny,
    /// Of the tax on business income.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub business: Cny,
    /// Of the tax on talent subsidies.
    pub talent_subsidy: Cny,
    /// Its conditions, with the answers of this person.
    pub conditions: Vec<Condition>,
}

/// The subsidy of the tax above 15%, in yuan (Cai Shui [2023] No. 34).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubsidyAnswer {
    /// Whether the person may have it.
    pub eligible: Eligibility,
    /// What it is worth as things stand.
    pub amount: Cny,
    /// For comprehensive income and bonus, if every condition is met.
    pub comprehensive: Cny,
    /// For business income, in yuan, if every condition is met.
    pub business: Cny,
    /// For talent subsidies, in yuan, if every condition is met.
    pub talent_subsidy: Cny,
    /// Whether the items together are above the yearly cap.
    pub capped: bool,
    /// Its conditions, with the answers of this person.
    pub conditions: Vec<Condition>,
}

pub(super) fn relief_law(outcome: &Outcome) -> Option<&'static ReliefLaw> {
    Rulebook::get().relief(outcome.tax_year)
}

fn conditions(
    answers: &[(ConditionId, Eligibility)],
    (outcome, whole): (&Outcome, Eligibility),
    cite: impl Fn(ConditionId) -> Citation,
) -> Vec<Condition> {
    let of = |id: ConditionId, answer, citation| {
        let (fact, decided) = (id.fact(), answer == whole);
        Condition { id, answer, fact, decided, citation }
    };
    let (id, answer) = non_resident(&outcome.choices);
    let open = ChoiceId::NonresidentRelief.citation();
    let monthly = cfg!(feature = "months") && outcome.basis == MainlandBasis::Monthly;
    let open = open.filter(|_| monthly);
    let own = answers.iter().map(|(id, answer)| of(*id, *answer, cite(*id)));
    own.chain(open.map(|citation| of(id, answer, citation))).collect()
}

pub(super) fn exemption_answers(facts: &Facts, outcome: &Outcome) -> Vec<Condition> {
    relief_law(outcome).map_or_else(Vec::new, |law| {
        let answers = exemption_conditions(&facts.person, &law.exemption);
        conditions(&answers, (outcome, outcome.exemption.eligible), |id| {
            exemption_citation(id, &law.exemption)
        })
    })
}

pub(super) fn subsidy_answers(facts: &Facts, outcome: &Outcome) -> Vec<Condition> {
    relief_law(outcome).map_or_else(Vec::new, |law| {
        let answers = subsidy_conditions(&facts.person, &law.subsidy, &outcome.choices);
        conditions(&answers, (outcome, outcome.subsidy.eligible), |id| {
            subsidy_citation(id, &law.subsidy)
        })
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
