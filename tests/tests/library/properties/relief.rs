//! The reliefs and the choice between them.

use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::person::assess::{Outcome, Settings};
use calc_core::person::fields::BonusMethod;
use calc_core::person::relief::election::BestRoute;
use proptest::prelude::*;

use crate::properties::people::{
    LARGEST, Person, fen, fen_in, fen_text, outcome, percent_up, person, settings,
};
use crate::properties::people_to_try;

/// A share of an amount to the fen, half up, written out again.
fn share_of(amount: Cny, millionths: i128) -> i128 {
    (i128::from(amount.minor()) * millionths + 500_000) / 1_000_000
}

fn park_share(person: &Person) -> i128 {
    person.get("park_share").map_or(1_000_000, |text| text.replace('.', "").parse().unwrap())
}

/// The difference between the two burdens, category by category, none below zero.
fn differences(person: &Person, outcome: &Outcome) -> i128 {
    let (mainland, hong_kong) = (&outcome.mainland, &outcome.hong_kong);
    let equity = mainland.special_incomes.and_then(|special| special.equity);
    let equity_tax = equity.map_or(Cny::ZERO, |equity| equity.tax);
    let taxed = mainland.comprehensive.tax + mainland.bonus_tax() + equity_tax;
    let salaries = i128::from(hong_kong.salaries.tax_cny.minor());
    let comprehensive = (share_of(taxed, park_share(person)) - salaries).max(0);
    let profits = hong_kong.profits_cny().minor();
    let business = (mainland.business_tax().minor() - profits).max(0);
    comprehensive + i128::from(business) + i128::from(mainland.talent_subsidy_tax.minor())
}

proptest! {
    #![proptest_config(people_to_try(3_000))]

    #[test]
    fn no_relief_is_below_zero_or_above_the_tax(person in person(), settings in settings()) {
        let outcome = outcome(&person, &settings);
        for (name, amount, if_confirmed) in [
            ("exemption", outcome.exemption.amount, outcome.exemption.relief.amount),
            ("subsidy", outcome.subsidy.amount, outcome.subsidy.relief.amount),
        ] {
            prop_assert!(amount >= Cny::ZERO && amount <= outcome.mainland.tax, "{}", name);
            prop_assert!(if_confirmed >= amount && if_confirmed <= outcome.mainland.tax, "{}", name);
        }
        prop_assert!(outcome.burden_after >= Cny::ZERO);
        prop_assert_eq!(outcome.burden_after, outcome.mainland.tax - outcome.election.benefit);
    }

    #[test]
    fn the_exemption_is_what_is_above_hong_kong(person in person()) {
        let outcome = outcome(&person, &Settings::default());
        let expected = match outcome.exemption.eligible {
            Eligibility::No => 0,
            Eligibility::Yes | Eligibility::Needs | Eligibility::Unknown => {
                differences(&person, &outcome)
            }
        };
        prop_assert_eq!(i128::from(outcome.exemption.amount.minor()), expected);
    }

    #[test]
    fn the_whole_of_one_category_is_mainland_less_hong_kong(wages in fen(), year in 2023..=2025_u16) {
        let cells = [
            ("tax_year", year.to_string()),
            ("wages", fen_text(wages)),
            ("identity", "hk_permanent".to_owned()),
            ("park_employment", "yes".to_owned()),
            ("clean_record", "yes".to_owned()),
            ("white_listed", "yes".to_owned()),
        ];
        let person = cells.map(|(column, cell)| (column.to_owned(), cell)).into();
        let outcome = outcome(&person, &Settings::default());
        prop_assert_eq!(outcome.exemption.eligible, Eligibility::Yes);
        let difference = outcome.mainland.tax.minor() - outcome.hong_kong.tax_cny.minor();
        prop_assert_eq!(outcome.exemption.amount.minor(), difference.max(0));
    }

    #[test]
    fn the_election_is_never_below_a_route_that_may_be_had(person in person(), settings in settings()) {
        let outcome = outcome(&person, &settings);
        let election = outcome.election;
        let (exemption, subsidy) = (outcome.exemption, outcome.subsidy);
        let routes =
            [(exemption.eligible, exemption.amount), (subsidy.eligible, subsidy.amount)];
        let sure = routes.iter().filter(|(eligible, _)| *eligible == Eligibility::Yes);
        let most = sure.map(|(_, amount)| *amount).max().unwrap_or(Cny::ZERO);
        prop_assert_eq!(election.benefit, most);
        let expected = match election.best {
            BestRoute::Exemption => (Some(Eligibility::Yes), exemption.amount),
            BestRoute::Subsidy => (Some(Eligibility::Yes), subsidy.amount),
            // Nothing is promised for what is not confirmed.
            BestRoute::ExemptionIfConfirmed | BestRoute::SubsidyIfConfirmed | BestRoute::None => {
                (None, Cny::ZERO)
            }
        };
        prop_assert_eq!(election.benefit, expected.1);
        let taken = match election.best {
            BestRoute::Exemption | BestRoute::ExemptionIfConfirmed => Some(exemption.eligible),
            BestRoute::Subsidy | BestRoute::SubsidyIfConfirmed => Some(subsidy.eligible),
            BestRoute::None => None,
        };
        if expected.0.is_some() {
            prop_assert_eq!(taken, Some(Eligibility::Yes));
        } else if let Some(eligible) = taken {
            prop_assert!(matches!(eligible, Eligibility::Needs | Eligibility::Unknown));
        } else {
            prop_assert!(routes.iter().all(|(_, amount)| *amount == Cny::ZERO));
        }
    }

    #[test]
    fn only_the_exemption_comes_back_with_the_return(person in person(), settings in settings()) {
        let outcome = outcome(&person, &settings);
        let is_exempt = outcome.election.best == BestRoute::Exemption;
        let exempt = if is_exempt { outcome.exemption.amount } else { Cny::ZERO };
        let expected = person.contains_key("tax_withheld").then(|| {
            let withheld = i64::try_from(fen_in(&person, "tax_withheld")).unwrap();
            (outcome.mainland.tax - exempt).minor() - withheld
        });
        prop_assert_eq!(outcome.refund_or_due.map(Cny::minor), expected);
    }

    /// The tax and 15% of the income are rounded each by itself, so that the subsidy may be a fen
    /// off either way; it rises by at most 45% - 15% of the income.
    #[test]
    fn the_subsidy_never_jumps(
        wages in fen(),
        deductions in fen(),
        more in prop_oneof![Just(1_u64), 1..=1_000_000_u64],
        year in 2019..=2025_u16,
    ) {
        let wages = wages.min(LARGEST - more);
        let subsidy = |wages: u64| {
            let cells = [
                ("tax_year", year.to_string()),
                ("wages", fen_text(wages)),
                ("special_additional_deductions", fen_text(deductions)),
            ];
            let person = cells.map(|(column, cell)| (column.to_owned(), cell)).into();
            let settings = Settings { bonus_method: BonusMethod::Best, ..Settings::default() };
            outcome(&person, &settings).subsidy.relief.amount.minor()
        };
        let rise = subsidy(wages + more) - subsidy(wages);
        prop_assert!(rise >= -1, "{} fen", rise);
        prop_assert!(rise <= percent_up(more, 30) + 1, "{} fen", rise);
    }
}
