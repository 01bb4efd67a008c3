//! One error put into a valid row.

use super::super::Row;
use super::super::decode::columns_of_words;
use super::dice::{Dice, fen_of, put};
use super::non_resident::{self, BY_PAYMENT};

/// Puts one error, of a random kind, into the row.
pub fn one_error<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    match dice.below(13) {
        0 => missing_value(row, dice),
        1 => bad_amount(row, dice),
        2 => bad_count(row, dice),
        3 => bad_word(row, dice),
        4 => out_of_range(row, dice),
        5 => year_not_covered(row, dice),
        6 => fx_missing(row, dice),
        7 => status_conflict(row, dice),
        8 => no_months(row, dice),
        9 => exempt_above_wages(row, dice),
        10 => joint_needs_married(row, dice),
        11 => payment_that_is_not_spread(row, dice),
        _ => single_parent_needs_child(row, dice),
    }
}

fn set(row: &mut Row<'static>, column: &'static str, text: &str) {
    row.insert(column, text.to_owned());
}

fn missing_value<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let column = dice.pick(&["employee_id", "tax_year"]);
    let blank = dice.pick(&["", "  "]);
    set(row, column, blank);
}

fn bad_amount<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let column = dice.pick(&[
        "wages",
        "annual_bonus",
        "royalties",
        "business_income",
        "donations",
        "tax_withheld",
        "other_talent_awards",
        "hk_mpf",
        "hk_vhis",
        "hk_donations",
    ]);
    let text = dice.pick(&[
        "-1",
        "-0.01",
        "1.005",
        "0.001",
        "1000000000000.01",
        "1000000000001",
        "99999999999999999999999999999999999999999",
        "abc",
        "1e5",
        ".5",
        "5.",
        "+5",
        "1.2.3",
        "1 000",
        "NaN",
    ]);
    set(row, column, text);
}

fn bad_count<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    match dice.below(5) {
        0 => {
            set(row, "hk_children", "2");
            set(row, "hk_children_additional", "3");
        }
        1 => {
            let (group, residing) = dice.pick(&[
                ("hk_parents_60", "hk_parents_60_residing"),
                ("hk_parents_55", "hk_parents_55_residing"),
            ]);
            row.remove(group);
            set(row, residing, "1");
        }
        2 => {
            let (amount, persons) = dice.pick(&[
                ("hk_elderly_care", "hk_elderly_care_persons"),
                ("hk_vhis", "hk_vhis_persons"),
            ]);
            set(row, persons, "0");
            set(row, amount, "1");
        }
        _ => {
            let column =
                dice.pick(&["hk_children", "hk_siblings", "hk_parents_55", "hk_vhis_persons"]);
            let text = dice.pick(&["100", "-1", "1.5", "two", "99999999999999999999999"]);
            set(row, column, text);
        }
    }
}

fn bad_word<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let column = dice.pick(&columns_of_words().collect::<Vec<_>>());
    set(row, column, "perhaps");
}

fn out_of_range<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let (column, text) = dice.pick(&[
        ("mainland_days", "367"),
        ("mainland_days", "200.5"),
        ("mainland_days", "many"),
        ("shenzhen_work_days", "366.5"),
        ("shenzhen_work_days", "90.25"),
        ("shenzhen_work_days", "-1"),
        ("park_share", "1.000001"),
        ("park_share", "0.1234567"),
        ("park_share", "-0.5"),
        ("park_share", "50%"),
        ("fx_cny_per_hkd", "0.499999"),
        ("fx_cny_per_hkd", "2.000001"),
        ("fx_cny_per_hkd", "0.9032211"),
        ("fx_cny_per_hkd", "x"),
    ]);
    set(row, column, text);
}

fn year_not_covered<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    if dice.chance(40) {
        // 2027/28.
        set(row, "tax_year", "2027");
        set(row, "fx_cny_per_hkd", "0.9");
        set(row, "hk_year_of_assessment", "starts_in_tax_year");
    } else {
        let text = dice.pick(&["2018", "2028", "0", "2025.5", "year", "-2024", "20250"]);
        set(row, "tax_year", text);
    }
}

fn fx_missing<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let year = dice.pick(&["2026", "2027"]);
    set(row, "tax_year", year);
    set(row, "hk_year_of_assessment", "ends_in_tax_year");
    row.remove("fx_cny_per_hkd");
}

fn status_conflict<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let (status, days) = dice.pick(&[
        ("resident", "182"),
        ("non_resident", "183"),
        ("resident", "0"),
        ("non_resident", "366"),
    ]);
    set(row, "mainland_status", status);
    set(row, "mainland_days", days);
}

fn no_months<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    row.remove("mainland_status");
    row.remove("mainland_days");
    row.remove("months_in_china");
    let kind = dice.below(3);
    if kind != 0 {
        set(row, "mainland_status", "non_resident");
    }
    if kind != 1 {
        set(row, "mainland_days", "182");
    }
}

fn payment_that_is_not_spread<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    non_resident::turn(row, dice);
    let column = dice.pick(&BY_PAYMENT);
    set(row, column, "0.01");
}

fn exempt_above_wages<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let wages = fen_of(row, "wages").min(99_999_999_999_999);
    put(row, dice, "wages", wages);
    put(row, dice, "exempt_income", wages + 1);
}

fn joint_needs_married<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    set(row, "hk_marital_status", "single");
    match dice.below(3) {
        0 => set(row, "hk_assessment", "joint"),
        1 => set(row, "hk_spouse_income", "0"),
        _ => set(row, "hk_spouse_deductions", "1000"),
    }
}

fn single_parent_needs_child<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    for column in
        ["hk_assessment", "hk_spouse_income", "hk_spouse_deductions", "hk_children_additional"]
    {
        row.remove(column);
    }
    set(row, "hk_marital_status", "single_parent");
    if dice.chance(50) {
        set(row, "hk_children", "0");
    } else {
        row.remove("hk_children");
    }
}
