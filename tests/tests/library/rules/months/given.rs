//! What the inputs of the cases of months say: days, dates, amounts of one of several periods.

use calc_core::law::money::Cny;
use calc_core::law::params::Choices;
use calc_core::law::period::{Date, Span, TaxYear};
use calc_core::law::trace::Silent;
use calc_core::person::month::income_amount::{PeriodPay, Post, income_amount};
use calc_core::person::month::monthly_tax::monthly_tax;
use calc_core::person::month::presence::{Days, Stay};
use calc_core::person::month::standing::{Claim, Formula, Tier};
use calc_core::person::month::work_days::WorkDays;
use calc_core::person::rulebook::{MonthLaw, Rulebook};

use crate::rules::Input;

pub(super) fn law(year: u16) -> &'static MonthLaw {
    Rulebook::get().months(TaxYear(year)).unwrap()
}

pub(super) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(super) fn span(text: &str) -> Span {
    let (first, last) = text.split_once('/').unwrap();
    Span { first: date(first), last: date(last) }
}

/// The stays of a case, in a record that covers every year around them.
pub(super) fn days(input: &Input<'_>) -> Days {
    let stays: Vec<Stay> = input
        .texts("stays")
        .into_iter()
        .map(|stay| Stay { arrival: span(stay).first, departure: span(stay).last })
        .collect();
    Days::new(Span { first: Date::new(2018, 1, 1), last: Date::new(2029, 12, 31) }, &stays)
}

fn half_days(text: &str) -> u32 {
    let (whole, half) = text.split_once('.').unwrap_or((text, "0"));
    assert!(half == "0" || half == "5", "{text}");
    whole.parse::<u32>().unwrap() * 2 + u32::from(half == "5")
}

pub(super) fn shown_half_days(half_days: u32) -> String {
    format!("{}{}", half_days / 2, if half_days % 2 == 1 { ".5" } else { "" })
}

/// How many parallel cases, months or periods an input has.
pub(super) fn width(input: &Input<'_>) -> usize {
    input.0.input.values().map(|texts| texts.all().len()).max().unwrap_or(1)
}

/// One of several parallel texts; a single one serves them all.
fn at<'a>(input: &Input<'a>, name: &str, place: usize) -> Option<&'a str> {
    let texts = input.texts(name);
    texts.get(place).or(texts.first()).copied()
}

pub(super) fn amount_at(input: &Input<'_>, name: &str, place: usize) -> Cny {
    at(input, name, place).map_or(Cny::ZERO, |text| Cny::parse(text.as_bytes()).unwrap())
}

pub(super) fn number_at(input: &Input<'_>, name: &str, place: usize) -> u32 {
    at(input, name, place).map_or(0, |text| text.parse().unwrap())
}

/// The formula and the income amount of one parallel case.
pub(super) fn amount_of(input: &Input<'_>, place: usize) -> (Tier, Formula, Cny) {
    let law = law(2025);
    let tier = Tier::of(number_at(input, "residence_days", place), false, false, law);
    let executive = at(input, "executive", place) == Some("yes");
    let claim = Claim::parse(at(input, "treaty", place).unwrap_or("none")).unwrap();
    let formula = Formula::of(tier, executive, claim, &Choices::DEFAULT);
    (tier, formula, amount_by(input, place, formula))
}

pub(super) fn amount_by(input: &Input<'_>, place: usize, formula: Formula) -> Cny {
    let days = WorkDays::new(
        half_days(at(input, "china_work_days", place).unwrap()),
        number_at(input, "period_days", place),
    );
    let post = Post::parse(at(input, "post", place).unwrap_or("dual")).unwrap();
    let pay = PeriodPay {
        paid_in_china: amount_at(input, "paid_in_china", place),
        paid_abroad: amount_at(input, "paid_abroad", place),
    };
    let split = post.split(Some(days.unwrap()), Claim::None, &Choices::DEFAULT);
    income_amount(pay, formula, split, law(2025), &mut Silent)
}

pub(super) fn tax_of_month(amount: Cny) -> Cny {
    monthly_tax(amount, Cny::ZERO, law(2025), &mut Silent).tax.tax
}

pub(super) fn tiers(planned: u32, actual: u32) -> (Tier, Tier) {
    let tier = |days| Tier::of(days, false, false, law(2025));
    (tier(planned), tier(actual))
}
