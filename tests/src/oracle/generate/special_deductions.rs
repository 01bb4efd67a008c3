//! Deductions with limits around these, benefits beside deductions, and donations that several incomes take.

use super::super::Row;
use super::dice::{Dice, fen_of, put};

/// The incomes that may take donations.
const INCOMES: [&str; 4] = ["comprehensive", "bonus", "equity", "business"];

pub fn fill<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    limited(row, dice);
    benefits(row, dice);
    donations(row, dice);
}

fn limited<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    for (column, most) in [("health_insurance", 240_000), ("personal_pension_paid", 1_200_000)] {
        if dice.chance(30) {
            let fen = if dice.chance(80) { dice.around(most) } else { dice.amount() };
            put(row, dice, column, fen);
        }
    }
    if !dice.chance(30) {
        return;
    }
    let base = if dice.chance(90) { dice.below(8_000_000) } else { dice.amount() };
    let months = 1 + dice.below(12);
    let limit = (base * 4 * months + 50) / 100;
    let paid = if dice.chance(70) { dice.around(limit) } else { dice.below(5_000_000) };
    put(row, dice, "annuity_paid", paid);
    if dice.chance(99) {
        put(row, dice, "annuity_base", base);
    }
    if dice.chance(50) {
        row.insert("annuity_months", months.to_string());
    } else if dice.chance(3) {
        row.insert("annuity_months", dice.pick(&["0", "13", "1.5"]).to_owned());
    }
}

fn benefits<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if !dice.chance(10) {
        return;
    }
    let wages = fen_of(row, "wages").saturating_sub(fen_of(row, "exempt_income"));
    let within = dice.below(wages / 2 + 1);
    let above = if dice.chance(3) { wages + 1 } else { within };
    put(row, dice, "benefits_mainland", above);
    if dice.chance(40) {
        let rest = dice.below(wages / 2 + 1);
        put(row, dice, "benefits_hong_kong", rest);
    }
    if dice.chance(80) {
        row.insert("benefits_election", dice.pick(&["benefits", "sad"]).to_owned());
    }
}

fn donations<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if dice.chance(40) {
        let fen = if dice.chance(70) { dice.below(20_000_000) } else { dice.amount() };
        put(row, dice, "donations_full", fen);
    }
    if dice.chance(50) {
        let fen = dice.below(60_000_000);
        put(row, dice, "donations", fen);
    }
    if !dice.chance(80) {
        return;
    }
    let mut left = INCOMES.to_vec();
    let mut order = Vec::new();
    for _ in 0..=dice.below(4) {
        let one = dice.pick(&left);
        left.retain(|other| *other != one);
        order.push(one);
    }
    if dice.chance(2) {
        order.push(dice.pick(&["", "wages", "comprehensive"]));
    }
    row.insert("donation_order", order.join("+"));
}
