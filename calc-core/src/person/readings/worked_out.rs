//! The reliefs of a person under another reading.

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::{Choices, ExchangeRate};
use crate::law::trace::Silent;
use crate::person::assess::{
    Claim, Laws, Outcome, Settings, exemption_claim, laws, monthly_tax_of, subsidy_claim,
};
use crate::person::code::Codes;
use crate::person::facts::Facts;
use crate::person::hongkong::{Exchange, hong_kong_burden};
use crate::person::mainland::mainland_burden;
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_incomes::equity_events::settled;
use crate::person::relief::hk_resident_exemption::Exemption;

/// A person whose reliefs are worked out under one reading after the other. Of the points that the
/// mainland tax rests on, those of incomes that are in neither relief move what is due; the others are
/// decided before there is an answer. So the reliefs take the burden of the answer.
pub(super) struct Person<'a> {
    pub(super) facts: &'a Facts,
    pub(super) settings: &'a Settings,
    pub(super) outcome: &'a Outcome,
}

impl Person<'_> {
    /// The mainland tax under a reading.
    pub(super) fn mainland_tax(&self, choices: &Choices) -> Option<Cny> {
        let Self { facts, settings, outcome } = *self;
        let laws = laws(facts, settings, choices).ok()?;
        #[cfg(feature = "special_incomes")]
        let facts = &*settled(facts, choices, laws.mainland);
        let monthly = monthly_tax_of(facts, &laws);
        let method = (outcome.bonus_method, monthly.as_ref());
        let notes = &mut Codes::default();
        Some(mainland_burden(facts, laws.mainland, method, choices, notes, &mut Silent).tax)
    }

    /// The exemption under a reading.
    pub(super) fn exemption(&self, choices: &Choices) -> Option<Claim<Exemption>> {
        let laws = laws(self.facts, self.settings, choices).ok()?;
        Some(self.exemption_by(&laws, choices))
    }

    /// The same at another exchange rate.
    pub(super) fn exemption_at(
        &self,
        choices: &Choices,
        cny_per_hkd: ExchangeRate,
    ) -> Option<Claim<Exemption>> {
        let laws = laws(self.facts, self.settings, choices).ok()?;
        let exchange = Exchange { cny_per_hkd, observed_on: None, citation: None };
        Some(self.exemption_by(&Laws { exchange, ..laws }, choices))
    }

    fn exemption_by(&self, laws: &Laws, choices: &Choices) -> Claim<Exemption> {
        let Self { facts, outcome, .. } = *self;
        #[cfg(feature = "special_incomes")]
        let facts = &*settled(facts, choices, laws.mainland);
        let monthly = monthly_tax_of(facts, laws);
        let mainland = &outcome.mainland;
        let hong_kong = hong_kong_burden(
            (facts, mainland),
            (laws.hong_kong, laws.mainland),
            laws.exchange,
            choices,
            &mut Codes::default(),
            &mut Silent,
        );
        let burdens = (mainland, monthly.as_ref());
        exemption_claim(facts, burdens, &hong_kong, laws, choices, &mut Silent)
    }

    /// The subsidy under a reading, and whether it may be had.
    pub(super) fn subsidy(&self, choices: &Choices) -> Option<(Eligibility, Cny)> {
        let Self { facts, settings, outcome } = *self;
        let laws = laws(facts, settings, choices).ok()?;
        #[cfg(feature = "special_incomes")]
        let facts = &*settled(facts, choices, laws.mainland);
        let monthly = monthly_tax_of(facts, &laws);
        let burdens = (&outcome.mainland, monthly.as_ref());
        let claim = subsidy_claim(facts, burdens, &laws, choices, &mut Silent);
        Some((claim.eligible, claim.amount))
    }
}
