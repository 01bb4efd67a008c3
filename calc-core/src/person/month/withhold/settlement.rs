//! The settlement of a resident's year, as it turned out.

use super::rows::Context;
use super::to_date::ToDate;
use super::year::Year;
use crate::law::money::Cny;
use crate::law::params::alternatives::{NondomiciledBonus, SettlementIncome};
use crate::law::rounding::Exact;
use crate::law::trace::Silent;
use crate::person::facts::MainlandFacts;
use crate::person::mainland::annual_bonus::separate_tax;
use crate::person::mainland::comprehensive_income::comprehensive_tax;
use crate::person::mainland::special_deductions::SpecialDeductions;
use crate::person::month::facts::{MonthFacts, ServicesFacts};
use crate::person::month::fields::{BonusMethod, ServicesKind};
use crate::person::month::person_year::YearAmounts;
use crate::person::month::standing::Tier;

/// The settlement of a resident's year.
pub(super) struct Settled {
    /// The tax; not known where there is equity income, which a resident pays on by another rule.
    pub(super) tax: Option<Cny>,
    /// The income of the test for filing.
    pub(super) income: Cny,
}

impl Settled {
    /// The settlement of the months as a resident.
    pub(super) fn of(year: &Year<'_>) -> Self {
        let context = year.context;
        let months = ResidentYear::of(year);
        let (law, amounts) = (&context.law.mainland, &months.amounts);
        let (facts, none) = (MainlandFacts::from(amounts), SpecialDeductions::default());
        let tax = comprehensive_tax(&facts, law, &none, Cny::ZERO, &mut Silent);
        let by_itself = separate_tax(amounts.annual_bonus, &law.monthly_scale, &mut Silent);
        let known = (tax.tax + by_itself - months.tax_reduction).or_zero();
        Self {
            tax: (months.equity == Cny::ZERO).then_some(known),
            income: match context.choices.settlement_income() {
                SettlementIncome::Gross => months.settlement_gross(),
                SettlementIncome::IncomeAmount => tax.income_amount,
            },
        }
    }
}

/// The months of a resident, added up: what the settlement starts from.
#[derive(Default)]
pub(super) struct ResidentYear {
    /// The amounts of the year; merged bonuses are among the wages, others stand by themselves.
    pub(super) amounts: YearAmounts,
    /// Bonuses that are merged.
    pub(super) merged: Cny,
    /// How many rows have one that is not.
    pub(super) separate_rows: usize,
    /// Pay before it was split, without the bonuses.
    gross: Cny,
    /// Equity income, which a resident pays on by another rule.
    pub(super) equity: Cny,
    /// Tax that is reduced or remitted.
    pub(super) tax_reduction: Cny,
}

impl ResidentYear {
    /// Adds the months up.
    pub(super) fn of(year: &Year<'_>) -> Self {
        let mut months = Self::default();
        for facts in year.facts() {
            let period = year.period(facts);
            let bonus = facts.annual_bonus.annual_bonus + period.bonus;
            let amounts = &mut months.amounts;
            amounts.wages = amounts.wages + period.wages;
            if merges(year, facts) {
                months.merged = months.merged + bonus;
            } else if bonus > Cny::ZERO {
                months.separate_rows += 1;
                amounts.annual_bonus = amounts.annual_bonus + bonus;
            }
            months.gross = months.gross + facts.wages.pay.all();
            months.equity = months.equity + period.equity;
            months.tax_reduction = months.tax_reduction + facts.deductions.tax_reduction;
        }
        months.amounts.wages = months.amounts.wages + months.merged;
        add_others(year, &mut months.amounts);
        months
    }

    /// The income of the test for filing, gross.
    pub(super) fn settlement_gross(&self) -> Cny {
        self.gross + self.merged + self.amounts.services()
    }
}

/// Whether a one-off bonus joins the wages, because the row says so or nobody without domicile may
/// have it taxed by itself.
pub(super) fn merges(year: &Year<'_>, facts: &MonthFacts) -> bool {
    let only = year.context.choices.nondomiciled_bonus() == NondomiciledBonus::MergedOnly;
    facts.annual_bonus.bonus_method == Some(BonusMethod::Merged)
        || (only && year.real.tier != Some(Tier::Domiciled))
}

/// Adds services and deductions, which are the same for residents and non-residents.
pub(super) fn add_others(year: &Year<'_>, amounts: &mut YearAmounts) {
    for facts in year.facts() {
        let (deductions, services) = (&facts.deductions, &facts.services);
        let cost = if year.real.is_resident {
            cost_of_services(services, year.context)
        } else {
            Cny::ZERO
        };
        amounts.labour_services = amounts.labour_services + services.labour_services;
        amounts.authors_remuneration = amounts.authors_remuneration + services.authors_remuneration;
        amounts.royalties = amounts.royalties + services.royalties;
        amounts.social_insurance = amounts.social_insurance + deductions.social_insurance;
        amounts.housing_fund = amounts.housing_fund + deductions.housing_fund;
        amounts.other_deductions = amounts.other_deductions + deductions.other_deductions + cost;
        amounts.donations = amounts.donations + deductions.donations;
    }
    let to_date = ToDate::of(year.groups);
    amounts.special_additional_deductions = to_date.special_additional;
    let pension = to_date.personal_pension.min(*year.context.law.personal_pension);
    amounts.other_deductions = amounts.other_deductions + pension;
}

/// What leaves labour pay besides its 20%: the cost of insurance agents and securities brokers
/// (Cai Shui 2018 No. 164, art. 3), and surcharges.
fn cost_of_services(services: &ServicesFacts, context: &Context<'_>) -> Cny {
    let by_itself = services.kind.is_none_or(|kind| kind == ServicesKind::OnePayment);
    if by_itself {
        return Cny::ZERO;
    }
    if services.kind != Some(ServicesKind::InsuranceAgent) {
        return services.surcharge;
    }
    let law = context.law;
    let (share, cost) = (*law.mainland.labour_services_share, *law.agent_cost);
    let numerator = i128::from(services.labour_services.minor())
        * i128::from(share.numerator)
        * i128::from(cost.numerator);
    let denominator = i128::from(share.denominator) * i128::from(cost.denominator);
    let exact = Exact { numerator, denominator };
    services.surcharge + Cny::new(exact.round(law.mainland.rounding.rounding()))
}
