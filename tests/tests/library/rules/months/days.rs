//! Days of residence and of work, and what is counted of them.

use calc_core::law::money::Cny;
use calc_core::law::params::Choices;
use calc_core::law::params::alternatives::{AbsenceCount, AbsenceOverNewYear, RestDaysOutside};
use calc_core::law::period::{Date, TaxYear};
use calc_core::person::month::expectation::Change;
use calc_core::person::month::presence::{Days, Stay};
use calc_core::person::month::six_year_rule::{EarlierYear, six_years_met};
use calc_core::person::month::standing::{Claim, Formula, Tier};
use calc_core::person::month::treaty_window::longest_window;
use calc_core::person::month::work_days::china_work_half_days;

use super::given::{
    amount_by, date, days, law, number_at, shown_half_days, span, tax_of_month, tiers,
};
use crate::rules::{Got, Input, texts, yes_no};

pub(super) fn residence_days(input: &Input<'_>) -> Got {
    let days = days(input);
    let year = TaxYear(u16::try_from(input.number("year", 0)).unwrap());
    let residence = days.residence_days(year.span());
    Got::from([
        ("residence_days", vec![residence.to_string()]),
        ("presence_days", vec![days.presence_days(year.span()).to_string()]),
        ("status", status(residence)),
    ])
}

fn status(residence_days: u32) -> Vec<String> {
    let tier = Tier::of(residence_days, false, false, law(2025));
    vec![if tier.is_resident() { "resident" } else { "non_resident" }.to_owned()]
}

/// Monday to Friday of 2024, whose 52 whole weeks begin on 1 January.
pub(super) fn weekly_commuter(input: &Input<'_>) -> Got {
    let stays: Vec<Stay> = (0..i32::try_from(input.number("weeks", 0)).unwrap())
        .map(|week| {
            let arrival = Date::new(2024, 1, 1).plus_days(week * 7);
            let nights = i32::try_from(input.number("full_days_per_week", 0)).unwrap() + 1;
            Stay { arrival, departure: arrival.plus_days(nights) }
        })
        .collect();
    let residence = Days::new(TaxYear(2024).span(), &stays).residence_days(TaxYear(2024).span());
    Got::from([("residence_days", vec![residence.to_string()]), ("status", status(residence))])
}

pub(super) fn worldwide_income(input: &Input<'_>) -> Got {
    let earlier: Vec<EarlierYear> = (0..input.texts("years").len())
        .map(|place| EarlierYear {
            year: u16::try_from(number_at(input, "years", place)).unwrap(),
            residence_days: number_at(input, "days", place),
            longest_absence_days: number_at(input, "longest_absence", place),
        })
        .collect();
    let years = input.texts("tax_year").into_iter().map(|text| text.parse::<u16>().unwrap());
    let met = years.flat_map(|year| yes_no(six_years_met(TaxYear(year), &earlier, law(year))));
    Got::from([("worldwide", met.collect())])
}

pub(super) fn treaty_window(input: &Input<'_>) -> Got {
    let days = days(input);
    let years = input.texts("year").into_iter().map(|year| TaxYear(year.parse().unwrap()));
    let windows: Vec<u32> = years
        .map(|year| {
            let longest = longest_window(&days, year);
            assert!(longest.complete);
            longest.days
        })
        .collect();
    let limit = *law(2025).employment_days;
    Got::from([
        ("longest_window", windows.iter().map(ToString::to_string).collect()),
        ("within_183", windows.iter().flat_map(|days| yes_no(*days <= limit)).collect()),
    ])
}

pub(super) fn china_work_days(input: &Input<'_>) -> Got {
    let period = span(input.texts("period")[0]);
    let worked =
        china_work_half_days(&days(input), period, RestDaysOutside::LeftOut, Date::is_weekend);
    Got::from([
        ("china_work_days", vec![shown_half_days(worked)]),
        ("period_days", vec![period.days().to_string()]),
    ])
}

pub(super) fn over_ninety_days(input: &Input<'_>) -> Got {
    let (before, after) = tiers(90, 91);
    let change = Change::between(before, after);
    assert_eq!(change, Some(Change::OverNinety));
    let passed = Some(Date::new(2025, 4, 10));
    let by = Change::OverNinety.correct_by(TaxYear(2025), passed, law(2025));
    assert_eq!(by, Some(Date::new(2025, 5, 15)));
    let tax = |tier| {
        let formula = Formula::of(tier, false, Claim::None, &Choices::DEFAULT);
        let months = i64::from(input.number("months", 1));
        Cny::new(tax_of_month(amount_by(input, 0, formula)).minor() * months)
    };
    let (before, after) = (tax(before), tax(after));
    Got::from([
        ("before", texts([before])),
        ("after", texts([after])),
        ("due", texts([after - before])),
    ])
}

/// The absence of a person who is there for the rest of the year.
pub(super) fn single_absence(input: &Input<'_>) -> Got {
    let [left, back] = ["left", "back"].map(|name| date(input.texts(name)[0]));
    let year = TaxYear(2025).span();
    let stays = [
        Stay { arrival: year.first.plus_days(-1), departure: left },
        Stay { arrival: back, departure: year.last.plus_days(1) },
    ];
    let days = Days::new(year, &stays);
    let absence = |count| days.longest_absence(year, count, AbsenceOverNewYear::SplitByYear);
    let (full, inclusive) = (absence(AbsenceCount::FullDaysAway), absence(AbsenceCount::Inclusive));
    let limit = *law(2025).mainland.six_year_rule_absence_days;
    Got::from([
        ("full_days_away", vec![full.to_string()]),
        ("inclusive_days", vec![inclusive.to_string()]),
        ("breaks_default", yes_no(full > limit)),
        ("breaks_alternative", yes_no(inclusive > limit)),
    ])
}
