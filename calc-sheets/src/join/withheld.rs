//! Payments besides wages, and what was withheld of a year: all of it, a part, or not certain.

use std::collections::{BTreeMap, BTreeSet};

use calc_core::person::fields::Field;

use super::columns::{Sum, months_text};
use super::given::Given;
use super::people::{Payments, Person, Year};
use super::year_sums::Sums;
use super::{CellLocation, Finding};
use crate::layout::Quantity;

/// The payments of a year by their columns. Labour services may stand in a sheet of their own and in
/// the calculation of taxes; they are one and the same, or contradict each other.
pub(super) fn payments_of(known: &Year) -> Vec<(Field, Payments)> {
    let of = |(field, payments): (&usize, &Payments)| Some((*Field::ALL.get(*field)?, *payments));
    let mut found: Vec<(Field, Payments)> = known.payments.iter().filter_map(of).collect();
    let worked_out = known.payments.get(&(Field::LabourServices as usize));
    match (known.labour, worked_out) {
        (Some(labour), Some(same)) if labour.receipts == same.receipts => {}
        (Some(labour), Some(_)) => {
            found.push((Field::LabourServices, Payments { tax: None, ..labour }));
        }
        (Some(labour), None) => found.push((Field::LabourServices, labour)),
        (None, _) => {}
    }
    found
}

/// Adds what was withheld to the year's.
pub(super) fn add_tax(given: &mut Vec<Sum>, tax: Option<i64>, place: CellLocation) {
    let Some(fen) = tax else { return };
    match given.iter_mut().find(|(known, _)| *known == Field::TaxWithheld) {
        Some((_, (sum, _))) => *sum = sum.saturating_add(fen),
        None => given.push((Field::TaxWithheld, (fen, place))),
    }
}

/// Which payments the calculation of taxes gave, and of which months it holds no row at all: what was
/// paid in them is not in the year.
pub(super) fn payments_taken(payments: &BTreeMap<usize, u64>, people: &[Person]) -> Vec<Finding> {
    let mut found: Vec<Finding> = payments
        .iter()
        .filter_map(|(field, rows)| {
            let field = Field::ALL.get(*field)?.name().to_owned();
            let arguments = vec![("field", field), ("rows", rows.to_string())];
            Some(Finding::new("finding-payments-taken", arguments))
        })
        .collect();
    let mut months: BTreeMap<u16, BTreeSet<u8>> = BTreeMap::new();
    let years = people.iter().flat_map(|person| &person.years).filter(|(year, _)| **year > 0);
    for (year, known) in years {
        let of_year = months.entry(*year).or_default();
        let rows = known.months.iter().filter(|row| row.year_to_date);
        of_year.extend(rows.map(|row| row.number).chain(known.payment_months.iter().copied()));
    }
    for (year, months) in months.iter().filter(|_| !payments.is_empty()) {
        let last = months.last().copied().unwrap_or(0);
        let gaps: Vec<u8> = (1..last).filter(|month| !months.contains(month)).collect();
        if !gaps.is_empty() {
            let arguments = vec![("missing", months_text(*year, &gaps))];
            found.push(Finding::new("finding-payments-gap", arguments));
        }
    }
    found
}

/// Whether the sheets know only a part of what was withheld in a year: an employment may not say it,
/// the withholding client's calculation says it of the wages and of each payment whose row is certain,
/// its sheet of bonuses of none, and labour services say it only where they are mapped so.
pub(super) fn is_withheld_in_part(
    known: &Year,
    wages: &[Sums],
    own: &BTreeMap<usize, Given>,
) -> bool {
    let tax = |sums: &Sums| sums.amounts[Quantity::TaxToDate as usize];
    let unsaid = |sums: &Sums| {
        let income = sums.amounts[Quantity::Income as usize].unwrap_or(0);
        !sums.tax_known || (tax(sums).is_none() && income != 0)
    };
    if wages.iter().any(|sums| tax(sums).is_some()) && wages.iter().any(unsaid) {
        return true;
    }
    let wages_without_tax = !wages.is_empty() && wages.iter().all(|sums| tax(sums).is_none());
    let wages_alone = known.months.iter().any(|row| row.year_to_date);
    let in_part = |tax: Option<i64>| tax.is_none() || wages_without_tax;
    known.bonus.is_some_and(|bonus| in_part(bonus.tax))
        || payments_of(known).iter().any(|(_, payments)| in_part(payments.tax))
        || (wages_alone && has_other_income(own))
}

/// Whether our own columns give a year income besides wages.
fn has_other_income(own: &BTreeMap<usize, Given>) -> bool {
    let is_other = |field: &Field| field.about().income && *field != Field::Wages;
    let mut others = Field::ALL.into_iter().filter(is_other);
    others.any(|field| {
        let given = own.get(&(field as usize));
        given.is_some_and(Given::is_some_amount)
    })
}
