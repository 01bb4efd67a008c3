//! Severance pay of a dissolved contract, taxed by itself: 财税〔2018〕164号, art. 5(1). Three times the
//! city's average annual wage of the year before is exempt; the rest is taxed on the annual table,
//! nothing deducted.

use serde::Serialize;

use super::average_wage::{self, AverageWage};
use super::own_tax::{InSubsidy, OwnTax, Treatment};
use crate::law::money::Cny;
use crate::law::params::alternatives::{
    SeveranceInExemption, SeveranceInSubsidy, SeveranceOnExpiry,
};
use crate::law::params::mainland::iit;
use crate::law::params::points::Relief;
use crate::law::params::{Choices, InForce, Rate};
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem};
use crate::law::trace::{Event, Multiplier, Notes, Part, TraceSink, scale_tax, share_of};
use crate::person::code::{Code, Codes};
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::{Field, SeveranceKind};
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// The tax on severance pay and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SeveranceAnswer))]
pub struct SeverancePay {
    /// The severance pay, in yuan.
    pub amount: Cny,
    /// The part that is exempt, in yuan.
    pub exempt: Cny,
    /// The rest, in yuan, from which nothing is deducted.
    pub taxable_income: Cny,
    /// The tax on it by itself, in yuan, to the fen.
    pub tax: Cny,
}

impl SeverancePay {
    /// What totals, reliefs and Hong Kong have to know of it.
    pub(super) fn own_tax(&self) -> OwnTax {
        OwnTax {
            income: ("severance", self.amount),
            way: "separate",
            separate: true,
            base: (Term::SeveranceTaxableIncome.id(), self.taxable_income),
            tax: (Term::SeveranceTax.id(), self.tax),
            treatment: |own, choices| {
                let exemption = choices.severance_in_exemption();
                let is_charged = exemption == SeveranceInExemption::PooledHkCharged;
                Treatment {
                    in_exemption: exemption != SeveranceInExemption::LeftOut,
                    in_subsidy: match choices.severance_in_subsidy() {
                        SeveranceInSubsidy::Pooled => InSubsidy::Pooled,
                        SeveranceInSubsidy::Apart => InSubsidy::Apart,
                        SeveranceInSubsidy::LeftOut => InSubsidy::LeftOut,
                    },
                    beside_pay_for_hong_kong: if is_charged { own.base.1 } else { Cny::ZERO },
                }
            },
            rests_on: |point, standing| match point {
                Relief::SeveranceInExemption => standing.exemption,
                Relief::SeveranceInSubsidy => standing.subsidy,
                Relief::SeveranceOnExpiry => {
                    standing.facts.mainland.severance_kind == Some(SeveranceKind::Expired)
                }
                point => average_wage::rests_on(point, standing.facts),
            },
        }
    }
}

/// Severance pay that no text settles, or that cannot be worked out without the average wage.
pub(super) fn refused(facts: &Facts, choices: &Choices) -> Vec<Problem<Field>> {
    let mainland = &facts.mainland;
    let amount = mainland.severance;
    if amount == Cny::ZERO {
        return Vec::new();
    }
    let of_amount =
        |code| vec![Problem::new(code, Field::Severance, &amount.to_string(), Detail::None)];
    if facts.is_of_non_resident() {
        return of_amount(Code::SeveranceOfNonResident);
    }
    if facts.months().is_some() {
        return of_amount(Code::SeveranceBesideMonths);
    }
    let mut refused = Vec::new();
    if AverageWage::of(mainland, facts.tax_year, choices).is_none() {
        refused.push(average_wage::missing(facts.tax_year));
    }
    if mainland.severance_kind == Some(SeveranceKind::Expired)
        && choices.severance_on_expiry() == SeveranceOnExpiry::Needs
    {
        let (field, found) = (Field::SeveranceKind, SeveranceKind::Expired.key());
        refused.push(Problem::new(Code::SeveranceOnExpiry, field, found, Detail::None));
    }
    refused
}

fn multiple(year: TaxYear) -> Option<InForce<Rate>> {
    iit::SEVERANCE_MULTIPLE.throughout(year.span()).ok()
}

/// The tax on severance pay, where there is some. Few rows have it, so its law is looked up here and
/// not kept for every year.
pub(super) fn severance_pay<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> Option<SeverancePay> {
    let amount = facts.severance;
    if amount == Cny::ZERO {
        return None;
    }
    let multiple = multiple(law.year)?;
    let average = AverageWage::of(facts, law.year, choices)?;
    if facts.severance_kind.is_none() {
        notes.insert(Code::AssumedDissolved);
    }
    sink.note(|| Event::Section { section: Section::Severance.into() });
    average.record(sink);
    let of = (Term::AverageAnnualWage.id(), average.amount);
    let rate = Multiplier::Rate(*multiple);
    let citation = Some(multiple.citation());
    let limit = share_of(sink, Term::SeveranceLimit, of, rate, &law.rounding, citation);
    let taxable_income = (amount - limit).or_zero();
    sink.step(Term::SeveranceTaxableIncome, taxable_income, None, || {
        vec![Part::plus("severance", amount), Part::minus(Term::SeveranceLimit.id(), limit)]
    });
    let scale = &law.comprehensive_scale;
    let tax = scale_tax(sink, Term::SeveranceTax, taxable_income, scale, &law.rounding);
    Some(SeverancePay { amount, exempt: amount - taxable_income, taxable_income, tax })
}
