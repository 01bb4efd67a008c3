//! Rules of the actual Hong Kong bill.

use calc_core::law::money::Hkd;
use calc_core::law::period::{Date, YearOfAssessment};
use calc_core::law::rate::HalfDays;
use calc_core::person::hongkong_bill::{BillLaw, Taxed, credit, set_off};
use calc_core::person::month::presence::{Days, Stay};

use super::{Got, Input};

fn amounts(input: &Input<'_>, name: &str) -> Vec<Hkd> {
    input.texts(name).iter().map(|text| Hkd::parse(text.as_bytes()).unwrap()).collect()
}

fn amount(input: &Input<'_>, name: &str) -> Hkd {
    amounts(input, name).first().copied().unwrap_or_default()
}

/// The scale of 2007/08, which no parameter has: bands of 30,000 at 2, 7 and 13%, then 17%.
fn scale_of_2007(chargeable: Hkd) -> Hkd {
    let dollars = chargeable.minor() / 100;
    let band = |from: i64| (dollars - from).clamp(0, 30_000);
    let rest = (dollars - 90_000).max(0);
    let hundredths = band(0) * 2 + band(30_000) * 7 + band(60_000) * 13 + rest * 17;
    Hkd::dollars(hundredths / 100)
}

fn credited(input: &Input<'_>) -> Got {
    let law = BillLaw::of(YearOfAssessment(2018)).unwrap();
    let net = amount(input, "income") - amount(input, "deductions");
    let allowances = amount(input, "allowances");
    let taxed =
        Taxed { income: amount(input, "mainland_income"), tax: amount(input, "mainland_tax") };
    let charge = |net: Hkd| scale_of_2007((net - allowances).or_zero());
    let got = credit(net, [Some(taxed), None], &law, charge);
    let [of_person, _] = got.credited;
    Got::from([
        ("tax_before_credit", vec![got.before.to_string()]),
        ("etr_percent", vec![format!("{}.{:02}", got.rate / 100, got.rate % 100)]),
        ("limit", vec![of_person.limit.to_string()]),
        ("credit", vec![of_person.credit.to_string()]),
        ("uncredited", vec![of_person.uncredited.to_string()]),
        ("final", vec![got.after.to_string()]),
    ])
}

fn losses(input: &Input<'_>) -> Got {
    let incomes = amounts(input, "income");
    let arising = amounts(input, "loss");
    let mut carried = Hkd::ZERO;
    let mut years = Vec::new();
    for (income, loss) in incomes.into_iter().zip(arising) {
        let year = set_off(income, loss + carried);
        carried = year.carried;
        years.push(year);
    }
    Got::from([
        ("used", years.iter().map(|year| year.used.to_string()).collect()),
        ("left", years.iter().map(|year| year.left.to_string()).collect()),
        ("carried", years.iter().map(|year| year.carried.to_string()).collect()),
    ])
}

/// Trips to Hong Kong of somebody who is on the mainland before and after.
fn day_counts(input: &Input<'_>) -> Got {
    let day = |text: &str| Date::parse(text).unwrap();
    let year = YearOfAssessment(2025).span();
    let mut stays = Vec::new();
    let mut arrival = year.first.plus_days(-1);
    for trip in input.texts("trips") {
        let (from, to) = trip.split_once('/').unwrap();
        stays.push(Stay { arrival, departure: day(from) });
        arrival = day(to);
    }
    stays.push(Stay { arrival, departure: year.last.plus_days(1) });
    let days = Days::new(year, &stays);
    let halves = u16::try_from(days.half_days_outside(year)).unwrap();
    Got::from([
        ("presence", vec![days.days_outside(year).to_string()]),
        ("apportionment", vec![HalfDays::new(halves).to_string()]),
    ])
}

/// The rules of the bill; nothing for another.
pub(crate) fn run(rule: &str, input: &Input<'_>) -> Option<Got> {
    match rule {
        "mainland_credit" => Some(credited(input)),
        "joint_loss" => Some(losses(input)),
        "hong_kong_days" => Some(day_counts(input)),
        _ => None,
    }
}
