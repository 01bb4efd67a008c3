//! What a person-year comes to.

use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::{ChoiceId, Choices};
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::person::code::Codes;
use crate::person::fields::BonusMethod;
use crate::person::hongkong::{Exchange, HongKongBurden};
#[cfg(feature = "bill")]
use crate::person::hongkong_bill::Bill;
use crate::person::mainland::MainlandBurden;
use crate::person::month::correction::Correction;
use crate::person::month::person_year::MainlandBasis;
use crate::person::month::points::Points;
use crate::person::relief::election::Election;
use crate::person::relief::eligibility::OpenConditions;
use crate::person::relief::gba_talent_subsidy::Subsidy;
use crate::person::relief::hk_resident_exemption::Exemption;

/// A route: whether the person may have it, and what it brings if so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<T> {
    /// Whether the person may have it.
    pub eligible: Eligibility,
    /// What it brings if every condition is met.
    pub relief: T,
    /// What it is worth as things stand: nothing where the answer is no.
    pub amount: Cny,
    /// The conditions that are not answered.
    pub open: OpenConditions,
}

/// Between which amounts the exemption lies under every reading of the open points, in yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExemptionRange {
    /// The least.
    pub low: Cny,
    /// The most.
    pub high: Cny,
    /// The open point whose answer narrows the range most; nothing where both ends are the same.
    pub question: Option<ChoiceId>,
}

/// Everything that a row gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// The year of assessment that it is compared with.
    pub year_of_assessment: YearOfAssessment,
    /// Yuan for one Hong Kong dollar, and where the rate comes from.
    pub exchange: Exchange,
    /// The open points as decided for this person.
    pub choices: Choices,
    /// How the bonus was asked to be taxed.
    pub bonus_method: BonusMethod,
    /// Notes on the figures.
    pub notes: Codes,
    /// Mainland individual income tax of the year, in yuan.
    pub mainland: MainlandBurden,
    /// Hong Kong tax on the same income, in Hong Kong dollars and yuan (Cap. 112).
    pub hong_kong: HongKongBurden,
    /// The exemption of the tax above the Hong Kong burden (Cai Shui [2024] No. 5).
    pub exemption: Claim<Exemption>,
    /// The subsidy of the tax above 15% (Cai Shui [2023] No. 34).
    pub subsidy: Claim<Subsidy>,
    /// The exemption or the subsidy, whichever brings more.
    pub election: Election,
    /// Mainland tax less the benefit.
    pub burden_after: Cny,
    /// Tax still due, or (negative) what comes back, where the tax withheld is known.
    pub refund_or_due: Option<Cny>,
    /// How the mainland taxes the year.
    pub basis: MainlandBasis,
    /// What is to be corrected after a change of status or days.
    pub correction: Option<Correction>,
    /// Whether a fact that decides is not known; the figures are those without it.
    pub needs: bool,
    /// The open points that the answer rests on, and that its months do.
    pub points: Points,
    /// Between which amounts the exemption lies, where that is asked for.
    pub range: Option<ExemptionRange>,
    /// What Hong Kong really charges, where that is asked for.
    #[cfg(feature = "bill")]
    pub bill: Option<Bill>,
}
