//! An event of equity pay as it is understood, and what is wrong with one.

// Written at build time, for the compiler and not for a reader: a member for each `[[field]]`.
#[allow(clippy::wildcard_imports, unused_imports)]
mod generated {
    use crate::law::money::{Cny, Hkd};
    use crate::law::params::Date;
    use crate::law::rate::{HalfDays, Quantity};
    use crate::law::reader::{Cells, Reader};
    use crate::person::equity::fields::{Field as Location, *};
    include!(concat!(env!("OUT_DIR"), "/equity_facts.rs"));
}
pub use generated::EventFacts;

use crate::law::code::Fault;
use crate::law::params::alternatives::EquityRsuFormula;
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem};
use crate::law::rate::Quantity;
use crate::law::reader::Reader;
use crate::person::code::Code;
use crate::person::equity::cells::EventCells;
use crate::person::equity::fields::{Currency, Field, Kind};

type Event<'a> = Reader<'a, EventCells, Field>;

/// The columns that only some kinds have, and which.
const OF_KINDS: [(Field, &[Kind]); 4] = [
    (Field::Strike, &[Kind::Option, Kind::Sar, Kind::Award]),
    (Field::RegisterPrice, &[Kind::Restricted, Kind::Award]),
    (Field::GrantedShares, &[Kind::Restricted]),
    (Field::PaidTotal, &[Kind::Restricted]),
];

/// Reads an event of a year; without the year, its day is not checked.
///
/// # Errors
/// Every mistake of the event.
pub fn read(cells: &EventCells, year: Option<TaxYear>) -> Result<EventFacts, Vec<Problem<Field>>> {
    let mut reader = Reader::new(cells);
    let facts = EventFacts::read(&mut reader);
    check_day(&mut reader, &facts, year);
    if reader.is_good(Field::Kind) {
        check_kind(&mut reader, &facts);
    }
    check_parts(&mut reader, &facts);
    check_size(&mut reader, &facts);
    if reader.problems.is_empty() { Ok(facts) } else { Err(reader.problems) }
}

fn check_day(reader: &mut Event<'_>, facts: &EventFacts, year: Option<TaxYear>) {
    if !reader.is_good(Field::EventDate) {
        return;
    }
    if let Some(year) = year.filter(|year| !year.span().contains(facts.event_date)) {
        reader.fault(Code::EquityOutsideYear, Field::EventDate, Detail::Year(year.to_string()));
    }
    if facts.grant_date.is_some_and(|granted| granted > facts.event_date) {
        reader.fault(Fault::OutOfRange, Field::GrantDate, Detail::Against(Field::EventDate));
    }
}

/// What a kind needs, and what belongs to another.
fn check_kind(reader: &mut Event<'_>, facts: &EventFacts) {
    reader.need(Field::Price);
    let needed: &[Field] = match facts.kind {
        Kind::Option | Kind::Sar => &[Field::Strike],
        Kind::Restricted => &[Field::RegisterPrice, Field::GrantedShares],
        Kind::Award | Kind::OptionSold => &[],
    };
    for field in needed {
        reader.need(*field);
    }
    for (field, kinds) in OF_KINDS {
        if reader.is_given(field) && !kinds.contains(&facts.kind) {
            reader.fault(Code::EquityNotOfKind, field, Detail::Against(Field::Kind));
        }
    }
}

/// A part within its whole, and what is not given alone.
fn check_parts(reader: &mut Event<'_>, facts: &EventFacts) {
    let nothing = |quantity: Quantity| quantity.millionths() == 0;
    for (field, is_nothing) in [
        (Field::Shares, reader.is_given(Field::Shares) && nothing(facts.shares)),
        (Field::Fx, facts.fx.is_some_and(nothing)),
    ] {
        if is_nothing && reader.is_good(field) {
            reader.fault(Code::EquityNothing, field, Detail::None);
        }
    }
    let granted = facts.granted_shares.map(Quantity::millionths);
    if granted.is_some_and(|granted| granted < facts.shares.millionths()) {
        reader.fault(Fault::OutOfRange, Field::Shares, Detail::Against(Field::GrantedShares));
    }
    let is_yuan = matches!(facts.currency, None | Some(Currency::Cny));
    let other_rate = facts.fx.is_some_and(|rate| rate.millionths() != Quantity::UNIT);
    if reader.is_good(Field::Currency) {
        if !is_yuan {
            reader.need(Field::Fx);
        } else if other_rate && reader.is_good(Field::Fx) {
            reader.fault(Fault::OutOfRange, Field::Fx, Detail::Against(Field::Currency));
        }
    }
    match (facts.mainland_workdays, facts.period_days) {
        (Some(days), Some(period)) if u32::from(days.halves()) > u32::from(period) * 2 => {
            let against = Detail::Against(Field::PeriodDays);
            reader.fault(Fault::OutOfRange, Field::MainlandWorkdays, against);
        }
        (Some(_), None) if reader.is_good(Field::PeriodDays) => {
            reader.need(Field::PeriodDays);
        }
        (None, Some(_)) if reader.is_good(Field::MainlandWorkdays) => {
            reader.need(Field::MainlandWorkdays);
        }
        _ => {}
    }
}

/// An income that cannot be worked out exactly, or is above the largest amount, is refused.
fn check_size(reader: &mut Event<'_>, facts: &EventFacts) {
    if !reader.problems.is_empty() {
        return;
    }
    let is_amount = |formula| facts.income(formula).is_some();
    if ![EquityRsuFormula::VestPrice, EquityRsuFormula::Averaged].into_iter().all(is_amount) {
        reader.fault(Code::EquityTooLarge, Field::Price, Detail::None);
    }
}
