//! The income amount of wages of a period (MOF and STA Announcement 2019 No. 35, art. 2), without
//! dividing by the pay.

use super::standing::{Claim, Formula};
use super::work_days::WorkDays;
use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::{DomesticOnlyTrips, TreatyDomesticOnly};
use crate::law::trace::{Multiplier, Notes as _, Part, TraceSink, share_of};
use crate::person::month::vocabulary::Term;
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
pub fn income_amount<S: TraceSink>(
    pay: PeriodPay,
    formula: Formula,
    split: Option<WorkDays>,
    law: &MonthLaw,
    sink: &mut S,
) -> Cny {
    let (inside, abroad) = (pay.paid_in_china, pay.paid_abroad);
    let (whole, split_up) = match formula {
        Formula::F1 => (Cny::ZERO, inside),
        Formula::F2 => (Cny::ZERO, inside + abroad),
        Formula::F3 => (inside, abroad),
        Formula::Pd => (inside, Cny::ZERO),
        Formula::All => (inside + abroad, Cny::ZERO),
    };
    let of = match formula {
        Formula::F2 => Term::PeriodPay.id(),
        Formula::F3 => PAID_ABROAD,
        Formula::F1 | Formula::Pd | Formula::All => PAID_IN_CHINA,
    };
    // All pay of somebody with a domicile needs no formula of those without one.
    let citation = (formula != Formula::All).then(|| law.income_amount.citation());
    let mainland = &law.mainland;
    if formula == Formula::F2 && split.is_some() {
        sink.step(Term::PeriodPay, split_up, None, || pay_parts(inside, abroad));
    }
    let for_china = split.map_or(split_up, |days| {
        let rate = Multiplier::Days(days.china_half_days(), days.period_days());
        share_of(sink, Term::PayForChina, (of, split_up), rate, &mainland.rounding, citation)
    });
    let result = whole + for_china;
    sink.step(Term::PeriodIncomeAmount, result, citation, || match (formula, split) {
        (Formula::Pd, _) | (Formula::F1, None) => vec![Part::plus(PAID_IN_CHINA, inside)],
        (Formula::All, _) | (Formula::F2 | Formula::F3, None) => pay_parts(inside, abroad),
        (_, Some(_)) => {
            vec![Part::plus(PAID_IN_CHINA, whole), Part::plus(Term::PayForChina.id(), for_china)]
        }
    });
    result
}

/// The columns of pay, as the trace names them.
const PAID_IN_CHINA: &str = "paid_in_china";
const PAID_ABROAD: &str = "paid_abroad";

fn pay_parts(inside: Cny, abroad: Cny) -> Vec<Part> {
    vec![Part::plus(PAID_IN_CHINA, inside), Part::plus(PAID_ABROAD, abroad)]
}
