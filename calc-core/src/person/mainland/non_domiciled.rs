//! Residents without a domicile in China: the six-year rule (MOF and STA Announcement 2019
//! No. 34, art. 1) and the part of a month's wages that counts (2019 No. 35, art. 2).

use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::person::rulebook::MainlandLaw;

/// A year before the one in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierYear {
    /// The calendar year.
    pub year: u16,
    /// Days of residence.
    pub residence_days: u32,
    /// The longest single absence.
    pub longest_absence_days: u32,
}

/// Whether worldwide income is taxed: each of the six years before has 183 days of residence or
/// more and no absence of more than 30 days, and none lies before 2019.
pub fn taxes_worldwide_income(
    year: u16,
    earlier: &[EarlierYear],
    residence_days: u32,
    law: &MainlandLaw,
) -> bool {
    let needed = *law.six_year_rule_years;
    (1..=needed).all(|back| {
        earlier.iter().any(|candidate| {
            u32::from(candidate.year) + back == u32::from(year)
                && u32::from(candidate.year) >= *law.six_year_rule_first_year
                && candidate.residence_days >= residence_days
                && candidate.longest_absence_days <= *law.six_year_rule_absence_days
        })
    })
}

/// A month's wages and where they were earned and paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApportionedWages {
    /// All wages of the month, in China and abroad.
    pub wages: Cny,
    /// Those paid or borne in China.
    pub paid_in_china: Cny,
    /// Days worked in China, in half days.
    pub china_work_half_days: u32,
    /// Calendar days of the month.
    pub calendar_days: u32,
}

/// What counts of them for a resident who does not meet the six-year rule:
/// `W x [1 - (paid abroad / W) x (days abroad / days)]`, to the fen.
pub fn resident_month(wages: &ApportionedWages, law: &MainlandLaw) -> Cny {
    let paid_abroad = i128::from((wages.wages - wages.paid_in_china).minor());
    let days = i128::from(wages.calendar_days) * 2;
    if days == 0 {
        return wages.wages;
    }
    let abroad = days - i128::from(wages.china_work_half_days).min(days);
    let exact = Exact {
        numerator: i128::from(wages.wages.minor()) * days - paid_abroad * abroad,
        denominator: days,
    };
    Cny::new(exact.round(law.rounding.rounding()))
}
