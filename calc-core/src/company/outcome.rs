//! What a company-year comes to.

use crate::company::code::Codes;
use crate::company::eligibility::Answers;
use crate::company::import_relief::ImportSaving;
use crate::company::main_business_ratio::{self, Ratio};
use crate::company::regimes::{Best, Regime, RegimeOutcome};
use crate::company::taxable_income::TaxableIncome;
use crate::law::money::Cny;
use crate::law::period::TaxYear;

/// Everything that a company-year comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The calendar year that is taxed.
    pub tax_year: TaxYear,
    /// Notes on the figures, in the order of their codes.
    pub notes: Codes,
    /// The share of the main business, where it is defined.
    pub ratio: Option<Ratio>,
    /// The figures; nothing where the law of the year is not known.
    pub worked: Option<Worked>,
}

impl Outcome {
    /// The share of the main business in percent.
    pub fn main_business_ratio(&self) -> Option<String> {
        self.ratio.map(Ratio::shown)
    }
}

/// The figures of a company-year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// Profit, deductions, taxable income, with nothing that is not confirmed.
    pub income: TaxableIncome,
    /// The conditions of the 15% rate.
    pub hetao: Answers<9>,
    /// The conditions of a small low-profit enterprise.
    pub small_low_profit: Answers<4>,
    /// The condition of a high-tech enterprise.
    pub high_tech: Answers<1>,
    /// Each regime, in the order of [`Regime::ALL`].
    pub regimes: [RegimeOutcome; 4],
    /// The best of those that are met.
    pub best: Best,
    /// What the exemption of imports saves, in yuan (Cai Guan Shui [2026] No. 1).
    pub imports: ImportSaving,
}

impl Worked {
    /// What one regime comes to for this company.
    pub fn regime(&self, regime: Regime) -> &RegimeOutcome {
        &self.regimes[regime as usize]
    }

    /// The best regime's tax as a share of the taxable income, in percent, half up.
    pub fn effective_rate(&self) -> Option<String> {
        self.regime(self.best.regime).effective_rate()
    }
}

impl RegimeOutcome {
    /// The tax as a share of its taxable income, in percent, half up.
    pub fn effective_rate(&self) -> Option<String> {
        let income = self.taxable_income;
        (income > Cny::ZERO).then(|| main_business_ratio::percent(self.tax.minor(), income.minor()))
    }
}
