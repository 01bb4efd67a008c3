//! Rows of the actual Hong Kong bill: everything that decides is given, amounts are around their edges.

use super::super::Row;
use super::dice::Dice;

/// A row whose bill is settled. `rng` gives 64 random bits a call.
pub fn bill_row(rng: &mut impl FnMut() -> u64) -> Row<'static> {
    let mut dice = Dice::new(rng);
    let mut row = Row::new();
    row.insert("employee_id", format!("{:020}", dice.bits()));
    row.insert("tax_year", (2019 + dice.below(8)).to_string());
    row.insert("fx_cny_per_hkd", dice.pick(&["1", "0.9", "0.91532"]).to_owned());
    row.insert("mainland_status", "resident".to_owned());
    dollars(&mut row, &mut dice, "wages", 100, 2_500_000);
    charge(&mut row, &mut dice);
    credit(&mut row, &mut dice);
    family(&mut row, &mut dice);
    for (column, most) in [
        ("let_interest", 300_000),
        ("profits", 3_000_000),
        ("business_loss", 600_000),
        ("pa_loss_brought_forward", 300_000),
        ("hk_mpf", 20_000),
        ("hk_self_education", 120_000),
        ("hk_donations", 500_000),
    ] {
        dollars(&mut row, &mut dice, column, 25, most);
    }
    let_property(&mut row, &mut dice, "rent_received", "rates_paid");
    words(&mut row, &mut dice, "pa_eligible", &["yes", "yes", "no", ""]);
    dollars(&mut row, &mut dice, "provisional_paid", 50, 200_000);
    row
}

/// A whole amount of dollars or yuan, in so many of a hundred rows.
fn dollars<R: FnMut() -> u64>(
    row: &mut Row<'static>,
    dice: &mut Dice<R>,
    column: &'static str,
    percent: u64,
    most: u64,
) {
    if dice.chance(percent) {
        row.insert(column, dice.below(most + 1).to_string());
    }
}

fn words<R: FnMut() -> u64>(
    row: &mut Row<'static>,
    dice: &mut Dice<R>,
    column: &'static str,
    words: &[&'static str],
) {
    row.insert(column, dice.pick(words).to_owned());
}

fn charge<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    words(row, dice, "employment_source", &["hk", "hk", "non_hk"]);
    words(row, dice, "hk_services_rendered", &["yes", "yes", "yes", "no"]);
    words(row, dice, "hk_stays_are_visits", &["yes", "no"]);
    let presence = dice.pick(&[0, 55, 59, 60, 61, 65, 120, 366]);
    row.insert("hk_presence_days", presence.to_string());
    row.insert("hk_days", dice.below(181).to_string());
    if dice.chance(30) {
        row.insert("hk_leave_days", dice.below(20).to_string());
    }
    if dice.chance(50) {
        row.insert("hk_period_days", (200 + dice.below(167)).to_string());
    }
    dollars(row, dice, "hk_income_total", 80, 8_000_000);
    dollars(row, dice, "hk_director_fee", 20, 600_000);
    home(row, dice);
    dollars(row, dice, "hk_leaving_pay", 15, 400_000);
    dollars(row, dice, "hk_leaving_pay_statutory", 15, 390_000);
    if dice.chance(25) {
        let vesting = 1 + dice.below(1_461);
        row.insert("hk_option_gain", dice.below(2_000_000).to_string());
        row.insert("hk_option_vesting_days", vesting.to_string());
        let days = if dice.chance(25) { 0 } else { dice.below(vesting + 1) };
        row.insert("hk_option_days", days.to_string());
    }
}

fn home<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    // An income that is derived from the mainland's is not known here.
    let income = row.get("hk_income_total").and_then(|income| income.parse::<u64>().ok());
    let part = |dice: &mut Dice<R>| dice.below(income.unwrap_or(200_000) + 1).to_string();
    if dice.chance(25) {
        row.insert("hk_outgoings", part(dice));
    }
    if dice.chance(30) {
        words(row, dice, "hk_quarters", &["flat", "flat", "two_rooms", "one_room"]);
        dollars(row, dice, "hk_quarters_rent", 50, 200_000);
        if dice.chance(40) {
            row.insert("hk_quarters_income", part(dice));
        }
    }
}

fn credit<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    words(row, dice, "hk_resident_person", &["yes", "yes", "no"]);
    dollars(row, dice, "mainland_income_hkd", 70, 3_000_000);
    if dice.chance(80) {
        let paid = dice.below(900_000);
        row.insert("iit_paid_hkd", paid.to_string());
        row.insert("iit_relief_hkd", dice.below(paid + 1).to_string());
    } else {
        row.insert("iit_relief_hkd", "0".to_owned());
    }
    dollars(row, dice, "hk_credit_claimed", 40, 900_000);
}

fn family<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    words(row, dice, "hk_marital_status", &["married", "married", "single"]);
    if dice.chance(60) {
        row.insert("hk_children", dice.below(4).to_string());
    }
    if dice.chance(20) {
        row.insert("hk_parents_60", dice.below(3).to_string());
    }
    if row["hk_marital_status"] != "married" {
        return;
    }
    words(row, dice, "hk_assessment", &["separate", "joint", "best", "best"]);
    words(row, dice, "children_claimed_by", &["", "cheaper", "self", "spouse"]);
    let income = if dice.chance(30) { 0 } else { dice.below(1_500_000) };
    row.insert("hk_spouse_income", income.to_string());
    dollars(row, dice, "hk_spouse_deductions", 40, 100_000);
    let_property(row, dice, "spouse_rent_received", "spouse_rates_paid");
    dollars(row, dice, "spouse_let_interest", 25, 300_000);
    dollars(row, dice, "spouse_profits", 20, 3_000_000);
    dollars(row, dice, "spouse_business_loss", 20, 600_000);
    dollars(row, dice, "spouse_pa_loss_brought_forward", 10, 300_000);
    words(row, dice, "spouse_pa_eligible", &["yes", "yes", "no", ""]);
    words(row, dice, "spouse_resident_person", &["yes", "no"]);
    dollars(row, dice, "spouse_mainland_income_hkd", 40, 1_000_000);
    dollars(row, dice, "spouse_iit_paid_hkd", 40, 200_000);
}

fn let_property<R: FnMut() -> u64>(
    row: &mut Row<'static>,
    dice: &mut Dice<R>,
    rent: &'static str,
    rates: &'static str,
) {
    if dice.chance(35) {
        let received = dice.below(900_000);
        row.insert(rent, received.to_string());
        row.insert(rates, dice.below(received / 20 + 1).to_string());
    }
}
