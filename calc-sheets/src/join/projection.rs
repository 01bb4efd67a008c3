//! A running year carried on to December: each amount at the average of the months that it is of,
//! half-up to the fen. What was withheld is no part of a projection.

use super::employments::Employment;
use super::figures::begins;
use super::people::Person;
use super::year_sums::{last_known, sums};
use super::{Amounts, Item, Month};
use crate::layout::Quantity;

/// The amounts of the whole year at an employer whose months end with `last`.
pub(super) fn projected(
    person: &Person,
    year: u16,
    employment: &Employment<'_>,
    last: u8,
) -> Amounts {
    let rest = 12 - last;
    let mut amounts = sums(employment).amounts;
    let months = months_to_date(person, year, employment);
    let known = last_known(employment);
    for (quantity, sum) in amounts.iter_mut().enumerate() {
        let Some(amount) = *sum else { continue };
        let growing = if employment.to_date().is_some() {
            more(amount, months, rest)
        } else {
            // Months that are added go on at their average, and each figure to date as it grew.
            let counted: Vec<&Month> = employment.counted().collect();
            let of_months = counted.iter().filter_map(|month| month.this[quantity]);
            let of_months = of_months.fold(0, i64::saturating_add);
            let to_date = known.iter().filter(|(item, _)| item.quantity as usize == quantity);
            let grown = to_date.map(|(item, (amount, _))| {
                let (grown, months) = growth(person, year, employment, item, *amount);
                more(grown, months, rest)
            });
            let count = u8::try_from(counted.len()).unwrap_or(12);
            grown.fold(more(of_months, count, rest), i64::saturating_add)
        };
        *sum = Some(amount.saturating_add(growing));
    }
    for quantity in [Quantity::TaxToDate, Quantity::TaxNow, Quantity::TaxPaid] {
        amounts[quantity as usize] = None;
    }
    amounts
}

/// What an amount brings in the rest of the year, which has `rest` months.
pub(super) fn more(grown: i64, months: u8, rest: u8) -> i64 {
    let (months, rest) = (i128::from(months.max(1)), i128::from(rest));
    let rounded = (2 * i128::from(grown) * rest + months).div_euclid(2 * months);
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

/// By how much a figure to date grew, and in how many months, where months are added up: from the
/// first of them to the last; where there is only one, since the employment began, or January.
fn growth(
    person: &Person,
    year: u16,
    employment: &Employment<'_>,
    item: &Item,
    grown: i64,
) -> (i64, u8) {
    let last = employment.last();
    let first = employment.rows.first().map_or(last, |row| row.number);
    let before = employment.rows.first().and_then(|row| row.items.get(item));
    match before {
        Some(before) if first < last && *before <= grown => (grown - before, last - first),
        _ => (grown, since(began(person, year), last).unwrap_or(last)),
    }
}

/// How many months amounts to date are of: all since the employment began, whether their rows are
/// there or not. It began where the person's particulars say so, or in a month whose amounts are
/// those of the year to date, or as many months ago as the basic deduction was given for; otherwise
/// in January.
fn months_to_date(person: &Person, year: u16, employment: &Employment<'_>) -> u8 {
    let last = employment.last();
    let shown = || {
        let income = Quantity::Income as usize;
        let first = employment.rows.iter().find(|row| row.year_to_date)?;
        let begins = first.this[income].is_some() && first.this[income] == first.to_date[income];
        since(begins.then_some(first.number), last)
    };
    let deducted = || since(begins(employment.to_date()?, year), last);
    since(began(person, year), last).or_else(shown).or_else(deducted).unwrap_or(last)
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
    use crate::join::CellLocation;
    use crate::join::employments::employments;

    fn month(number: u8, income: i64, children: Option<i64>) -> Month {
        let mut month = Month::new(CellLocation { table: 0, row: u32::from(number), column: None });
        month.number = number;
        month.this[Quantity::Income as usize] = Some(income);
        month.this[Quantity::TaxNow as usize] = Some(5);
        let item = Item::of(Quantity::AdditionalDeductions, "累计子女教育");
        month.items.extend(children.map(|amount| (item, amount)));
        month
    }

    #[test]
    fn months_that_are_added_go_on_at_their_average() {
        let person = Person::default();
        let of = |months: &[(u8, i64, Option<i64>)]| {
            let rows: Vec<Month> = months
                .iter()
                .map(|(number, income, children)| month(*number, *income, *children))
                .collect();
            let last = months.last().map_or(12, |(number, ..)| *number);
            let found = employments(&rows, 2025).unwrap();
            let amounts = projected(&person, 2025, &found[0], last);
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
