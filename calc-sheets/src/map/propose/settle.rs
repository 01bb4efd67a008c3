//! Columns that would say the same thing: two mapped alike are added up, or contradict each other.

use super::{Column, Proposed, Why};
use crate::layout::Quantity;
use crate::map::headers::{Meaning, Span};

/// How much a proposal is worth among others of the same target.
fn rank(column: &Column) -> u8 {
    match (&column.proposed, column.by) {
        (Proposed::Taken(_), Some(super::By::Both | super::By::Sheet)) => 0,
        (Proposed::Taken(_), Some(super::By::Header)) => 1,
        (Proposed::Taken(_), _) => 2,
        _ => 3,
    }
}

/// Leaves one column for each fact, and none of an amount beside its total.
pub(super) fn settle(columns: &mut [Column]) {
    facts(columns);
    let mut quantities: Vec<Quantity> = columns.iter().filter_map(quantity).collect();
    quantities.sort_unstable();
    quantities.dedup();
    for quantity in quantities {
        amounts(columns, quantity);
    }
}

/// The amount that a column is of, where it is proposed.
fn quantity(column: &Column) -> Option<Quantity> {
    match column.meaning {
        Some(Meaning::Amount(quantity) | Meaning::Part(quantity))
            if column.proposed != Proposed::Ignored =>
        {
            Some(quantity)
        }
        _ => None,
    }
}

/// One column for each fact: the one that more speaks for.
fn facts(columns: &mut [Column]) {
    for at in 0..columns.len() {
        if quantity(&columns[at]).is_some() {
            continue;
        }
        let (Proposed::Taken(target) | Proposed::Ask(target)) = columns[at].proposed.clone() else {
            continue;
        };
        let better = columns.iter().enumerate().find(|(index, other)| {
            let same = match &other.proposed {
                Proposed::Taken(found) => *found == target,
                Proposed::Ask(found) => {
                    *found == target && matches!(columns[at].proposed, Proposed::Ask(_))
                }
                Proposed::Ignored => false,
            };
            same && *index != at && (rank(other), *index) < (rank(&columns[at]), at)
        });
        if let Some(name) = better.map(|(_, other)| other.name.clone()) {
            columns[at].proposed = Proposed::Ask(target);
            columns[at].why = Some(Why::about("map-why-twice", &name));
        }
    }
}

/// The total of an amount without its parts; the month without the figure to date.
fn amounts(columns: &mut [Column], wanted: Quantity) {
    let is = |column: &Column, meaning: Meaning| {
        column.meaning == Some(meaning) && column.proposed != Proposed::Ignored
    };
    let totals: Vec<usize> =
        (0..columns.len()).filter(|at| is(&columns[*at], Meaning::Amount(wanted))).collect();
    let parts: Vec<usize> =
        (0..columns.len()).filter(|at| is(&columns[*at], Meaning::Part(wanted))).collect();
    let of_month = |at: &&usize| columns[**at].span != Some(Span::ToDate);
    let first = totals.iter().find(of_month).or(totals.first()).copied();
    if let Some(first) = first {
        let name = columns[first].name.clone();
        for at in totals.into_iter().filter(|at| *at != first) {
            let to_date = columns[at].span == Some(Span::ToDate);
            let why = if to_date { "map-why-to-date-beside" } else { "map-why-added" };
            out_of_use(&mut columns[at], why, &name);
        }
        for at in parts {
            columns[at].proposed = Proposed::Ignored;
            columns[at].by = None;
            columns[at].why = Some(Why::about("map-why-part", &name));
        }
        return;
    }
    // Parts of contributions and deductions make the sum; of wages nobody knows whether they are all.
    let by_month = parts.iter().find(of_month).map(|at| columns[*at].name.clone());
    for at in parts {
        let to_date = columns[at].span == Some(Span::ToDate);
        match &by_month {
            Some(name) if to_date => out_of_use(&mut columns[at], "map-why-to-date-beside", name),
            _ if matches!(wanted, Quantity::Income | Quantity::TaxNow) => {
                let name = columns[at].name.clone();
                out_of_use(&mut columns[at], "map-why-parts", &name);
            }
            _ => {}
        }
    }
}

fn out_of_use(column: &mut Column, why: &'static str, other: &str) {
    if let Proposed::Taken(target) = column.proposed.clone() {
        column.proposed = Proposed::Ask(target);
    }
    column.why = Some(Why::about(why, other));
}
