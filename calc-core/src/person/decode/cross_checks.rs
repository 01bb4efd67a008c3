//! Mistakes that show only where two columns are read together.

use super::{Raw, Reader};
use crate::law::money::{Cny, Hkd};
use crate::law::problem::Detail;
use crate::person::code::Code;
use crate::person::facts::{HongKongFacts, MainlandFacts, PersonFacts};
use crate::person::fields::{Field, HkMaritalStatus, MainlandStatus};
use crate::person::rulebook::Rulebook;

/// What the months of a year say in a way of their own, or would have to.
#[cfg(feature = "special_incomes")]
const NOT_BESIDE_MONTHS: [Field; 10] = [
    Field::BenefitsMainland,
    Field::BenefitsHongKong,
    Field::BenefitsElection,
    Field::HealthInsurance,
    Field::PersonalPensionPaid,
    Field::AnnuityPaid,
    Field::AnnuityBase,
    Field::AnnuityMonths,
    Field::DonationsFull,
    Field::DonationOrder,
];

impl<R: Raw> Reader<'_, R> {
    /// Status and days agree, and make a resident (Individual Income Tax Law, art. 1).
    pub(super) fn check_residence(&mut self, person: &PersonFacts) {
        let (status, days) = (person.mainland_status, person.mainland_days);
        if !self.are_good([Field::MainlandStatus, Field::MainlandDays]) {
            return;
        }
        let threshold = Rulebook::get().residence_days();
        let by_days = days.map(|days| u32::from(days) >= threshold);
        let by_status = status.map(|status| status == MainlandStatus::Resident);
        // Months, or how many there were, say how a non-resident is taxed.
        let even = cfg!(feature = "months") && person.months_in_china.is_some();
        let has_months = self.cells().0.has_months() || even;
        match (by_status, by_days) {
            (Some(stated), Some(counted)) if stated != counted => {
                self.fault(
                    Code::StatusConflict,
                    Field::MainlandDays,
                    Detail::Against(Field::MainlandStatus),
                );
            }
            (Some(false), _) | (None, Some(false)) if has_months => {}
            (Some(false), _) => {
                self.fault(Code::NonResidentNeedsMonths, Field::MainlandStatus, Detail::None);
            }
            (None, Some(false)) => {
                self.fault(Code::NonResidentNeedsMonths, Field::MainlandDays, Detail::None);
            }
            _ => {}
        }
    }

    /// What a non-resident is taxed on payment by payment cannot be spread over months.
    pub(super) fn check_even_months(&mut self, person: &PersonFacts, facts: &MainlandFacts) {
        let is_even = cfg!(feature = "months")
            && person.months_in_china.is_some()
            && !self.cells().0.has_months();
        if !is_even || !self.is_non_resident(person) {
            return;
        }
        for (amount, field) in [
            (facts.labour_services, Field::LabourServices),
            (facts.authors_remuneration, Field::AuthorsRemuneration),
            (facts.royalties, Field::Royalties),
            (facts.donations, Field::Donations),
            #[cfg(feature = "special_incomes")]
            (facts.donations_full, Field::DonationsFull),
        ] {
            if amount > Cny::ZERO {
                self.fault(Code::NonResidentNeedsMonths, field, Detail::None);
            }
        }
    }

    /// Whether status and days make a non-resident, and nothing is wrong with either.
    fn is_non_resident(&self, person: &PersonFacts) -> bool {
        let threshold = Rulebook::get().residence_days();
        let outside = |days: u16| u32::from(days) < threshold;
        let by_status = person.mainland_status.map(|status| status != MainlandStatus::Resident);
        let by_days = person.mainland_days.map(outside);
        self.are_good([Field::MainlandStatus, Field::MainlandDays])
            && person.is_non_resident()
            && by_status.zip(by_days).is_none_or(|(status, days)| status == days)
    }

    /// Months say which months there are, and exempt pay has left their pay: taken from a year beside them
    /// it would leave twice.
    pub(super) fn check_beside_months(&mut self, person: &PersonFacts, facts: &MainlandFacts) {
        if !self.cells().0.has_months() {
            return;
        }
        for (is_given, field) in [
            (person.months_in_china.is_some(), Field::MonthsInChina),
            (facts.exempt_income > Cny::ZERO, Field::ExemptIncome),
        ] {
            if is_given {
                self.fault(Code::NotBesideMonths, field, Detail::None);
            }
        }
        #[cfg(feature = "special_incomes")]
        for field in NOT_BESIDE_MONTHS {
            if self.is_given(field) {
                self.fault(Code::NotBesideMonths, field, Detail::None);
            }
        }
    }

    /// The exempt part is a part.
    pub(super) fn check_mainland(&mut self, facts: &MainlandFacts) {
        if facts.exempt_income > facts.wages && self.are_good([Field::ExemptIncome, Field::Wages]) {
            self.fault(Code::ExemptAboveWages, Field::ExemptIncome, Detail::Against(Field::Wages));
        }
        #[cfg(feature = "special_incomes")]
        self.check_benefits(facts);
    }

    /// Benefits are a part of the wages beside the exempt part.
    #[cfg(feature = "special_incomes")]
    fn check_benefits(&mut self, facts: &MainlandFacts) {
        let parts = [Field::BenefitsMainland, Field::BenefitsHongKong];
        let amounts = [facts.benefits_mainland, facts.benefits_hong_kong];
        let all = [Field::ExemptIncome, Field::Wages].into_iter().chain(parts);
        if amounts == [Cny::ZERO; 2] || !all.into_iter().all(|field| self.is_good(field)) {
            return;
        }
        let mut exempt = facts.exempt_income;
        for (field, amount) in parts.into_iter().zip(amounts) {
            exempt = exempt + amount;
            if amount > Cny::ZERO && exempt > facts.wages {
                self.fault(Code::ExemptAboveWages, field, Detail::Against(Field::Wages));
                return;
            }
        }
    }

    /// Parts within their groups, persons for what is claimed per person, a spouse only in a
    /// marriage, a child for a single parent.
    pub(super) fn check_hong_kong(&mut self, facts: &HongKongFacts) {
        for (part, part_field, group, group_field) in [
            (
                facts.children_additional,
                Field::HkChildrenAdditional,
                facts.children,
                Field::HkChildren,
            ),
            (
                facts.children_160,
                Field::HkChildren160,
                facts.children_additional,
                Field::HkChildrenAdditional,
            ),
            (
                facts.parents_60_residing,
                Field::HkParents60Residing,
                facts.parents_60,
                Field::HkParents60,
            ),
            (
                facts.parents_55_residing,
                Field::HkParents55Residing,
                facts.parents_55,
                Field::HkParents55,
            ),
        ] {
            if part > group && self.are_good([part_field, group_field]) {
                self.fault(Code::BadCount, part_field, Detail::Against(group_field));
            }
        }
        for (persons, persons_field, amount, amount_field) in [
            (
                facts.elderly_care_persons,
                Field::HkElderlyCarePersons,
                facts.elderly_care,
                Field::HkElderlyCare,
            ),
            (facts.vhis_persons, Field::HkVhisPersons, facts.vhis, Field::HkVhis),
        ] {
            if persons == 0 && amount > Hkd::ZERO && self.are_good([persons_field, amount_field]) {
                self.fault(Code::BadCount, persons_field, Detail::Against(amount_field));
            }
        }
        if !self.is_good(Field::HkMaritalStatus) {
            return;
        }
        if !facts.is_married() {
            self.check_unmarried(facts);
        }
        if facts.marital_status == Some(HkMaritalStatus::SingleParent)
            && facts.children == 0
            && self.is_good(Field::HkChildren)
        {
            self.fault(
                Code::SingleParentNeedsChild,
                Field::HkMaritalStatus,
                Detail::Against(Field::HkChildren),
            );
        }
    }

    fn check_unmarried(&mut self, facts: &HongKongFacts) {
        let against = Detail::Against(Field::HkMaritalStatus);
        if facts.is_joint() {
            self.fault(Code::JointNeedsMarried, Field::HkAssessment, against.clone());
        }
        for field in
            [Field::HkSpouseIncome, Field::HkSpouseDeductions, Field::HkSpouseAssistedReproduction]
        {
            if self.is_given(field) && self.is_good(field) {
                self.fault(Code::JointNeedsMarried, field, against.clone());
            }
        }
    }

    fn are_good(&self, fields: [Field; 2]) -> bool {
        fields.iter().all(|field| self.is_good(*field))
    }
}
