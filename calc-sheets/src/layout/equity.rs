//! Tables of equity events: which header rows are theirs, and what is done with their columns.

use calc_core::law::fields::{Columns as _, FieldAbout};
use calc_core::person::equity::fields::Field as EventField;
use calc_core::person::fields::Field;

use super::{Layout, Recognised, Shape, Take, narrow};

/// Events of equity pay, in our own columns.
pub(super) static EVENTS: Layout =
    Layout { id: "equity_events", shape: Shape::Events, markers: &[], columns: &[] };

/// The columns that a row has of nothing else; with two of them a table is one of events, whatever else it
/// lacks.
const TELLING: [EventField; 8] = [
    EventField::Kind,
    EventField::Listed,
    EventField::Shares,
    EventField::Price,
    EventField::Strike,
    EventField::RegisterPrice,
    EventField::GrantedShares,
    EventField::PaidTotal,
];

/// What a header row is, if it is one of events. A row with an income of the year is one of a payroll.
pub(super) fn recognise(names: &[String]) -> Option<Recognised> {
    let names: Vec<String> = names.iter().map(|name| narrow(name)).collect();
    let known: Vec<Option<EventField>> =
        names.iter().map(|name| EventField::from_header(name)).collect();
    let has = |field: &EventField| known.contains(&Some(*field));
    let telling = TELLING.iter().filter(|field| has(field)).count();
    let is_income = |name: &String| Field::from_header(name).is_some_and(|it| it.about().income);
    if telling < 2 && !(telling == 1 && has(&EventField::EventDate)) || names.iter().any(is_income)
    {
        return None;
    }
    let take = |(name, known): (&String, &Option<EventField>)| match known {
        Some(EventField::EmployeeId) => Some(Take::Own(Field::EmployeeId)),
        Some(EventField::TaxYear) => Some(Take::Own(Field::TaxYear)),
        Some(field) => Some(Take::OfEvent(*field)),
        None => Field::from_header(name)
            .filter(|field| matches!(field, Field::Name | Field::IdType | Field::IdNumber))
            .map(Take::Own),
    };
    let takes: Vec<Option<Take>> = names.iter().zip(&known).map(take).collect();
    let known = takes.iter().flatten().count();
    Some(Recognised { layout: &EVENTS, takes, names, known })
}

/// The columns without which no row of a table is an event.
pub(crate) fn missing(table: &Recognised) -> Vec<&'static FieldAbout> {
    let has = |take: Take| table.position(take).is_some();
    let who = has(Take::Own(Field::EmployeeId)) || has(Take::Own(Field::IdNumber));
    let of_who = (!who).then(|| EventField::EmployeeId.about());
    let of_year = (!has(Take::Own(Field::TaxYear))).then(|| EventField::TaxYear.about());
    let needed = EventField::ALL.into_iter().filter(|field| field.about().required);
    let others = needed
        .filter(|field| *field != EventField::TaxYear && !has(Take::OfEvent(*field)))
        .map(EventField::about);
    of_who.into_iter().chain(of_year).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Option<Vec<&'static str>> {
        let names: Vec<String> = header.split('|').map(str::to_owned).collect();
        let missing = recognise(&names).map(|found| missing(&found))?;
        Some(missing.into_iter().map(|about| about.name).collect())
    }

    #[test]
    fn events_are_known_by_their_header() {
        for (header, lacks) in [
            ("employee_id|tax_year|event_date|kind|listed|shares|price", Some(vec![])),
            ("工号|纳税年度|行权日期|股权激励类型|上市地|股数|市价", Some(vec![])),
            ("employee_id|event_date|kind|listed|shares|tax_withheld", Some(vec!["tax_year"])),
            ("kind|shares", Some(vec!["employee_id", "tax_year", "event_date", "listed"])),
            ("employee_id|tax_year|wages|shares|price", None),
            ("employee_id|tax_year|event_date", None),
            ("工号|婚姻状况", None),
        ] {
            assert_eq!(of(header), lacks, "{header}");
        }
    }
}
