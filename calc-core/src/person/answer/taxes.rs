//! What both sides take, as members of an answer.

use serde::Serialize;

use crate::law::money::{Cny, Hkd};
use crate::law::params::{Citation, Date};
use crate::law::rate::ExchangeRate;
use crate::person::assess::Outcome;
use crate::person::hongkong::salaries_tax::Basis;
use crate::person::mainland::annual_bonus::BonusTaxed;

/// Mainland tax.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MainlandAnswer {
    /// Comprehensive income.
    pub comprehensive: ComprehensiveAnswer,
    /// The bonus, where there is one.
    pub bonus: Option<BonusAnswer>,
    /// Business income, where there is some.
    pub business: Option<BusinessAnswer>,
    /// Tax paid on talent subsidies.
    pub talent_subsidy_tax: Cny,
    /// All of it.
    pub tax: Cny,
}

/// Comprehensive income, with the bonus in it where it is merged.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComprehensiveAnswer {
    /// 收入额.
    pub income_amount: Cny,
    /// Income less every deduction but donations; it may be negative.
    pub base: Cny,
    /// The most that donations count.
    pub donation_limit: Cny,
    /// The donations that count.
    pub donations_counted: Cny,
    /// 应纳税所得额.
    pub taxable_income: Cny,
    /// The tax.
    pub tax: Cny,
}

/// The one-off annual bonus.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BonusAnswer {
    /// How it is taxed.
    pub taxed: BonusTaxed,
    /// The bonus.
    pub amount: Cny,
    /// Its own tax; nothing where it is merged.
    pub tax: Cny,
    /// Tax on comprehensive income and bonus if it is taxed by itself.
    pub separate_total: Cny,
    /// The same if it is merged.
    pub merged_total: Cny,
}

/// Business income.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BusinessAnswer {
    /// What is taxed.
    pub taxable_income: Cny,
    /// The tax before the reduction for individual households.
    pub tax_before_reduction: Cny,
    /// The reduction.
    pub reduction: Cny,
    /// The tax.
    pub tax: Cny,
}

impl From<&Outcome> for MainlandAnswer {
    fn from(outcome: &Outcome) -> Self {
        let mainland = &outcome.mainland;
        let comprehensive = mainland.comprehensive;
        Self {
            comprehensive: ComprehensiveAnswer {
                income_amount: comprehensive.income_amount,
                base: comprehensive.base,
                donation_limit: comprehensive.donation_limit,
                donations_counted: comprehensive.donations_counted,
                taxable_income: comprehensive.taxable_income,
                tax: comprehensive.tax,
            },
            bonus: mainland.bonus.map(|bonus| BonusAnswer {
                taxed: bonus.taxed,
                amount: bonus.amount,
                tax: bonus.tax,
                separate_total: bonus.separate_total,
                merged_total: bonus.merged_total,
            }),
            business: mainland.business.map(|business| BusinessAnswer {
                taxable_income: business.taxable_income,
                tax_before_reduction: business.tax_before_reduction,
                reduction: business.reduction,
                tax: business.tax,
            }),
            talent_subsidy_tax: mainland.talent_subsidy_tax,
            tax: mainland.tax,
        }
    }
}

/// Hong Kong tax on the same income.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HongKongAnswer {
    /// Salaries tax.
    pub salaries_tax: SalariesTaxAnswer,
    /// Profits tax, where there is a business.
    pub profits_tax: Option<ProfitsTaxAnswer>,
    /// All of it.
    pub tax: Hkd,
    /// All of it, in yuan.
    pub tax_cny: Cny,
}

/// Salaries tax; in a joint assessment the couple's, but for the first two and the last two.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SalariesTaxAnswer {
    /// The person's assessable income.
    pub assessable_income: Hkd,
    /// The person's net assessable income.
    pub net_assessable_income: Hkd,
    /// Concessionary deductions.
    pub deductions: Hkd,
    /// Net income.
    pub net_income: Hkd,
    /// Allowances.
    pub allowances: Hkd,
    /// Net chargeable income.
    pub net_chargeable_income: Hkd,
    /// The charge at progressive rates.
    pub progressive_charge: Hkd,
    /// The charge at the standard rate.
    pub standard_charge: Hkd,
    /// The lower of the two.
    pub basis: Basis,
    /// The tax before the one-off reduction.
    pub tax_before_reduction: Hkd,
    /// The reduction.
    pub tax_reduction: Hkd,
    /// The tax after it.
    pub tax_after_reduction: Hkd,
    /// The person's part.
    pub tax: Hkd,
    /// The same in yuan.
    pub tax_cny: Cny,
}

/// Profits tax of an unincorporated business.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProfitsTaxAnswer {
    /// Assessable profits.
    pub assessable_profits: Hkd,
    /// The tax before the one-off reduction.
    pub tax_before_reduction: Hkd,
    /// The reduction.
    pub tax_reduction: Hkd,
    /// The tax.
    pub tax: Hkd,
    /// The same in yuan.
    pub tax_cny: Cny,
}

impl From<&Outcome> for HongKongAnswer {
    fn from(outcome: &Outcome) -> Self {
        let hong_kong = &outcome.hong_kong;
        let salaries = hong_kong.salaries;
        Self {
            salaries_tax: SalariesTaxAnswer {
                assessable_income: salaries.assessable_income,
                net_assessable_income: salaries.net_assessable_income,
                deductions: salaries.deductions,
                net_income: salaries.net_income,
                allowances: salaries.allowances,
                net_chargeable_income: salaries.net_chargeable_income,
                progressive_charge: salaries.progressive_charge,
                standard_charge: salaries.standard_charge,
                basis: salaries.basis,
                tax_before_reduction: salaries.tax_before_reduction,
                tax_reduction: salaries.tax_reduction,
                tax_after_reduction: salaries.tax_after_reduction,
                tax: salaries.tax,
                tax_cny: hong_kong.salaries_cny,
            },
            profits_tax: hong_kong.profits.map(|profits| ProfitsTaxAnswer {
                assessable_profits: profits.assessable_profits,
                tax_before_reduction: profits.tax_before_reduction,
                tax_reduction: profits.tax_reduction,
                tax: profits.tax,
                tax_cny: hong_kong.profits_cny,
            }),
            tax: hong_kong.tax,
            tax_cny: hong_kong.tax_cny,
        }
    }
}

/// The exchange rate and where it comes from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExchangeAnswer {
    /// Yuan for one Hong Kong dollar.
    pub cny_per_hkd: ExchangeRate,
    /// The day of the quotation, where the rate is the engine's own.
    pub observed_on: Option<Date>,
    /// Where it comes from, where it is the engine's own.
    pub citation: Option<Citation>,
}

impl From<&Outcome> for ExchangeAnswer {
    fn from(outcome: &Outcome) -> Self {
        let exchange = &outcome.exchange;
        Self {
            cny_per_hkd: exchange.cny_per_hkd,
            observed_on: exchange.observed_on,
            citation: exchange.citation,
        }
    }
}
