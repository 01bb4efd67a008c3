//! Imports and what their exemption saves.

use serde::Serialize;

use super::condition::Condition;
use super::conditions;
use crate::company::facts::Facts;
use crate::company::outcome::Worked;
use crate::company::rulebook::EnterpriseLaw;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;

/// Imports.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportsAnswer {
    /// Each import.
    pub goods: Vec<GoodsAnswer>,
    /// Saved in cash by what is exempt.
    pub cash: Cny,
    /// Saved for good by what is exempt.
    pub economic: Cny,
    /// In cash, by what would be exempt if it were confirmed.
    pub cash_if_confirmed: Cny,
    /// For good, by the same.
    pub economic_if_confirmed: Cny,
}

/// Goods that are imported.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GoodsAnswer {
    /// What they are.
    pub name: String,
    /// Whether they are exempt.
    pub eligible: Eligibility,
    /// Customs value.
    pub value: Cny,
    /// Import duty.
    pub duty: Cny,
    /// Consumption tax.
    pub consumption_tax: Cny,
    /// VAT.
    pub vat: Cny,
    /// All three.
    pub cash: Cny,
    /// What of it is saved for good.
    pub economic: Cny,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

pub(super) fn imports(
    facts: &Facts,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Option<ImportsAnswer> {
    let saving = &worked.imports;
    let goods = facts.imports.goods.iter().zip(&saving.goods).enumerate();
    let goods = goods.map(|(item, (goods, taxes))| GoodsAnswer {
        name: goods.name.clone(),
        eligible: taxes.eligible,
        value: goods.value,
        duty: taxes.duty,
        consumption_tax: taxes.consumption_tax,
        vat: taxes.vat,
        cash: taxes.cash,
        economic: taxes.economic,
        conditions: conditions::of_goods(facts, item, law),
    });
    (!saving.goods.is_empty()).then(|| ImportsAnswer {
        goods: goods.collect(),
        cash: saving.cash,
        economic: saving.economic,
        cash_if_confirmed: saving.cash_if_confirmed,
        economic_if_confirmed: saving.economic_if_confirmed,
    })
}
