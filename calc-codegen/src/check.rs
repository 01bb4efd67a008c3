//! What a parameter file must keep besides its shape.

use toml::value::Datetime;

use crate::decimal;
use crate::schema::{Bracket, Kind, Parameter, Text, ValueUnit, Version};

/// Every mistake in a parameter whose file's place gives it `id`.
pub(crate) fn check(parameter: &Parameter, id: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if parameter.id != id {
        problems.push(format!("id is {:?}, but its place says {id:?}", parameter.id));
    }
    if !id.split('.').all(crate::is_name) {
        problems.push(format!("its place gives {id:?}, which is not lower case words"));
    }
    check_text("title", &parameter.title, &mut problems);
    for (what, text) in [("note", &parameter.note), ("question", &parameter.question)] {
        if let Some(text) = text {
            check_text(what, text, &mut problems);
        }
    }
    let wants_unit = matches!(parameter.kind, Kind::Scalar | Kind::Scale);
    if wants_unit != parameter.unit.is_some() {
        problems.push("a unit belongs to a scalar or a scale, and to nothing else".to_owned());
    }
    if parameter.kind == Kind::Scale
        && !matches!(parameter.unit, Some(ValueUnit::Cny | ValueUnit::Hkd))
    {
        problems.push("a scale is in CNY or HKD".to_owned());
    }
    if (parameter.kind == Kind::Choice) != parameter.question.is_some() {
        problems.push("a question belongs to a choice, and to nothing else".to_owned());
    }
    if parameter.versions.is_empty() {
        problems.push("has no version".to_owned());
    }
    check_order(&parameter.versions, &mut problems);
    for version in &parameter.versions {
        let at = format!("version {}", version.effective_from);
        let mut found = Vec::new();
        check_version(parameter, version, &mut found);
        problems.extend(found.into_iter().map(|problem| format!("{at}: {problem}")));
    }
    problems
}

/// Every language says something.
pub(crate) fn check_text(what: &str, text: &Text, problems: &mut Vec<String>) {
    for (language, words) in
        [("en", &text.en), ("zh-Hans", &text.zh_hans), ("zh-Hant-HK", &text.zh_hant_hk)]
    {
        if words.trim().is_empty() {
            problems.push(format!("{what} has no {language} text"));
        }
    }
}

/// A day as a number that sorts; `None` for a time of day.
pub(crate) fn day(datetime: &Datetime) -> Option<(u16, u8, u8)> {
    match (datetime.date, datetime.time, datetime.offset) {
        (Some(date), None, None) => Some((date.year, date.month, date.day)),
        _ => None,
    }
}

fn check_order(versions: &[Version], problems: &mut Vec<String>) {
    for pair in versions.windows(2) {
        let (earlier, later) = (day(&pair[0].effective_from), day(&pair[1].effective_from));
        if earlier >= later {
            problems.push(format!(
                "versions are not in ascending order of date: {} before {}",
                pair[0].effective_from, pair[1].effective_from
            ));
        }
        if pair[0].ends_on.as_ref().is_some_and(|end| day(end) >= later) {
            problems.push(format!(
                "the version from {} ends on or after the start of the next",
                pair[0].effective_from
            ));
        }
    }
}

fn check_version(parameter: &Parameter, version: &Version, problems: &mut Vec<String>) {
    for (what, date) in [
        ("effective_from", Some(&version.effective_from)),
        ("ends_on", version.ends_on.as_ref()),
        ("checked_on", Some(&version.checked_on)),
        ("observed_on", version.observed_on.as_ref()),
    ] {
        if date.is_some_and(|date| day(date).is_none()) {
            problems.push(format!("{what} is not a day"));
        }
    }
    if version.ends_on.as_ref().is_some_and(|end| day(end) < day(&version.effective_from)) {
        problems.push("ends before it begins".to_owned());
    }
    if version.references.is_empty() {
        problems.push("has no reference".to_owned());
    }
    for reference in &version.references {
        if reference.instrument.trim().is_empty() || reference.article.trim().is_empty() {
            problems.push("a reference needs an instrument and an article".to_owned());
        }
    }
    if let Some(rounding) = &version.rounding
        && decimal::amount(&rounding.unit).is_none_or(|unit| unit == 0)
    {
        problems.push(format!("rounding unit {:?} is not an amount above zero", rounding.unit));
    }
    check_value(parameter, version, problems);
}

/// Each kind has its own members, and no others.
fn check_value(parameter: &Parameter, version: &Version, problems: &mut Vec<String>) {
    let has = [
        (Kind::Scalar, version.value.is_some()),
        (Kind::Scale, version.brackets.is_some()),
        (Kind::Rule, version.applies.is_some()),
        (
            Kind::Window,
            version.opens.is_some() && version.closes.is_some() && version.year_offset.is_some(),
        ),
        (Kind::Choice, version.default.is_some() && !version.alternatives.is_empty()),
    ];
    for (kind, present) in has {
        if present != (kind == parameter.kind) {
            let verb = if present { "does not take" } else { "lacks" };
            problems.push(
                format!("a {:?} {verb} what makes a {kind:?}", parameter.kind).to_lowercase(),
            );
        }
    }
    if version.observed_on.is_some() != (parameter.unit == Some(ValueUnit::CnyPerHkd)) {
        problems.push("observed_on belongs to an exchange rate, and to nothing else".to_owned());
    }
    if let (Some(value), Some(unit)) = (&version.value, parameter.unit)
        && !scalar_fits(value, unit)
    {
        problems.push(format!("{value:?} is not a value in {unit:?}"));
    }
    if let Some(brackets) = &version.brackets {
        check_brackets(brackets, problems);
        if version.rounding.is_none() {
            problems.push("a scale says how its result is rounded".to_owned());
        }
    }
    for month_day in [&version.opens, &version.closes].into_iter().flatten() {
        if parse_month_day(month_day).is_none() {
            problems.push(format!("{month_day:?} is not a month and a day"));
        }
    }
    check_choice(version, problems);
}

fn scalar_fits(value: &str, unit: ValueUnit) -> bool {
    match unit {
        ValueUnit::Cny | ValueUnit::Hkd => decimal::amount(value).is_some(),
        ValueUnit::Rate => decimal::rate(value).is_some(),
        ValueUnit::Multiple => decimal::multiple(value).is_some(),
        ValueUnit::Count | ValueUnit::Days | ValueUnit::Year => value.parse::<u32>().is_ok(),
        ValueUnit::CnyPerHkd => decimal::parse(value)
            .and_then(|rate| rate.scaled(6))
            .is_some_and(|rate| (500_000..=2_000_000).contains(&rate)),
    }
}

/// Reads `06-30`.
pub(crate) fn parse_month_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let days = match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (text.len() == 5 && (1..=days).contains(&day)).then_some((month, day))
}

fn check_choice(version: &Version, problems: &mut Vec<String>) {
    for alternative in &version.alternatives {
        check_text(&format!("alternative {}", alternative.key), &alternative.title, problems);
        if !crate::is_name(&alternative.key) {
            problems.push(format!("alternative {:?} is not in lower case words", alternative.key));
        }
        let twice =
            version.alternatives.iter().filter(|other| other.key == alternative.key).count();
        if twice > 1 {
            problems.push(format!("alternative {} stands twice", alternative.key));
        }
    }
    if let Some(default) = &version.default
        && !version.alternatives.iter().any(|choice| choice.key == *default && choice.computed)
    {
        problems.push(format!("the default {default:?} is not an alternative that is computed"));
    }
}

/// Thresholds ascend from zero, rates lie within 0 to 1, quick deductions follow.
fn check_brackets(brackets: &[Bracket], problems: &mut Vec<String>) {
    let Some(derived) = quick_deductions(brackets) else {
        problems.push("a bracket is not over an amount at a rate from 0% to 100%, or its quick deduction is no whole fen or cent".to_owned());
        return;
    };
    if derived.first().is_none_or(|first| first.over != 0) {
        problems.push("the first bracket does not begin at 0".to_owned());
    }
    for (pair, bracket) in derived.windows(2).zip(brackets.iter().skip(1)) {
        if pair[0].over >= pair[1].over {
            problems.push(format!("threshold {} does not ascend", bracket.over));
        }
    }
    for (derived, bracket) in derived.iter().zip(brackets) {
        if let Some(given) = &bracket.quick_deduction
            && decimal::amount(given) != Some(derived.quick_deduction)
        {
            problems.push(format!(
                "quick deduction {given} over {} is not what the brackets give, {}",
                bracket.over,
                derived.quick_deduction / 100
            ));
        }
    }
}

/// A bracket in minor units, with the quick deduction that makes its scale continuous.
pub(crate) struct Derived {
    pub(crate) over: i64,
    pub(crate) rate: (i64, i64),
    pub(crate) quick_deduction: i64,
}

/// The brackets with their quick deductions; `None` where one cannot be read.
pub(crate) fn quick_deductions(brackets: &[Bracket]) -> Option<Vec<Derived>> {
    let mut derived: Vec<Derived> = Vec::new();
    for bracket in brackets {
        let over = decimal::amount(&bracket.over)?;
        let rate = decimal::rate(&bracket.rate)?;
        let quick_deduction = match derived.last() {
            None => 0,
            // q' = q + over x (rate' - rate), exactly.
            Some(last) => {
                let denominator = rate.1.max(last.rate.1);
                let step =
                    rate.0 * (denominator / rate.1) - last.rate.0 * (denominator / last.rate.1);
                let product = over.checked_mul(step)?;
                if product % denominator != 0 {
                    return None;
                }
                last.quick_deduction + product / denominator
            }
        };
        derived.push(Derived { over, rate, quick_deduction });
    }
    Some(derived)
}
