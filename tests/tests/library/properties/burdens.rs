//! More income never means less tax, and one fen more of it never costs more than the highest
//! rate.

use calc_core::person::assess::Settings;
use proptest::prelude::*;

use crate::properties::people::{
    LARGEST, Person, fen_in, outcome, percent_up, person, settings, with_more,
};
use crate::properties::people_to_try;

/// The kinds of income that Hong Kong's and the mainland's tax both grow with.
const INCOMES: [&str; 6] = [
    "wages",
    "labour_services",
    "authors_remuneration",
    "royalties",
    "annual_bonus",
    "business_income",
];

/// Individual Income Tax Law, annex, table 1: the highest rate of comprehensive income, in percent.
const HIGHEST_COMPREHENSIVE: u64 = 45;
/// Individual Income Tax Law, annex, table 2: the highest rate of business income.
const HIGHEST_BUSINESS: u64 = 35;
/// Cap. 112, Sch. 2: the highest progressive rate of salaries tax.
const HIGHEST_SALARIES: u64 = 17;
/// Cap. 112, Sch. 8A: the highest rate of profits tax of an unincorporated business.
const HIGHEST_PROFITS: u64 = 15;

/// More income, from a fen to a great deal.
fn more() -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(1_u64), 3 => 2..=200_u64, 2 => 201..=50_000_000_u64]
}

/// A person, one kind of income, and how much more of it.
fn richer() -> impl Strategy<Value = (Person, &'static str, u64)> {
    (person(), prop::sample::select(INCOMES.to_vec()), more())
        .prop_filter("the contract takes no more", |(person, column, more)| {
            fen_in(person, column) + more <= LARGEST
        })
}

/// Whether the personal deductions are taken from the same income before and after: the first fen
/// of comprehensive income takes them from business income, and the tax on that jumps
/// (Implementation Regulations, art. 15).
fn keeps_its_deductions(person: &Person, column: &str) -> bool {
    let comprehensive = &INCOMES[..5];
    fen_in(person, "business_income") == 0
        || !comprehensive.contains(&column)
        || comprehensive.iter().any(|kind| fen_in(person, kind) > 0)
}

proptest! {
    #![proptest_config(people_to_try(3_000))]

    #[test]
    fn more_income_never_means_less_tax((person, column, more) in richer(), settings in settings()) {
        let before = outcome(&person, &settings);
        let after = outcome(&with_more(&person, column, more), &settings);
        prop_assert!(after.mainland.tax >= before.mainland.tax, "mainland, {}", column);
        prop_assert!(after.hong_kong.tax >= before.hong_kong.tax, "Hong Kong, {}", column);
        prop_assert!(after.hong_kong.tax_cny >= before.hong_kong.tax_cny, "in yuan, {}", column);
    }

    #[test]
    fn mainland_tax_never_jumps_but_for_a_bonus((mut person, column, more) in richer()) {
        person.insert("bonus_method".to_owned(), "merged".to_owned());
        prop_assume!(keeps_its_deductions(&person, column));
        let before = outcome(&person, &Settings::default()).mainland;
        let after = outcome(&with_more(&person, column, more), &Settings::default()).mainland;
        let rise = (after.tax - before.tax).minor();
        // An income that takes more of the donations leaves another as much less, and each tax is rounded.
        let takes_turns = ["donation_order", "donations_full"].iter().any(|it| person.contains_key(*it));
        let of_business = column == "business_income" && !takes_turns;
        let highest = if of_business { HIGHEST_BUSINESS } else { HIGHEST_COMPREHENSIVE };
        let most = percent_up(more, highest) + i64::from(takes_turns);
        prop_assert!(rise <= most, "{} fen of {}: {} fen", more, column, rise);
    }

    #[test]
    fn hong_kong_tax_never_jumps((person, column, more) in richer(), settings in settings()) {
        prop_assume!(person.get("hk_assessment").is_none_or(|word| word != "joint"));
        let before = outcome(&person, &settings).hong_kong;
        let after = outcome(&with_more(&person, column, more), &settings).hong_kong;
        let dollars = |cents: i64| u64::try_from(cents / 100).unwrap();
        let income = after.salaries.assessable_income - before.salaries.assessable_income;
        let rise = dollars((after.salaries.tax - before.salaries.tax).minor());
        let most = percent_up(dollars(income.minor()), HIGHEST_SALARIES);
        prop_assert!(i64::try_from(rise).unwrap() <= most, "salaries tax: {} > {}", rise, most);
        if let (Some(before), Some(after)) = (before.profits, after.profits) {
            let profits = after.assessable_profits - before.assessable_profits;
            let rise = dollars((after.tax - before.tax).minor());
            let most = percent_up(dollars(profits.minor()), HIGHEST_PROFITS);
            prop_assert!(i64::try_from(rise).unwrap() <= most, "profits tax: {} > {}", rise, most);
        }
    }
}

/// The jump that [`keeps_its_deductions`] leaves out is there, and as large as the law makes it.
#[test]
fn the_first_fen_of_wages_takes_the_deductions_from_the_business() {
    let business: Person =
        [("tax_year", "2025"), ("business_income", "100000.00"), ("fx_cny_per_hkd", "0.9")]
            .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
            .into();
    let tax = |person: &Person| outcome(person, &Settings::default()).mainland.tax.to_string();
    // 100,000 - 60,000 = 40,000: 10% - 1,500.
    assert_eq!(tax(&business), "2500.00");
    // 100,000: 20% - 10,500; the fen of wages bears nothing.
    assert_eq!(tax(&with_more(&business, "wages", 1)), "9500.00");
}
