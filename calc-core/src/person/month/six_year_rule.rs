//! The six-year rule: when a resident without domicile is taxed on income from abroad that is paid
//! from abroad (Implementation Regulations, art. 4; MOF and STA Announcement 2019 No. 34, art. 1).

use crate::law::period::TaxYear;
use crate::person::rulebook::MonthLaw;

/// A year before the one in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierYear {
    /// The calendar year, from 2019 on (MOF and STA Announcement 2019 No. 34).
    pub year: u16,
    /// Full days of residence on the mainland in that year.
    pub residence_days: u32,
    /// The longest single absence, in days.
    pub longest_absence_days: u32,
}

/// Whether each of the years before has the days of a resident and no long absence, and none lies
/// before the first that counts. An absence in the year itself does not free that year.
pub fn six_years_met(year: TaxYear, earlier: &[EarlierYear], law: &MonthLaw) -> bool {
    (1..=*law.mainland.six_year_rule_years).all(|back| {
        earlier.iter().any(|candidate| {
            u32::from(candidate.year) + back == u32::from(year.0)
                && u32::from(candidate.year) >= *law.mainland.six_year_rule_first_year
                && candidate.residence_days >= *law.residence_days
                && candidate.longest_absence_days <= *law.mainland.six_year_rule_absence_days
        })
    })
}

/// Whether the rule can be met in a year at all: the count begins in its first year.
pub fn can_be_met(year: TaxYear, law: &MonthLaw) -> bool {
    u32::from(year.0) >= *law.mainland.six_year_rule_first_year + *law.mainland.six_year_rule_years
}
