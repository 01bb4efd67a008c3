//! In place of the deductions that few persons have, where they are not worked out: nothing.

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::trace::{Part, TraceSink};
use crate::person::code::Codes;
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::rulebook::MainlandLaw;

/// No such deduction.
#[derive(Clone, Copy, Debug, Default)]
pub struct SpecialDeductions;

/// No income takes donations by a rule of its own.
#[derive(Clone, Copy, Debug)]
pub enum DonationsTaken {}

/// No tax turns because of them.
#[derive(Clone, Copy, Debug)]
pub enum Turn {}

impl Turn {
    /// Whether it is behind.
    pub fn is_passed(self, _: &DonationsTaken) -> bool {
        match self {}
    }
}

impl DonationsTaken {
    /// Where the taxes on the incomes turn.
    pub fn turns(&self, _: &MainlandFacts, _: &MainlandLaw) -> Vec<Turn> {
        match *self {}
    }

    /// What a bonus that is taxed by itself takes.
    pub(in crate::person) fn of_bonus(&self) -> Cny {
        match *self {}
    }
}

#[allow(clippy::unused_self)]
impl SpecialDeductions {
    /// None.
    pub fn of(_: &Facts, _: &Choices) -> Self {
        Self
    }

    /// Nothing to note.
    pub(super) fn note(&self, _: &Facts, _: &mut Codes) {}

    /// No wages are exempt as benefits.
    pub(super) fn exempt_benefits(&self) -> Cny {
        Cny::ZERO
    }

    /// Nothing leaves the wages.
    pub(super) fn benefit_parts(&self, _: &MainlandLaw) -> [Part; 0] {
        []
    }

    /// The special additional deductions, as they are given.
    pub(super) fn additional(&self, facts: &MainlandFacts) -> Cny {
        facts.special_additional_deductions
    }

    /// What is deducted before donations, the basic deduction apart.
    pub(super) fn personal_deductions(&self, facts: &MainlandFacts) -> Cny {
        facts.personal_deductions()
    }

    /// Nothing more is taken away.
    pub(super) fn parts(&self, _: &MainlandLaw) -> [Part; 0] {
        []
    }

    /// Nothing to tell.
    pub(super) fn record<S: TraceSink>(&self, _: &MainlandLaw, _: &mut S) {}

    /// Donations go by the usual rule.
    pub fn donations_taken(
        &self,
        _: &MainlandFacts,
        _: &MainlandLaw,
        _: Cny,
        _: Cny,
    ) -> Option<DonationsTaken> {
        None
    }

    /// There is one order.
    pub fn orders(&self, _: &Choices) -> [Self; 1] {
        [*self]
    }
}
