//! One row for each person and year.

use std::collections::{BTreeMap, BTreeSet};

use calc_core::person::fields::Field;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};

use super::columns::{EXTRA, MISSING, PROJECTED, Sum};
use super::events::{events_without_row, give_events};
use super::given::{Given, give, give_all};
use super::one_employer::OneEmployer;
use super::people::{Person, Year};
use super::read::Read;
use super::returns::{counts, marital_status};
use super::side::{Months, side_amounts};
use super::wages::wages_of;
use super::withheld::{add_tax, is_withheld_in_part, payments_of, payments_taken};
use super::{CellLocation, Finding, Joined};
use crate::stream::currency_of;

/// What goes into one row.
struct Row {
    values: BTreeMap<usize, (OwnedCell, Option<CellLocation>)>,
    extra: [String; EXTRA.len()],
    end: Option<CellLocation>,
    events: Vec<CellLocation>,
}

/// Makes the rows.
pub(super) fn assemble(read: Read, project: bool) -> Joined {
    let Read { people, origins, findings, periods, met, tables, payments, unlisted, .. } = read;
    let mut joined =
        Joined { origins, tables, findings, unlisted, periods, met, ..Joined::default() };
    for employee in &people.shared {
        let masked = masked_employee(employee);
        joined.findings.push(Finding::new("finding-employee-shared", vec![("employee", masked)]));
    }
    joined.findings.extend(differ_in_zeros(&people.list));
    joined.findings.extend(payments_taken(&payments, &people.list));
    let last = last_months(&people.list);
    for (year, month) in &last {
        if *month < 12 {
            let id = if project { "finding-running-projected" } else { "finding-running" };
            let period = format!("{year}-{month:02}");
            joined.findings.push(Finding::new(id, vec![("period", period)]));
        }
    }
    let sheets = OneEmployer::of(&people.list);
    let (mut rows, mut without_year, mut numbered) = (Vec::new(), 0_u64, 0_u64);
    for (index, person) in people.list.iter().enumerate() {
        events_without_row(&mut joined, person);
        if person.years.values().all(Year::is_beside) {
            without_year += 1;
            continue;
        }
        if person.employee.is_empty() {
            numbered += 1;
        }
        for (year, known) in person.years.iter().filter(|(_, known)| !known.is_beside()) {
            let last = last.get(year).copied().unwrap_or(12);
            rows.push(row(&mut joined, index, person, (*year, known), (last, project), &sheets));
        }
    }
    if without_year > 0 {
        let arguments = vec![("people", without_year.to_string())];
        joined.findings.push(Finding::new("finding-without-year", arguments));
    }
    if numbered > 0 {
        let arguments = vec![("people", numbered.to_string())];
        joined.findings.push(Finding::new("finding-numbered", arguments));
    }
    if joined.withheld_in_part > 0 {
        let arguments = vec![("rows", joined.withheld_in_part.to_string())];
        joined.findings.push(Finding::new("finding-withheld-in-part", arguments));
    }
    let mut missing: BTreeMap<&str, u64> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.extra[MISSING].is_empty()) {
        *missing.entry(&row.extra[MISSING]).or_default() += 1;
    }
    for (months, rows) in missing.into_iter().take(24) {
        let arguments = vec![("missing", months.to_owned()), ("rows", rows.to_string())];
        joined.findings.push(Finding::new("finding-missing-months", arguments));
    }
    if joined.unlisted > 0 {
        let arguments = vec![("count", joined.unlisted.to_string())];
        joined.findings.push(Finding::new("finding-unlisted", arguments));
    }
    write(&mut joined, rows);
    joined
}

/// Employee numbers of different persons that differ only in zeros at the beginning, which a
/// spreadsheet takes off a number that is not text.
fn differ_in_zeros(people: &[Person]) -> Option<Finding> {
    let mut alike: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for person in people.iter().filter(|person| !person.employee.is_empty()) {
        let bare = person.employee.trim_start_matches('0');
        alike.entry(bare).or_default().insert(&person.employee);
    }
    alike.retain(|_, numbers| numbers.len() > 1);
    let (_, first) = alike.first_key_value()?;
    let mut shown = first.iter().map(|number| masked_employee(number));
    let arguments = vec![
        ("pairs", alike.len().to_string()),
        ("first", shown.next().unwrap_or_default()),
        ("second", shown.next().unwrap_or_default()),
    ];
    Some(Finding::new("finding-employee-zeros", arguments))
}

/// The last month that anybody has, by year.
fn last_months(people: &[Person]) -> BTreeMap<u16, u8> {
    let mut last = BTreeMap::new();
    let years = people.iter().flat_map(|person| &person.years);
    // Rows that name no month are in the year 0.
    for (year, known) in years.filter(|(year, _)| **year > 0) {
        let side = known.side.values().flat_map(BTreeMap::keys).copied();
        if let Some(month) = known.months.iter().map(|row| row.number).chain(side).max() {
            let most = last.entry(*year).or_insert(month);
            *most = (*most).max(month);
        }
    }
    last
}

fn row(
    joined: &mut Joined,
    index: usize,
    person: &Person,
    (year, known): (u16, &Year),
    (last, project): (u8, bool),
    sheets: &OneEmployer<'_>,
) -> Row {
    let employee = if person.employee.is_empty() {
        format!("P{:05}", index + 1)
    } else {
        person.employee.clone()
    };
    let shown = masked_employee(&employee);
    let mut own = known.own.clone();
    always(joined, &mut own, person);
    let given = own.get(&(Field::HkMaritalStatus as usize));
    let given = given.map(|given| given.cell(&joined.origins).cell().shown().into_owned());
    if let Some(said) = marital_status(joined, person, year, given.as_deref()) {
        give_all(&mut own, Field::HkMaritalStatus, &said);
    }
    let mut extra: [String; EXTRA.len()] = Default::default();
    let sources: Vec<String> =
        known.sources.iter().take(24).map(|place| joined.origins.text(*place)).collect();
    extra[0] = sources.join("; ");
    let mut end = known.sources.first().copied();
    let wages = wages_of(joined, (&shown, person), (year, known), (last, project), sheets);
    let mut given: Vec<Sum> = wages.given;
    end = wages.end.or(end);
    for (at, text) in wages.extra {
        extra[at] = text;
    }
    if let Some(bonus) = known.bonus {
        given.push((Field::AnnualBonus, (bonus.amount, bonus.place)));
        add_tax(&mut given, bonus.tax, bonus.place);
    }
    for (field, payments) in payments_of(known) {
        end = end.or(Some(payments.place));
        if let Some(fen) = payments.receipts {
            given.push((field, (fen, payments.place)));
        }
        add_tax(&mut given, payments.tax, payments.place);
    }
    if !extra[PROJECTED].is_empty() {
        // What was withheld is no part of a projection.
        given.retain(|(field, _)| *field != Field::TaxWithheld);
    }
    if is_withheld_in_part(known, &wages.sums, &own) {
        let before = given.len();
        given.retain(|(field, _)| *field != Field::TaxWithheld);
        joined.withheld_in_part += u64::from(given.len() < before);
    }
    for (field, (fen, place)) in given {
        give(&mut own, field, OwnedCell::minor(fen), place);
    }
    let events = give_events(&mut own, known);
    let months = Months { wages: &wages.held, last, carried: !extra[PROJECTED].is_empty() };
    side_amounts(joined, &mut own, (&shown, person), (year, known), &months);
    contradictions(joined, &own);
    for (field, given) in known.spoiled.iter().chain(&wages.spoiled) {
        own.insert(*field as usize, given.clone());
    }
    for filed in person.returns.iter().filter(|filed| counts(filed, &person.returns)) {
        push_listed(&mut extra[4], &filed.year);
        push_listed(&mut extra[5], &filed.total);
    }
    let origins = &joined.origins;
    let mut values: BTreeMap<usize, (OwnedCell, Option<CellLocation>)> = own
        .into_iter()
        .map(|(field, given)| (field, (given.cell(origins), Some(given.place()))))
        .collect();
    let id_number = person.id_number.clone();
    for (field, cell) in [
        (Field::EmployeeId, employee.into()),
        (Field::Name, person.name.clone().into()),
        (Field::IdType, person.id_type.clone().into()),
        (Field::IdNumber, if person.id_cut { OwnedCell::Cut(id_number) } else { id_number.into() }),
        (
            Field::TaxYear,
            if year == 0 { OwnedCell::Blank } else { OwnedCell::Integer(year.into()) },
        ),
    ] {
        values.insert(field as usize, (cell, known.sources.first().copied()));
    }
    Row { values, extra, end, events }
}

/// Gives a person's year what holds for every year. An amount belongs to one year alone.
fn always(joined: &mut Joined, own: &mut BTreeMap<usize, Given>, person: &Person) {
    let several = person.years.keys().filter(|year| **year > 0).count() > 1;
    for (field, given) in &person.always {
        let Some(field) = Field::ALL.get(*field).copied() else { continue };
        if several && currency_of(field).is_some() {
            let place = given.place();
            let arguments =
                vec![("place", joined.origins.text(place)), ("field", field.name().to_owned())];
            joined.tell(Finding::new("finding-amount-without-year", arguments));
            let shown = given.cell(&joined.origins).cell().shown().into_owned();
            give(own, field, OwnedCell::Text(format!("{shown} (?)")), place);
        } else {
            give_all(own, field, given);
        }
    }
}

/// Says where rows or sheets contradict each other: all values go into the row, which is refused.
fn contradictions(joined: &mut Joined, own: &BTreeMap<usize, Given>) {
    for (field, given) in own.iter().filter(|(_, given)| given.is_conflict()) {
        let Some(field) = Field::ALL.get(*field) else { continue };
        let id =
            if given.says_the_same() { "finding-given-twice" } else { "finding-contradiction" };
        let arguments = vec![
            ("place", joined.origins.text(given.place())),
            ("field", field.name().to_owned()),
            ("found", given.masked(field.about())),
        ];
        joined.findings.push(Finding::new(id, arguments));
    }
}

fn push_listed(list: &mut String, text: &str) {
    if !list.is_empty() {
        list.push_str("; ");
    }
    list.push_str(text);
}

/// The first and last letters of an employee's number.
pub(super) fn masked_employee(employee: &str) -> String {
    let letters: Vec<char> = employee.chars().collect();
    match letters.as_slice() {
        [] => String::new(),
        [first, .., last] if letters.len() > 3 => format!("{first}***{last}"),
        [first, ..] => format!("{first}**"),
    }
}

/// Makes the table, with the columns that any row has.
fn write(joined: &mut Joined, rows: Vec<Row>) {
    let income = Field::ALL.into_iter().find(|field| field.about().income);
    let used = |field: Field| {
        matches!(field, Field::EmployeeId | Field::TaxYear)
            || rows.iter().any(|row| {
                row.values.get(&(field as usize)).is_some_and(|(cell, _)| !cell.cell().is_blank())
            })
    };
    let mut fields: Vec<Field> = Field::ALL.into_iter().filter(|field| used(*field)).collect();
    if !fields.iter().any(|field| field.about().income) {
        // A table of nobody's income is still a payroll; each row says what it lacks.
        fields.extend(income);
    }
    let extra: Vec<usize> = (0..EXTRA.len())
        .filter(|index| rows.iter().any(|row| !row.extra[*index].is_empty()))
        .collect();
    let names = fields.iter().map(|field| field.name());
    let names = names.chain(extra.iter().map(|index| EXTRA[*index]));
    joined.names = names.map(str::to_owned).collect();
    joined.rows = rows.len();
    for (number, mut row) in (2..).zip(rows) {
        let mut places = Vec::new();
        let mut cells = Vec::with_capacity(joined.names.len());
        for field in &fields {
            let (cell, place) = row.values.remove(&(*field as usize)).unwrap_or_default();
            places.extend(place.map(|place| (*field, place)));
            cells.push(cell);
        }
        cells.extend(extra.iter().map(|index| std::mem::take(&mut row.extra[*index]).into()));
        joined.table.push(TypedRow { number, cells });
        joined.origins.rows.push(places);
        joined.origins.ends.push(row.end);
        joined.origins.events.push(row.events);
    }
}
