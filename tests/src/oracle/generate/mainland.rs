//! The columns in CNY, with taxable incomes and bonuses around the edges of the tables.

use calc_core::law::fields::FieldKind;

use super::super::Row;
use super::super::decode::columns;
use super::super::decode::words;
use super::super::values;
use super::dice::{Dice, fen_of, put};
use super::special_deductions;

const DEDUCTIONS: [&str; 4] =
    ["social_insurance", "housing_fund", "special_additional_deductions", "other_deductions"];

/// Columns that are made up with others in mind.
const OF_ITS_OWN: [&str; 21] = [
    "wages",
    "exempt_income",
    "annual_bonus",
    "business_income",
    "talent_subsidy",
    "talent_subsidy_tax",
    "donations",
    "tax_withheld",
    "equity_income",
    "early_retirement_pay",
    "internal_retirement_pay",
    "internal_retirement_month_wages",
    "annuity_withdrawn",
    "personal_pension_withdrawn",
    "benefits_mainland",
    "benefits_hong_kong",
    "health_insurance",
    "personal_pension_paid",
    "annuity_paid",
    "annuity_base",
    "donations_full",
];

pub fn fill<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let employed = dice.chance(85);
    deductions(row, dice);
    let deducted = 100 * 60_000 + DEDUCTIONS.iter().map(|column| fen_of(row, column)).sum::<u64>();
    if employed {
        wages(row, dice, deducted);
        bonus(row, dice);
    }
    if dice.chance(if employed { 25 } else { 85 }) {
        business(row, dice, if employed { 0 } else { deducted });
    }
    if dice.chance(25) {
        donations(row, dice, deducted);
    }
    others(row, dice);
    any_amounts(row, dice, employed);
    equity(row, dice);
    retirement(row, dice);
    pensions(row, dice);
    if dice.chance(25) {
        special_deductions::fill(row, dice);
    }
}

/// Equity incomes around the edges of the annual table.
fn equity<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if !dice.chance(10) {
        return;
    }
    let edges = [0, 36_000, 144_000, 300_000, 420_000, 660_000, 960_000];
    let edge = 100 * dice.pick(&edges);
    let fen = if dice.chance(50) { dice.around(edge) } else { dice.below(200_000_000) };
    put(row, dice, "equity_income", fen);
}

/// Lump sums around the edges of the row that a part of them chooses.
fn retirement<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let edges = [0, 36_000, 144_000, 300_000, 420_000, 660_000, 960_000];
    for (pay, count) in [
        ("early_retirement_pay", "early_retirement_months"),
        ("internal_retirement_pay", "internal_retirement_months"),
    ] {
        if !dice.chance(8) {
            continue;
        }
        let months = 1 + dice.below(366);
        let fen = match dice.below(3) {
            0 => dice.amount(),
            1 => {
                let edge = dice.pick(&edges);
                dice.around(100 * (60_000 + edge) * months / 12)
            }
            _ => dice.below(200_000_000),
        };
        put(row, dice, pay, fen);
        if dice.chance(97) {
            row.insert(count, months.to_string());
        }
    }
    if dice.chance(if row.contains_key("internal_retirement_pay") { 97 } else { 2 }) {
        let edge = dice.pick(&[0, 5_000, 8_000, 17_000, 30_000, 85_000]);
        let fen = dice.around(100 * edge);
        put(row, dice, "internal_retirement_month_wages", fen);
    }
}

/// Annuities in every way of payment, and personal pensions.
fn pensions<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if dice.chance(8) {
        let fen = dice.amount();
        put(row, dice, "annuity_withdrawn", fen);
        if dice.chance(97) {
            row.insert("annuity_mode", dice.pick(&words("annuity_mode")).to_owned());
        }
        let most = match row.get("annuity_mode").map(String::as_str) {
            Some("monthly") => 12,
            Some("quarterly") => 4,
            _ => 1,
        };
        row.remove("annuity_payments");
        if dice.chance(60) {
            row.insert("annuity_payments", (1 + dice.below(most)).to_string());
        } else if dice.chance(5) {
            row.insert("annuity_payments", dice.pick(&["0", "13", "99"]).to_owned());
        }
    }
    if dice.chance(5) {
        let fen = dice.below(20_000_000);
        put(row, dice, "personal_pension_withdrawn", fen);
    }
}

/// Every column in yuan that depends on no other is now and then any amount. Those of comprehensive
/// income are left to the employed, so that business income alone comes too.
fn any_amounts<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>, employed: bool) {
    let free = columns(FieldKind::Cny)
        .filter(|column| !OF_ITS_OWN.contains(column) && !DEDUCTIONS.contains(column))
        .filter(|column| {
            employed || !["labour_services", "authors_remuneration", "royalties"].contains(column)
        });
    for column in free {
        if dice.chance(15) {
            let fen = dice.amount();
            put(row, dice, column, fen);
        }
    }
}

fn deductions<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    for column in DEDUCTIONS {
        if dice.chance(45) {
            let fen = match dice.below(20) {
                0 => dice.amount(),
                1 => 0,
                _ => dice.below(6_000_000),
            };
            put(row, dice, column, fen);
        }
    }
}

fn wages<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>, deducted: u64) {
    let exempt = if dice.chance(20) { dice.below(5_000_000) } else { 0 };
    let fen = match dice.below(10) {
        0 => return,
        1 => 0,
        2 | 3 => dice.amount(),
        4 | 5 => {
            let edge = dice.pick(&[0, 36_000, 144_000, 300_000, 420_000, 660_000, 960_000]);
            dice.around(deducted + exempt + 100 * edge)
        }
        6 => 200_000_000 + dice.below(800_000_000),
        _ => 6_000_000 + dice.below(200_000_000),
    };
    put(row, dice, "wages", fen);
    if exempt > 0 {
        let within = if dice.chance(5) { fen } else { exempt.min(fen) };
        put(row, dice, "exempt_income", within);
    }
}

fn bonus<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if dice.chance(35) {
        return;
    }
    let fen = match dice.below(10) {
        0 => 0,
        1 | 2 => dice.amount(),
        3..=6 => {
            let edge = dice.pick(&values::MONTHLY).0.unwrap_or(80_000).unsigned_abs();
            dice.around(100 * 12 * edge)
        }
        7 => dice.pick(&[3_856_666, 3_856_667, 3_856_668, 16_050_000, 16_050_001, 16_049_999]),
        _ => dice.below(60_000_000),
    };
    put(row, dice, "annual_bonus", fen);
}

fn business<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>, deducted: u64) {
    let fen = match dice.below(6) {
        0 => dice.amount(),
        1..=3 => {
            let edge = dice.pick(&[0, 30_000, 90_000, 300_000, 500_000, 1_000_000, 2_000_000]);
            dice.around(deducted + 100 * edge)
        }
        _ => dice.below(600_000_000),
    };
    put(row, dice, "business_income", fen);
    if dice.chance(70) {
        row.insert("business_kind", dice.pick(&words("business_kind")).to_owned());
    }
    if dice.chance(10) {
        let relief = if dice.chance(80) { dice.below(2_000_000) } else { dice.amount() };
        put(row, dice, "business_other_relief", relief);
    }
}

/// Often around 30% of what is taxed where there is only one kind of income.
fn donations<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>, deducted: u64) {
    let income = match dice.below(3) {
        0 => fen_of(row, "wages") + fen_of(row, "annual_bonus"),
        1 => fen_of(row, "wages"),
        _ => fen_of(row, "business_income"),
    };
    let base = income.saturating_sub(fen_of(row, "exempt_income")).saturating_sub(deducted);
    let limit = base / 100 * 30 + (base % 100 * 30 + 50) / 100;
    let fen = match dice.below(6) {
        0 => 0,
        1 => limit,
        2 => limit + 1,
        3 => limit.saturating_sub(1),
        4 => dice.below(limit + 1),
        _ => dice.below(3_000_000),
    };
    put(row, dice, "donations", fen);
}

fn others<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if dice.chance(15) {
        let subsidy = dice.amount();
        let tax = dice.pick(&[subsidy / 5, subsidy / 20 * 3, subsidy / 20 * 3 + 1, subsidy / 3, 0]);
        put(row, dice, "talent_subsidy", subsidy);
        put(row, dice, "talent_subsidy_tax", tax);
    }
    if dice.chance(70) {
        let fen = if dice.chance(50) { fen_of(row, "wages") / 5 } else { dice.amount() };
        put(row, dice, "tax_withheld", fen.min(100_000_000_000_000));
    }
}
