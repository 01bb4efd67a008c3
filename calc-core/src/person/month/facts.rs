//! The facts of a row of months: the pay of a person for one period, in the month in which it is paid.

use super::cumulative_withholding::BasicDeductionRule;
use super::fields::{BonusMethod, MainlandStatus};
use super::income_amount::{PeriodPay, Post};
use super::labour_accumulation::LabourKind;
use super::standing::{Claim, Formula};
use super::work_days::WorkDays;
use crate::law::money::Cny;
use crate::law::period::{Date, TaxYear};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthFacts {
    /// The tax year.
    pub tax_year: TaxYear,
    /// The month of payment, from 1.
    pub month: u8,
    /// The month in which the employment with the payer began.
    pub start_month: Option<u8>,
    /// What is said of the person's year.
    pub standing: StandingFacts,
    /// Wages of the period.
    pub wages: SplitPay,
    /// A non-resident's bonus for several months.
    pub bonus: SplitPay,
    /// A non-resident's equity income.
    pub equity: SplitPay,
    /// A resident's one-off bonus.
    pub annual_bonus: Cny,
    /// How it is taxed.
    pub bonus_method: Option<BonusMethod>,
    /// Payments for services.
    pub services: ServiceFacts,
    /// What is taken off.
    pub deductions: DeductionFacts,
    /// What was withheld in the month.
    pub tax_withheld: Option<Cny>,
    /// Whether the identity number has a wrong shape or check digit.
    pub bad_identity_number: bool,
}

/// Status, days, posts and claims; days are those of the whole calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingFacts {
    /// The status that was named.
    pub status: Option<MainlandStatus>,
    /// Full days of residence that were expected.
    pub expected_days: Option<u16>,
    /// Full days of residence that there were.
    pub residence_days: Option<u16>,
    /// The 91st of them.
    pub short_stay_passed_on: Option<Date>,
    /// The most days of presence in twelve months.
    pub treaty_window_days: Option<u16>,
    /// Whether there is a domicile in China.
    pub domiciled: Option<bool>,
    /// Whether the six-year rule is met.
    pub six_years_met: Option<bool>,
    /// Where there are posts.
    pub post: Option<Post>,
    /// Whether the person is an executive of a mainland resident enterprise.
    pub executive: bool,
    /// The formula that was chosen in the withholding client.
    pub stated_formula: Option<Formula>,
    /// What is claimed under the Arrangement.
    pub claim: Claim,
    /// The first arrival of a researcher who claims the exempt years.
    pub first_arrival: Option<Date>,
    /// Whose identity document it is.
    pub document: DocumentOf,
}

impl StandingFacts {
    /// The days that withholding follows: those expected, otherwise those there were.
    pub fn days_followed(&self) -> Option<u16> {
        self.expected_days.or(self.residence_days)
    }

    /// Where the posts are; a mainland post only where nothing is said.
    pub fn post(&self) -> Post {
        self.post.unwrap_or(Post::DomesticOnly)
    }

    /// Whether there is a domicile; none where nothing is said.
    pub fn is_domiciled(&self) -> bool {
        self.domiciled.unwrap_or(false)
    }
}

/// Whose identity document a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentOf {
    /// No number is given, or its shape does not tell.
    #[default]
    Unknown,
    /// A resident of Hong Kong or Macao.
    HongKong,
    /// Somebody else.
    Other,
}

/// Pay by who pays it, and the days by which it is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SplitPay {
    /// The pay.
    pub pay: PeriodPay,
    /// Work days in China and days of its period.
    pub days: Option<WorkDays>,
}

impl SplitPay {
    /// Whether there is any pay.
    pub fn is_some(&self) -> bool {
        self.pay.paid_in_china > Cny::ZERO || self.pay.paid_abroad > Cny::ZERO
    }

    /// Whether days and payer change nothing: all of it is paid in China for work in China.
    pub fn is_plain(&self, post: Post) -> bool {
        let whole = |days: WorkDays| days.china_half_days() == days.period_days() * 2;
        self.pay.paid_abroad == Cny::ZERO
            && (post == Post::DomesticOnly || !self.is_some() || self.days.is_some_and(whole))
    }
}

/// Payments for services: one each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceFacts {
    /// Pay for labour services, in yuan.
    pub labour: Cny,
    /// Author's remuneration, in yuan.
    pub author: Cny,
    /// Royalties, in yuan.
    pub royalties: Cny,
    /// Who is paid by accumulation.
    pub kind: Option<LabourKind>,
    /// Surcharges and other deductions from labour services by accumulation.
    pub surcharge: Cny,
    /// Whether labour services and author's remuneration are claimed as business profits.
    pub claims_profits: bool,
    /// Whether the rate of the Arrangement is claimed for royalties.
    pub claims_royalties: bool,
}

/// What is taken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeductionFacts {
    /// Social insurance of the month.
    pub social_insurance: Cny,
    /// Housing fund of the month.
    pub housing_fund: Cny,
    /// Special additional deductions to date.
    pub special_additional_to_date: Option<Cny>,
    /// Personal pension to date.
    pub pension_to_date: Option<Cny>,
    /// Other deductions of the month.
    pub other: Cny,
    /// Donations of the month.
    pub donations: Cny,
    /// Tax reductions of the month.
    pub tax_reduction: Cny,
    /// How the basic deduction adds up.
    pub basic_rule: BasicDeductionRule,
}

impl DeductionFacts {
    /// Whether something is given that only residents deduct.
    pub fn has_residents_only(&self) -> bool {
        let to_date = [self.special_additional_to_date, self.pension_to_date];
        let given = [self.social_insurance, self.housing_fund, self.other];
        to_date.into_iter().flatten().chain(given).any(|amount| amount > Cny::ZERO)
    }
}
