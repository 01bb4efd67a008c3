//! What Hong Kong charges of the pay: source first, then services and visits, then days. Cap. 112, s.8(1), (1A),
//! (1B); DIPN 10. Options by their own days: DIPN 38.

use super::amounts::Amounts;
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
    /// Of pay, director's fee and options; nothing where the days are not known.
    pub(super) assessable: Option<Hkd>,
    /// Of it, what is charged of the gain on options.
    pub(super) of_options: Hkd,
    /// Whether the credit for mainland tax is had.
    pub(super) credited: bool,
}

/// Every way in which the facts charge the pay: one where they settle it. `has_foreign_tax` says whether a credit
/// makes a difference at all.
pub(super) fn ways(
    facts: &HongKongActualFacts,
    amounts: &Amounts,
    has_foreign_tax: bool,
    year: YearOfAssessment,
    law: &BillLaw,
) -> Vec<Charged> {
    let (fee, pay) = (facts.director_fee, amounts.pay);
    // Pay that outgoings use up is pay.
    let earned = amounts.income + amounts.leaving_pay + facts.option_gain;
    if earned == Hkd::ZERO && fee > Hkd::ZERO {
        let assessable = Some(fee);
        let of_options = Hkd::ZERO;
        return vec![Charged { rule: ChargeRule::Office, assessable, of_options, credited: false }];
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
                let of_options = of_options(facts, source, law);
                let assessable = way.assessable.map(|of_pay| of_pay + fee + of_options);
                let way = Charged { assessable, of_options, credited, ..way };
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
    Charged { rule, assessable, of_options: Hkd::ZERO, credited: false }
}

/// What is charged of a gain on share options (DIPN 38, para. 36–47): of an employment in Hong Kong the whole, if
/// any year of assessment of the vesting period has more days than those of visits; of one elsewhere the share of the
/// days in such years.
fn of_options(facts: &HongKongActualFacts, source: EmploymentSource, law: &BillLaw) -> Hkd {
    let gain = facts.option_gain;
    let Some((halves, vesting)) = option_days(facts) else { return Hkd::ZERO };
    match source {
        EmploymentSource::Hk if halves == 0 => Hkd::ZERO,
        EmploymentSource::Hk => gain,
        EmploymentSource::NonHk => {
            let exact = Exact::product(gain.minor(), i64::from(halves), i64::from(vesting) * 2);
            Hkd::new(exact.round(law.share_options.rounding()))
        }
    }
}

/// Half days in Hong Kong of a vesting period, and its days, where there is a gain.
pub(super) fn option_days(facts: &HongKongActualFacts) -> Option<(u32, u32)> {
    let days = facts.option_days.zip(facts.option_vesting_days);
    let (days, vesting) = days.filter(|_| facts.option_gain > Hkd::ZERO)?;
    Some((u32::from(days.halves()), u32::from(vesting)))
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
