//! Incomes with a computation of their own that few persons have: early and internal retirement, annuity
//! and personal pension. Each stands beside the wages. No text says that a relief takes them, so they are
//! in neither, and Hong Kong's comparison leaves them out.

pub mod early_retirement;
mod flat_row;
pub mod internal_retirement;
mod missing;
pub mod pensions;

use serde::Serialize;

use super::own_tax::OwnTax;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::problem::{Detail, Problem};
use crate::law::trace::TraceSink;
use crate::person::code::{Code, Codes};
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::Field;
use crate::person::rulebook::MainlandLaw;

use early_retirement::EarlyRetirementPay;
use internal_retirement::InternalRetirementPay;
use pensions::{Annuity, PersonalPension};

/// The tax on each of these incomes, where there is some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SpecialIncomesAnswer))]
pub struct SpecialIncomes {
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
    pub(super) fn own_taxes(&self) -> [Option<OwnTax>; 4] {
        [
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
fn incomes(mainland: &MainlandFacts) -> [(Field, Cny); 4] {
    [
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
    let given = incomes(&facts.mainland).into_iter().filter(|(_, amount)| *amount > Cny::ZERO);
    let of_all = if facts.is_of_non_resident() {
        Some(Code::OwnIncomeOfNonResident)
    } else {
        facts.months().map(|_| Code::OwnIncomeBesideMonths)
    };
    if let Some(code) = of_all {
        let refused = |(field, amount): (Field, Cny)| {
            Problem::new(code, field, &amount.to_string(), Detail::None)
        };
        return given.map(refused).collect();
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
    notes: &mut Codes,
    sink: &mut S,
) -> Option<SpecialIncomes> {
    let mainland = &facts.mainland;
    if mainland.special_incomes() == Cny::ZERO {
        return None;
    }
    notes.insert(Code::LeftOutOfReliefs);
    Some(SpecialIncomes {
        early_retirement: early_retirement::early_retirement_pay(mainland, law, sink),
        internal_retirement: internal_retirement::internal_retirement_pay(
            mainland, law, choices, sink,
        ),
        annuity: pensions::annuity(facts, law, choices, notes, sink),
        personal_pension: pensions::personal_pension(mainland, law, sink),
    })
}
