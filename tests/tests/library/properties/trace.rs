//! The trace can be followed with a pencil: rows add up to taxes, parts to results, and what is
//! rounded is what the rows gave.

use calc_core::law::trace::{Amount, Event, Fraction, Part, Sign, TermName, TraceLevel};
use calc_core::person::answer::answer;
use calc_core::person::assess::Settings;
use calc_core::person::vocabulary::Term;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

use crate::properties::people::{facts, person, settings};
use crate::properties::people_to_try;

fn exact(fraction: Fraction) -> BigRational {
    BigRational::new(fraction.numerator.into(), fraction.denominator.into())
}

fn money(amount: Amount) -> BigRational {
    BigRational::new(amount.amount.into(), BigInt::from(100))
}

fn rate(text: &str) -> BigRational {
    let percent = text.trim_end_matches('%');
    let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
    let digits: BigInt = format!("{whole}{decimals}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap() + 2))
}

/// The rows of the scale that a step begins, and what was rounded after them.
struct Rows {
    tax: BigRational,
    amount: BigRational,
    rounded: Option<(BigRational, Amount)>,
}

/// Follows the rows of a term, and checks each of them by itself.
fn rows_of(term: TermName, events: &[Event]) -> Rows {
    let nothing = || BigRational::from(BigInt::from(0));
    let mut rows = Rows { tax: nothing(), amount: nothing(), rounded: None };
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Bracket { term: of, row, over, up_to, rate: percent, amount, tax, .. }
                if *of == term =>
            {
                assert_eq!(*row, index + 1, "rows come in order");
                // The rows before it are full.
                assert_eq!(money(*over), rows.amount);
                if let Some(end) = up_to {
                    assert!(money(*over) + money(*amount) <= money(*end));
                }
                assert_eq!(exact(*tax), money(*amount) * rate(&percent.to_string()));
                rows.amount += money(*amount);
                rows.tax += exact(*tax);
            }
            Event::FlatRow { term: of, rate: percent, amount, quick_deduction, tax, .. }
                if *of == term =>
            {
                let whole = money(*amount) * rate(&percent.to_string());
                assert_eq!(exact(*tax), whole - money(*quick_deduction));
                rows.amount += money(*amount);
                rows.tax += exact(*tax);
            }
            Event::Rounding { term: of, before, after, .. } if *of == term => {
                rows.rounded = Some((exact(*before), *after));
                break;
            }
            _ => break,
        }
    }
    rows
}

/// Every step that rows follow: the rows add up to what was rounded, and that to the result.
/// Gives back how many there were.
fn check_rows(events: &[Event]) -> usize {
    let mut scales = 0;
    for (index, event) in events.iter().enumerate() {
        let Event::Step { term, result, parts, .. } = event else { continue };
        if !parts.is_empty() || *term == Term::HalvedIncome || *term == Term::Allowances {
            continue;
        }
        let rows = rows_of(*term, &events[index + 1..]);
        match rows.rounded {
            Some((before, after)) => {
                assert_eq!(rows.tax, before, "{}", term.id());
                assert_eq!(after, *result, "{}", term.id());
                let unit =
                    if result.currency == calc_core::law::money::Currency::Cny { 1 } else { 100 };
                let lost = (money(*result) - before) * BigInt::from(100);
                let unit = BigRational::from(BigInt::from(unit));
                assert!(lost < unit && -lost < unit, "{}", term.id());
            }
            None => assert_eq!(rows.tax, money(*result), "{}", term.id()),
        }
        scales += 1;
    }
    scales
}

/// Half of the tax on the part that is halved, less its part of another relief, is what an individual household's
/// tax is lower by after that relief, before the one rounding.
fn check_halving(events: &[Event]) {
    let rows = |wanted: Term| {
        let step = |event: &Event| matches!(event, Event::Step { term, .. } if *term == wanted);
        let begin = events.iter().position(step)?;
        Some(rows_of(wanted.into(), &events[begin + 1..]))
    };
    let Some(halved) = rows(Term::HalvedIncome) else { return };
    let whole = rows(Term::BusinessTaxBeforeReduction).unwrap();
    let step = |wanted: Term| {
        let found = events.iter().find_map(|event| match event {
            Event::Step { term, result, parts, .. } if *term == wanted => Some((*result, parts)),
            _ => None,
        });
        found.unwrap()
    };
    let (tax, parts) = step(Term::BusinessTax);
    let is_relief = |part: &&Part| part.what == "business_other_relief";
    let other = parts
        .iter()
        .find(is_relief)
        .map_or_else(|| BigRational::from(BigInt::from(0)), |part| money(part.amount));
    let part = money(step(Term::HalvedIncome).0) / money(step(Term::BusinessTaxableIncome).0);
    let zero = BigRational::from(BigInt::from(0));
    let left = (halved.tax - &other * part).max(zero);
    let expected = whole.tax - other - left / BigInt::from(2);
    let lost = (money(tax) - expected) * BigInt::from(200);
    let one = BigRational::from(BigInt::from(1));
    // Half up to the fen.
    assert!(lost <= one && lost > -one);
}

/// What the parts add up to.
fn sum(parts: &[Part]) -> i64 {
    parts.iter().fold(0, |sum, part| match part.sign {
        Sign::Plus => sum + part.amount.amount,
        Sign::Minus => sum - part.amount.amount,
    })
}

/// Every result is the sum of its parts, or nothing where that is below zero, or the subsidy's
/// yearly cap of five millions (a choice of 2025 names it).
fn check_parts(events: &[Event]) {
    for event in events {
        let Event::Step { term, result, parts, .. } = event else { continue };
        if parts.is_empty() {
            continue;
        }
        let sum = sum(parts);
        let may_be_negative = [
            Term::Base,
            Term::RefundOrDue,
            Term::WholeDifference,
            Term::ExemptComprehensive,
            Term::ExemptBusiness,
        ];
        let expected = if *term == Term::SubsidyBeforeAwards {
            sum.min(500_000_000)
        } else if may_be_negative.iter().any(|wanted| term == wanted) {
            sum
        } else {
            sum.max(0)
        };
        assert_eq!(result.amount, expected, "{}", term.id());
    }
}

proptest! {
    #![proptest_config(people_to_try(1_500))]

    #[test]
    fn rows_add_up_to_their_tax(person in person(), settings in settings()) {
        let answer = answer(&facts(&person), &settings, TraceLevel::Full).unwrap();
        let events = answer.trace.unwrap().events;
        check_halving(&events);
        // Salaries tax at least is worked out by two scales.
        prop_assert!(check_rows(&events) >= 2);
    }

    #[test]
    fn results_are_the_sums_of_their_parts(person in person()) {
        let answer = answer(&facts(&person), &Settings::default(), TraceLevel::Full).unwrap();
        check_parts(&answer.trace.unwrap().events);
    }

    #[test]
    fn listening_changes_no_figure(person in person(), settings in settings()) {
        let facts = facts(&person);
        let plain = |level| {
            let mut answer = answer(&facts, &settings, level).unwrap();
            answer.trace = None;
            serde_json::to_string(&answer).unwrap()
        };
        let silent = plain(TraceLevel::None);
        prop_assert_eq!(&plain(TraceLevel::Summary), &silent);
        prop_assert_eq!(&plain(TraceLevel::Full), &silent);
    }

    /// What each other reading of an open point would bring is what it brings when it is taken.
    #[test]
    fn sensitivity_is_what_the_other_choice_gives(person in person(), settings in settings()) {
        let facts = facts(&person);
        let now = answer(&facts, &settings, TraceLevel::None).unwrap();
        for variation in &now.sensitivity {
            let (mut other, mut facts) = (settings.clone(), facts.clone());
            match variation.point {
                "bonus_method" => {
                    let method = calc_core::person::fields::BonusMethod::parse(variation.alternative);
                    facts.assumptions.bonus_method = method;
                }
                point => {
                    if point.ends_with("year_of_assessment") {
                        facts.assumptions.year_of_assessment = None;
                    }
                    if point.ends_with("tax_reduction") {
                        facts.assumptions.tax_reduction = None;
                    }
                    other.choices.set(point, variation.alternative).unwrap();
                }
            }
            let then = answer(&facts, &other, TraceLevel::None).unwrap();
            prop_assert_eq!(variation.benefit, then.benefit, "{}", variation.point);
            prop_assert_eq!(variation.burden_after, then.burden_after, "{}", variation.point);
            prop_assert_eq!(variation.change, then.burden_after - now.burden_after);
        }
    }
}
