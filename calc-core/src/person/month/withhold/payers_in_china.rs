//! Who withholds from pay that comes from abroad: the payer in China. A payer of such pay alone is never a
//! second payer, which would have a deduction of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::PersonRow;
use crate::law::money::Cny;
use crate::person::month::facts::MonthFacts;

/// The payers in China of a person's year, by month, and those that pay from abroad alone.
pub(super) struct PayersInChina {
    by_month: BTreeMap<u8, BTreeSet<u64>>,
    abroad: BTreeSet<u64>,
}

impl PayersInChina {
    pub(super) fn of(rows: &[PersonRow]) -> Self {
        let payers = |pays: fn(&MonthFacts) -> bool| -> BTreeSet<u64> {
            let rows = rows.iter().filter(|row| row.facts.as_ref().is_some_and(pays));
            rows.map(|row| row.payer).collect()
        };
        let in_china = payers(pays_in_china);
        let abroad: BTreeSet<u64> =
            payers(pays_from_abroad).difference(&in_china).copied().collect();
        let mut by_month: BTreeMap<u8, BTreeSet<u64>> = BTreeMap::new();
        for row in rows.iter().filter(|row| !abroad.contains(&row.payer)) {
            if let Some(month) = row.month {
                by_month.entry(month).or_default().insert(row.payer);
            }
        }
        Self { by_month, abroad }
    }

    /// The payer that a row belongs to: its own, or, where that pays from abroad alone, the one in China.
    /// That is the payer of the month, or of the nearest month before, or else the first. Where a month
    /// has two, the row stays with its own payer. Where nobody pays in China, all belong together.
    pub(super) fn payer_of(&self, row: &PersonRow) -> u64 {
        let Some(month) = row.month.filter(|_| self.abroad.contains(&row.payer)) else {
            return row.payer;
        };
        let nearest = self.by_month.range(..=month).next_back();
        let nearest = nearest.or_else(|| self.by_month.iter().next());
        let only = |payers: &BTreeSet<u64>| payers.first().copied().filter(|_| payers.len() == 1);
        let found = match nearest {
            Some((_, payers)) => only(payers),
            None => self.abroad.first().copied(),
        };
        found.unwrap_or(row.payer)
    }
}

fn pays_from_abroad(facts: &MonthFacts) -> bool {
    let parts = [&facts.wages, &facts.bonus, &facts.equity];
    parts.iter().any(|part| part.pay.paid_abroad > Cny::ZERO)
}

fn pays_in_china(facts: &MonthFacts) -> bool {
    let services = &facts.services;
    let amounts = [
        facts.wages.pay.paid_in_china,
        facts.bonus.pay.paid_in_china,
        facts.equity.pay.paid_in_china,
        facts.annual_bonus.annual_bonus,
        services.labour_services,
        services.authors_remuneration,
        services.royalties,
    ];
    amounts.iter().any(|amount| *amount > Cny::ZERO)
}
