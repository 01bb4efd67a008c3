//! What months are compared with: the year that another sheet gives, and the law's formula of
//! withholding.

use std::collections::{BTreeMap, BTreeSet};

use calc_core::law::money::Cny;
use calc_core::law::period::TaxYear;
use calc_core::person::month::cumulative_withholding::{WithholdingMonth, withheld_by_month};
use calc_core::person::rulebook::Rulebook;

use super::employments::Employment;
use super::people::Person;
use super::read::fen_text;
use super::{Difference, Finding, Joined, Month};
use crate::layout::Quantity;
use crate::reading::YearMonth;

/// The months that a person should have and has not: from the beginning of the employment, where it
/// is known, to its end or the last month that anybody has. A month before one whose amounts are the
/// year to date is no gap, unless its employer began later.
pub(super) fn missing_months(
    person: &Person,
    year: u16,
    employments: &[Employment<'_>],
    last: u8,
) -> Vec<u8> {
    let bound = |day: Option<(u16, u8)>, outside: u8| match day {
        Some((at, month)) if at == year => month,
        Some(_) | None => outside,
    };
    let first = bound(person.begins, 1);
    let last = bound(person.ends, last).min(last);
    let mut held = held_months(year, employments);
    let first_row =
        employments.iter().filter_map(|one| one.rows.first()).map(|row| row.number).min();
    let first_held = held.first().copied();
    // What was before the first employer of whom anything is known is not asked for, where its figures
    // are to date.
    if first_held < first_row || employments.iter().all(|one| one.to_date().is_some()) {
        held.extend(1..first_held.unwrap_or(1));
    }
    (first..=last).filter(|month| !held.contains(month)).collect()
}

/// The months that rows are of, and those that figures to date hold.
pub(super) fn held_months(year: u16, employments: &[Employment<'_>]) -> BTreeSet<u8> {
    let mut held = BTreeSet::new();
    for employment in employments {
        held.extend(employment.rows.iter().map(|row| row.number));
        if let Some(to_date) = employment.to_date() {
            held.extend(employment.begins(year).unwrap_or(1)..=to_date.number);
        }
    }
    held
}

/// Compares the incomes of the months with the year that the last month gives.
pub(super) fn check_months(
    joined: &mut Joined,
    employee: &str,
    year: u16,
    employment: &Employment<'_>,
) {
    let income = Quantity::Income as usize;
    let Some(row) = employment.to_date() else { return };
    let Some(to_date) = row.to_date[income] else { return };
    let begins = employment.begins(year).unwrap_or(1);
    for form in [true, false] {
        let months: BTreeMap<u8, &Month> = employment
            .rows
            .iter()
            .filter(|month| month.year_to_date == form && month.number <= row.number)
            .map(|month| (month.number, *month))
            .collect();
        let whole = (begins..=row.number).all(|month| months.contains_key(&month));
        let any = months.values().any(|month| month.this[income].is_some());
        let sum: i64 = months.values().filter_map(|month| month.this[income]).sum();
        if whole && any && sum != to_date {
            let arguments = vec![
                ("place", joined.origins.text(row.place)),
                ("employee", employee.to_owned()),
                ("year", year.to_string()),
                ("months", fen_text(sum)),
                ("todate", fen_text(to_date)),
            ];
            joined.findings.push(Finding::new("finding-months-against-year", arguments));
        }
    }
}

/// Works the withholding of each month out again, where every month from the first is there.
pub(super) fn compare_withholding(
    joined: &mut Joined,
    employee: &str,
    year: u16,
    employment: &Employment<'_>,
) {
    let Some(law) = Rulebook::get().mainland(TaxYear(year)) else { return };
    let rows = employment.rows.iter().filter(|row| row.year_to_date);
    let months: BTreeMap<u8, &Month> = rows.map(|row| (row.number, *row)).collect();
    let Some((wages, before)) = wage_months(&months, law.basic_deduction_month.minor()) else {
        return;
    };
    let computed = withheld_by_month(&wages, before, law);
    for ((number, month), computed) in months.into_iter().zip(computed) {
        let Some(now) = month.this[Quantity::TaxNow as usize] else { continue };
        joined.compared += 1;
        // Nothing is given back during the year: a negative amount stands for nothing withheld.
        let withheld = now.max(0);
        if withheld != computed.tax.minor() {
            joined.differences.push(Difference {
                employee: employee.to_owned(),
                period: YearMonth { year, month: Some(number) },
                withheld,
                computed: computed.tax.minor(),
                place: joined.origins.text(month.place),
            });
        }
    }
}

/// The months as the formula takes them, and the months whose basic deduction came before; none
/// where a month is missing or something stands there that the formula does not hold.
fn wage_months(
    months: &BTreeMap<u8, &Month>,
    basic_month: i64,
) -> Option<(Vec<WithholdingMonth>, u8)> {
    let (first, first_month) = months.iter().next()?;
    let follow = (*first..).zip(months.keys()).all(|(expected, month)| expected == *month);
    let to_date = |month: &Month, quantity: Quantity| month.to_date[quantity as usize];
    let this = |month: &Month, quantity: Quantity| month.this[quantity as usize].unwrap_or(0);
    let begins =
        to_date(first_month, Quantity::Income) == first_month.this[Quantity::Income as usize];
    let donated = months
        .values()
        .any(|month| to_date(month, Quantity::Donations).is_some_and(|given| given != 0));
    if !follow || !begins || donated || basic_month == 0 {
        return None;
    }
    let basic = to_date(first_month, Quantity::BasicDeduction)?;
    let before = u8::try_from(basic / basic_month - 1).ok().filter(|before| *before < 12)?;
    if basic % basic_month != 0 {
        return None;
    }
    let mut earlier = (0, 0, 0, 0);
    let wages = months
        .values()
        .map(|month| {
            let sums = (
                to_date(month, Quantity::SocialInsurance).unwrap_or(0),
                to_date(month, Quantity::AdditionalDeductions).unwrap_or(0),
                to_date(month, Quantity::OtherDeductions).unwrap_or(0),
                to_date(month, Quantity::ExemptIncome).unwrap_or(0),
            );
            let deducted = (sums.0 - earlier.0) + (sums.1 - earlier.1) + (sums.2 - earlier.2);
            let exempt = Cny::new(sums.3 - earlier.3);
            let wage = WithholdingMonth {
                income: Cny::new(this(month, Quantity::Income)) - exempt,
                deductions: Cny::new(deducted),
                ..WithholdingMonth::default()
            };
            earlier = sums;
            wage
        })
        .collect();
    Some((wages, before))
}
