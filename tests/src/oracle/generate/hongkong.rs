//! The columns in HKD: families, claims around their caps, joint assessments.

use calc_core::law::fields::FieldKind;

use super::super::Row;
use super::super::decode::columns;
use super::super::decode::words;
use super::dice::{Dice, put};

pub fn fill<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let marital = if dice.chance(25) { "" } else { dice.pick(&words("hk_marital_status")) };
    if !marital.is_empty() {
        row.insert("hk_marital_status", marital.to_owned());
    }
    if marital == "married" {
        couple(row, dice);
    } else if dice.chance(30) {
        row.insert("hk_assessment", "separate".to_owned());
    }
    dependants(row, dice, marital == "single_parent");
    claims(row, dice);
    persons(row, dice, "hk_elderly_care", "hk_elderly_care_persons", 10_000_000);
    persons(row, dice, "hk_vhis", "hk_vhis_persons", 800_000);
}

fn couple<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if dice.chance(70) {
        row.insert("hk_assessment", dice.pick(&words("hk_assessment")).to_owned());
    }
    if dice.chance(70) {
        let cents = match dice.below(5) {
            0 => dice.below(100),
            1 => dice.amount(),
            _ => dice.below(80_000_000),
        };
        put(row, dice, "hk_spouse_income", cents);
    }
    if dice.chance(45) {
        let cents = if dice.chance(10) { dice.amount() } else { dice.below(10_000_000) };
        put(row, dice, "hk_spouse_deductions", cents);
    }
    if dice.chance(10) {
        let cents = claim(dice, 10_000_000);
        put(row, dice, "hk_spouse_assisted_reproduction", cents);
    }
}

/// Counts that stand in a relation to another column; the others are filled each by itself.
const OF_A_GROUP: [&str; 9] = [
    "hk_children",
    "hk_children_additional",
    "hk_children_160",
    "hk_parents_60",
    "hk_parents_60_residing",
    "hk_parents_55",
    "hk_parents_55_residing",
    "hk_elderly_care_persons",
    "hk_vhis_persons",
];

fn dependants<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>, child_needed: bool) {
    if child_needed || dice.chance(45) {
        let count = match dice.below(12) {
            0 => dice.pick(&[8, 9, 10, 11, 99]),
            _ => dice.below(4),
        };
        let count = if child_needed { count.max(1) } else { count };
        row.insert("hk_children", count.to_string());
        if dice.chance(30) {
            let additional = dice.below(count + 1);
            row.insert("hk_children_additional", additional.to_string());
            let reached = row.get("tax_year").is_some_and(|year| year == "2026");
            if dice.chance(if reached { 60 } else { 2 }) {
                row.insert("hk_children_160", dice.below(additional + 1).to_string());
            }
        }
    }
    for (group, residing) in
        [("hk_parents_60", "hk_parents_60_residing"), ("hk_parents_55", "hk_parents_55_residing")]
    {
        if dice.chance(25) {
            let count = if dice.chance(3) { dice.below(100) } else { dice.below(5) };
            row.insert(group, count.to_string());
            if dice.chance(50) {
                row.insert(residing, dice.below(count + 1).to_string());
            }
        }
    }
    for column in columns(FieldKind::Count).filter(|column| !OF_A_GROUP.contains(column)) {
        if dice.chance(15) {
            row.insert(column, dice.below(4).to_string());
        }
    }
    for column in ["hk_personal_disability", "hk_newborn_home"] {
        if dice.chance(30) {
            row.insert(column, dice.pick(&words(column)).to_owned());
        }
    }
}

/// A claim at its cap, a cent or a dollar beside it, or anywhere. A few cents above are cut away.
fn claim<R: FnMut() -> u64>(dice: &mut Dice<R>, cap: u64) -> u64 {
    match dice.below(8) {
        0 => cap,
        1 => cap + 99,
        2 => cap + 100,
        3 => cap - 1,
        4 => 0,
        5 => dice.amount(),
        _ => dice.below(cap + 1),
    }
}

fn claims<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let caps = [
        ("hk_mpf", 1_800_000, 50),
        ("hk_self_education", 10_000_000, 12),
        ("hk_home_loan_interest", 10_000_000, 15),
        ("hk_home_loan_interest", 12_000_000, 10),
        ("hk_domestic_rent", 10_000_000, 15),
        ("hk_domestic_rent", 12_000_000, 10),
        ("hk_annuity_tvc", 6_000_000, 12),
        ("hk_assisted_reproduction", 10_000_000, 10),
    ];
    for (column, cap, percent) in caps {
        if dice.chance(percent) {
            let cents = claim(dice, cap);
            put(row, dice, column, cents);
        }
    }
    if dice.chance(25) {
        let cents = match dice.below(6) {
            0 => dice.pick(&[0, 9_999, 10_000, 10_001, 10_100, 9_900]),
            1 => dice.amount(),
            _ => dice.below(20_000_000),
        };
        put(row, dice, "hk_donations", cents);
    }
}

fn persons<R: FnMut() -> u64>(
    row: &mut Row<'static>,
    dice: &mut Dice<R>,
    amount: &'static str,
    persons: &'static str,
    cap: u64,
) {
    if dice.chance(82) {
        return;
    }
    match dice.below(6) {
        // Nobody, and not a whole dollar.
        0 => {
            row.insert(persons, "0".to_owned());
            let cents = dice.below(100);
            put(row, dice, amount, cents);
        }
        1 | 2 => {
            let cents = claim(dice, cap);
            put(row, dice, amount, cents);
        }
        _ => {
            let count = if dice.chance(5) { 99 } else { 1 + dice.below(4) };
            row.insert(persons, count.to_string());
            let cents = claim(dice, cap * count);
            put(row, dice, amount, cents);
        }
    }
}
