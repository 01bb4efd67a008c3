//! Small low-profit enterprises (MOF/STA Announcement 2023 No. 12): 5% of the whole taxable income,
//! as long as it, staff and assets are within their limits.

use crate::company::eligibility::{Answers, ConditionId};
use crate::company::facts::Facts;
use crate::company::rulebook::SmallLowProfitLaw;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::Citation;
use crate::law::rate::Thousandths;

/// The conditions. The limits include their numbers. An income above its limit stays open where
/// the lowest that confirming something would bring is within.
pub fn conditions(
    facts: &Facts,
    taxable_income: Cny,
    lowest: Cny,
    law: &SmallLowProfitLaw,
) -> Answers<4> {
    let staff_limit = Thousandths::whole(*law.staff_limit);
    let income = match *law.income_limit {
        limit if taxable_income <= limit => Eligibility::Yes,
        limit if lowest <= limit => Eligibility::Needs,
        _ => Eligibility::No,
    };
    [
        (ConditionId::IncomeLimit, income),
        (
            ConditionId::StaffLimit,
            Eligibility::of(facts.company.staff_average.map(|staff| staff <= staff_limit)),
        ),
        (
            ConditionId::AssetsLimit,
            Eligibility::of(facts.company.assets_average.map(|assets| assets <= *law.assets_limit)),
        ),
        (ConditionId::Industry, Eligibility::of(facts.company.restricted_industry.map(|is| !is))),
    ]
}

/// Where a condition stands in the law.
pub fn citation(id: ConditionId, law: &SmallLowProfitLaw) -> Citation {
    match id {
        ConditionId::StaffLimit => law.staff_limit.citation(),
        ConditionId::AssetsLimit => law.assets_limit.citation(),
        ConditionId::Industry => law.industry,
        _ => law.income_limit.citation(),
    }
}
