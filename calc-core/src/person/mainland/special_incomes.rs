//! Incomes with a computation of their own that few persons have: equity of a listed company, early and
//! internal retirement, annuity and personal pension. Each stands beside the wages. No text says that a
//! relief takes leaving pay and pensions, so they are in neither, and Hong Kong's comparison leaves them
//! out; for equity that is an open point.

pub mod early_retirement;
pub mod equity;
pub mod equity_events;
mod flat_row;
pub mod internal_retirement;
mod missing;
pub mod pensions;
pub mod technology_reward;

use serde::Serialize;

use super::own_tax::OwnTax;
use super::special_deductions::DonationsTaken;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::problem::{Detail, Problem};
use crate::law::trace::{Silent, TraceSink};
use crate::person::code::{Code, Codes};
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::Field;
use crate::person::rulebook::MainlandLaw;

use early_retirement::EarlyRetirementPay;
use equity::EquityIncome;
use internal_retirement::InternalRetirementPay;
use pensions::{Annuity, PersonalPension};
use technology_reward::TechnologyReward;

/// The tax on each of these incomes, where there is some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SpecialIncomesAnswer))]
pub struct SpecialIncomes {
    /// Equity of a listed company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equity: Option<EquityIncome>,
    /// A technology reward; it has no tax of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technology_reward: Option<TechnologyReward>,
    /// Early retirement pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub early_retirement: Option<EarlyRetirementPay>,
    /// Internal retirement pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub internal_retirement: Option<InternalRetirementPay>,
    /// An annuity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annuity: Option<Annuity>,
    /// A personal pension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal_pension: Option<PersonalPension>,
}

impl SpecialIncomes {
    /// What totals, reliefs and Hong Kong have to know of them.
    pub(super) fn own_taxes(&self) -> [Option<OwnTax>; 5] {
        [
            self.equity.as_ref().map(EquityIncome::own_tax),
            self.early_retirement.as_ref().map(EarlyRetirementPay::own_tax),
            self.internal_retirement.as_ref().map(InternalRetirementPay::own_tax),
            self.annuity.as_ref().map(Annuity::own_tax),
            self.personal_pension.as_ref().map(PersonalPension::own_tax),
        ]
    }

    /// The tax on annuity and personal pension, where there is either.
    pub fn pension_tax(&self) -> Option<Cny> {
        let annuity = self.annuity.map(|annuity| annuity.tax);
        let personal = self.personal_pension.map(|pension| pension.tax);
        let taxes = [annuity, personal];
        taxes.iter().any(Option::is_some).then(|| taxes.into_iter().flatten().sum())
    }
}

/// The incomes, by their columns.
fn incomes(mainland: &MainlandFacts) -> [(Field, Cny); 6] {
    [
        (Field::EquityIncome, mainland.equity_income),
        (Field::TechnologyReward, mainland.technology_reward),
        (Field::EarlyRetirementPay, mainland.early_retirement_pay),
        (Field::InternalRetirementPay, mainland.internal_retirement_pay),
        (Field::AnnuityWithdrawn, mainland.annuity_withdrawn),
        (Field::PersonalPensionWithdrawn, mainland.personal_pension_withdrawn),
    ]
}

impl MainlandFacts {
    /// Incomes with a computation of their own that few persons have, all together, in yuan.
    pub fn special_incomes(&self) -> Cny {
        incomes(self).into_iter().map(|(_, amount)| amount).sum()
    }
}

/// What cannot be worked out without another fact, and what no text settles.
pub(super) fn refused(facts: &Facts) -> Vec<Problem<Field>> {
    if facts.mainland.special_incomes() == Cny::ZERO && facts.equity.is_empty() {
        return Vec::new();
    }
    let given = incomes(&facts.mainland).into_iter().filter(|(_, amount)| *amount > Cny::ZERO);
    let events = facts.equity.first().map(|event| event.event_date.to_string());
    let of_all = if facts.is_of_non_resident() {
        Some(Code::OwnIncomeOfNonResident)
    } else {
        facts.months().map(|_| Code::OwnIncomeBesideMonths)
    };
    if let Some(code) = of_all {
        let refused = |(field, amount): (Field, Cny)| {
            Problem::new(code, field, &amount.to_string(), Detail::None)
        };
        let events = events.map(|day| Problem::new(code, Field::Equity, &day, Detail::None));
        return given.map(refused).chain(events).collect();
    }
    let mainland = &facts.mainland;
    let incomplete = given.flat_map(|(income, _)| match income {
        Field::EarlyRetirementPay => early_retirement::missing(mainland),
        Field::InternalRetirementPay => internal_retirement::missing(mainland),
        Field::AnnuityWithdrawn => pensions::missing(mainland),
        _ => Vec::new(),
    });
    incomplete.chain(pensions::not_covered(facts)).collect()
}

/// The taxes on these incomes; nothing where there is none. Few rows have any, so their law is looked up
/// here and not kept for every year.
pub(super) fn special_incomes<S: TraceSink>(
    facts: &Facts,
    law: &MainlandLaw,
    choices: &Choices,
    taken: Option<&DonationsTaken>,
    notes: &mut Codes,
    sink: &mut S,
) -> Option<SpecialIncomes> {
    let mainland = &facts.mainland;
    let all = mainland.special_incomes();
    if all == Cny::ZERO {
        return None;
    }
    if all > mainland.equity_income + mainland.technology_reward {
        notes.insert(Code::LeftOutOfReliefs);
    }
    let technology_reward = technology_reward::technology_reward(mainland, law, &mut Silent);
    if technology_reward.is_some() && mainland.technology_reward_payer.is_none() {
        notes.insert(Code::AssumedCompanyReward);
    }
    Some(SpecialIncomes {
        equity: equity::equity_income(mainland, law, taken, sink),
        technology_reward,
        early_retirement: early_retirement::early_retirement_pay(mainland, law, sink),
        internal_retirement: internal_retirement::internal_retirement_pay(
            mainland, law, choices, sink,
        ),
        annuity: pensions::annuity(facts, law, choices, notes, sink),
        personal_pension: pensions::personal_pension(mainland, law, sink),
    })
}
