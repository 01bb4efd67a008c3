//! Random rows: valid ones over every year and column, and about one in twenty with one error.

mod bill;
mod dice;
mod equity;
mod hongkong;
mod inject;
mod mainland;
mod non_resident;
mod special_deductions;

use super::Row;
use super::decode::words;
pub use bill::bill_row;
use dice::Dice;

/// One row. `rng` gives 64 random bits a call; the same bits give the same row.
///
/// `employee_id` is taken from 64 of the bits, so that no two rows are the same person.
pub fn random_row(rng: &mut impl FnMut() -> u64) -> Row<'static> {
    let mut dice = Dice::new(rng);
    let mut row = Row::new();
    let year = 2019 + dice.below(9);
    who(&mut row, &mut dice, year);
    facts(&mut row, &mut dice);
    assumptions(&mut row, &mut dice, year);
    mainland::fill(&mut row, &mut dice);
    hongkong::fill(&mut row, &mut dice);
    if dice.chance(12) {
        non_resident::turn(&mut row, &mut dice);
    } else if dice.chance(5) {
        // Of a resident the months say nothing.
        row.insert("months_in_china", (1 + dice.below(12)).to_string());
    }
    if dice.chance(20) {
        // A blank cell is as good as an absent one.
        let column = dice.pick(&["royalties", "hk_siblings", "identity", "hk_mpf", "clean_record"]);
        row.entry(column).or_default();
    }
    if dice.chance(5) {
        inject::one_error(&mut row, &mut dice);
    }
    if dice.chance(10) {
        equity::fill(&mut row, &mut dice);
    }
    row
}

fn who<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>, year: u64) {
    row.insert("employee_id", format!("{:020}", dice.bits()));
    if dice.chance(70) {
        row.insert("name", dice.pick(&["陈大文", "陳大文", "Chan Tai Man", "O'Neil"]).to_owned());
    }
    row.insert("tax_year", year.to_string());
    let status = dice.below(4);
    if status == 1 || status == 3 {
        row.insert("mainland_status", "resident".to_owned());
    }
    if status == 2 {
        row.insert("mainland_days", (183 + dice.below(184)).to_string());
    }
    if status == 3 {
        row.insert("mainland_days", dice.pick(&["183", "184", "365", "366"]).to_owned());
    }
}

/// The facts that decide eligibility: mostly in favour, sometimes against, sometimes not given.
fn facts<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let favourable = [
        ("identity", "hk_permanent"),
        ("park_employment", "yes"),
        ("clean_record", "yes"),
        ("white_listed", "yes"),
        ("talent_category", "high_end"),
        ("talent_conditions", "yes"),
    ];
    let against = dice.pick(&[0, 0, 10, 10, 100]);
    let blank = dice.pick(&[0, 0, 0, 15, 60]);
    for (column, good) in favourable {
        if dice.chance(blank) {
            continue;
        }
        let value = if dice.chance(against) { dice.pick(&words(column)) } else { good };
        row.insert(column, value.to_owned());
    }
    if dice.chance(90) {
        let halves = match dice.below(8) {
            0 => 179,
            1 | 2 => 180,
            3 => 181,
            4 => dice.below(733),
            _ => 182 + dice.below(551),
        };
        let half = if halves % 2 == 1 { ".5" } else { dice.pick(&["", ".0"]) };
        row.insert("shenzhen_work_days", format!("{}{half}", halves / 2));
    }
}

fn assumptions<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>, year: u64) {
    if year >= 2026 || dice.chance(50) {
        let rate = match dice.below(6) {
            0 => "1".to_owned(),
            1 => dice.pick(&["0.5", "2", "0.500000", "2.000000", "1.0"]).to_owned(),
            2 => dice.pick(&["0.91", "0.92", "0.90322", "0.894"]).to_owned(),
            3 => format!("0.{:06}", 500_000 + dice.below(500_000)),
            _ => format!("0.{:05}", 80_000 + dice.below(15_000)),
        };
        row.insert("fx_cny_per_hkd", rate);
    }
    if year == 2027 || dice.chance(25) {
        row.insert("hk_year_of_assessment", "ends_in_tax_year".to_owned());
    } else if dice.chance(20) {
        row.insert("hk_year_of_assessment", "starts_in_tax_year".to_owned());
    }
    for column in ["hk_tax_reduction", "bonus_method"] {
        if dice.chance(45) {
            row.insert(column, dice.pick(&words(column)).to_owned());
        }
    }
    if dice.chance(55) {
        let share = match dice.below(5) {
            0 => {
                dice.pick(&["0", "1", "1.0", "0.0", "1.000000", "0.000001", "0.999999"]).to_owned()
            }
            1 => dice.pick(&["0.5", "0.25", "0.8", "0.333333", "0.9"]).to_owned(),
            _ => format!("0.{:06}", dice.below(1_000_000)),
        };
        row.insert("park_share", share);
    }
}
