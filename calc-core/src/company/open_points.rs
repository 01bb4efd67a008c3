//! Which open points of the law a company's answer rests on.

use crate::company::facts::Facts;
use crate::company::main_business_ratio;
use crate::company::rulebook::EnterpriseLaw;
use crate::company::settings::Settings;
use crate::company::substantive_operation::insured_staff_needed;
use crate::law::params::ChoiceId;
use crate::law::params::points::Enterprise;

/// The open points, in the order of their ids.
pub(super) fn open_points(
    facts: &Facts,
    settings: &Settings,
    law: &EnterpriseLaw,
) -> Vec<ChoiceId> {
    Enterprise::ALL
        .into_iter()
        .filter(|point| rests_on(*point, facts, settings, law))
        .map(ChoiceId::from)
        .collect()
}

fn rests_on(point: Enterprise, facts: &Facts, settings: &Settings, law: &EnterpriseLaw) -> bool {
    let insured =
        facts.substance.insured_six_months.is_some() || facts.substance.headcount.is_some();
    match point {
        Enterprise::RateOverlap => true,
        Enterprise::RatioLimit => main_business_ratio::is_at_limit(&facts.activity, &law.hetao),
        Enterprise::InsuredStaff => insured,
        Enterprise::InsuredShareRounding => {
            insured
                && insured_staff_needed(&facts.substance, &law.proxy, &settings.choices)
                    .is_some_and(|needed| needed.rounded)
        }
        Enterprise::SameCity => facts.structure.may_be_same_city(),
        Enterprise::ImportRounding => !facts.company.imports.is_empty(),
    }
}
