//! A running year carried on to December: each amount at the average of the months that it is of,
//! half-up to the fen. What was withheld is no part of a projection.

use calc_core::law::period::TaxYear;
use calc_core::person::rulebook::Rulebook;

use super::people::{Person, Year};
use super::{Amounts, Month};
use crate::layout::Quantity;

/// The amounts of the whole year of a person whose months end with `last`.
pub(super) fn projected(person: &Person, year: u16, known: &Year, last: u8) -> Amounts {
    let rest = 12 - last;
    let mut amounts = Amounts::default();
    let mut add = |quantity: usize, amount: Option<i64>, (grown, months): (i64, u8)| {
        let Some(amount) = amount else { return };
        let whole = amount.saturating_add(more(grown, months, rest));
        let sum = &mut amounts[quantity];
        *sum = Some(sum.unwrap_or(0).saturating_add(whole));
    };
    if let Some((_, month)) = known.last.iter().next_back() {
        let months = months_to_date(person, year, known);
        for (quantity, amount) in month.to_date.iter().enumerate() {
            add(quantity, *amount, (amount.unwrap_or(0), months));
        }
    } else {
        let months = u8::try_from(known.added.len()).unwrap_or(12);
        for quantity in 0..Quantity::COUNT {
            let of_months = known.added.values().filter_map(|month| month.this[quantity]);
            let sum = of_months.reduce(i64::saturating_add);
            add(quantity, sum, (sum.unwrap_or(0), months));
            let to_date =
                known.added.values().next_back().and_then(|month| month.to_date[quantity]);
            add(quantity, to_date, growth(person, year, known, quantity));
        }
    }
    for quantity in [Quantity::TaxToDate, Quantity::TaxNow, Quantity::TaxPaid] {
        amounts[quantity as usize] = None;
    }
    amounts
}

/// What an amount brings in the rest of the year, which has `rest` months.
fn more(grown: i64, months: u8, rest: u8) -> i64 {
    let (months, rest) = (i128::from(months.max(1)), i128::from(rest));
    let rounded = (2 * i128::from(grown) * rest + months).div_euclid(2 * months);
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

/// By how much an amount to date grew, and in how many months, where months are added up: from the
/// first of them to the last; where there is only one, since the employment began, or January.
fn growth(person: &Person, year: u16, known: &Year, quantity: usize) -> (i64, u8) {
    let of = |month: &Month| month.to_date[quantity];
    let (Some((first, one)), Some((last, other))) =
        (known.added.iter().next(), known.added.iter().next_back())
    else {
        return (0, 1);
    };
    let grown = of(other).unwrap_or(0);
    match of(one) {
        Some(before) if first < last && before <= grown => (grown - before, last - first),
        _ => (grown, since(began(person, year), *last).unwrap_or(*last)),
    }
}

/// How many months amounts to date are of: all since the employment began, whether their rows are
/// there or not. It began where the person's particulars say so, or in a month whose amounts are
/// those of the year to date, or as many months ago as the basic deduction was given for; otherwise
/// in January.
fn months_to_date(person: &Person, year: u16, known: &Year) -> u8 {
    let Some((last, month)) = known.last.iter().next_back() else { return 12 };
    let shown = || {
        let income = Quantity::Income as usize;
        let (first, month) = known.last.iter().next()?;
        let begins = month.this[income].is_some() && month.this[income] == month.to_date[income];
        since(begins.then_some(*first), *last)
    };
    let deducted = || {
        let law = Rulebook::get().mainland(TaxYear(year))?;
        let of_month = law.basic_deduction_month.minor();
        let given = month.to_date[Quantity::BasicDeduction as usize]?;
        let months = given.checked_div(of_month).filter(|_| given % of_month == 0)?;
        u8::try_from(months).ok().filter(|months| (1..=*last).contains(months))
    };
    since(began(person, year), *last).or_else(shown).or_else(deducted).unwrap_or(*last)
}

/// The month of the year in which the employment began, where that is known.
fn began(person: &Person, year: u16) -> Option<u8> {
    person.begins.filter(|(at, _)| *at == year).map(|(_, month)| month)
}

/// How many months there are from a month to another, both counted.
fn since(first: Option<u8>, last: u8) -> Option<u8> {
    first.filter(|first| *first <= last).map(|first| last - first + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::join::Place;

    fn month(income: i64, children: Option<i64>) -> Month {
        let place = Place { table: 0, row: 2, column: None };
        let mut month = Month { this: Amounts::default(), to_date: Amounts::default(), place };
        month.this[Quantity::Income as usize] = Some(income);
        month.this[Quantity::TaxNow as usize] = Some(5);
        month.to_date[Quantity::AdditionalDeductions as usize] = children;
        month
    }

    #[test]
    fn months_that_are_added_go_on_at_their_average() {
        let person = Person::default();
        let of = |months: &[(u8, i64, Option<i64>)]| {
            let mut known = Year::default();
            for (number, income, children) in months {
                known.added.insert(*number, month(*income, *children));
            }
            let last = months.last().map_or(12, |(number, ..)| *number);
            let amounts = projected(&person, 2025, &known, last);
            assert_eq!(amounts[Quantity::TaxNow as usize], None);
            let of = |quantity: Quantity| amounts[quantity as usize];
            (of(Quantity::Income), of(Quantity::AdditionalDeductions))
        };
        for (months, income, children) in [
            // Three months of 1,000.00: six more bring 6,000.00. Deductions grow by 20.00 a month.
            (
                vec![
                    (4, 100_000, Some(2_000)),
                    (5, 100_000, Some(4_000)),
                    (6, 100_000, Some(6_000)),
                ],
                900_000,
                Some(18_000),
            ),
            // A single June: its income is of one month, its deductions are of six.
            (vec![(6, 100_000, Some(12_000))], 700_000, Some(24_000)),
            // What began later in the year is spread over all of it.
            (vec![(5, 100_000, None), (6, 100_000, Some(6_000))], 800_000, Some(12_000)),
            // 94.5 fen more, half-up.
            (vec![(1, 10, None), (3, 11, None)], 116, None),
        ] {
            assert_eq!(of(&months), (Some(income), children), "{months:?}");
        }
    }
}
