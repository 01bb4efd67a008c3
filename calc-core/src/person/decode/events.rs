//! The events of equity pay of a year, and what is wrong with one or with all of them.

use super::{PersonField, PersonProblem, Raw};
use crate::law::code::Fault;
use crate::law::fields::MOST_ITEMS;
use crate::law::money::Cny;
#[cfg(feature = "bill")]
use crate::law::money::Hkd;
use crate::law::problem::{Detail, Problem};
use crate::person::code::Code;
use crate::person::equity::event;
#[cfg(feature = "bill")]
use crate::person::equity::event::EventFacts;
use crate::person::equity::fields::Field as EventField;
#[cfg(feature = "bill")]
use crate::person::equity::fields::{Kind, Listed};
use crate::person::facts::Facts;
use crate::person::fields::Field;

/// Reads the events into the facts, where those are there; the mistakes come back.
pub(super) fn events(raw: &impl Raw, facts: Option<&mut Facts>) -> Vec<PersonProblem> {
    let given = match raw.events() {
        Ok(given) => given,
        Err((item, detail)) => {
            let place = PersonField { field: Field::Equity, event: Some((item, None)) };
            return vec![Problem::new(Fault::WrongCellCount, place, "", detail)];
        }
    };
    if given.len() > MOST_ITEMS {
        let place = Field::Equity.into();
        let found = given.len().to_string();
        return vec![Problem::new(Fault::OutOfRange, place, &found, Detail::None)];
    }
    let year = facts.as_ref().map(|facts| facts.tax_year);
    let (mut read, mut problems) = (Vec::with_capacity(given.len()), Vec::new());
    for (item, cells) in given.iter().enumerate() {
        match event::read(cells, year) {
            Ok(event) => read.push(event),
            Err(found) => {
                let place = |member| PersonField::of_event(item, member);
                problems.extend(found.into_iter().map(|problem| problem.placed(place)));
            }
        }
    }
    if let Some(facts) = facts {
        facts.equity = read;
        if problems.is_empty() {
            problems.extend(together(facts));
        }
    }
    problems
}

/// Whether pay that is taken from the mainland's may hold equity whose gain in Hong Kong is typed beside it: equity
/// that joins the wages there.
#[cfg(feature = "bill")]
fn may_count_twice_in_hong_kong(facts: &Facts) -> bool {
    let may_join_wages = |event: &EventFacts| {
        let in_cash = matches!(event.kind, Kind::Sar | Kind::OptionSold);
        event.plan_meets_conditions == Some(false) || (event.listed == Listed::No && in_cash)
    };
    facts.actual.as_deref().is_some_and(|actual| {
        actual.option_gain > Hkd::ZERO
            && actual.income_total.is_none()
            && facts.equity.iter().any(may_join_wages)
    })
}

/// What is wrong with the events beside the other facts of the year.
fn together(facts: &Facts) -> Option<PersonProblem> {
    let given = facts.mainland.equity_income;
    if !facts.equity.is_empty() && given > Cny::ZERO {
        let against = Detail::Against(Field::Equity.into());
        let place = Field::EquityIncome.into();
        return Some(Problem::new(Code::EquityTwice, place, &given.to_string(), against));
    }
    #[cfg(feature = "bill")]
    if may_count_twice_in_hong_kong(facts) {
        let place = Field::HkIncomeTotal.into();
        return Some(Problem::new(Fault::MissingValue, place, "", Detail::None));
    }
    let of_events: Cny = facts.equity.iter().filter_map(|event| event.tax_withheld).sum();
    let of_year = facts.mainland.tax_withheld.filter(|withheld| *withheld < of_events)?;
    let item = facts.equity.iter().position(|event| event.tax_withheld.is_some())?;
    let against = Detail::Against(PersonField::of_event(item, EventField::TaxWithheld));
    let place = Field::TaxWithheld.into();
    Some(Problem::new(Fault::OutOfRange, place, &of_year.to_string(), against))
}
