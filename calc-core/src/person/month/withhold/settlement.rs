//! The settlement of a resident's year, as it turned out.

use super::rows::Group;
use super::year::Year;
use crate::law::money::Cny;
use crate::law::params::alternatives::SettlementIncome;
use crate::law::trace::Silent;
use crate::person::facts::MainlandFacts;
use crate::person::mainland::annual_bonus::separate_tax;
use crate::person::mainland::comprehensive_income::comprehensive_tax;
use crate::person::month::facts::MonthFacts;
use crate::person::month::fields::BonusMethod;

/// The settlement of a resident's year.
pub(super) struct Settled {
    /// The tax; not known where there is equity income, which a resident pays on by another rule.
    pub(super) tax: Option<Cny>,
    /// The income of the test for filing.
    pub(super) income: Cny,
}

impl Settled {
    /// The settlement of the months as a resident.
    pub(super) fn of(months: &Year<'_>) -> Self {
        let law = &months.context.law.mainland;
        let mut year = MainlandFacts::default();
        let (mut separate, mut merged, mut gross) = (Cny::ZERO, Cny::ZERO, Cny::ZERO);
        let (mut equity, mut reduced) = (Cny::ZERO, Cny::ZERO);
        for (_, facts) in months.groups.iter().flat_map(Group::facts) {
            let period = months.period(facts);
            let (deductions, services) = (&facts.deductions, &facts.services);
            let bonus = facts.annual_bonus.annual_bonus + period.bonus;
            let merges = facts.annual_bonus.bonus_method == Some(BonusMethod::Merged);
            let part = if merges { &mut merged } else { &mut separate };
            *part = *part + bonus;
            let pay = facts.wages.pay;
            gross = gross + pay.paid_in_china + pay.paid_abroad;
            year.wages = year.wages + period.wages;
            year.labour_services = year.labour_services + services.labour_services;
            year.authors_remuneration = year.authors_remuneration + services.authors_remuneration;
            year.royalties = year.royalties + services.royalties;
            year.social_insurance = year.social_insurance + deductions.social_insurance;
            year.housing_fund = year.housing_fund + deductions.housing_fund;
            year.other_deductions = year.other_deductions + deductions.other_deductions;
            year.donations = year.donations + deductions.donations;
            equity = equity + period.equity;
            reduced = reduced + deductions.tax_reduction;
        }
        let (special, pension) = to_date(months.groups);
        year.special_additional_deductions = special;
        year.other_deductions = year.other_deductions + pension;
        let tax = comprehensive_tax(&year, law, merged, &mut Silent);
        let by_itself = separate_tax(separate, &law.monthly_scale, &mut Silent);
        let services = year.labour_services + year.authors_remuneration + year.royalties;
        Self {
            tax: (equity == Cny::ZERO).then(|| (tax.tax + by_itself - reduced).or_zero()),
            income: match months.context.choices.settlement_income() {
                SettlementIncome::Gross => gross + services + merged,
                SettlementIncome::IncomeAmount => tax.income_amount,
            },
        }
    }
}

/// The last amounts to date of each payer: special additional deductions, and personal pension.
fn to_date(groups: &[Group<'_>]) -> (Cny, Cny) {
    let (mut special, mut pension) = (Cny::ZERO, Cny::ZERO);
    for of_payer in groups.chunk_by(|before, next| before.payer == next.payer) {
        let Some(last) = of_payer.last() else { continue };
        let most = |of: fn(&MonthFacts) -> Option<Cny>| {
            last.facts().filter_map(|(_, facts)| of(facts)).next_back().unwrap_or_default()
        };
        special = special + most(|facts| facts.deductions.special_additional_deductions_to_date);
        pension = pension + most(|facts| facts.deductions.personal_pension_to_date);
    }
    (special, pension)
}
