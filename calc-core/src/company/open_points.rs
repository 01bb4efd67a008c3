//! Which open points of the law a company's answer rests on.

use crate::company::facts::Facts;
use crate::company::rulebook::EnterpriseLaw;
use crate::company::{Settings, insured_staff_needed, main_business_ratio};
use crate::law::params::ChoiceId;

/// The open points, in the order of their ids.
pub(super) fn open_points(
    facts: &Facts,
    settings: &Settings,
    law: &EnterpriseLaw,
) -> Vec<ChoiceId> {
    ChoiceId::ALL.into_iter().filter(|id| rests_on(*id, facts, settings, law)).collect()
}

fn rests_on(id: ChoiceId, facts: &Facts, settings: &Settings, law: &EnterpriseLaw) -> bool {
    let insured = facts.substance.insured.is_some() || facts.substance.headcount.is_some();
    match id {
        ChoiceId::RateOverlap => true,
        ChoiceId::RatioLimit => main_business_ratio::is_at_limit(&facts.activity, &law.hetao),
        ChoiceId::InsuredStaff => insured,
        ChoiceId::InsuredShareRounding => {
            insured
                && insured_staff_needed(&facts.substance, &law.proxy, &settings.choices)
                    .is_some_and(|needed| needed.rounded)
        }
        ChoiceId::SameCity => facts.structure.may_be_same_city(),
        ChoiceId::ImportRounding => !facts.imports.goods.is_empty(),
        _ => false,
    }
}
