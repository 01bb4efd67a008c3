//! A home that the employer provides: Cap. 112, s.9(1)(b), (c), (1A), (2).

use super::law::{BillLaw, part};
use crate::law::money::Hkd;
use crate::law::params::{InForce, Rate};
use crate::person::facts::HongKongActualFacts;

/// What a home adds to the pay.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quarters {
    /// The income that the rental value is a part of, less outgoings.
    pub(super) base: Hkd,
    /// The part, by the kind of home.
    pub(super) rate: InForce<Rate>,
    /// That part.
    pub(super) rental_value: Hkd,
    /// What of it the person does not pay.
    pub(super) charged: Hkd,
}

impl Quarters {
    /// The home of a year with so much income of the employment, outgoings not taken off.
    pub(super) fn of(facts: &HongKongActualFacts, income: Hkd, law: &BillLaw) -> Option<Self> {
        let rate = law.rental_rate(facts.quarters?);
        let base = (facts.quarters_income.unwrap_or(income) - facts.outgoings).or_zero();
        let rental_value = part(&rate, base);
        let charged = (rental_value - facts.quarters_rent).or_zero();
        Some(Self { base, rate, rental_value, charged })
    }
}
