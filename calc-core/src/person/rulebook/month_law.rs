//! Mainland law of the months of one tax year: non-residents, withholding, the Arrangement.

use super::MainlandLaw;
use crate::law::params::mainland::{iit, non_resident, treaty, withholding};
use crate::law::params::{Cny, InForce, NotCovered, Parameter, Rate, Rule};
use crate::law::period::TaxYear;

/// What a month of pay is taxed by.
#[derive(Clone, Copy, Debug)]
pub struct MonthLaw {
    /// The law of the year: rates, basic deduction, rounding, the six-year rule.
    pub mainland: MainlandLaw,
    /// Days of residence that make a resident (Individual Income Tax Law, art. 1).
    pub residence_days: InForce<u32>,
    /// Days of residence of a short stay (Implementation Regulations, art. 5).
    pub short_stay_days: InForce<u32>,
    /// Only full days are days of residence (Announcement 2019 No. 34, art. 2).
    pub residence_day: InForce<Rule>,
    /// The formulas of the income amount (art. 2).
    pub income_amount: InForce<Rule>,
    /// Cumulative withholding (STA Announcement 2018 No. 61, art. 6).
    pub cumulative: InForce<Rule>,
    /// Parts that a day of work has (Announcement 2019 No. 35, art. 1(1)).
    pub workday_parts: InForce<u32>,
    /// By what a bonus is divided (art. 3(2)2).
    pub bonus_divisor: InForce<u32>,
    /// By what equity income is divided (art. 3(2)3).
    pub equity_divisor: InForce<u32>,
    /// The taxed share of labour service pay.
    pub labour_services_share: InForce<Rate>,
    /// The taxed share of author's remuneration.
    pub authors_remuneration_share: InForce<Rate>,
    /// The taxed share of royalties.
    pub royalties_share: InForce<Rate>,
    /// The most that donations of a non-resident count.
    pub donation_limit: InForce<Rate>,
    /// Days to report a change (art. 5(1)).
    pub correction_days: InForce<u32>,
    /// Personal pension, the most that counts in a year (Announcement 2022 No. 34).
    pub personal_pension: InForce<Cny>,
    /// Cost of insurance agents and securities brokers.
    pub agent_cost: InForce<Rate>,
    /// Basic deduction by calendar months from the first wage of the year.
    pub first_wage_of_year: &'static Parameter<Rule>,
    /// The basic deduction of the whole year from January.
    pub low_income_deduction: &'static Parameter<Cny>,
    /// Labour pay of students by accumulation.
    pub intern_accumulation: &'static Parameter<Rule>,
    /// Labour pay of workers of platforms by accumulation.
    pub platform_accumulation: &'static Parameter<Rule>,
    /// Days of presence of the Arrangement, art. 14(2).
    pub employment_days: InForce<u32>,
    /// Tax on royalties under the Arrangement, art. 12.
    pub royalty_rate: InForce<Rate>,
    /// Exempt years of teachers and researchers.
    pub researcher_years: &'static Parameter<u32>,
}

impl MonthLaw {
    /// The law of a tax year's months.
    ///
    /// # Errors
    /// Where a parameter does not cover the whole year.
    pub fn of(year: TaxYear) -> Result<Self, NotCovered> {
        let span = year.span();
        Ok(Self {
            mainland: MainlandLaw::of(year)?,
            residence_days: iit::RESIDENCE_DAYS.throughout(span)?,
            short_stay_days: iit::SHORT_STAY_DAYS.throughout(span)?,
            residence_day: non_resident::RESIDENCE_DAY.throughout(span)?,
            income_amount: non_resident::INCOME_AMOUNT.throughout(span)?,
            cumulative: withholding::CUMULATIVE.throughout(span)?,
            workday_parts: non_resident::WORKDAY_PARTS.throughout(span)?,
            bonus_divisor: non_resident::BONUS_DIVISOR.throughout(span)?,
            equity_divisor: non_resident::EQUITY_DIVISOR.throughout(span)?,
            labour_services_share: non_resident::SHARE_LABOUR_SERVICES.throughout(span)?,
            authors_remuneration_share: non_resident::SHARE_AUTHORS_REMUNERATION
                .throughout(span)?,
            royalties_share: non_resident::SHARE_ROYALTIES.throughout(span)?,
            donation_limit: non_resident::DONATION_LIMIT.throughout(span)?,
            correction_days: non_resident::CORRECTION_DAYS.throughout(span)?,
            personal_pension: iit::PERSONAL_PENSION.throughout(span)?,
            agent_cost: withholding::AGENT_COST.throughout(span)?,
            first_wage_of_year: &withholding::FIRST_WAGE_OF_YEAR,
            low_income_deduction: &withholding::LOW_INCOME_DEDUCTION,
            intern_accumulation: &withholding::INTERN_ACCUMULATION,
            platform_accumulation: &withholding::PLATFORM_ACCUMULATION,
            employment_days: treaty::EMPLOYMENT_DAYS.throughout(span)?,
            royalty_rate: treaty::ROYALTY_RATE.throughout(span)?,
            researcher_years: &treaty::RESEARCHER_YEARS,
        })
    }

    /// What a parameter that may begin within the year says in one of its months.
    pub fn in_month<V>(&self, parameter: &'static Parameter<V>, month: u8) -> Option<InForce<V>> {
        parameter.throughout(self.mainland.year.month(month)).ok()
    }
}
