//! The annual bonus taxed by itself jumps where the law makes it jump, and nowhere else.

use calc_core::person::assess::{Outcome, Settings};
use proptest::prelude::*;

use crate::properties::people::{
    LARGEST, Person, fen, fen_text, outcome, percent_up, person, with_more,
};
use crate::properties::people_to_try;

/// Where a twelfth of the bonus reaches the end of a row of the monthly table, in yuan, and by how
/// much the tax is higher one fen later. By hand, for the first: 36,000 x 3% = 1,080.00;
/// 36,000.01 x 10% - 210 = 3,390.001, which is 3,390.00; the difference is 2,310.00.
const JUMPS: [(u64, &str, &str); 6] = [
    (36_000, "1080.00", "3390.00"),
    (144_000, "14190.00", "27390.00"),
    (300_000, "58590.00", "72340.00"),
    (420_000, "102340.00", "121590.00"),
    (660_000, "193590.00", "223840.00"),
    (960_000, "328840.00", "416840.00"),
];

fn with_method(person: &Person, method: &str) -> Outcome {
    let mut person = person.clone();
    person.insert("bonus_method".to_owned(), method.to_owned());
    outcome(&person, &Settings::default())
}

fn bonus_alone(year: u16, fen: u64) -> Outcome {
    let cells = [
        ("tax_year", year.to_string()),
        ("annual_bonus", fen_text(fen)),
        ("fx_cny_per_hkd", "0.9".to_owned()),
        ("hk_year_of_assessment", "ends_in_tax_year".to_owned()),
    ];
    with_method(&cells.map(|(column, cell)| (column.to_owned(), cell)).into(), "separate")
}

#[test]
fn the_jumps_are_those_of_the_law() {
    for year in 2019..=2027 {
        for (edge, before, after) in JUMPS {
            let tax = |fen| bonus_alone(year, fen).mainland.bonus_tax().to_string();
            assert_eq!(tax(edge * 100), before, "{year}, {edge}");
            assert_eq!(tax(edge * 100 + 1), after, "{year}, {edge}");
        }
    }
}

/// The jumps, in fen, of the edges from one bonus up to another.
fn jumps(from: u64, to: u64) -> i64 {
    let minor = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    JUMPS
        .iter()
        .filter(|(edge, _, _)| (from..to).contains(&(edge * 100)))
        .map(|(_, before, after)| minor(after) - minor(before))
        .sum()
}

proptest! {
    #![proptest_config(people_to_try(3_000))]

    #[test]
    fn between_the_edges_it_is_continuous(
        year in 2019..=2027_u16,
        bonus in prop_oneof![
            fen(),
            (prop::sample::select(JUMPS.to_vec()), 0..=20_u64)
                .prop_map(|((edge, _, _), off)| edge * 100 + off - 10),
        ],
        more in 1..=1_000_u64,
    ) {
        let bonus = bonus.clamp(1, LARGEST - more);
        let tax = |fen| bonus_alone(year, fen).mainland.bonus_tax().minor();
        let rise = tax(bonus + more) - tax(bonus);
        let jumps = jumps(bonus, bonus + more);
        // Each of the two taxes of a jump is rounded by itself.
        prop_assert!(rise >= jumps - 1, "{} < {}", rise, jumps);
        prop_assert!(rise <= jumps + percent_up(more, 45), "{} after {}", rise, jumps);
    }

    #[test]
    fn the_better_way_is_never_dearer_than_either(mut person in person(), bonus in fen()) {
        person.insert("annual_bonus".to_owned(), fen_text(bonus));
        let tax = |method| with_method(&person, method).mainland.tax;
        let (best, separate, merged) = (tax("best"), tax("separate"), tax("merged"));
        prop_assert_eq!(best, separate.min(merged));
    }

    #[test]
    fn the_better_way_jumps_no_further_than_the_separate_one(
        mut person in person(),
        bonus in fen(),
        more in 1..=1_000_u64,
    ) {
        let bonus = bonus.clamp(1, LARGEST - more);
        person.insert("annual_bonus".to_owned(), fen_text(bonus));
        let before = with_method(&person, "best").mainland.tax;
        let after = with_method(&with_more(&person, "annual_bonus", more), "best").mainland.tax;
        let most = jumps(bonus, bonus + more) + percent_up(more, 45);
        prop_assert!((after - before).minor() <= most, "{} > {}", after - before, most);
    }

    #[test]
    fn a_trap_zone_is_where_an_edge_below_would_leave_more(bonus in 1..=200_000_000_u64) {
        let left = |fen: u64| i64::try_from(fen).unwrap() - bonus_alone(2025, fen).mainland.bonus_tax().minor();
        let edges = JUMPS.iter().map(|(edge, _, _)| edge * 100).filter(|edge| *edge < bonus);
        let trapped = edges.map(left).any(|at_the_edge| at_the_edge > left(bonus));
        let noted = bonus_alone(2025, bonus).mainland.bonus.is_some_and(|bonus| bonus.in_trap_zone);
        prop_assert_eq!(noted, trapped);
    }
}
