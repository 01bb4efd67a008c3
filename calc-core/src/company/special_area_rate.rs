//! The 15% rate of the special area (财税〔2024〕2号): every condition, its answer and its article.

use crate::company::catalogue::{self, Catalogue};
use crate::company::eligibility::{Answers, ConditionId};
use crate::company::facts::Facts;
use crate::company::rulebook::EnterpriseLaw;
use crate::company::settings::Settings;
use crate::company::{main_business_ratio, substantive_operation};
use crate::law::eligibility::Eligibility;
use crate::law::params::alternatives::SameCity;
use crate::law::params::{Choices, Citation};
use crate::law::years::InForceOn;

/// The conditions of the rate, in the order of the notice.
pub fn conditions(facts: &Facts, law: &EnterpriseLaw, settings: &Settings) -> Answers<9> {
    let substance = &facts.substance;
    let choices = &settings.choices;
    [
        (ConditionId::InForce, term(law.hetao.in_force)),
        (ConditionId::SpecialArea, Eligibility::of(facts.site.in_special_area)),
        (ConditionId::Catalogue, in_catalogue(facts, settings.catalogue.as_deref())),
        (
            ConditionId::MainBusinessRatio,
            main_business_ratio::enough(&facts.activity, &law.hetao, choices),
        ),
        (ConditionId::Operations, Eligibility::of(substance.operations)),
        (ConditionId::Personnel, substantive_operation::personnel(substance, &law.proxy, choices)),
        (ConditionId::Accounts, Eligibility::of(substance.accounts)),
        (ConditionId::Property, Eligibility::of(substance.property)),
        (ConditionId::CrossRegion, across_regions(facts, choices)),
    ]
}

fn in_catalogue(facts: &Facts, catalogue: Option<&Catalogue>) -> Eligibility {
    catalogue::listed(&facts.activity, catalogue)
}

const fn term(state: InForceOn) -> Eligibility {
    match state {
        InForceOn::Yes => Eligibility::Yes,
        InForceOn::NotYet | InForceOn::Unknown => Eligibility::Unknown,
    }
}

/// Announcement 57 governs head offices and branches across regions. Within Shenzhen the local rule
/// is not known.
fn across_regions(facts: &Facts, choices: &Choices) -> Eligibility {
    if facts.structure.may_be_same_city() && choices.same_city() == SameCity::Ask {
        Eligibility::Needs
    } else {
        Eligibility::Yes
    }
}

/// Where a condition stands in the law.
pub fn citation(id: ConditionId, law: &EnterpriseLaw) -> Citation {
    match id {
        ConditionId::SpecialArea => law.hetao.special_area,
        ConditionId::Catalogue => law.hetao.catalogue,
        ConditionId::MainBusinessRatio => law.hetao.ratio.citation(),
        ConditionId::Operations
        | ConditionId::Personnel
        | ConditionId::Accounts
        | ConditionId::Property => law.proxy.substance,
        ConditionId::CrossRegion => law.apportionment.cross_region,
        _ => law.hetao.term,
    }
}
