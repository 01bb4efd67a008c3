//! What a person's months come to as a year: what the settlement of a resident starts from, and the
//! tax of a non-resident, which is that of the months (Individual Income Tax Law, art. 11).

use super::bonus_by_six::bonus_by_six;
use super::code::Codes;
use super::monthly_tax::exact_scale_tax;
use super::relief::TaxedIncome;
use super::withhold::{Correction, Points};
use crate::law::money::Cny;
use crate::law::params::Rate;
use crate::law::params::alternatives::NonresidentSubsidy;
use crate::law::rounding::Exact;
use crate::person::facts::MainlandFacts;
use crate::person::fields::BonusMethod;
use crate::person::month::relief::subsidy;
use crate::person::rulebook::MonthLaw;

/// How the mainland taxes a person-year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MainlandBasis {
    /// A resident, with an annual settlement.
    #[default]
    Annual,
    /// A non-resident: the sum of the months.
    Monthly,
}

impl MainlandBasis {
    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::Monthly => "monthly",
        }
    }
}

/// The months of a person's year, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthsOfYear {
    /// The amounts of the year.
    pub amounts: YearAmounts,
    /// How the one-off bonus is to be taxed, where a row says so.
    pub bonus_method: Option<BonusMethod>,
    /// Wages and bonuses before they were split by days, in yuan.
    pub gross: Cny,
    /// What was withheld in the year; nothing where a month does not say.
    pub tax_withheld: Option<Cny>,
    /// What was to be withheld.
    pub right_withheld: Cny,
    /// Income of the test of who must file: gross income of a resident's months without the one-off
    /// bonus.
    pub settlement_gross: Cny,
    /// The tax of a non-resident; nothing for a resident.
    pub monthly: Option<MonthlyTax>,
    /// The days of residence that there were, where they are known.
    pub residence_days: Option<u16>,
    /// What is to be corrected; of a resident the day alone counts.
    pub correction: Option<Correction>,
    /// Notes of the months.
    pub notes: Codes,
    /// Open points that the months touched.
    pub points: Points,
    /// Whether a fact that decides is not known.
    pub needs: bool,
    /// Whether the days are those expected.
    pub by_expected_days: bool,
    /// The last month that there is, from 1.
    pub last_month: u8,
}

/// Amounts of a year, in yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearAmounts {
    /// Income amounts of wages, exempt pay taken out.
    pub wages: Cny,
    /// Income amounts of bonuses that may be taxed by themselves, and of a non-resident's equity income.
    pub annual_bonus: Cny,
    /// Pay for labour services.
    pub labour_services: Cny,
    /// Author's remuneration.
    pub authors_remuneration: Cny,
    /// Royalties.
    pub royalties: Cny,
    /// Social insurance.
    pub social_insurance: Cny,
    /// Housing fund.
    pub housing_fund: Cny,
    /// Special additional deductions.
    pub special_additional_deductions: Cny,
    /// Other deductions, with personal pension and the cost of agents.
    pub other_deductions: Cny,
    /// Donations.
    pub donations: Cny,
}

impl YearAmounts {
    /// As the facts of a year.
    pub fn facts(&self) -> MainlandFacts {
        MainlandFacts {
            wages: self.wages,
            annual_bonus: self.annual_bonus,
            labour_services: self.labour_services,
            authors_remuneration: self.authors_remuneration,
            royalties: self.royalties,
            social_insurance: self.social_insurance,
            housing_fund: self.housing_fund,
            special_additional_deductions: self.special_additional_deductions,
            other_deductions: self.other_deductions,
            donations: self.donations,
            ..MainlandFacts::default()
        }
    }

    /// Payments for services.
    pub fn services(&self) -> Cny {
        self.labour_services + self.authors_remuneration + self.royalties
    }
}

/// The tax of a non-resident's months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthlyTax {
    /// Taxable income and tax of the year: wages with bonus and equity, labour services, author's
    /// remuneration, royalties.
    pub items: [TaxedIncome; 4],
    /// Of the first, what was taxed by sixths: bonus and equity.
    pub by_six: TaxedIncome,
    /// Tax on royalties at the rate of the Arrangement.
    pub treaty_tax: Cny,
    /// Tax above 15% of the taxable income, month by month.
    pub above_by_month: Cny,
}

impl MonthlyTax {
    /// The tax on wages, bonus and equity apart.
    pub fn wage_tax(&self) -> Cny {
        self.items[0].tax - self.by_six.tax
    }

    /// The tax on services.
    pub fn services_tax(&self) -> Cny {
        self.items[1..].iter().map(|item| item.tax).sum::<Cny>() + self.treaty_tax
    }

    /// The taxable income without bonus and equity.
    pub fn taxable_income(&self) -> Cny {
        let all: Cny = self.items.iter().map(|item| item.taxable_income).sum();
        all - self.by_six.taxable_income
    }

    /// The tax of the items that the reliefs look at.
    pub fn items_tax(&self) -> Cny {
        self.items.iter().map(|item| item.tax).sum()
    }

    /// The subsidy on these months.
    pub fn subsidy(&self, rate: Rate, law: &MonthLaw, choice: NonresidentSubsidy) -> Cny {
        if choice == NonresidentSubsidy::PerMonth {
            return self.above_by_month;
        }
        let items = self.items.each_ref().map(std::slice::from_ref);
        subsidy(&items, rate, law.mainland.rounding.rounding(), choice)
    }

    /// The tax of even months: the wages of a year over a number of months, and the bonus by sixths.
    /// Nobody can tell the payments for services of a year apart, so there are none.
    pub fn of_even_months(
        facts: &MainlandFacts,
        months: u8,
        rate: Option<Rate>,
        law: &MonthLaw,
    ) -> Self {
        let rounding = law.mainland.rounding.rounding();
        let wages = facts.wages - facts.exempt_income;
        let count = i64::from(months);
        let above = wages.minor() - law.mainland.basic_deduction_month.minor() * count;
        let taxed = Exact::product(above.max(0), 1, count);
        let (_, tax) = exact_scale_tax(taxed, &law.mainland.monthly_scale);
        let month_tax = Cny::new(tax.round(rounding));
        let month = TaxedIncome { taxable_income: Cny::new(taxed.round(rounding)), tax: month_tax };
        let bonus = bonus_by_six(facts.annual_bonus, law);
        let by_six = TaxedIncome { taxable_income: facts.annual_bonus, tax: bonus.tax };
        // The taxable income of the year is exact: the months are only even.
        let wages = TaxedIncome {
            taxable_income: Cny::new(above.max(0)) + by_six.taxable_income,
            tax: Cny::new(month_tax.minor() * count) + by_six.tax,
        };
        let above_by_month = rate.map_or(Cny::ZERO, |rate| {
            let mut all = vec![month; usize::from(months)];
            if let Some(first) = all.first_mut() {
                // The bonus belongs to one of them.
                first.taxable_income = first.taxable_income + by_six.taxable_income;
                first.tax = first.tax + by_six.tax;
            }
            subsidy(&[&all], rate, rounding, NonresidentSubsidy::PerMonth)
        });
        let mut items = [TaxedIncome::default(); 4];
        items[0] = wages;
        Self { items, by_six, treaty_tax: Cny::ZERO, above_by_month }
    }
}
