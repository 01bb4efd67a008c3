//! Wages cut into pieces in which what is left never falls by more than roundings do.
//!
//! Two things turn with the wages: the first fen of comprehensive income takes the personal deductions
//! away from a business, and a bonus is taxed by itself or merged, whichever is lower. Between the
//! thresholds of the yearly scale both taxes of the bonus are lines, rounded to the fen, so that the lower
//! one changes at most once, apart from a few fen around that point.

use super::net::Person;
use crate::law::money::{Cny, LARGEST_AMOUNT};
use crate::law::trace::Silent;
use crate::person::mainland::annual_bonus::{BonusTaxed, BonusTreatment};
use crate::person::mainland::comprehensive_income::comprehensive_tax;
use crate::person::mainland::special_deductions::SpecialDeductions;
use crate::person::rulebook::{MainlandLaw, Rulebook};

/// How many fen around a turning point roundings may turn it again. Rates differ by 3% at least, and two
/// roundings by a fen.
const AROUND: i64 = 100;

/// Wages from one amount to another, in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) from: i64,
    pub(super) to: i64,
    /// Whether anything may turn from fen to fen.
    pub(super) turns: bool,
}

/// All wages, in pieces.
pub(super) fn pieces(person: &mut Person<'_>) -> Vec<Piece> {
    // Exempt pay is part of the wages.
    let least = person.facts.mainland.wages_given_as_exempt().minor();
    let mut starts = vec![least, least + 1];
    let law = Rulebook::get().mainland(person.facts.tax_year);
    let turning = person.bonus_may_turn();
    if let Some(law) = law {
        for special in person.special_deductions() {
            if turning {
                starts.extend(thresholds(person, law, &special, least));
            }
            starts.extend(thresholds_of_donations(person, law, &special, least));
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([LARGEST_AMOUNT]);
    let mut all = Vec::new();
    for (from, to) in starts.iter().copied().zip(ends) {
        if turning {
            cut(person, from, to, &mut all);
        } else {
            all.push(Piece { from, to, turns: false });
        }
    }
    all
}

/// The smallest number between two for which something holds that holds for the upper one.
pub(super) fn first(mut low: i64, mut high: i64, mut holds: impl FnMut(i64) -> bool) -> i64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high
}

/// Wages from which a row of the yearly scale, or the limit of donations, is reached: with the bonus and
/// without it.
fn thresholds(
    person: &Person<'_>,
    law: &MainlandLaw,
    special: &SpecialDeductions,
    least: i64,
) -> Vec<i64> {
    let mut facts = person.facts.mainland.clone();
    let donations = facts.donations;
    let mut found = Vec::new();
    for merged in [Cny::ZERO, facts.annual_bonus] {
        let mut tax = |wages: i64| {
            facts.wages = Cny::new(wages);
            comprehensive_tax(&facts, law, special, merged, &mut Silent)
        };
        for bracket in law.comprehensive_scale.brackets {
            let reached = |wages: i64| tax(wages).taxable_income > bracket.over;
            found.push(first(least, LARGEST_AMOUNT, reached));
        }
        found.push(first(least, LARGEST_AMOUNT, |wages| tax(wages).donations_counted >= donations));
    }
    found
}

/// Wages from which the comprehensive income takes so many of the donations that another income that takes
/// them, too, reaches a row of its scale, or that a kind of donations is taken whole.
fn thresholds_of_donations(
    person: &Person<'_>,
    law: &MainlandLaw,
    special: &SpecialDeductions,
    least: i64,
) -> Vec<i64> {
    let mut facts = person.facts.mainland.clone();
    let bonus = facts.annual_bonus;
    let mut found = Vec::new();
    for separate_bonus in [bonus, Cny::ZERO] {
        let mut taken = |wages: i64| {
            facts.wages = Cny::new(wages);
            let merged = bonus - separate_bonus;
            let tax = comprehensive_tax(&facts, law, special, merged, &mut Silent);
            special.donations_taken(&facts, law, tax.base, separate_bonus)
        };
        let turns = taken(least).map(|taken| taken.turns(&person.facts.mainland, law));
        for turn in turns.into_iter().flatten() {
            let passed = |wages: i64| taken(wages).is_some_and(|taken| turn.is_passed(&taken));
            found.push(first(least, LARGEST_AMOUNT, passed));
        }
    }
    found
}

fn bonus(person: &mut Person<'_>, wages: i64) -> Option<BonusTreatment> {
    person.outcome(Cny::new(wages)).mainland.bonus
}

/// How the bonus is taxed, and whether both ways are as good to the fen.
fn taxed(person: &mut Person<'_>, wages: i64) -> Option<(BonusTaxed, bool)> {
    let bonus = bonus(person, wages)?;
    let difference = bonus.separate_total - bonus.merged_total?;
    Some((bonus.taxed, difference.minor().abs() <= 2))
}

/// Cuts a piece where the bonus turns.
fn cut(person: &mut Person<'_>, from: i64, to: i64, all: &mut Vec<Piece>) {
    let (Some(low), Some(high)) = (taxed(person, from), taxed(person, to)) else {
        all.push(Piece { from, to, turns: false });
        return;
    };
    let mut around = Vec::new();
    if low.0 != high.0 {
        let turn =
            first(from, to, |wages| taxed(person, wages).is_some_and(|there| there.0 == high.0));
        around.push(turn);
    }
    if low.1 {
        around.push(from);
    }
    if high.1 {
        around.push(to);
    }
    around.sort_unstable();
    let mut start = from;
    for turn in around {
        let (first, last) = ((turn - AROUND).max(start), (turn + AROUND).min(to));
        if last < first {
            continue;
        }
        if start < first {
            all.push(Piece { from: start, to: first - 1, turns: false });
        }
        all.push(Piece { from: first, to: last, turns: true });
        start = last + 1;
    }
    if start <= to {
        all.push(Piece { from: start, to, turns: false });
    }
}
