//! The income amount of wages of a period (MOF and STA Announcement 2019 No. 35, art. 2), without
//! dividing by the pay.

use super::standing::{Claim, Formula};
use super::work_days::WorkDays;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::{DomesticOnlyTrips, TreatyDomesticOnly};
use crate::law::rounding::Exact;
use crate::person::rulebook::MonthLaw;

pub use super::fields::Post;

impl Post {
    /// The days by which pay is split, where it is (art. 1(1)). With a mainland post only it is not,
    /// unless an open point says so.
    pub fn split(
        self,
        days: Option<WorkDays>,
        claim: Claim,
        choices: &Choices,
    ) -> Option<WorkDays> {
        let splits = match self {
            Self::Dual | Self::OverseasOnly => true,
            Self::DomesticOnly => {
                choices.domestic_only_trips() == DomesticOnlyTrips::ByDays
                    || (claim == Claim::Foreign
                        && choices.treaty_domestic_only() == TreatyDomesticOnly::Allowed)
            }
        };
        days.filter(|_| splits)
    }
}

/// Taxable pay of a period, by who pays or bears it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeriodPay {
    /// Paid or borne by an employer in China.
    pub paid_in_china: Cny,
    /// Paid and borne outside, in yuan.
    pub paid_abroad: Cny,
}

impl PeriodPay {
    /// All of it.
    pub fn all(self) -> Cny {
        self.paid_in_china + self.paid_abroad
    }
}

/// What counts of it, to the fen. Without days to split by, all work is work in China.
pub fn income_amount(
    pay: PeriodPay,
    formula: Formula,
    split: Option<WorkDays>,
    law: &MonthLaw,
) -> Cny {
    let (inside, abroad) = (pay.paid_in_china, pay.paid_abroad);
    let (whole, split_up) = match formula {
        Formula::F1 => (Cny::ZERO, inside),
        Formula::F2 => (Cny::ZERO, inside + abroad),
        Formula::F3 => (inside, abroad),
        Formula::Pd => (inside, Cny::ZERO),
        Formula::All => (inside + abroad, Cny::ZERO),
    };
    let Some(days) = split else { return whole + split_up };
    let parts = i64::from(*law.workday_parts);
    let exact = Exact::product(
        split_up.minor(),
        i64::from(days.china_half_days()),
        i64::from(days.period_days()) * parts,
    );
    whole + Cny::new(exact.round(law.mainland.rounding.rounding()))
}
