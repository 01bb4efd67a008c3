//! Who may have a relief: every condition with its answer, the fact behind it, its article.

use crate::law::eligibility::{self, Eligibility, combined};
use crate::law::params::alternatives::{NonresidentRelief, SubsidyDaysAfter2024};
use crate::law::params::{Choices, Citation};
use crate::law::trace::{ConditionName, names};
use crate::law::years::InForceOn;
use crate::person::facts::PersonFacts;
use crate::person::fields::{Identity, TalentCategory};
use crate::person::rulebook::{ExemptionLaw, SubsidyLaw};

names!(
    /// What a condition asks.
    ConditionId: ConditionName {
        /// The relief is in force in the tax year.
        InForce = "in_force",
        /// A Hong Kong resident.
        HongKongResident = "hong_kong_resident",
        /// Works in the park and is taxed there.
        ParkEmployment = "park_employment",
        /// No disqualifying record.
        CleanRecord = "clean_record",
        /// On the white list.
        WhiteListed = "white_listed",
        /// One of the persons that the subsidy is for.
        SubsidyIdentity = "subsidy_identity",
        /// High-end or urgently needed.
        TalentCategory = "talent_category",
        /// Field, contract, employer, post.
        TalentConditions = "talent_conditions",
        /// Enough days of work in Shenzhen.
        ShenzhenWorkDays = "shenzhen_work_days",
        /// Granted to somebody without an annual settlement.
        NonResident = "non_resident",
    }
);

impl ConditionId {
    /// The column that answers it.
    pub const fn fact(self) -> &'static str {
        match self {
            Self::InForce => "tax_year",
            Self::NonResident => "mainland_status",
            Self::HongKongResident | Self::SubsidyIdentity => "identity",
            Self::ParkEmployment => "park_employment",
            Self::CleanRecord => "clean_record",
            Self::WhiteListed => "white_listed",
            Self::TalentCategory => "talent_category",
            Self::TalentConditions => "talent_conditions",
            Self::ShenzhenWorkDays => "shenzhen_work_days",
        }
    }
}

/// The conditions of a relief and their answers, in order.
pub type Answers<const N: usize> = eligibility::Answers<ConditionId, N>;

/// Conditions that are not answered, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenConditions(u16);

impl OpenConditions {
    /// Those of some conditions, with that of non-residents where it is one.
    pub fn of(
        conditions: &[(ConditionId, Eligibility)],
        is_non_resident: bool,
        choices: &Choices,
    ) -> Self {
        let of_months = cfg!(feature = "months") && is_non_resident;
        let own = conditions.iter().copied();
        own.chain(of_months.then(|| non_resident(choices)))
            .filter(|(_, answer)| matches!(answer, Eligibility::Needs | Eligibility::Unknown))
            .fold(Self::default(), |all, (id, _)| Self(all.0 | 1 << id as u16))
    }

    /// The conditions of both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The conditions, in order.
    pub fn iter(self) -> impl Iterator<Item = ConditionId> {
        let ids = ConditionId::ALL.iter().copied();
        ids.filter(move |id| self.0 & (1 << *id as u16) != 0)
    }
}

const fn in_force(state: InForceOn) -> Eligibility {
    match state {
        InForceOn::Yes => Eligibility::Yes,
        InForceOn::NotYet => Eligibility::No,
        InForceOn::Unknown => Eligibility::Unknown,
    }
}

/// Whether somebody without an annual settlement has the reliefs: the open point decides.
pub fn non_resident(choices: &Choices) -> (ConditionId, Eligibility) {
    let answer = match choices.nonresident_relief() {
        NonresidentRelief::Needs => Eligibility::Needs,
        NonresidentRelief::Yes => Eligibility::Yes,
        NonresidentRelief::No => Eligibility::No,
    };
    (ConditionId::NonResident, answer)
}

/// What conditions give together, with that of non-residents where it is one.
pub fn with_non_resident(
    conditions: &[(ConditionId, Eligibility)],
    is_non_resident: bool,
    choices: &Choices,
) -> Eligibility {
    let whole = combined(conditions);
    if cfg!(feature = "months") && is_non_resident {
        combined(&[(ConditionId::InForce, whole), non_resident(choices)])
    } else {
        whole
    }
}

/// The conditions of the exemption (深财规〔2025〕2号, art. 2 to 6; white list as practised).
pub fn exemption_conditions(person: &PersonFacts, law: &ExemptionLaw) -> Answers<5> {
    let resident = person.is_hong_kong_resident();
    // Not listed yet is mended by being listed.
    let listed = match person.white_listed {
        Some(true) => Eligibility::Yes,
        Some(false) | None => Eligibility::Needs,
    };
    [
        (ConditionId::InForce, in_force(law.in_force)),
        (ConditionId::HongKongResident, Eligibility::of(resident)),
        (ConditionId::ParkEmployment, Eligibility::of(person.park_employment)),
        (ConditionId::CleanRecord, Eligibility::of(person.clean_record)),
        (ConditionId::WhiteListed, listed),
    ]
}

/// The conditions of the 15% subsidy (粤财税〔2023〕21号 and Shenzhen's measures and guides).
pub fn subsidy_conditions(person: &PersonFacts, law: &SubsidyLaw, choices: &Choices) -> Answers<6> {
    let identity = person.identity.map(|identity| {
        matches!(
            identity,
            Identity::HkPermanent
                | Identity::HkAdmissionScheme
                | Identity::Macao
                | Identity::Taiwan
                | Identity::Foreign
                | Identity::OverseasReturnee
        )
    });
    let category = person.talent_category.map(|category| category != TalentCategory::None);
    [
        (ConditionId::InForce, in_force(law.in_force)),
        (ConditionId::SubsidyIdentity, Eligibility::of(identity)),
        (ConditionId::TalentCategory, Eligibility::of(category)),
        (ConditionId::TalentConditions, Eligibility::of(person.talent_conditions)),
        (ConditionId::CleanRecord, Eligibility::of(person.clean_record)),
        (ConditionId::ShenzhenWorkDays, enough_days(person, law, choices)),
    ]
}

fn enough_days(person: &PersonFacts, law: &SubsidyLaw, choices: &Choices) -> Eligibility {
    let (Some(threshold), Some(exclusive)) = (law.days_threshold, law.days_threshold_exclusive)
    else {
        return Eligibility::Unknown;
    };
    let at_least =
        law.days_test_open && choices.subsidy_days_after_2024() == SubsidyDaysAfter2024::AtLeast90;
    let needs_more = exclusive.applies && !at_least;
    Eligibility::of(person.shenzhen_work_days.map(|worked| {
        let threshold = *threshold * 2;
        let days = u32::from(worked.halves());
        if needs_more { days > threshold } else { days >= threshold }
    }))
}

/// Where a condition of the exemption stands in the law.
pub fn exemption_citation(id: ConditionId, law: &ExemptionLaw) -> Citation {
    match id {
        ConditionId::HongKongResident => law.identity,
        ConditionId::ParkEmployment => law.park_employment,
        ConditionId::CleanRecord => law.clean_record,
        ConditionId::WhiteListed => law.white_list,
        _ => law.term,
    }
}

/// Where a condition of the subsidy stands in the law.
pub fn subsidy_citation(id: ConditionId, law: &SubsidyLaw) -> Citation {
    match id {
        ConditionId::SubsidyIdentity => law.identity,
        ConditionId::TalentCategory => law.talent_category,
        ConditionId::TalentConditions => law.talent_conditions,
        ConditionId::CleanRecord => law.clean_record,
        ConditionId::ShenzhenWorkDays => {
            law.days_threshold.map_or(law.term, |threshold| threshold.citation())
        }
        _ => law.term,
    }
}
