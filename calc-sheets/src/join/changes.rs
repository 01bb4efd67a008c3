//! Months whose employer nothing names, and whose deductions to date do not fall. One employer's last
//! figure holds the earlier ones; another employer counts anew from its own first month (STA
//! Announcement 2018 No. 61), and its figures are added. Where the figures fit a change better than
//! one employer's going on, both can be meant.

use std::collections::BTreeSet;

use super::{Item, Month};
use crate::layout::Quantity;

/// The most that is deducted for one month in one column, in fen: more is nobody's first month. The
/// largest is 12,000.00, the limit of a year of 个人养老金, which may be paid at once.
const MOST_OF_MONTH: i64 = 1_200_000;

/// What does not grow by the same amount a month.
const OTHERS: [Quantity; 6] = [
    Quantity::Income,
    Quantity::TaxableIncome,
    Quantity::TaxBeforeReduction,
    Quantity::TaxToDate,
    Quantity::TaxPaid,
    Quantity::TaxNow,
];

/// A figure to date of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    /// The month, counted as its employer counts.
    month: u8,
    /// In fen.
    amount: i64,
}

/// How well figures to date fit one employer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Growth {
    /// How often they stop growing by the same amount a month. A single step that makes up for
    /// earlier months is one change, and figures that stay the same at the end are none.
    changes: usize,
    /// Whether the first figure is that of an employer who begins to count.
    begins: bool,
}

/// Two months between which the employer may have changed.
pub(super) fn possible_change<'a>(rows: &[&'a Month]) -> Option<(&'a Month, &'a Month)> {
    let rows = one_a_month(rows);
    let counted = |item: &&Item| !OTHERS.contains(&item.quantity);
    let items: BTreeSet<&Item> =
        rows.iter().flat_map(|row| row.items.keys()).filter(counted).collect();
    let changes = |rows: &[&Month]| -> usize {
        items.iter().map(|item| growth(&known(rows, item), 0).changes).sum()
    };
    let together = changes(&rows);
    if together == 0 {
        return None;
    }
    (1..rows.len()).find_map(|from| {
        let apart =
            |at: usize| rows.get(at).is_none_or(|row| !rows[at - 1].payer.is_named_as(&row.payer));
        let possible = |until: usize| {
            apart(from) && apart(until) && fits(&rows, &items, from..until, together)
        };
        // To the end, or until the first employer pays again.
        let found = (from + 1..=rows.len()).rev().any(possible);
        found.then(|| (rows[from - 1], rows[from]))
    })
}

/// One row of each month, where there are two of both forms.
fn one_a_month<'a>(rows: &[&'a Month]) -> Vec<&'a Month> {
    let mut rows = rows.to_vec();
    rows.dedup_by_key(|row| row.number);
    rows
}

/// Whether some of the rows may be of another employer, with fewer changes than one employer's.
fn fits(
    rows: &[&Month],
    items: &BTreeSet<&Item>,
    others: std::ops::Range<usize>,
    together: usize,
) -> bool {
    let before = rows[others.start - 1].number;
    let (mut changes, mut crossing) = (0, false);
    for item in items {
        let theirs = known(&rows[others.clone()], item);
        let mut mine = known(&rows[..others.start], item);
        crossing |= !theirs.is_empty() && mine.iter().any(|known| known.amount > 0);
        // The first employer counts its own months: those between are not there.
        for row in &rows[others.end..] {
            let month = before + 1 + row.number - rows[others.end].number;
            mine.extend(row.items.get(*item).map(|amount| Known { month, amount: *amount }));
        }
        let falls = mine.windows(2).any(|pair| pair[1].amount < pair[0].amount);
        let (mine, theirs) = (growth(&mine, 0), growth(&theirs, before));
        if falls || !theirs.begins {
            return false;
        }
        changes += mine.changes + theirs.changes;
    }
    crossing && changes < together
}

/// The figures of one column.
fn known(rows: &[&Month], item: &Item) -> Vec<Known> {
    let of = |row: &&Month| {
        let amount = row.items.get(item).copied()?;
        Some(Known { month: row.number, amount })
    };
    rows.iter().filter_map(of).skip_while(|known| known.amount == 0).collect()
}

/// How the figures of an employer grow whose first month comes after `before`.
fn growth(figures: &[Known], before: u8) -> Growth {
    let Some(first) = figures.first() else { return Growth { changes: 0, begins: true } };
    let ended = figures
        .iter()
        .position(|known| Some(known.amount) == figures.last().map(|last| last.amount));
    let steps = figures[..=ended.unwrap_or(0)].windows(2).map(|pair| {
        let months = i64::from(pair[1].month.saturating_sub(pair[0].month).max(1));
        (pair[1].amount - pair[0].amount, months)
    });
    // Runs of steps that grow by the same amount a month, with their lengths.
    let mut runs: Vec<((i64, i64), usize)> = Vec::new();
    for (amount, months) in steps {
        match runs.last_mut() {
            Some(((known, of), length)) if amount * *of == *known * months => *length += 1,
            _ => runs.push(((amount, months), 1)),
        }
    }
    let possible = i64::from(first.month.saturating_sub(before));
    let begins = match runs.first() {
        Some(((amount, months), _)) => {
            (1..=possible).any(|count| first.amount * months == amount * count)
        }
        None => first.amount <= MOST_OF_MONTH * possible,
    };
    if !begins && !runs.is_empty() {
        runs.insert(0, ((first.amount, 1), 1));
    }
    let last = runs.len().saturating_sub(1);
    let lasting =
        |(at, (_, length)): &(usize, &((i64, i64), usize))| *at == 0 || *at == last || *length > 1;
    let changes = runs.iter().enumerate().filter(lasting).count().saturating_sub(1);
    Growth { changes, begins }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(amounts: &[i64], before: u8) -> Growth {
        let figures = amounts.iter().zip(before + 1..);
        let figures = figures.map(|(amount, month)| Known { month, amount: *amount });
        growth(&figures.collect::<Vec<_>>(), before)
    }

    #[test]
    fn steady_growth_is_no_change() {
        for (amounts, before, changes, begins) in [
            (&[3, 6, 9, 12][..], 0, 0, true),
            (&[3, 6, 6, 6], 0, 0, true),
            (&[1, 2, 3, 6, 9], 0, 1, true),
            (&[3, 3, 6, 9], 0, 1, false),
            (&[1, 2, 3, 8, 10, 12], 0, 1, true),
            (&[3, 6, 6, 12, 15], 0, 1, true),
            (&[8, 10, 12], 3, 1, false),
            (&[3, 6], 2, 0, true),
            (&[5], 2, 0, true),
            (&[MOST_OF_MONTH + 1], 2, 0, false),
            (&[], 2, 0, true),
        ] {
            assert_eq!(of(amounts, before), Growth { changes, begins }, "{amounts:?}");
        }
    }
}
