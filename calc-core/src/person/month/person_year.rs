//! What a person's months come to as a year: what the settlement of a resident starts from, and the
//! tax of a non-resident, which is that of the months (Individual Income Tax Law, art. 11).

use super::code::Codes;
use super::correction::Correction;
use super::points::Points;
use super::relief::{TaxedIncome, subsidy};
use crate::law::money::Cny;
use crate::law::params::Rate;
use crate::law::params::alternatives::NonresidentSubsidy;
use crate::person::fields::BonusMethod;
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
    /// The amounts in the order of declaration.
    pub fn to_array(&self) -> [Cny; 10] {
        [
            self.wages,
            self.annual_bonus,
            self.labour_services,
            self.authors_remuneration,
            self.royalties,
            self.social_insurance,
            self.housing_fund,
            self.special_additional_deductions,
            self.other_deductions,
            self.donations,
        ]
    }

    /// The reverse of [`Self::to_array`].
    pub fn from_array(amounts: [Cny; 10]) -> Self {
        let [
            wages,
            annual_bonus,
            labour_services,
            authors_remuneration,
            royalties,
            social_insurance,
            housing_fund,
            special_additional_deductions,
            other_deductions,
            donations,
        ] = amounts;
        Self {
            wages,
            annual_bonus,
            labour_services,
            authors_remuneration,
            royalties,
            social_insurance,
            housing_fund,
            special_additional_deductions,
            other_deductions,
            donations,
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
}
