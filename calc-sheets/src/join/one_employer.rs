//! Sheets without an employer's name that are known to be of one employer: somebody's deductions go
//! on from one to the other, and are more than a new employer could have deducted.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Month;
use super::first_month::FirstMonth;
use super::payer::Likeness;
use super::people::Person;

/// How certain it is that two sheets are of one employer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing shows it.
    None,
    /// Of several people who stand in both, deductions grow: where one changes the employer others may,
    /// too, but not to a larger deduction each.
    Likely,
    /// Somebody's deductions are more than a new employer could have deducted.
    Certain,
}

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
    /// Of how many people deductions grow from one table to another.
    growing: BTreeMap<(usize, usize), usize>,
}

impl<'a> OneEmployer<'a> {
    /// Nothing is looked at yet.
    pub(super) const fn of(people: &'a [Person]) -> Self {
        Self { people, known: OnceCell::new() }
    }

    /// Whether the sheets of two rows are of one employer.
    pub(super) fn wrote_both(&self, one: &Month, other: &Month) -> Evidence {
        let known = self.known.get_or_init(|| Known::of(self.people));
        let (one, other) = (one.place.table, other.place.table);
        let ends = [one, other].map(|table| known.end(table));
        let certain = if one == other {
            known.within.contains(&one)
        } else {
            ends[0].is_some() && ends[0] == ends[1]
        };
        match known.growing.get(&(one, other)) {
            _ if certain => Evidence::Certain,
            Some(people) if *people > 1 => Evidence::Likely,
            _ => Evidence::None,
        }
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
                if !unnamed(one) || !unnamed(other) {
                    continue;
                }
                let tables = (one.place.table, other.place.table);
                match grows(one, other, FirstMonth::of(*year)) {
                    Evidence::Certain => known.add(tables),
                    Evidence::Likely => *known.growing.entry(tables).or_default() += 1,
                    Evidence::None => {}
                }
            }
        }
        known
    }

    fn add(&mut self, (one, other): (usize, usize)) {
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

/// What the figures of one person say: that those of a later month grow, and whether they can only go
/// on from an earlier one.
fn grows(earlier: &Month, later: &Month, first: FirstMonth) -> Evidence {
    let months = i64::from(later.number.saturating_sub(earlier.number));
    if months == 0 || earlier.payer.likeness(&later.payer) == Likeness::Unlike {
        return Evidence::None;
    }
    let mut found = Evidence::None;
    for (item, amount) in later.items.iter().filter(|(item, _)| item.grows_by_month()) {
        let Some(before) = earlier.items.get(item).filter(|before| **before > 0) else { continue };
        if amount < before {
            return Evidence::None;
        }
        if *amount > first.most(item).saturating_mul(months) {
            found = Evidence::Certain;
        } else if amount > before && found == Evidence::None {
            found = Evidence::Likely;
        }
    }
    found
}
