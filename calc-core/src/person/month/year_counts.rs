//! Every count of days that the two tax systems use, of one tax year.

use super::presence::Days;
use super::rest_days::RestDays;
use super::six_year_rule::can_be_met;
use super::treaty_window::{LongestWindow, longest_window};
use super::work_days::china_work_half_days;
use crate::law::params::hongkong::salaries_tax;
use crate::law::params::mainland::treaty;
use crate::law::params::{Choices, Parameter};
use crate::law::period::{Date, Span, TaxYear, YearOfAssessment};
use crate::person::rulebook::MonthLaw;

/// The counts of a tax year. Where the record does not cover it they are those so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCounts {
    /// Whether the record covers the whole year.
    pub complete: bool,
    /// Full days in the mainland (2019 No. 34, art. 2).
    pub residence_days: u32,
    /// Days of which any part was spent there (Arrangement, art. 14).
    pub presence_days: u32,
    /// Half days of work there, by presence (2019 No. 35, art. 1(1)).
    pub china_work_half_days: u32,
    /// Days of which any part was spent elsewhere.
    pub days_outside: u32,
    /// The longest single absence (2019 No. 34, art. 1).
    pub longest_absence: u32,
    /// Whether the six years before have 183 days and no long absence; `None` where the record does
    /// not tell.
    pub six_years_met: Option<bool>,
    /// The most days of presence in twelve months.
    pub window: LongestWindow,
    /// Whether more days than those of visits were spent outside in the year of assessment that
    /// begins in the year (Cap. 112, s.8(1B)); `None` where the record does not tell.
    pub outside_over_visits: Option<bool>,
    /// Days of which any part was spent outside in the year of assessment that begins in the year, so
    /// far.
    pub assessment_days: u32,
    /// The same in half days, which Hong Kong divides income by.
    pub assessment_half_days: u32,
    /// Whether the record covers the whole year of assessment.
    pub assessment_complete: bool,
    /// Whether they are more than those that make a resident of Hong Kong (Arrangement, art. 4).
    pub over_resident_days: Option<bool>,
    /// The same over two running years of assessment, this and the one before.
    pub over_two_years: Option<bool>,
    /// The 91st full day.
    pub short_stay_passed_on: Option<Date>,
    /// The 183rd full day.
    pub resident_on: Option<Date>,
    /// The 184th day of presence.
    pub presence_passed_on: Option<Date>,
}

/// Counts a tax year.
pub fn year_counts(
    days: &Days,
    year: TaxYear,
    (choices, rest_days): (&Choices, &RestDays),
    law: &MonthLaw,
) -> YearCounts {
    let span = year.span();
    YearCounts {
        complete: covers(days, span),
        residence_days: days.residence_days(span),
        presence_days: days.presence_days(span),
        china_work_half_days: china_work_half_days(
            days,
            span,
            choices.rest_days_outside(),
            |day| rest_days.is_rest_day(day),
        ),
        days_outside: days.days_outside(span),
        longest_absence: absence(days, year, choices),
        six_years_met: six_years(days, year, choices, law),
        window: longest_window(days, year),
        outside_over_visits: over(days, year, 0, &salaries_tax::VISIT_DAYS),
        assessment_days: days.days_outside(YearOfAssessment(year.0).span()),
        assessment_half_days: days.half_days_outside(YearOfAssessment(year.0).span()),
        assessment_complete: covers(days, YearOfAssessment(year.0).span()),
        over_resident_days: over(days, year, 0, &treaty::RESIDENT_DAYS),
        over_two_years: over(days, year, 1, &treaty::RESIDENT_DAYS_TWO_YEARS),
        short_stay_passed_on: days.residence_day_reached(span, *law.short_stay_days + 1),
        resident_on: days.residence_day_reached(span, *law.residence_days),
        presence_passed_on: days.presence_day_reached(span, *law.employment_days + 1),
    }
}

fn covers(days: &Days, span: Span) -> bool {
    days.known().first <= span.first && span.last <= days.known().last
}

fn absence(days: &Days, year: TaxYear, choices: &Choices) -> u32 {
    days.longest_absence(year.span(), choices.absence_count(), choices.absence_over_new_year())
}

/// A year that breaks the rule decides; to say that it is met every year has to be known.
fn six_years(days: &Days, year: TaxYear, choices: &Choices, law: &MonthLaw) -> Option<bool> {
    if !can_be_met(year, law) {
        return Some(false);
    }
    let mut all_known = true;
    for back in 1..=u16::try_from(*law.mainland.six_year_rule_years).ok()? {
        let earlier = TaxYear(year.0.checked_sub(back)?);
        let complete = covers(days, earlier.span());
        let short = complete && days.residence_days(earlier.span()) < *law.residence_days;
        let away = absence(days, earlier, choices) > *law.mainland.six_year_rule_absence_days;
        if short || away {
            return Some(false);
        }
        all_known &= complete;
    }
    all_known.then_some(true)
}

/// Whether more days than a limit were spent outside in the year of assessment that begins in the year
/// and so many before it; nothing where the record does not tell.
fn over(days: &Days, year: TaxYear, earlier: u16, limit: &'static Parameter<u32>) -> Option<bool> {
    let span = Span {
        first: YearOfAssessment(year.0.checked_sub(earlier)?).span().first,
        last: YearOfAssessment(year.0).span().last,
    };
    let limit = limit.throughout(span).ok()?;
    let over = days.days_outside(span) > *limit;
    (over || covers(days, span)).then_some(over)
}
