//! Who may have a relief: every condition with its answer, the fact behind it, its article.
//!
//! Any `no` makes the whole `no`; all `yes` make it `yes`; an `unknown` (the law or the year does
//! not say) leaves it unknown; otherwise evidence is missing.

use serde::Serialize;

use crate::law::fields::{Identity, TalentCategory};
use crate::law::params::alternatives::SubsidyDaysAfter2024;
use crate::law::params::{Choices, Citation};
use crate::law::years::InForceOn;
use crate::person::facts::PersonFacts;
use crate::person::rulebook::{ExemptionLaw, SubsidyLaw};

/// The answer to a condition or to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// Met.
    Yes,
    /// Not met.
    No,
    /// Evidence is missing.
    Needs,
    /// The law or the year does not say.
    Unknown,
}

impl Eligibility {
    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Needs => "needs",
            Self::Unknown => "unknown",
        }
    }

    /// A fact that is not given needs evidence.
    pub(crate) fn of(fact: Option<bool>) -> Self {
        match fact {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Needs,
        }
    }
}

/// What a condition asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConditionId {
    /// The relief is in force in the tax year.
    InForce,
    /// A Hong Kong resident.
    HongKongResident,
    /// Works in the park and is taxed there.
    ParkEmployment,
    /// No disqualifying record.
    CleanRecord,
    /// On the white list.
    WhiteListed,
    /// One of the persons that the subsidy is for.
    SubsidyIdentity,
    /// High-end or urgently needed.
    TalentCategory,
    /// Field, contract, employer, post.
    TalentConditions,
    /// Enough days of work in Shenzhen.
    ShenzhenWorkDays,
    /// Set up in the special area.
    SpecialArea,
    /// The main business is in the catalogue.
    Catalogue,
    /// Enough of the income is from the main business.
    MainBusinessRatio,
    /// Production and operation are in the area.
    Operations,
    /// Personnel is in the area.
    Personnel,
    /// Accounts are in the area.
    Accounts,
    /// Property is in the area.
    Property,
    /// Head office and branches lie in different regions.
    CrossRegion,
    /// Taxable income within its limit.
    IncomeLimit,
    /// Staff within its limit.
    StaffLimit,
    /// Assets within their limit.
    AssetsLimit,
    /// Not a restricted or prohibited industry.
    Industry,
    /// A certificate of a high-tech enterprise.
    HighTechCertificate,
    /// An independent legal person.
    LegalPerson,
    /// On the white list of beneficiaries.
    ImportWhiteList,
    /// The goods are on the list.
    GoodsListed,
    /// The goods enter by the first line.
    FirstLine,
    /// The goods are for own research.
    OwnResearchUse,
    /// The goods are not excluded.
    NotExcluded,
    /// The exemption was not given up lately.
    NotWaived,
}

impl ConditionId {
    /// Every condition.
    pub const ALL: [Self; 29] = [
        Self::InForce,
        Self::HongKongResident,
        Self::ParkEmployment,
        Self::CleanRecord,
        Self::WhiteListed,
        Self::SubsidyIdentity,
        Self::TalentCategory,
        Self::TalentConditions,
        Self::ShenzhenWorkDays,
        Self::SpecialArea,
        Self::Catalogue,
        Self::MainBusinessRatio,
        Self::Operations,
        Self::Personnel,
        Self::Accounts,
        Self::Property,
        Self::CrossRegion,
        Self::IncomeLimit,
        Self::StaffLimit,
        Self::AssetsLimit,
        Self::Industry,
        Self::HighTechCertificate,
        Self::LegalPerson,
        Self::ImportWhiteList,
        Self::GoodsListed,
        Self::FirstLine,
        Self::OwnResearchUse,
        Self::NotExcluded,
        Self::NotWaived,
    ];

    /// The id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::HongKongResident => "hong_kong_resident",
            Self::ParkEmployment => "park_employment",
            Self::CleanRecord => "clean_record",
            Self::WhiteListed => "white_listed",
            Self::SubsidyIdentity => "subsidy_identity",
            Self::TalentCategory => "talent_category",
            Self::TalentConditions => "talent_conditions",
            Self::ShenzhenWorkDays => "shenzhen_work_days",
            Self::SpecialArea => "special_area",
            Self::Catalogue => "catalogue",
            Self::MainBusinessRatio => "main_business_ratio",
            Self::Operations => "operations",
            Self::Personnel => "personnel",
            Self::Accounts => "accounts",
            Self::Property => "property",
            Self::CrossRegion => "cross_region",
            Self::IncomeLimit => "income_limit",
            Self::StaffLimit => "staff_limit",
            Self::AssetsLimit => "assets_limit",
            Self::Industry => "industry",
            Self::HighTechCertificate => "high_tech_certificate",
            Self::LegalPerson => "legal_person",
            Self::ImportWhiteList => "import_white_list",
            Self::GoodsListed => "goods_listed",
            Self::FirstLine => "first_line",
            Self::OwnResearchUse => "own_research_use",
            Self::NotExcluded => "not_excluded",
            Self::NotWaived => "not_waived",
        }
    }

    /// The column that answers it.
    pub const fn fact(self) -> &'static str {
        match self {
            Self::InForce => "tax_year",
            Self::HongKongResident | Self::SubsidyIdentity => "identity",
            Self::ParkEmployment => "park_employment",
            Self::CleanRecord => "clean_record",
            Self::WhiteListed => "white_listed",
            Self::TalentCategory => "talent_category",
            Self::TalentConditions => "talent_conditions",
            Self::ShenzhenWorkDays => "shenzhen_work_days",
            Self::SpecialArea => "in_special_area",
            Self::Catalogue => "catalogue_item",
            Self::MainBusinessRatio => "main_business_income",
            Self::Operations => "operations",
            Self::Personnel => "personnel",
            Self::Accounts => "accounts",
            Self::Property => "property",
            Self::CrossRegion => "same_city",
            Self::IncomeLimit => "taxable_income",
            Self::StaffLimit => "staff_average",
            Self::AssetsLimit => "assets_average",
            Self::Industry => "restricted_industry",
            Self::HighTechCertificate => "high_tech_certificate",
            Self::LegalPerson => "legal_person",
            Self::ImportWhiteList => "white_list",
            Self::GoodsListed => "listed",
            Self::FirstLine => "first_line",
            Self::OwnResearchUse => "own_research_use",
            Self::NotExcluded => "excluded",
            Self::NotWaived => "waived",
        }
    }
}

/// The conditions of a relief and their answers, in order.
pub type Answers<const N: usize> = [(ConditionId, Eligibility); N];

/// The answer that the conditions give together.
pub fn combined(answers: &[(ConditionId, Eligibility)]) -> Eligibility {
    let has = |wanted: Eligibility| answers.iter().any(|(_, answer)| *answer == wanted);
    if has(Eligibility::No) {
        Eligibility::No
    } else if has(Eligibility::Unknown) {
        Eligibility::Unknown
    } else if has(Eligibility::Needs) {
        Eligibility::Needs
    } else {
        Eligibility::Yes
    }
}

const fn in_force(state: InForceOn) -> Eligibility {
    match state {
        InForceOn::Yes => Eligibility::Yes,
        InForceOn::NotYet => Eligibility::No,
        InForceOn::Unknown => Eligibility::Unknown,
    }
}

/// The conditions of the exemption (深财规〔2025〕2号, art. 2 to 6; white list as practised).
pub fn exemption_conditions(person: &PersonFacts, law: &ExemptionLaw) -> Answers<5> {
    let resident = person.identity.map(|identity| {
        matches!(
            identity,
            Identity::HkPermanent
                | Identity::HkAdmissionScheme
                | Identity::HkDependant
                | Identity::HkOther
        )
    });
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
    Eligibility::of(person.shenzhen_work_half_days.map(|half_days| {
        let threshold = *threshold * 2;
        let days = u32::from(half_days);
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
