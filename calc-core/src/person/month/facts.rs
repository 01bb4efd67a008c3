//! The facts of a row of months: the pay of a person for one period, in the month in which it is paid.

use super::income_amount::{PeriodPay, Post};
use super::standing::Formula;
use super::work_days::WorkDays;
use crate::law::money::Cny;
use crate::law::period::TaxYear;

// Written at build time, for the compiler and not for a reader: a member for each `[[field]]`.
mod generated {
    use crate::law::money::Cny;
    use crate::law::period::Date;
    use crate::law::rate::HalfDays;
    use crate::law::reader::{Cells, Reader};
    use crate::person::month::fields::{
        BasicDeductionRule, BonusMethod, Field, Field as Location, MainlandStatus, Post,
        ServicesKind, Treaty,
    };
    include!(concat!(env!("OUT_DIR"), "/month_facts.rs"));
}
pub use generated::{
    AnnualBonusFacts, BonusFacts, ClaimFacts, DeductionsFacts, EquityFacts, PaymentFacts,
    PositionFacts, PresenceFacts, ResidenceFacts, ServicesFacts, WagesFacts, WithheldFacts,
    WorkDaysFacts, WorkDaysOutsideFacts,
};

/// What a row of months says: one person's pay for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthFacts {
    /// The calendar year of mainland tax.
    pub tax_year: TaxYear,
    /// When it is paid.
    pub payment: PaymentFacts,
    /// What is said of the person's year.
    pub standing: StandingFacts,
    /// Wages of the period.
    pub wages: SplitPay,
    /// A non-resident's bonus for several months.
    pub bonus: SplitPay,
    /// A non-resident's equity income.
    pub equity: SplitPay,
    /// A resident's one-off bonus.
    pub annual_bonus: AnnualBonusFacts,
    /// Payments for services.
    pub services: ServicesFacts,
    /// What is taken off.
    pub deductions: DeductionsFacts,
    /// What was withheld in the month.
    pub withheld: WithheldFacts,
    /// Whether the identity number has a wrong shape or check digit.
    pub bad_identity_number: bool,
}

/// Status, days, posts and claims; days are those of the whole calendar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingFacts {
    /// Status, domicile and days of residence.
    pub residence: ResidenceFacts,
    /// What is counted of the days of presence.
    pub presence: PresenceFacts,
    /// Where there are posts.
    pub position: PositionFacts,
    /// The formula that was chosen in the withholding client.
    pub stated_formula: Option<Formula>,
    /// What is claimed under the Arrangement.
    pub claim: ClaimFacts,
    /// Whose identity document it is.
    pub document: DocumentOf,
}

impl StandingFacts {
    /// The days that withholding follows: those expected, otherwise those there were.
    pub fn days_followed(&self) -> Option<u16> {
        self.residence.expected_residence_days.or(self.residence.residence_days)
    }

    /// Where the posts are; a mainland post only where nothing is said.
    pub fn post(&self) -> Post {
        self.position.post.unwrap_or(Post::DomesticOnly)
    }

    /// Whether there is a domicile; none where nothing is said.
    pub fn is_domiciled(&self) -> bool {
        self.residence.domiciled.unwrap_or(false)
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
    /// Taxable pay of the period, in yuan, by who pays or bears it.
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

impl DeductionsFacts {
    /// Whether something is given that only residents deduct.
    pub fn has_residents_only(&self) -> bool {
        let to_date = [self.special_additional_deductions_to_date, self.personal_pension_to_date];
        let given = [self.social_insurance, self.housing_fund, self.other_deductions];
        to_date.into_iter().flatten().chain(given).any(|amount| amount > Cny::ZERO)
    }
}
