//! Months whose employer nothing names, and whose deductions to date do not fall. One employer's last
//! figure holds the earlier ones; another employer counts anew from its own first month (STA
//! Announcement 2018 No. 61), and its figures are added. Where the figures fit a change at least as
//! well as one employer's going on, both can be meant, and the years differ by what the earlier
//! employer deducted.

use std::collections::BTreeSet;
use std::ops::Range;

use super::first_month::FirstMonth;
use super::one_employer::{Evidence, OneEmployer};
use super::{Item, Month};

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
#[derive(Clone, Copy)]
pub(super) enum Change<'a> {
    /// Nothing tells.
    Open(&'a Month, &'a Month),
    /// At least three months grow alike, so it is hardly another's.
    Unlikely(&'a Month, &'a Month),
}

/// Where the employer may have changed. Where the person has other employers (`several`), two months
/// are too few to show that one employer's figures go on.
pub(super) fn possible_change<'a>(
    rows: &[&'a Month],
    year: u16,
    several: bool,
    sheets: &OneEmployer<'_>,
) -> Option<Change<'a>> {
    let rows = one_a_month(rows);
    let figures = Figures::of(&rows, FirstMonth::of(year));
    let together = figures.changes(0..rows.len())?;
    let least = figures.least();
    let few = several && rows.len() == 2 && !figures.items.is_empty();
    let from = if few && figures.may_change(1) && figures.changes(1..2).is_some() {
        Some(1)
    } else if least[0].0 < together && least[0].1 < rows.len() {
        Some(least[0].1)
    } else {
        let fewer = together.checked_sub(1);
        fewer.and_then(|most| (1..rows.len()).find(|from| figures.comes_back(*from, most)))
    };
    if let Some(from) = from {
        return Some(Change::Open(rows[from - 1], rows[from]));
    }
    let (from, evidence) = figures.fits_as_well(together, &least, sheets)?;
    let (earlier, later) = (rows[from - 1], rows[from]);
    Some(if evidence == Evidence::Likely || figures.shows_growth() {
        Change::Unlikely(earlier, later)
    } else {
        Change::Open(earlier, later)
    })
}

/// One row of each month, where there are two of both forms.
fn one_a_month<'a>(rows: &[&'a Month]) -> Vec<&'a Month> {
    let mut rows = rows.to_vec();
    rows.dedup_by_key(|row| row.number);
    rows
}

/// The figures to date of some months, column by column.
struct Figures<'a> {
    rows: &'a [&'a Month],
    items: BTreeSet<&'a Item>,
    first: FirstMonth,
}

impl<'a> Figures<'a> {
    fn of(rows: &'a [&'a Month], first: FirstMonth) -> Self {
        let items = rows.iter().flat_map(|row| row.items.keys());
        Self { rows, items: items.filter(|item| item.grows_by_month()).collect(), first }
    }

    /// Whether two employers, the second from a row on, make another year than one.
    fn years_differ(&self, from: usize) -> bool {
        let both = |item: &&Item| {
            let last = |rows: &[&Month]| known(rows, item).last().map(|known| known.amount);
            last(&self.rows[..from]).zip(last(&self.rows[from..]))
        };
        let both = |item: &&Item| both(item).filter(|(one, other)| *one != 0 && *other != 0);
        let mut found = self.items.iter().filter_map(|item| Some((*item, both(item)?))).peekable();
        let any = found.peek().is_some();
        any && found.all(|(item, (one, other))| self.first.allows_both(item, one, other))
    }

    /// A row with which another employer may begin as well as not, two employers before more of them,
    /// and what the sheets of others show.
    fn fits_as_well(
        &self,
        together: usize,
        least: &[(usize, usize)],
        sheets: &OneEmployer<'_>,
    ) -> Option<(usize, Evidence)> {
        let possible: Vec<(usize, Evidence)> = (1..self.rows.len())
            .filter(|from| self.may_change(*from) && self.years_differ(*from))
            .map(|from| (from, sheets.wrote_both(self.rows[from - 1], self.rows[from])))
            .filter(|(_, evidence)| *evidence != Evidence::Certain)
            .collect();
        let has_figure =
            |from: usize| self.items.iter().any(|item| self.rows[from].items.contains_key(*item));
        let of_two = |from: usize| {
            has_figure(from)
                && self
                    .changes(0..from)
                    .zip(self.changes(from..self.rows.len()))
                    .is_some_and(|(one, other)| one + other <= together)
        };
        let of_more = |from: usize| {
            self.changes(0..from).is_some_and(|changes| changes + least[from].0 <= together)
                || self.comes_back(from, together)
        };
        let find = |fits: &dyn Fn(usize) -> bool| possible.iter().find(|(from, _)| fits(*from));
        find(&of_two).or_else(|| find(&of_more)).copied()
    }

    /// Whether a column grows over three months.
    fn shows_growth(&self) -> bool {
        self.items.iter().any(|item| {
            let mut figures: Vec<i64> =
                known(self.rows, item).iter().map(|known| known.amount).collect();
            figures.dedup();
            figures.len() > 2
        })
    }

    /// Whether the employer may change before a row, or behind the last.
    fn may_change(&self, at: usize) -> bool {
        // A name, or an income to date, tells by itself.
        self.rows
            .get(at)
            .is_none_or(|row| !row.is_to_date() && !self.rows[at - 1].payer.is_named_as(&row.payer))
    }

    /// The month before a row.
    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |at| self.rows[at].number)
    }

    /// How often the figures of some rows change, where one employer may have begun with them.
    fn changes(&self, rows: Range<usize>) -> Option<usize> {
        let before = self.before(rows.start);
        let of = |item: &&Item| {
            growth(&known(&self.rows[rows.clone()], item), before, self.first.most(item))
        };
        let mut growths = self.items.iter().map(of);
        growths.try_fold(0, |sum, growth| {
            (growth.begins || rows.start == 0).then_some(sum + growth.changes)
        })
    }

    /// From each row on, the fewest changes with any number of employers, one after the other, and the
    /// row at which the second begins.
    fn least(&self) -> Vec<(usize, usize)> {
        let end = self.rows.len();
        let mut least = vec![(0, end); end + 1];
        for from in (0..end).rev() {
            let ends = (from + 1..=end).rev().filter(|until| self.may_change(*until));
            let with = |until: usize| Some((self.changes(from..until)? + least[until].0, until));
            let found = ends.filter_map(with).min_by_key(|(changes, _)| *changes);
            least[from] = found.unwrap_or((end, end));
        }
        least
    }

    /// Whether rows may be of another employer, behind whom the first goes on where it stopped, with at
    /// most so many changes.
    fn comes_back(&self, from: usize, most: usize) -> bool {
        (from + 1..self.rows.len()).any(|until| {
            let both = self.may_change(from) && self.may_change(until);
            let theirs = if both { self.changes(from..until) } else { None };
            let mine = self.around(from..until);
            theirs.zip(mine).is_some_and(|(theirs, mine)| theirs + mine <= most)
        })
    }

    /// How often the figures around some rows change; none where they fall. The employer counts its
    /// own months: those between are not there.
    fn around(&self, others: Range<usize>) -> Option<usize> {
        let before = self.before(others.start);
        let mut changes = 0;
        for item in &self.items {
            let mut mine = known(&self.rows[..others.start], item);
            for row in &self.rows[others.end..] {
                let month = before + 1 + row.number - self.rows[others.end].number;
                mine.extend(row.items.get(*item).map(|amount| Known { month, amount: *amount }));
            }
            if mine.windows(2).any(|pair| pair[1].amount < pair[0].amount) {
                return None;
            }
            changes += growth(&mine, 0, self.first.most(item)).changes;
        }
        Some(changes)
    }
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
fn growth(figures: &[Known], before: u8, most: i64) -> Growth {
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
        None => first.amount <= most.saturating_mul(possible),
    };
    if !begins && !runs.is_empty() {
        runs.insert(0, ((first.amount, 1), 1));
    }
    let last = runs.len().saturating_sub(1);
    let lasting =
        |(at, (_, length)): &(usize, &((i64, i64), usize))| *at == 0 || *at == last || *length > 1;
    let changes = runs.iter().enumerate().filter(lasting).count().saturating_sub(1);
    // Two months that say the same may be the first of two employers, or a deduction that ended.
    let same = matches!(figures, [one, other] if one.amount == other.amount);
    Growth { changes: changes + usize::from(same), begins }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(amounts: &[i64], before: u8) -> Growth {
        let figures = amounts.iter().zip(before + 1..);
        let figures = figures.map(|(amount, month)| Known { month, amount: *amount });
        growth(&figures.collect::<Vec<_>>(), before, 100)
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
            (&[3, 3], 0, 1, true),
            (&[3, 3, 3], 0, 0, true),
            (&[5], 2, 0, true),
            (&[101], 2, 0, false),
            (&[], 2, 0, true),
        ] {
            assert_eq!(of(amounts, before), Growth { changes, begins }, "{amounts:?}");
        }
    }
}
