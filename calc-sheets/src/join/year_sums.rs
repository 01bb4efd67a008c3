//! The year's amounts from its employments: of each the last figure to date that is known, and the
//! months after it. A blank cell is not zero.

use std::collections::BTreeMap;

use super::employments::Employment;
use super::withheld_to_date::withheld_to_date;
use super::{Amounts, Item, Month};
use crate::layout::Quantity;

/// What one employment says of the year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums {
    /// The amounts; what was withheld stands at `TaxToDate`.
    pub(super) amounts: Amounts,
    /// Whether every month with an income says what was withheld, as far as any does.
    pub(super) tax_known: bool,
}

/// Adds an amount; what does not fit is refused later, as too large.
pub(super) fn add(sum: &mut Option<i64>, more: Option<i64>) {
    if let Some(more) = more {
        *sum = Some(sum.unwrap_or(0).saturating_add(more));
    }
}

/// The amounts of an employment.
pub(super) fn sums(employment: &Employment<'_>) -> Sums {
    let mut amounts = Amounts::default();
    for (item, (amount, _)) in &last_known(employment) {
        add(&mut amounts[item.quantity as usize], Some(*amount));
    }
    let held = employment.to_date().map_or(0, |row| row.number);
    let counted: Vec<&Month> = employment.counted().collect();
    for (quantity, sum) in amounts.iter_mut().enumerate() {
        let known = counted
            .iter()
            .filter(|row| row.year_to_date)
            .filter(|row| row.items.keys().any(|item| item.goes_with(quantity)))
            .map(|row| row.number)
            .max();
        // Where no figure to date is known at all, months before the last row are not all there.
        let from = known.unwrap_or(held);
        for row in counted.iter().filter(|row| row.number > from) {
            add(sum, row.this[quantity]);
        }
    }
    let (tax, tax_known) = withheld(&counted);
    for quantity in [Quantity::TaxToDate, Quantity::TaxPaid, Quantity::TaxNow] {
        amounts[quantity as usize] = None;
    }
    amounts[Quantity::TaxToDate as usize] = tax;
    Sums { amounts, tax_known }
}

/// The last figure to date of each item, and its month.
pub(super) fn last_known<'a>(employment: &Employment<'a>) -> BTreeMap<&'a Item, (i64, u8)> {
    let mut known = BTreeMap::new();
    for row in &employment.rows {
        known.extend(row.items.iter().map(|(item, amount)| (item, (*amount, row.number))));
    }
    known
}

/// What was withheld: to date in the last row that says it, and in the months after.
fn withheld(counted: &[&Month]) -> (Option<i64>, bool) {
    let mapped = |row: &Month| row.to_date[Quantity::TaxNow as usize];
    let to_date = |row: &Month| withheld_to_date(row).or(mapped(row));
    let known = counted.iter().rev().find_map(|row| Some((to_date(row)?, row.number)));
    let (mut tax, from) = known.map_or((None, 0), |(tax, month)| (Some(tax), month));
    let mut complete = true;
    for row in counted.iter().filter(|row| row.number > from) {
        let now = row.this[Quantity::TaxNow as usize];
        add(&mut tax, now);
        // Months that are added may be blank where nothing was withheld.
        let blank = now.is_none() && row.this[Quantity::Income as usize].unwrap_or(0) != 0;
        complete &= !blank || known.is_none();
    }
    (tax, complete)
}
