//! Imports and what their exemption saves.

use serde::Serialize;

use super::condition::Condition;
use super::conditions;
use crate::company::facts::Facts;
use crate::company::outcome::Worked;
use crate::company::rulebook::EnterpriseLaw;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;

/// Taxes on imports, in yuan, and what of them is exempt.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportsAnswer {
    /// The goods, in the order of the facts.
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
    /// The name of the goods, as the facts give it.
    pub name: String,
    /// Whether they are exempt.
    pub eligible: Eligibility,
    /// The customs value, in yuan.
    pub value: Cny,
    /// Import duty on it, in yuan.
    pub duty: Cny,
    /// Consumption tax on the import, in yuan; zero where none is due.
    pub consumption_tax: Cny,
    /// Value added tax on the import, in yuan.
    pub vat: Cny,
    /// Duty, consumption tax and VAT together: what the exemption saves in cash, in yuan.
    pub cash: Cny,
    /// What of it is saved for good.
    pub economic: Cny,
    /// The conditions of the exemption for these goods (Cai Guan Shui [2026] No. 1, art. 1).
    pub conditions: Vec<Condition>,
}

pub(super) fn imports(
    facts: &Facts,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Option<ImportsAnswer> {
    let saving = &worked.imports;
    let goods = facts.company.imports.iter().zip(&saving.goods).enumerate();
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
