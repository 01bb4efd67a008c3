//! Who withholds from pay that comes from abroad: the payer in China. Rows with such pay alone are never a
//! second payer, which would have a deduction of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::PersonRow;
use crate::law::money::Cny;
use crate::person::month::facts::MonthFacts;

/// The payers in China of a person's year, by month.
pub(super) struct PayersInChina {
    by_month: BTreeMap<u8, BTreeSet<u64>>,
}

impl PayersInChina {
    pub(super) fn of(rows: &[PersonRow]) -> Self {
        let mut by_month: BTreeMap<u8, BTreeSet<u64>> = BTreeMap::new();
        for row in rows {
            if let (Some(month), Some(facts)) = (row.month, &row.facts)
                && !is_from_abroad_alone(facts)
            {
                by_month.entry(month).or_default().insert(row.payer);
            }
        }
        Self { by_month }
    }

    /// The payer that a row belongs to: its own, or, where all of it comes from abroad, the one in China.
    /// That is the payer of the month, or of the nearest month before, or else the first. Where a month
    /// has two, or none at all is known, the row stays with its own payer.
    pub(super) fn payer_of(&self, row: &PersonRow) -> u64 {
        let (Some(month), Some(facts)) = (row.month, &row.facts) else { return row.payer };
        if !is_from_abroad_alone(facts) || self.pays(row.payer) {
            return row.payer;
        }
        let nearest = self.by_month.range(..=month).next_back();
        let nearest = nearest.or_else(|| self.by_month.iter().next());
        let only = |payers: &BTreeSet<u64>| payers.first().copied().filter(|_| payers.len() == 1);
        nearest.and_then(|(_, payers)| only(payers)).unwrap_or(row.payer)
    }

    /// Whether a payer pays anything in China.
    fn pays(&self, payer: u64) -> bool {
        self.by_month.values().any(|payers| payers.contains(&payer))
    }
}

/// Whether a row has pay, a bonus or equity income from abroad, and nothing else.
fn is_from_abroad_alone(facts: &MonthFacts) -> bool {
    let parts = [&facts.wages, &facts.bonus, &facts.equity].map(|part| part.pay);
    let services = &facts.services;
    let in_china = [
        facts.annual_bonus.annual_bonus,
        services.labour_services,
        services.authors_remuneration,
        services.royalties,
    ];
    parts.iter().any(|pay| pay.paid_abroad > Cny::ZERO)
        && parts.iter().all(|pay| pay.paid_in_china == Cny::ZERO)
        && in_china.iter().all(|amount| *amount == Cny::ZERO)
}
