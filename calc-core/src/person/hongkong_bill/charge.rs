//! What Hong Kong charges of the pay: source first, then services and visits, then days. Cap. 112, s.8(1), (1A),
//! (1B); DIPN 10.

use super::law::BillLaw;
use crate::law::money::Hkd;
use crate::law::period::YearOfAssessment;
use crate::law::rounding::Exact;
use crate::person::facts::HongKongActualFacts;
use crate::person::fields::EmploymentSource;

/// How the pay is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChargeRule {
    /// An employment in Hong Kong: the whole income.
    Whole,
    /// An employment elsewhere: the income of the days in Hong Kong.
    Days,
    /// All services are rendered outside Hong Kong: s.8(1A)(b).
    #[serde(rename = "excluded_8_1A_b")]
    Excluded,
    /// A director's fee and no pay.
    Office,
    /// A fact that decides is not known.
    Needs,
}

impl ChargeRule {
    /// The word of the result column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Days => "days",
            Self::Excluded => "excluded_8_1A_b",
            Self::Office => "office",
            Self::Needs => "needs",
        }
    }
}

/// What one way of reading the facts charges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Charged {
    pub(super) rule: ChargeRule,
    /// Of pay and director's fee; nothing where the days are not known.
    pub(super) assessable: Option<Hkd>,
    /// Whether the credit for mainland tax is had.
    pub(super) credited: bool,
}

/// Every way in which the facts charge the pay: one where they settle it. `has_foreign_tax` says whether a credit
/// makes a difference at all.
pub(super) fn ways(
    facts: &HongKongActualFacts,
    pay: Hkd,
    has_foreign_tax: bool,
    year: YearOfAssessment,
    law: &BillLaw,
) -> Vec<Charged> {
    let fee = facts.director_fee;
    if pay == Hkd::ZERO && fee > Hkd::ZERO {
        return vec![Charged { rule: ChargeRule::Office, assessable: Some(fee), credited: false }];
    }
    let sources = facts
        .employment_source
        .map_or(vec![EmploymentSource::Hk, EmploymentSource::NonHk], |source| vec![source]);
    let mut ways: Vec<Charged> = Vec::new();
    for source in sources {
        for excluded in exclusions(facts, law) {
            for resident in known(facts.resident_person) {
                let way = way(facts, pay, (source, excluded), year, law);
                let credited = way.rule == ChargeRule::Whole && resident && has_foreign_tax;
                let way =
                    Charged { credited, assessable: way.assessable.map(|it| it + fee), ..way };
                let same = |it: &Charged| {
                    it.credited == way.credited
                        && it.assessable == way.assessable
                        && (it.assessable.is_some() || it.rule == way.rule)
                };
                if !ways.iter().any(same) {
                    ways.push(way);
                }
            }
        }
    }
    ways
}

fn known(fact: Option<bool>) -> Vec<bool> {
    fact.map_or(vec![true, false], |fact| vec![fact])
}

/// Whether all services are rendered outside Hong Kong, as far as the facts say: s.8(1A)(b)(ii). Services during
/// visits of not more than the days of s.8(1B) are ignored; without any service no day counts.
fn exclusions(facts: &HongKongActualFacts, law: &BillLaw) -> Vec<bool> {
    let within = facts.presence_days.map(|days| u32::from(days) <= *law.visit_days);
    let mut found = Vec::new();
    for services in known(facts.services_rendered) {
        for visits in known(facts.stays_are_visits) {
            for within in known(within) {
                let excluded = !services || (visits && within);
                if !found.contains(&excluded) {
                    found.push(excluded);
                }
            }
        }
    }
    found
}

fn way(
    facts: &HongKongActualFacts,
    pay: Hkd,
    (source, excluded): (EmploymentSource, bool),
    year: YearOfAssessment,
    law: &BillLaw,
) -> Charged {
    let (rule, assessable) = match source {
        _ if excluded => (ChargeRule::Excluded, Some(Hkd::ZERO)),
        EmploymentSource::Hk => (ChargeRule::Whole, Some(pay)),
        EmploymentSource::NonHk => (ChargeRule::Days, by_days(facts, pay, year, law)),
    };
    Charged { rule, assessable, credited: false }
}

/// Half days in Hong Kong, leave included, and the days of the period.
pub(super) fn days(facts: &HongKongActualFacts, year: YearOfAssessment) -> Option<(u32, u32)> {
    let leave = facts.leave_days.map_or(0, |days| u32::from(days.halves()));
    let halves = u32::from(facts.days?.halves()) + leave;
    Some((halves, facts.period_days.map_or_else(|| days_of(year), u32::from)))
}

/// The days of a year of assessment.
pub(in crate::person) fn days_of(year: YearOfAssessment) -> u32 {
    let span = year.span();
    (span.last.day_number() - span.first.day_number() + 1).unsigned_abs()
}

/// The share of the pay by days (DIPN 10, para. 29).
fn by_days(
    facts: &HongKongActualFacts,
    pay: Hkd,
    year: YearOfAssessment,
    law: &BillLaw,
) -> Option<Hkd> {
    let (halves, period) = days(facts, year)?;
    let exact = Exact::product(pay.minor(), i64::from(halves), i64::from(period) * 2);
    Some(Hkd::new(exact.round(law.apportionment.rounding())))
}
