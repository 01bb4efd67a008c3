//! Amounts of months in our own columns, such as a list of contributions by month: they are the year
//! where every month is there. One month is never the year.

use std::collections::{BTreeMap, BTreeSet};

use calc_core::person::fields::Field;
use calc_payroll::typed_rows::OwnedCell;

use super::columns::months_text;
use super::given::{Given, give, give_all};
use super::people::{Person, Year};
use super::projection::more;
use super::read::fen_text;
use super::{Finding, Joined};
use crate::reading::Currency;
use crate::stream::currency_of;

/// What is known of the months of a person's year.
pub(super) struct Months<'a> {
    /// Those with wages.
    pub(super) wages: &'a BTreeSet<u8>,
    /// The last that anybody has.
    pub(super) last: u8,
    /// Whether the year is carried on to December.
    pub(super) carried: bool,
}

/// Puts the months of a person's year into its columns.
pub(super) fn side_amounts(
    joined: &mut Joined,
    own: &mut BTreeMap<usize, Given>,
    (shown, person): (&str, &Person),
    (year, known): (u16, &Year),
    all: &Months<'_>,
) {
    for (field, months) in &known.side {
        let Some(field) = Field::ALL.get(*field).copied() else { continue };
        let Some(place) = months.values().next_back().map(Given::place) else { continue };
        if let Some(both) = months.values().find(|given| given.is_conflict()) {
            give_all(own, field, both);
            continue;
        }
        let Some(sum) = sum(months) else {
            let shown = |given: &Given| given.cell(&joined.origins).cell().shown().into_owned();
            let texts: Vec<String> = months.values().map(shown).collect();
            give(own, field, OwnedCell::Text(texts.join("; ")), place);
            continue;
        };
        let numbers: Vec<u8> = months.keys().copied().collect();
        let of_year = expected(field, person, (year, known), all);
        let missing: Vec<u8> =
            of_year.into_iter().filter(|month| !months.contains_key(month)).collect();
        let id = match currency_of(field) {
            Some(Currency::Hkd) => "finding-side-hong-kong",
            _ if missing.is_empty() => {
                let rest = if all.carried { 12 - all.last } else { 0 };
                let count = u8::try_from(months.len()).unwrap_or(12);
                let sum = sum.saturating_add(more(sum, count, rest));
                give(own, field, OwnedCell::minor(sum), place);
                continue;
            }
            _ => "finding-side-months",
        };
        let arguments = vec![
            ("place", joined.origins.text(place)),
            ("employee", shown.to_owned()),
            ("field", field.name().to_owned()),
            ("known", months_text(year, &numbers)),
            ("missing", months_text(year, &missing)),
        ];
        joined.tell(Finding::new(id, arguments));
        let text = format!("{} ({})", fen_text(sum), months_text(year, &numbers));
        give(own, field, OwnedCell::Text(text), place);
    }
}

/// The months that a column has to have: those with wages, or otherwise those of the employment.
fn expected(
    field: Field,
    person: &Person,
    (year, known): (u16, &Year),
    all: &Months<'_>,
) -> Vec<u8> {
    if !all.wages.is_empty() {
        return all.wages.iter().copied().collect();
    }
    let wages = known.side.get(&(Field::Wages as usize));
    if let Some(wages) = wages.filter(|_| field != Field::Wages) {
        return wages.keys().copied().collect();
    }
    let of = |day: Option<(u16, u8)>| day.filter(|(at, _)| *at == year).map(|(_, month)| month);
    let last = if field == Field::Wages { all.last } else { 12 };
    let last = of(person.ends).map_or(last, |end| end.min(last));
    (of(person.begins).unwrap_or(1)..=last).collect()
}

/// The sum of the months; none where one of them is no amount.
fn sum(months: &BTreeMap<u8, Given>) -> Option<i64> {
    let mut sum = 0_i64;
    for given in months.values() {
        let cell = given.only()?.cell();
        if !cell.is_blank() {
            sum = sum.checked_add(cell.minor().ok()?)?;
        }
    }
    Some(sum)
}
