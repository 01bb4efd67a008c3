//! A yearly row of a non-resident: how many months it is for, and pay around the edges of the monthly table.

use super::super::Row;
use super::super::values;
use super::dice::{Dice, fen_of, put};

/// What is taxed payment by payment and cannot stand in such a row.
pub(super) const BY_PAYMENT: [&str; 5] =
    ["labour_services", "authors_remuneration", "royalties", "donations", "business_income"];

/// Makes a valid row one of a non-resident.
pub fn turn<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    row.remove("mainland_status");
    row.remove("mainland_days");
    let days = dice.pick(&["0", "90", "91", "156", "182"]);
    match dice.below(3) {
        0 => {
            row.insert("mainland_days", days.to_owned());
        }
        1 => {
            row.insert("mainland_status", "non_resident".to_owned());
        }
        _ => {
            row.insert("mainland_status", "non_resident".to_owned());
            row.insert("mainland_days", days.to_owned());
        }
    }
    let months = 1 + dice.below(12);
    row.insert("months_in_china", months.to_string());
    for column in BY_PAYMENT {
        row.remove(column);
    }
    if dice.chance(60) {
        let edge = dice.pick(&values::MONTHLY).0.unwrap_or(0).unsigned_abs();
        let fen = dice.around(100 * months * (5_000 + edge)) + fen_of(row, "exempt_income");
        put(row, dice, "wages", fen);
    }
    if row.contains_key("annual_bonus") && dice.chance(60) {
        let edge = dice.pick(&values::MONTHLY).0.unwrap_or(80_000).unsigned_abs();
        let fen = dice.around(100 * 6 * edge);
        put(row, dice, "annual_bonus", fen);
    }
}
