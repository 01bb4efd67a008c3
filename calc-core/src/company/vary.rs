//! What would change if one fact were another: a table along the fact, and the exact points at which
//! an answer turns.
//!
//! A turning point is found by halving, not by sampling. That is exact, because along one amount or
//! number each condition, the validity of the facts and the best regime pass through a sequence of
//! states and never come back to an earlier one: every limit of the law is crossed once. The one
//! exception are incomes of which the lower rate saves less than a fen: there rounding may make two
//! taxes equal, unequal and equal again, and one of these changes of the best regime is shown.

use serde::Serialize;

use crate::company::assess::assess;
use crate::company::decode::{CompanyProblem, Raw, decode};
use crate::company::eligibility::ConditionId;
use crate::company::fields::{Field, ItemField};
use crate::company::outcome::Worked;
use crate::company::regimes::Regime;
use crate::company::settings::Settings;
use crate::law::amount_text::probable_amount;
use crate::law::cell::Cell;
use crate::law::eligibility::Eligibility;
use crate::law::fields::FieldKind;
use crate::law::money::{Cny, Currency};
use crate::law::rate::Thousandths;
use crate::law::trace::Silent;

/// The version of the table's shape.
pub const SCHEMA: &str = "taxdiff.enterprise-vary/1";

/// The most rows that a table may have.
pub const MOST_ROWS: i64 = 10_000;

/// A fact and the values that it goes through, in its smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The fact: an amount or a number, not of a list.
    pub field: Field,
    /// The first value, in the smallest unit of the fact (fen, persons, thousandths of a person).
    pub from: i64,
    /// The last value, in the same unit.
    pub to: i64,
    /// From one value to the next.
    pub step: i64,
}

/// Why a range is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RangeError {
    /// Not `FACT=FROM..TO:STEP`.
    Shape,
    /// No fact of this name is an amount or a number by itself.
    Fact,
    /// A value that the fact does not take.
    Value {
        /// As it stands there.
        found: String,
        /// What it probably means, where the fact takes that.
        reading: Option<String>,
    },
    /// It does not ascend, or has more than [`MOST_ROWS`] rows.
    Rows,
}

/// The facts that can be varied.
pub fn variable_facts() -> impl Iterator<Item = Field> {
    Field::ALL
        .into_iter()
        .filter(|field| !field.group().is_list() && units_in_one(field.about().kind).is_some())
}

/// How many of the smallest units make one.
const fn units_in_one(kind: FieldKind) -> Option<i64> {
    match kind {
        FieldKind::Cny => Some(100),
        FieldKind::Average => Some(1_000),
        FieldKind::Staff => Some(1),
        _ => None,
    }
}

impl Range {
    /// Reads `main_business_income=40m..80m:1m`; `k` is a thousand, `m` a million. The fact may be
    /// named with its group: `activity.main_business_income`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, RangeError> {
        let (path, values) = text.split_once('=').ok_or(RangeError::Shape)?;
        let (from, rest) = values.split_once("..").ok_or(RangeError::Shape)?;
        let (to, step) = rest.split_once(':').ok_or(RangeError::Shape)?;
        let name = path.trim();
        let field = variable_facts()
            .find(|field| {
                let about = field.about();
                name == about.name || name == format!("{}.{}", field.group().name(), about.member)
            })
            .ok_or(RangeError::Fact)?;
        let value = |text: &str| {
            let text = text.trim();
            parse_value(field, text).ok_or_else(|| {
                let currency = (field.about().kind == FieldKind::Cny).then_some(Currency::Cny);
                let reading = probable_amount(text, currency);
                let reading = reading.filter(|reading| parse_value(field, reading).is_some());
                RangeError::Value { found: text.to_owned(), reading }
            })
        };
        let range = Self { field, from: value(from)?, to: value(to)?, step: value(step)? };
        let rows = (range.step > 0 && range.from <= range.to)
            .then(|| (range.to - range.from) / range.step + 1);
        rows.filter(|rows| *rows <= MOST_ROWS).map(|_| range).ok_or(RangeError::Rows)
    }

    /// A value as the fact writes it.
    pub fn text(&self, units: i64) -> String {
        match self.field.about().kind {
            FieldKind::Cny => Cny::new(units).to_string(),
            FieldKind::Average => Thousandths::new(units).to_string(),
            _ => units.to_string(),
        }
    }
}

fn parse_value(field: Field, text: &str) -> Option<i64> {
    let (digits, times) = match text.strip_suffix(['k', 'm']) {
        Some(digits) if text.ends_with('k') => (digits, 1_000),
        Some(digits) => (digits, 1_000_000),
        None => (text, 1),
    };
    let kind = field.about().kind;
    let read = match kind {
        FieldKind::Cny => Cny::parse(digits.as_bytes()).ok()?.minor(),
        _ => Thousandths::parse(digits)?.thousandths(),
    };
    let units = read.checked_mul(times)?;
    let units = match kind {
        FieldKind::Staff => (units % 1_000 == 0).then_some(units / 1_000)?,
        _ => units,
    };
    // No value that the fact itself would refuse.
    let most = match kind {
        FieldKind::Cny => crate::law::money::LARGEST_AMOUNT * 100,
        FieldKind::Average => 10_000_000_000,
        _ => 10_000_000,
    };
    (units <= most).then_some(units)
}

/// A table along one fact.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// The version of this shape.
    pub schema: &'static str,
    /// The column that takes one value after the other.
    pub fact: &'static str,
    /// A row for each value of the range, and for the two values of each turning point.
    pub rows: Vec<Row>,
    /// Where an answer turns, in the order of the values.
    pub turning_points: Vec<TurningPoint>,
}

/// The answer at one value.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The value of the fact at this point.
    pub value: String,
    /// Whether it is one of the range's own values.
    pub in_range: bool,
    /// The answer; nothing where the facts contradict each other.
    pub answer: Option<State>,
}

/// What is followed along the fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// Whether each regime is met, in the order of [`Regime::ALL`].
    pub eligible: [Eligibility; 4],
    /// The tax of each; nothing where the law of the year is not known.
    pub tax: [Option<Cny>; 4],
    /// The best of the regimes that are met there.
    pub best: Option<Regime>,
    /// The tax under it, in yuan.
    pub best_tax: Option<Cny>,
    #[serde(skip)]
    conditions: Vec<(ConditionId, Eligibility)>,
}

/// Where an answer turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TurningPoint {
    /// The last value before.
    pub last_before: String,
    /// The first value after.
    pub first_after: String,
    /// What turns: a condition; nothing where only the best regime changes, or where the facts begin
    /// or cease to make sense.
    pub condition: Option<ConditionId>,
    /// The answer to the condition at the last value before.
    pub before: Option<Eligibility>,
    /// The answer to the condition at the first value after.
    pub after: Option<Eligibility>,
    /// The best regime and its tax before.
    pub best_before: Option<(Regime, Cny)>,
    /// The best regime and its tax after.
    pub best_after: Option<(Regime, Cny)>,
}

/// Facts with one of them replaced.
struct Varied<'a, R> {
    raw: &'a R,
    field: Field,
    value: String,
}

impl<R: Raw> Raw for Varied<'_, R> {
    fn get(&self, place: ItemField) -> Cell<'_> {
        if place.field == self.field { Cell::of_text(&self.value) } else { self.raw.get(place) }
    }

    fn items(&self, list: Field) -> usize {
        self.raw.items(list)
    }
}

/// The table along a range.
///
/// # Errors
/// The facts make no sense whatever the value.
pub fn vary(
    raw: &impl Raw,
    range: &Range,
    settings: &Settings,
) -> Result<Table, Vec<CompanyProblem>> {
    let at = |units: i64| state(raw, range, units, settings).ok();
    let mut turns = Vec::new();
    find_turns(&at, (range.from, &at(range.from)), (range.to, &at(range.to)), &mut turns);
    let mut values: Vec<i64> = turns.iter().flat_map(|units| [units - 1, *units]).collect();
    let mut units = range.from;
    while units <= range.to {
        values.push(units);
        units += range.step;
    }
    values.sort_unstable();
    values.dedup();
    let rows: Vec<Row> = values
        .into_iter()
        .map(|units| Row {
            value: range.text(units),
            in_range: (units - range.from) % range.step == 0,
            answer: at(units),
        })
        .collect();
    if rows.iter().all(|row| row.answer.is_none()) {
        state(raw, range, range.from, settings)?;
    }
    let turning_points = turns
        .into_iter()
        .flat_map(|units| turning_points(range, units, at(units - 1).as_ref(), at(units).as_ref()));
    Ok(Table {
        schema: SCHEMA,
        fact: range.field.name(),
        rows,
        turning_points: turning_points.collect(),
    })
}

fn state(
    raw: &impl Raw,
    range: &Range,
    units: i64,
    settings: &Settings,
) -> Result<State, Vec<CompanyProblem>> {
    let varied = Varied { raw, field: range.field, value: range.text(units) };
    let outcome = assess(&decode(&varied)?, settings, &mut Silent);
    Ok(outcome.worked.map_or_else(unknown, |worked| known(&worked)))
}

fn known(worked: &Worked) -> State {
    let conditions = worked.hetao.iter().chain(&worked.small_low_profit).chain(&worked.high_tech);
    State {
        eligible: Regime::ALL.map(|regime| worked.regime(regime).eligible),
        tax: Regime::ALL.map(|regime| Some(worked.regime(regime).tax)),
        best: Some(worked.best.regime),
        best_tax: Some(worked.best.tax),
        conditions: conditions.copied().collect(),
    }
}

/// A year whose law is not known has nothing that could turn.
fn unknown() -> State {
    State {
        eligible: [Eligibility::Unknown; 4],
        tax: [None; 4],
        best: None,
        best_tax: None,
        conditions: Vec::new(),
    }
}

/// Whether two states are the same but for amounts.
fn is_same(first: Option<&State>, second: Option<&State>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => {
            first.conditions == second.conditions && first.best == second.best
        }
        (None, None) => true,
        _ => false,
    }
}

/// Every value at which the state is another than one unit before, between two values.
fn find_turns(
    at: &impl Fn(i64) -> Option<State>,
    low: (i64, &Option<State>),
    high: (i64, &Option<State>),
    turns: &mut Vec<i64>,
) {
    if is_same(low.1.as_ref(), high.1.as_ref()) {
        return;
    }
    if high.0 - low.0 == 1 {
        turns.push(high.0);
        return;
    }
    let middle = low.0.midpoint(high.0);
    let state = at(middle);
    find_turns(at, low, (middle, &state), turns);
    find_turns(at, (middle, &state), high, turns);
}

/// What turns at a value.
fn turning_points(
    range: &Range,
    units: i64,
    before: Option<&State>,
    after: Option<&State>,
) -> Vec<TurningPoint> {
    let best = |state: Option<&State>| state.and_then(|state| state.best.zip(state.best_tax));
    let point = |condition, answers: (Option<Eligibility>, Option<Eligibility>)| TurningPoint {
        last_before: range.text(units - 1),
        first_after: range.text(units),
        condition,
        before: answers.0,
        after: answers.1,
        best_before: best(before),
        best_after: best(after),
    };
    let mut points = Vec::new();
    if let (Some(before), Some(after)) = (before, after) {
        for ((id, first), (_, second)) in before.conditions.iter().zip(&after.conditions) {
            if first != second {
                points.push(point(Some(*id), (Some(*first), Some(*second))));
            }
        }
    }
    if points.is_empty() {
        points.push(point(None, (None, None)));
    }
    points
}
