//! The names that the trace of a month uses.

use crate::law::fields::FieldAbout;
use crate::law::trace::{SectionName, TermName, names};
use crate::law::vocabulary::Vocabulary;
use crate::person::month::code::Code;
use crate::person::month::fields::Field;

/// The names that the trace of a month uses.
#[derive(Clone, Copy, Debug)]
pub struct PersonMonth;

impl Vocabulary for PersonMonth {
    type Code = Code;

    fn fact(name: &str) -> Option<&'static FieldAbout> {
        Field::ALL.iter().map(|field| field.about()).find(|about| about.name == name)
    }
}

names!(
    /// A part of the computation.
    Section: SectionName {
        /// The pay of a period.
        Pay = "month_pay",
        /// What is withheld in a month.
        Withheld = "month_withheld",
    }
);

names!(
    /// A quantity of the computation.
    Term: TermName {
        /// All pay of a period, in yuan.
        PeriodPay = "period_pay",
        /// What of it is for work in China, by days, in yuan.
        PayForChina = "pay_for_china",
        /// What counts of the pay of a period, in yuan.
        PeriodIncomeAmount = "period_income_amount",
        /// What counts of the pay of a month, in yuan.
        MonthIncomeAmount = "month_income_amount",
        /// The basic deduction of a month.
        MonthBasicDeduction = "month_basic_deduction",
        /// The taxable income of a non-resident's month, in yuan.
        MonthTaxableIncome = "month_taxable_income",
        /// The tax of a non-resident's month, in yuan.
        MonthTax = "month_tax",
        /// Tax on it, by sixths, in yuan.
        BonusBySix = "bonus_by_six",
        /// Tax on it, by sixths, in yuan.
        EquityBySix = "equity_by_six",
        /// Tax on equity income that was withheld before.
        EquityTaxBefore = "equity_tax_before",
        /// What is withheld now from equity income.
        EquityTax = "equity_tax",
        /// Taxed share of a payment, in yuan.
        PaymentAmount = "payment_amount",
        /// Tax on a payment, in yuan.
        PaymentTax = "payment_tax",
        /// Income of earlier months at this payer, in yuan.
        IncomeBefore = "income_before",
        /// Income of a resident's months so far at this payer, in yuan.
        IncomeToDate = "income_to_date",
        /// The basic deduction to date.
        BasicDeductionToDate = "basic_deduction_to_date",
        /// All other deductions to date.
        DeductionsToDate = "deductions_to_date",
        /// Taxable income to date, in yuan; it may be negative.
        TaxableIncomeToDate = "taxable_income_to_date",
        /// Tax on it by the annual rates, in yuan.
        TaxToDate = "tax_to_date",
        /// Tax reductions to date.
        ReductionsToDate = "reductions_to_date",
        /// What was withheld before.
        WithheldBefore = "withheld_before",
        /// What is withheld in the month, in yuan.
        TaxOfMonth = "tax_of_month",
        /// Tax on a resident's payments for services, in yuan.
        ServicesTax = "services_tax",
        /// Which way the pay of the month is taxed.
        MonthWay = "month_way",
        /// Pay of a month above its basic deduction, in yuan.
        Base = "base",
        /// The most that donations count.
        DonationLimit = "donation_limit",
        /// The donations that count.
        DonationsCounted = "donations_counted",
        /// Tax on royalties at the rate of the Arrangement.
        TreatyRoyaltyTax = "treaty_royalty_tax",
    }
);
