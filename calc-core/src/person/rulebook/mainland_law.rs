//! Mainland law of one tax year.

use crate::law::params::mainland::iit;
use crate::law::params::{Cny, InForce, NotCovered, Rate, Rule, Scale, Window};
use crate::law::period::TaxYear;

/// What the mainland taxes by in a tax year.
#[derive(Clone, Copy, Debug)]
pub struct MainlandLaw {
    /// The calendar year of mainland tax (Individual Income Tax Law, art. 1).
    pub year: TaxYear,
    /// Annual rates of comprehensive income (art. 3(1); annex, table 1).
    pub comprehensive_scale: InForce<Scale<Cny>>,
    /// Monthly rates, for a bonus taxed by itself.
    pub monthly_scale: InForce<Scale<Cny>>,
    /// Rates of business income (annex, table 2).
    pub business_scale: InForce<Scale<Cny>>,
    /// How computed amounts are rounded.
    pub rounding: InForce<Rule>,
    /// The basic deduction of a year (art. 6(1)).
    pub basic_deduction: InForce<Cny>,
    /// The basic deduction of a month (art. 6(2)).
    pub basic_deduction_month: InForce<Cny>,
    /// The share of wages that is income.
    pub wages_share: InForce<Rate>,
    /// The share of labour services that is income.
    pub labour_services_share: InForce<Rate>,
    /// The share of author's remuneration that is income.
    pub authors_remuneration_share: InForce<Rate>,
    /// The share of royalties that is income.
    pub royalties_share: InForce<Rate>,
    /// Social insurance and housing fund (art. 6).
    pub special_deductions: InForce<Rule>,
    /// Special additional deductions (art. 6).
    pub special_additional_deductions: InForce<Rule>,
    /// Other deductions set by law (art. 6).
    pub other_deductions: InForce<Rule>,
    /// The most that donations count (art. 6).
    pub donation_limit: InForce<Rate>,
    /// Whether a bonus may be taxed by itself.
    pub annual_bonus_separate: InForce<Rule>,
    /// Personal deductions from business income (Implementation Regulations, art. 15).
    pub business_deductions: InForce<Rule>,
    /// The income of an individual household whose tax is reduced.
    pub halving_limit: InForce<Cny>,
    /// By how much it is reduced.
    pub halving_rate: InForce<Rate>,
    /// Withholding from a payment for labour services.
    pub withholding_labour_scale: InForce<Scale<Cny>>,
    /// Up to which payment the expense is a fixed sum.
    pub withholding_expense_threshold: InForce<Cny>,
    /// The fixed expense of a small payment.
    pub withholding_expense_fixed: InForce<Cny>,
    /// The expense of a larger payment.
    pub withholding_expense_rate: InForce<Rate>,
    /// The share of author's remuneration withheld from.
    pub withholding_authors_share: InForce<Rate>,
    /// The rate withheld from author's remuneration and royalties.
    pub withholding_authors_royalties_rate: InForce<Rate>,
    /// Up to which income no settlement need be filed.
    pub settlement_exempt_income: InForce<Cny>,
    /// Up to which tax due no settlement need be filed.
    pub settlement_exempt_due: InForce<Cny>,
    /// When the year is settled (art. 11).
    pub settlement_window: InForce<Window>,
    /// The years before worldwide income is taxed.
    pub six_year_rule_years: InForce<u32>,
    /// The absence above which the count starts again.
    pub six_year_rule_absence_days: InForce<u32>,
    /// The first year that counts.
    pub six_year_rule_first_year: InForce<u32>,
}

impl MainlandLaw {
    /// The law of a tax year.
    ///
    /// # Errors
    /// Where a parameter does not cover the whole year.
    pub fn of(year: TaxYear) -> Result<Self, NotCovered> {
        let span = year.span();
        Ok(Self {
            year,
            comprehensive_scale: iit::COMPREHENSIVE_INCOME_SCALE.throughout(span)?,
            monthly_scale: iit::MONTHLY_SCALE.throughout(span)?,
            business_scale: iit::BUSINESS_INCOME_SCALE.throughout(span)?,
            rounding: iit::ROUNDING.throughout(span)?,
            basic_deduction: iit::BASIC_DEDUCTION.throughout(span)?,
            basic_deduction_month: iit::BASIC_DEDUCTION_MONTH.throughout(span)?,
            wages_share: iit::INCOME_SHARE_WAGES.throughout(span)?,
            labour_services_share: iit::INCOME_SHARE_LABOUR_SERVICES.throughout(span)?,
            authors_remuneration_share: iit::INCOME_SHARE_AUTHORS_REMUNERATION.throughout(span)?,
            royalties_share: iit::INCOME_SHARE_ROYALTIES.throughout(span)?,
            special_deductions: iit::SPECIAL_DEDUCTIONS.throughout(span)?,
            special_additional_deductions: iit::SPECIAL_ADDITIONAL_DEDUCTIONS.throughout(span)?,
            other_deductions: iit::OTHER_DEDUCTIONS.throughout(span)?,
            donation_limit: iit::DONATION_LIMIT.throughout(span)?,
            annual_bonus_separate: iit::ANNUAL_BONUS_SEPARATE.throughout(span)?,
            business_deductions: iit::BUSINESS_DEDUCTIONS_WITHOUT_COMPREHENSIVE_INCOME
                .throughout(span)?,
            halving_limit: iit::BUSINESS_HALVING_LIMIT.throughout(span)?,
            halving_rate: iit::BUSINESS_HALVING_RATE.throughout(span)?,
            withholding_labour_scale: iit::WITHHOLDING_LABOUR_SERVICES_SCALE.throughout(span)?,
            withholding_expense_threshold: iit::WITHHOLDING_EXPENSE_THRESHOLD.throughout(span)?,
            withholding_expense_fixed: iit::WITHHOLDING_EXPENSE_FIXED.throughout(span)?,
            withholding_expense_rate: iit::WITHHOLDING_EXPENSE_RATE.throughout(span)?,
            withholding_authors_share: iit::WITHHOLDING_AUTHORS_REMUNERATION_SHARE
                .throughout(span)?,
            withholding_authors_royalties_rate: iit::WITHHOLDING_AUTHORS_ROYALTIES_RATE
                .throughout(span)?,
            settlement_exempt_income: iit::SETTLEMENT_EXEMPT_INCOME.throughout(span)?,
            settlement_exempt_due: iit::SETTLEMENT_EXEMPT_DUE.throughout(span)?,
            settlement_window: iit::SETTLEMENT_WINDOW.throughout(span)?,
            six_year_rule_years: iit::SIX_YEAR_RULE_YEARS.throughout(span)?,
            six_year_rule_absence_days: iit::SIX_YEAR_RULE_ABSENCE_DAYS.throughout(span)?,
            six_year_rule_first_year: iit::SIX_YEAR_RULE_FIRST_YEAR.throughout(span)?,
        })
    }
}
