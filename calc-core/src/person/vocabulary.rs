//! The names that the answer of a person-year uses.

use crate::law::fields::FieldAbout;
use crate::law::trace::{RouteName, SectionName, TermName, names};
use crate::law::vocabulary::Vocabulary;
use crate::person::code::Code;
use crate::person::fields::Field;

/// The names that the answer of a person-year uses.
#[derive(Clone, Copy, Debug)]
pub struct PersonYear;

impl Vocabulary for PersonYear {
    type Code = Code;

    fn fact(name: &str) -> Option<&'static FieldAbout> {
        Field::named(name).map(Field::about)
    }
}

names!(
    /// A route to less tax.
    Route: RouteName {
        /// The part above the Hong Kong burden is exempt.
        Exemption = "exemption",
        /// The part above 15% is subsidised.
        Subsidy = "subsidy",
    }
);

names!(
    /// A part of the computation.
    Section: SectionName {
        /// The facts that were given.
        Facts = "facts",
        /// Comprehensive income.
        Comprehensive = "comprehensive_income",
        /// The months of a non-resident.
        Months = "months_of_year",
        /// The one-off annual bonus.
        Bonus = "annual_bonus",
        /// Severance pay.
        Severance = "severance",
        /// Events of equity pay.
        EquityEvents = "equity_events" if "special_incomes",
        /// Equity of a listed company.
        Equity = "equity" if "special_incomes",
        /// Early retirement pay.
        EarlyRetirement = "early_retirement" if "special_incomes",
        /// Internal retirement pay.
        InternalRetirement = "internal_retirement" if "special_incomes",
        /// An annuity.
        Annuity = "annuity" if "special_incomes",
        /// A personal pension.
        PersonalPension = "personal_pension" if "special_incomes",
        /// Business income.
        Business = "business_income",
        /// Donations that several incomes take.
        Donations = "donations" if "special_incomes",
        /// All mainland tax.
        MainlandTotal = "mainland_total",
        /// Hong Kong salaries tax.
        SalariesTax = "salaries_tax",
        /// Hong Kong profits tax.
        ProfitsTax = "profits_tax",
        /// All Hong Kong tax.
        HongKongTotal = "hong_kong_total",
        /// The exemption of the part above the Hong Kong burden.
        Exemption = "exemption",
        /// The 15% subsidy.
        Subsidy = "subsidy",
        /// Which of the two.
        Election = "election",
        /// What Hong Kong really charges.
        HongKongBill = "hong_kong_bill" if "bill",
    }
);

names!(
    /// A quantity of the computation.
    Term: TermName {
        /// Wages less their exempt part.
        TaxableWages = "taxable_wages",
        /// 收入额 of labour services.
        LabourServicesAmount = "labour_services_amount",
        /// 收入额 of author's remuneration.
        AuthorsRemunerationAmount = "authors_remuneration_amount",
        /// 收入额 of royalties.
        RoyaltiesAmount = "royalties_amount",
        /// 收入额, all together.
        IncomeAmount = "income_amount",
        /// The basic deduction.
        BasicDeduction = "basic_deduction",
        /// Income less deductions, before donations.
        Base = "base",
        /// The most that donations count.
        DonationLimit = "donation_limit",
        /// The donations that count.
        DonationsCounted = "donations_counted",
        /// 应纳税所得额 of comprehensive income.
        TaxableIncome = "taxable_income",
        /// Tax on comprehensive income.
        ComprehensiveTax = "comprehensive_tax",
        /// Tax on the bonus taxed by itself.
        BonusTax = "bonus_tax",
        /// Tax on a non-resident's wages, month by month.
        MonthlyWageTax = "monthly_wage_tax",
        /// Tax on a non-resident's services, payment by payment.
        MonthlyServicesTax = "monthly_services_tax",
        /// Tax on royalties at the rate of the Arrangement.
        TreatyRoyaltyTax = "treaty_royalty_tax",
        /// Which way the bonus is taxed.
        BonusMethod = "bonus_method",
        /// The average annual wage of the year before.
        AverageAnnualWage = "average_annual_wage",
        /// Up to where severance pay is exempt.
        SeveranceLimit = "severance_limit",
        /// Severance pay above that.
        SeveranceTaxableIncome = "severance_taxable_income",
        /// Tax on severance pay.
        SeveranceTax = "severance_tax",
        /// The part of a technology reward that joins the wages.
        TaxedTechnologyReward = "taxed_technology_reward" if "special_incomes",
        /// Income of an event of equity pay.
        EquityEventIncome = "equity_event_income" if "special_incomes",
        /// Tax on the equity of the year up to an event.
        EquityTaxSoFar = "equity_tax_so_far" if "special_incomes",
        /// Tax on the equity of the year before it.
        EquityTaxBefore = "equity_tax_before_event" if "special_incomes",
        /// What the event adds to it.
        EquityEventTax = "equity_event_tax" if "special_incomes",
        /// Wages with the equity of plans that do not meet the conditions.
        WagesWithEquity = "wages_with_equity" if "special_incomes",
        /// Income that Hong Kong would assess, without the equity whose amount it works out itself.
        IncomeBesideEquity = "income_beside_equity" if "special_incomes",
        /// The same in Hong Kong dollars.
        AssessableIncomeBesideEquity = "assessable_income_beside_equity" if "special_incomes",
        /// Equity by Hong Kong's own rules.
        EquityByHongKong = "equity_by_hong_kong" if "special_incomes",
        /// Equity income of the year; nothing is deducted.
        EquityTaxableIncome = "equity_taxable_income" if "special_incomes",
        /// Tax on equity income.
        EquityTax = "equity_income_tax" if "special_incomes",
        /// Early retirement pay less the deduction of every year.
        EarlyRetirementTaxableIncome = "early_retirement_taxable_income" if "special_incomes",
        /// Tax on early retirement pay.
        EarlyRetirementTax = "early_retirement_tax" if "special_incomes",
        /// Internal retirement pay with the month's wages, less the deduction.
        InternalRetirementTaxableIncome = "internal_retirement_taxable_income" if "special_incomes",
        /// Tax on both.
        InternalRetirementWholeTax = "internal_retirement_whole_tax" if "special_incomes",
        /// Tax on the month's wages alone.
        InternalRetirementWagesTax = "internal_retirement_wages_tax" if "special_incomes",
        /// Tax on internal retirement pay.
        InternalRetirementTax = "internal_retirement_tax" if "special_incomes",
        /// What was received of an annuity; nothing is deducted.
        AnnuityIncome = "annuity_income" if "special_incomes",
        /// Tax on an annuity.
        AnnuityTax = "annuity_tax" if "special_incomes",
        /// Tax on a personal pension.
        PersonalPensionTax = "personal_pension_tax" if "special_incomes",
        /// The wages that are exempt as benefits.
        ExemptBenefits = "exempt_benefits" if "special_incomes",
        /// The most of the base of annuity contributions, of a year.
        AnnuityBaseLimit = "annuity_base_limit" if "special_incomes",
        /// The base of annuity contributions of a year, as it counts.
        AnnuityBase = "annuity_base_of_year" if "special_incomes",
        /// The most that annuity contributions count.
        AnnuityLimit = "annuity_limit" if "special_incomes",
        /// The most that a bonus taxed by itself takes of donations under the limit.
        BonusDonationLimit = "bonus_donation_limit" if "special_incomes",
        /// The donations that it takes.
        BonusDonationsCounted = "bonus_donations_counted" if "special_incomes",
        /// What they leave of it.
        BonusTaxableIncome = "bonus_taxable_income" if "special_incomes",
        /// The most that equity income takes of donations under the limit.
        EquityDonationLimit = "equity_donation_limit" if "special_incomes",
        /// The donations that it takes.
        EquityDonationsCounted = "equity_donations_counted" if "special_incomes",
        /// The most that business income takes of donations under the limit.
        BusinessDonationLimit = "business_donation_limit" if "special_incomes",
        /// The donations that it takes.
        BusinessDonationsCounted = "business_donations_counted" if "special_incomes",
        /// The donations that no income takes.
        DonationsLost = "donations_lost" if "special_incomes",
        /// Taxable business income.
        BusinessTaxableIncome = "business_taxable_income",
        /// Tax on business income before its reduction.
        BusinessTaxBeforeReduction = "business_tax_before_reduction",
        /// The part of business income whose tax is reduced.
        HalvedIncome = "halved_income",
        /// By how much it is reduced.
        BusinessReduction = "business_reduction",
        /// Tax on business income.
        BusinessTax = "business_tax",
        /// All mainland tax of the year.
        MainlandTax = "mainland_tax",
        /// Pay of the months before it was split by days, in yuan.
        GrossPay = "gross_pay",
        /// Income that Hong Kong would assess, in yuan.
        IncomeForHongKong = "income_for_hong_kong",
        /// Assessable income.
        AssessableIncome = "assessable_income",
        /// The couple's assessable income.
        CoupleAssessableIncome = "couple_assessable_income",
        /// Net assessable income.
        NetAssessableIncome = "net_assessable_income",
        /// The couple's net assessable income.
        CoupleNetAssessableIncome = "couple_net_assessable_income",
        /// The couple's salaries tax after the reduction, in the one and in the other form (s.10(2)).
        CoupleSalariesTax = "couple_salaries_tax",
        /// Mainland social insurance, in Hong Kong dollars.
        MainlandContributions = "mainland_contributions",
        /// The most that Hong Kong donations count.
        HkDonationLimit = "hk_donation_limit",
        /// Concessionary deductions.
        ConcessionaryDeductions = "concessionary_deductions",
        /// Net income.
        NetIncome = "net_income",
        /// Allowances.
        Allowances = "allowances",
        /// Net chargeable income.
        NetChargeableIncome = "net_chargeable_income",
        /// The charge at progressive rates.
        ProgressiveCharge = "progressive_charge",
        /// The charge at the standard rate.
        StandardCharge = "standard_charge",
        /// The lower of the two.
        SalariesTaxBeforeReduction = "salaries_tax_before_reduction",
        /// The one-off reduction.
        TaxReduction = "tax_reduction",
        /// Salaries tax after the reduction.
        SalariesTaxAfterReduction = "salaries_tax_after_reduction",
        /// The person's part of a joint assessment.
        SalariesTax = "salaries_tax",
        /// Assessable profits.
        AssessableProfits = "assessable_profits",
        /// Profits tax before the reduction.
        ProfitsTaxBeforeReduction = "profits_tax_before_reduction",
        /// Profits tax.
        ProfitsTax = "profits_tax",
        /// Salaries tax in yuan.
        SalariesTaxCny = "salaries_tax_cny",
        /// Profits tax in yuan.
        ProfitsTaxCny = "profits_tax_cny",
        /// All Hong Kong tax.
        HongKongTax = "hong_kong_tax",
        /// All Hong Kong tax, in yuan.
        HongKongTaxCny = "hong_kong_tax_cny",
        /// Tax on comprehensive income and bonus.
        ComprehensiveAndBonusTax = "comprehensive_and_bonus_tax",
        /// The part of the comprehensive and bonus tax that comes from the park.
        ParkTax = "park_tax",
        /// The difference on the whole income, before the park's share of it.
        WholeDifference = "whole_difference",
        /// What of it is exempt.
        ExemptComprehensive = "exempt_comprehensive",
        /// What of the tax on business income is exempt.
        ExemptBusiness = "exempt_business",
        /// What of the tax on talent subsidies is exempt.
        ExemptTalentSubsidy = "exempt_talent_subsidy",
        /// The exemption.
        Exemption = "exemption",
        /// Taxable comprehensive income and the bonus taxed by itself.
        SubsidyBase = "subsidy_base",
        /// 15% of the comprehensive income and the bonus taxed by itself.
        FifteenPercentComprehensive = "fifteen_percent_comprehensive",
        /// 15% of the business income.
        FifteenPercentBusiness = "fifteen_percent_business",
        /// 15% of the talent subsidies.
        FifteenPercentTalentSubsidy = "fifteen_percent_talent_subsidy",
        /// Subsidised tax on comprehensive income.
        SubsidisedComprehensive = "subsidised_comprehensive",
        /// Subsidised tax on business income.
        SubsidisedBusiness = "subsidised_business",
        /// Subsidised tax on talent subsidies.
        SubsidisedTalentSubsidy = "subsidised_talent_subsidy",
        /// The subsidy before other awards are taken off.
        SubsidyBeforeAwards = "subsidy_before_awards",
        /// The subsidy.
        Subsidy = "subsidy",
        /// Which route is better.
        BestRoute = "best_route",
        /// What is left to bear.
        BurdenAfter = "burden_after",
        /// What comes back, or is still due.
        RefundOrDue = "refund_or_due",
        /// What is charged of a gain on share options.
        HkOptionCharged = "hk_option_charged" if "bill",
        /// The income that the rental value of a home is a part of.
        HkQuartersBase = "hk_quarters_base" if "bill",
        /// The rental value of a home from the employer.
        HkRentalValue = "hk_rental_value" if "bill",
        /// What is charged of it.
        HkHome = "hk_home" if "bill",
        /// Pay of the year less outgoings, with a home and a payment on leaving.
        HkYearPay = "hk_year_pay" if "bill",
        /// Pay of the days in Hong Kong.
        HkChargedPay = "hk_charged_pay" if "bill",
        /// What Hong Kong charges of pay and director's fee.
        HkAssessable = "hk_assessable" if "bill",
        /// The charge on it before credit and reduction.
        HkTaxBeforeCredit = "hk_tax_before_credit" if "bill",
        /// The most of mainland tax that is credited.
        HkCreditLimit = "hk_credit_limit" if "bill",
        /// Mainland tax that is credited.
        HkCredit = "hk_credit" if "bill",
        /// Mainland tax that is not credited.
        IitUncredited = "iit_uncredited" if "bill",
        /// What the couple pays in each form.
        HkFormTax = "hk_form_tax" if "bill",
        /// Hong Kong tax really due.
        HkTaxFinal = "hk_tax_final" if "bill",
        /// Next year's provisional tax.
        HkProvisionalNext = "hk_provisional_next" if "bill",
        /// What both sides come to.
        TotalBurdenCny = "total_burden_cny" if "bill",
    }
);
