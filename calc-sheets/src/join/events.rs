//! The events of equity pay of a person's year, as the column of the payroll that lists them.

use std::collections::BTreeMap;

use calc_core::law::fields::MOST_ITEMS;
use calc_core::person::equity::cells::{EventCells, listed};
use calc_core::person::fields::Field;

use super::given::{Given, give};
use super::people::{Person, Year};
use super::{CellLocation, Finding, Joined};

/// Gives the column its events, and says where each stands. A column that a payroll has itself
/// contradicts them, and so does the same event of two tables.
pub(super) fn give_events(own: &mut BTreeMap<usize, Given>, known: &Year) -> Vec<CellLocation> {
    let Some((_, first)) = known.events.first() else { return Vec::new() };
    // One more than are read is a mistake of the row; all of them could be longer than a row may be.
    let told = known.events.iter().take(MOST_ITEMS + 1);
    let cells: Vec<EventCells> = told.map(|(cells, _)| cells.clone()).collect();
    give(own, Field::Equity, listed(&cells).into(), *first);
    if let Some((cells, place)) = given_twice(&known.events)
        && let Some(given) = own.get_mut(&(Field::Equity as usize))
    {
        given.add_payment(listed(std::slice::from_ref(cells)).into(), place);
    }
    known.events.iter().map(|(_, place)| *place).collect()
}

/// An event that stands in two tables: a file may be given twice. Where there are more than are read, that is the
/// mistake, and comparing each with each would take too long.
fn given_twice(events: &[(EventCells, CellLocation)]) -> Option<(&EventCells, CellLocation)> {
    if events.len() > MOST_ITEMS {
        return None;
    }
    events.iter().enumerate().find_map(|(at, (cells, place))| {
        let same = |(other, there): &&(EventCells, CellLocation)| {
            other == cells && there.table != place.table
        };
        events[..at].iter().find(same).map(|_| (cells, *place))
    })
}

/// Says which events belong to no row: the person has no income in any table of that year.
pub(super) fn events_without_row(joined: &mut Joined, person: &Person) {
    for year in person.years.values().filter(|year| year.is_beside()) {
        for (_, place) in &year.events {
            let arguments = vec![("place", joined.origins.text(*place))];
            joined.tell(Finding::new("finding-event-without-row", arguments));
        }
    }
}
