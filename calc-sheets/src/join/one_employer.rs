//! Sheets without an employer's name that are known to be of one employer: somebody's deductions go
//! on from one to the other, and are more than a new employer could have deducted.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Month;
use super::first_month::FirstMonth;
use super::payer::Likeness;
use super::people::Person;

/// What the figures of all people say of their sheets; worked out when it is first asked for.
pub(super) struct OneEmployer<'a> {
    people: &'a [Person],
    known: OnceCell<Known>,
}

/// Which sheets are of one employer.
#[derive(Default)]
struct Known {
    /// Of each table, another of its employer; of the last, itself.
    others: BTreeMap<usize, usize>,
    /// Tables that hold several months of one employer.
    within: BTreeSet<usize>,
}

impl<'a> OneEmployer<'a> {
    /// Nothing is looked at yet.
    pub(super) const fn of(people: &'a [Person]) -> Self {
        Self { people, known: OnceCell::new() }
    }

    /// Whether the sheets of two rows are of one employer.
    pub(super) fn wrote_both(&self, one: &Month, other: &Month) -> bool {
        let known = self.known.get_or_init(|| Known::of(self.people));
        let (one, other) = (one.place.table, other.place.table);
        if one == other {
            return known.within.contains(&one);
        }
        let ends = [one, other].map(|table| known.end(table));
        ends[0].is_some() && ends[0] == ends[1]
    }
}

impl Known {
    fn of(people: &[Person]) -> Self {
        let mut known = Self::default();
        let years = || people.iter().flat_map(|person| &person.years);
        let rows = years().flat_map(|(_, year)| &year.months);
        // A sheet that names employers in a column holds those of several.
        let named: BTreeSet<usize> = rows
            .filter(|row| !row.payer.named.is_empty() || !row.payer.around.is_empty())
            .map(|row| row.place.table)
            .collect();
        for (year, rows) in years() {
            let mut rows: Vec<&Month> = rows.months.iter().collect();
            rows.sort_by_key(|row| row.number);
            for pair in rows.windows(2) {
                let [one, other] = [pair[0], pair[1]];
                let unnamed = |row: &Month| !named.contains(&row.place.table);
                if unnamed(one) && unnamed(other) && goes_on(one, other, FirstMonth::of(*year)) {
                    known.add(one.place.table, other.place.table);
                }
            }
        }
        known
    }

    fn add(&mut self, one: usize, other: usize) {
        if one == other {
            self.within.insert(one);
            return;
        }
        let [one, other] = [one, other].map(|table| {
            self.others.entry(table).or_insert(table);
            self.end(table).unwrap_or(table)
        });
        self.others.insert(one, other);
    }

    /// The last table of a table's employer.
    fn end(&self, mut table: usize) -> Option<usize> {
        loop {
            let next = *self.others.get(&table)?;
            if next == table {
                return Some(table);
            }
            table = next;
        }
    }
}

/// Whether the figures of a later month can only go on from an earlier one.
fn goes_on(earlier: &Month, later: &Month, first: FirstMonth) -> bool {
    let months = i64::from(later.number.saturating_sub(earlier.number));
    let mut certain = false;
    for (item, amount) in &later.items {
        if !item.grows_by_month() {
            continue;
        }
        let Some(before) = earlier.items.get(item).filter(|before| **before > 0) else { continue };
        if amount < before {
            return false;
        }
        certain |= *amount > first.most(item).saturating_mul(months);
    }
    certain && months > 0 && earlier.payer.likeness(&later.payer) != Likeness::Unlike
}
