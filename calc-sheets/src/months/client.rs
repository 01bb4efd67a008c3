//! The sheets of the withholding client for persons without a domicile: 无住所个人正常工资薪金收入 and
//! 数月奖金. Days outside say that the post is on both sides.

use calc_core::person::month::fields::Field;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

use super::month_table::MonthTable;

/// What the sheet of a bonus is called.
const BONUS: &str = "数月奖金";

/// Where the columns of a bonus go.
const OF_A_BONUS: [(Field, Field); 3] = [
    (Field::PaidInChina, Field::BonusPaidInChina),
    (Field::PaidAbroad, Field::BonusPaidAbroad),
    (Field::ChinaWorkDays, Field::BonusChinaWorkDays),
];

/// Adds the post, and takes the columns of a sheet of bonuses for those of a bonus.
pub(super) fn complete(table: &mut MonthTable, titles: &[String]) {
    let (inside, outside) = (table.at(Field::ChinaWorkDays), table.at(Field::AbroadWorkDays));
    table.add(Field::Post, |row| OwnedCell::from(post(row, outside).to_owned()));
    let said = titles.iter().chain(&table.sheet).chain([&table.file]);
    if !said.into_iter().any(|text| text.contains(BONUS)) {
        return;
    }
    table.add(Field::BonusPeriodDays, |row| period_days(row, inside, outside).unwrap_or_default());
    for (from, to) in OF_A_BONUS {
        if let Some(at) = table.at(from) {
            table.columns[at] = Some(to);
        }
    }
    if let Some(at) = outside {
        // The days of the period are made of it.
        table.columns[at] = None;
        table.used.push(at);
    }
}

/// Days outside are those of a post on both sides.
fn post(row: &TypedRow, outside: Option<usize>) -> &'static str {
    let days = outside.and_then(|at| row.cells.get(at)).map(|cell| cell.cell().fixed(2));
    if days.is_some_and(|days| days.is_ok_and(|days| days > 0)) { "dual" } else { "domestic_only" }
}

/// Days inside and outside together, where they are whole.
fn period_days(row: &TypedRow, inside: Option<usize>, outside: Option<usize>) -> Option<OwnedCell> {
    let hundredths = |at: Option<usize>| row.cells.get(at?)?.cell().fixed(2).ok();
    let sum = hundredths(inside)? + hundredths(outside)?;
    (sum % 100 == 0).then_some(OwnedCell::Integer(sum / 100))
}
