//! What months are compared with: the year that another sheet gives, and the law's formula of
//! withholding.

use std::collections::BTreeMap;

use calc_core::law::money::Cny;
use calc_core::law::period::TaxYear;
use calc_core::person::mainland::withholding::{WageMonth, cumulative_withholding};
use calc_core::person::rulebook::Rulebook;

use super::people::{Person, Year};
use super::read::fen_text;
use super::{Difference, Finding, Joined, Month};
use crate::layout::Quantity;
use crate::reading::YearMonth;

/// The months that a person should have and has not: from the beginning of the employment, where it
/// is known, to its end or the last month that anybody has. A month before one whose amounts are the
/// year to date is no gap: they hold it.
pub(super) fn missing_months(person: &Person, year: u16, known: &Year, last: u8) -> Vec<u8> {
    let bound = |day: Option<(u16, u8)>, outside: u8| match day {
        Some((at, month)) if at == year => Some(month),
        Some(_) | None => Some(outside),
    };
    let first = bound(person.begins, 1).unwrap_or(1);
    let last = bound(person.ends, last).unwrap_or(last).min(last);
    let held = known.last.keys().next_back().copied();
    let first = held.map_or(first, |held| first.max(held + 1));
    (first..=last).filter(|month| held.is_some() || !known.added.contains_key(month)).collect()
}

/// Compares the incomes of the months with the year that the last month gives.
pub(super) fn check_months(joined: &mut Joined, employee: &str, year: u16, known: &Year) {
    let Some(month) = known.last.values().next_back() else { return };
    let Some(to_date) = month.to_date[Quantity::Income as usize] else { return };
    for months in [&known.last, &known.added] {
        let whole = (1..=months.len())
            .all(|month| u8::try_from(month).is_ok_and(|month| months.contains_key(&month)));
        let reaches = months.keys().next_back() == known.last.keys().next_back();
        if !whole || !reaches || months.is_empty() {
            continue;
        }
        let sum = months.values().filter_map(|month| month.this[Quantity::Income as usize]).sum();
        let sum: i64 = sum;
        let any = months.values().any(|month| month.this[Quantity::Income as usize].is_some());
        if any && sum != to_date {
            let arguments = vec![
                ("place", joined.origins.text(month.place)),
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
pub(super) fn compare_withholding(joined: &mut Joined, employee: &str, year: u16, known: &Year) {
    let Some(law) = Rulebook::get().mainland(TaxYear(year)) else { return };
    let months = &known.last;
    let Some((wages, before)) = wage_months(months, law.basic_deduction_month.minor()) else {
        return;
    };
    let computed = cumulative_withholding(&wages, before, law);
    for ((number, month), computed) in months.iter().zip(computed) {
        let Some(now) = month.this[Quantity::TaxNow as usize] else { continue };
        joined.compared += 1;
        // Nothing is given back during the year: a negative amount stands for nothing withheld.
        let withheld = now.max(0);
        if withheld != computed.withheld.minor() {
            joined.differences.push(Difference {
                employee: employee.to_owned(),
                period: YearMonth { year, month: Some(*number) },
                withheld,
                computed: computed.withheld.minor(),
                place: joined.origins.text(month.place),
            });
        }
    }
}

/// The months as the formula takes them, and the months whose basic deduction came before; none
/// where a month is missing or something stands there that the formula does not hold.
fn wage_months(months: &BTreeMap<u8, Month>, basic_month: i64) -> Option<(Vec<WageMonth>, u8)> {
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
            let wage = WageMonth {
                wages: Cny::new(this(month, Quantity::Income)),
                exempt_income: Cny::new(sums.3 - earlier.3),
                special_deductions: Cny::new(sums.0 - earlier.0),
                special_additional_deductions: Cny::new(sums.1 - earlier.1),
                other_deductions: Cny::new(sums.2 - earlier.2),
            };
            earlier = sums;
            wage
        })
        .collect();
    Some((wages, before))
}
