//! The months of a person's year, sorted to employers. Each counts its year to date from its own
//! first month, so employers are added and an employer's months to date are not.

use super::changes::{Change, possible_change};
use super::figures::{Figures, begins, compare};
use super::one_employer::OneEmployer;
use super::payer::Likeness;
use super::{CellLocation, Item, Month};
use crate::layout::Quantity;

/// The months at one employer, in the order of the year; of a month the row to date stands first.
#[derive(Clone, Debug, Default)]
pub(super) struct Employment<'a> {
    pub(super) rows: Vec<&'a Month>,
    /// Whether figures that began again came after it.
    closed: bool,
}

/// Why months are not put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clash {
    /// The id of its text.
    pub(super) id: &'static str,
    /// The row that does not fit.
    pub(super) place: CellLocation,
    /// The row that it does not fit to.
    pub(super) other: CellLocation,
    /// The incomes of both.
    pub(super) incomes: (i64, i64),
}

/// Whether a row is of an employment.
enum Fit {
    /// It is, certainly so where its payer or its figures say so.
    Goes { certain: bool },
    /// It is of another.
    Other,
    /// It is of another, which followed.
    Follows,
    /// That cannot be told from this employment.
    Clash(Clash),
    /// It cannot be told, whatever else fits.
    Never(Clash),
}

impl<'a> Employment<'a> {
    /// The last row whose income to date is known: it holds every month before.
    pub(super) fn to_date(&self) -> Option<&'a Month> {
        self.rows.iter().rev().find(|row| row.is_to_date()).copied()
    }

    /// The rows that count: those that no row to date holds, and the rows to date themselves.
    pub(super) fn counted(&self) -> impl Iterator<Item = &'a Month> + '_ {
        let held = self.to_date().map_or(0, |row| row.number);
        self.rows.iter().copied().filter(move |row| {
            let copy = |other: &&Month| other.year_to_date && other.number == row.number;
            row.year_to_date || (row.number > held && !self.rows.iter().any(copy))
        })
    }

    /// The month with which it begins, where a basic deduction or a row says so.
    pub(super) fn begins(&self, year: u16) -> Option<u8> {
        let first = self.rows.first().map(|row| row.number);
        let Some(row) = self.to_date() else { return first };
        begins(row, year).or_else(|| {
            let income = Quantity::Income as usize;
            let first = self.rows.iter().find(|row| row.is_to_date())?;
            (first.this[income].is_some() && first.this[income] == first.to_date[income])
                .then_some(first.number)
        })
    }

    /// The last of its months.
    pub(super) fn last(&self) -> u8 {
        self.rows.last().map_or(0, |row| row.number)
    }

    /// Whether its payer is that of a row: of any of its rows, which say different things.
    fn likeness(&self, row: &Month) -> Likeness {
        let all = self.rows.iter().map(|mine| mine.payer.likeness(&row.payer));
        let (mut same, mut unlike, mut different) = (false, false, false);
        for likeness in all {
            same |= likeness == Likeness::Same;
            unlike |= likeness == Likeness::Unlike;
            different |= likeness == Likeness::Different;
        }
        match (different, same, unlike) {
            (true, ..) => Likeness::Different,
            (_, true, _) => Likeness::Same,
            (_, _, true) => Likeness::Unlike,
            _ => Likeness::Unknown,
        }
    }

    /// Whether a row of this month or a later one is of this employment.
    fn fit(&self, row: &Month, year: u16) -> Fit {
        match (self.fit_alone(row, year), self.held_by_another(row, year)) {
            (Fit::Other | Fit::Follows, Some(mine)) => {
                Fit::Never(clash("finding-to-date-unclear", row, mine))
            }
            (fit, _) => fit,
        }
    }

    /// A month that was added here, and that the figures to date of another's row may hold.
    fn held_by_another(&self, row: &Month, year: u16) -> Option<&'a Month> {
        if !row.is_to_date() {
            return None;
        }
        let income = Quantity::Income as usize;
        let first = row.this[income] == row.to_date[income];
        let since = begins(row, year).unwrap_or(if first { row.number } else { 1 });
        let held = self.to_date().map_or(0, |mine| mine.number).max(since.saturating_sub(1));
        let loose = |mine: &&Month| {
            let apart = [Likeness::Unlike, Likeness::Different];
            mine.number > held && !apart.contains(&mine.payer.likeness(&row.payer))
        };
        self.rows.iter().copied().filter(|mine| !mine.year_to_date).find(loose)
    }

    /// Whether it is of this employment, as far as this one tells.
    fn fit_alone(&self, row: &Month, year: u16) -> Fit {
        let likeness = self.likeness(row);
        let apart = matches!(likeness, Likeness::Unlike | Likeness::Different);
        if likeness == Likeness::Different {
            return Fit::Other;
        }
        let mut same_month = self.rows.iter().filter(|mine| mine.number == row.number).peekable();
        if same_month.peek().is_some() {
            let income = |row: &Month| row.this[Quantity::Income as usize];
            let clashes = |mine: &&&Month| {
                mine.year_to_date == row.year_to_date
                    || income(mine).zip(income(row)).is_some_and(|(one, other)| one != other)
            };
            let copy = |mine: &&&Month| !clashes(mine);
            return match same_month.clone().find(clashes) {
                // Two forms with one amount may be one payment twice, whatever the files are called.
                _ if apart => same_month
                    .find(copy)
                    .map_or(Fit::Other, |mine| Fit::Clash(clash("finding-month-twice", row, mine))),
                Some(mine) => Fit::Never(clash("finding-month-twice", row, mine)),
                None => Fit::Goes { certain: likeness == Likeness::Same },
            };
        }
        if self.closed {
            return Fit::Other;
        }
        match (row.is_to_date(), self.to_date()) {
            (true, Some(earlier)) => goes_on(earlier, row, likeness, year),
            (true, None) => self.holds(row, likeness, year),
            (false, _) => self.adds(row, likeness),
        }
    }

    /// Whether a row to date holds the months before it, of which no figure to date is known.
    fn holds(&self, row: &Month, likeness: Likeness, year: u16) -> Fit {
        let Some(last) = self.rows.last() else { return Fit::Other };
        let first = self.rows.first().map_or(0, |first| first.number);
        let income = Quantity::Income as usize;
        let sum: i64 = self.rows.iter().filter_map(|mine| mine.this[income]).sum();
        let before = row.to_date[income].unwrap_or(0) - row.this[income].unwrap_or(0);
        let other = if likeness == Likeness::Unlike { Fit::Other } else { Fit::Follows };
        let fits = sum <= before;
        match begins(row, year) {
            Some(begins) if begins > last.number => other,
            None if before == 0 && sum != 0 => other,
            Some(begins) if likeness == Likeness::Unlike && begins > first => Fit::Other,
            Some(begins) if begins > first => {
                Fit::Clash(clash("finding-to-date-unclear", row, last))
            }
            _ if likeness == Likeness::Unlike && !fits => Fit::Other,
            _ if likeness == Likeness::Unlike || !fits => {
                Fit::Clash(clash("finding-to-date-unclear", row, last))
            }
            _ => Fit::Goes { certain: likeness == Likeness::Same },
        }
    }

    /// Whether the month of a row is added to it: what is to date in both goes on, or begins again.
    fn adds(&self, row: &Month, likeness: Likeness) -> Fit {
        let Some(last) = self.rows.last() else { return Fit::Other };
        let (mut fell, mut grew) = (false, false);
        for (item, amount) in &row.items {
            let Some((known, _)) = self.known(item).filter(|(known, _)| *known != 0) else {
                continue;
            };
            fell |= *amount < known;
            grew |= *amount >= known;
        }
        match (likeness, fell && !grew, grew) {
            (Likeness::Unlike, false, true) => {
                Fit::Clash(clash("finding-to-date-unclear", row, last))
            }
            (Likeness::Unlike, ..) => Fit::Other,
            (_, true, _) => Fit::Clash(clash("finding-to-date-falls", row, last)),
            _ => Fit::Goes { certain: likeness == Likeness::Same },
        }
    }

    /// The last figure to date of an item, and its month.
    pub(super) fn known(&self, item: &Item) -> Option<(i64, u8)> {
        let of = |row: &&Month| row.items.get(item).map(|amount| (*amount, row.number));
        self.rows.iter().rev().find_map(of)
    }

    /// A month that a row to date should hold, and that does not fit into its income.
    fn misfit(&self, year: u16) -> Option<Clash> {
        let income = Quantity::Income as usize;
        let this = |row: &Month| row.this[income].unwrap_or(0);
        let (mut before, mut from) = (0, 0);
        for row in self.rows.iter().filter(|row| row.is_to_date()) {
            let since = from;
            let between = |mine: &&&Month| {
                !mine.year_to_date && mine.number > since && mine.number < row.number
            };
            let months: Vec<&&Month> = self.rows.iter().filter(between).collect();
            let to_date = row.to_date[income].unwrap_or(0);
            from = begins(row, year).map_or(from, |begins| from.max(begins - 1));
            let sum: i64 = months.iter().map(|month| this(month)).sum();
            let rest = to_date - before - this(row);
            let whole = months.len() + 1 == usize::from(row.number - from);
            let other = months.iter().find(|mine| {
                let certain = mine.payer.likeness(&row.payer) == Likeness::Same;
                let agrees = if certain { whole || sum <= rest } else { whole && sum == rest };
                !agrees
            });
            if let Some(other) = other {
                return Some(clash("finding-to-date-unclear", row, other));
            }
            (before, from) = (to_date, row.number);
        }
        None
    }
}

/// Whether a row to date goes on from an earlier one.
fn goes_on(earlier: &Month, row: &Month, likeness: Likeness, year: u16) -> Fit {
    let unclear = || Fit::Clash(clash("finding-to-date-unclear", row, earlier));
    match (compare(earlier, row, year), likeness) {
        (Figures::Continue { certain }, Likeness::Unlike) => {
            // Another number in the next month, and every figure goes on.
            let renamed = certain && row.number == earlier.number + 1;
            if renamed { Fit::Goes { certain } } else { unclear() }
        }
        (Figures::Continue { certain }, _) => {
            Fit::Goes { certain: certain || likeness == Likeness::Same }
        }
        (_, Likeness::Unlike) => Fit::Other,
        (Figures::Restart, _) => Fit::Follows,
        (Figures::Apart | Figures::Unclear, _) => unclear(),
    }
}

/// Two rows that are not put together.
fn clash(id: &'static str, row: &Month, other: &Month) -> Clash {
    Clash { id, place: row.place, other: other.place, incomes: (other.income(), row.income()) }
}

/// The employers of a year.
pub(super) struct Sorted<'a> {
    pub(super) employments: Vec<Employment<'a>>,
    /// Two months that are taken as one employer's, although the second may be another's first.
    pub(super) assumed: Vec<(&'a Month, &'a Month)>,
}

/// Sorts months to employers, or says which of them cannot be sorted.
pub(super) fn sorted<'a>(
    rows: &'a [Month],
    year: u16,
    sheets: &OneEmployer<'_>,
) -> Result<Sorted<'a>, Clash> {
    let employments = employments(rows, year)?;
    let mut assumed = Vec::new();
    for employment in &employments {
        if let Some(clash) = employment.misfit(year) {
            return Err(clash);
        }
        match possible_change(&employment.rows, year, employments.len() > 1, sheets) {
            Some(Change::Open(earlier, later)) => {
                return Err(clash("finding-employer-change", later, earlier));
            }
            Some(Change::Unlikely(earlier, later)) => assumed.push((earlier, later)),
            None => {}
        }
    }
    Ok(Sorted { employments, assumed })
}

/// The employers, as far as the rows say.
pub(super) fn employments(rows: &[Month], year: u16) -> Result<Vec<Employment<'_>>, Clash> {
    let mut rows: Vec<&Month> = rows.iter().collect();
    rows.sort_by_key(|row| (row.number, !row.year_to_date, row.place.table, row.place.row));
    let mut found: Vec<Employment<'_>> = Vec::new();
    for row in rows {
        let (mut certain, mut open, mut clashes) = (Vec::new(), Vec::new(), Vec::new());
        let mut followed = Vec::new();
        for (index, employment) in found.iter().enumerate() {
            match employment.fit(row, year) {
                Fit::Goes { certain: true } => certain.push(index),
                Fit::Goes { certain: false } => open.push(index),
                Fit::Follows => followed.push(index),
                Fit::Clash(clash) => clashes.push(clash),
                Fit::Never(clash) => return Err(clash),
                Fit::Other => {}
            }
        }
        let known = found.len();
        let index = match (certain.as_slice(), clashes.first(), open.as_slice()) {
            ([index], ..) | ([], None, [index]) => *index,
            ([], None, []) => {
                found.push(Employment::default());
                found.len() - 1
            }
            ([], Some(clash), _) => return Err(*clash),
            ([first, ..], ..) | ([], None, [first, ..]) => {
                let other = found[*first].rows.last().copied().unwrap_or(row);
                return Err(clash("finding-payer-unclear", row, other));
            }
        };
        // Where another row goes on, the earlier employer may be one beside it.
        for earlier in followed.into_iter().filter(|_| index == known) {
            found[earlier].closed = true;
        }
        found[index].rows.push(row);
    }
    Ok(found)
}
