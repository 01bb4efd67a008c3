//! The wages of a person's year: its employments added up, and what is said of them.

use std::collections::BTreeSet;

use calc_core::person::fields::Field;

use super::checks::{check_months, compare_withholding, held_months, missing_months};
use super::columns::{DIFFERENCES, MISSING, MONTHS, PROJECTED, Sum, fields_of, months_text};
use super::employments::{Clash, Employment, Sorted, sorted};
use super::given::Given;
use super::one_employer::OneEmployer;
use super::people::{Person, Year};
use super::projection::projected;
use super::read::fen_text;
use super::sheet_check::{check_paid, check_sheet};
use super::year_sums::{Sums, add, sums};
use super::{Amounts, CellLocation, Finding, Joined};
use crate::reading::YearMonth;

/// What the months of a person's year give.
#[derive(Default)]
pub(super) struct Wages {
    /// The amounts of our own columns.
    pub(super) given: Vec<Sum>,
    /// What each employment says.
    pub(super) sums: Vec<Sums>,
    /// What cannot be told goes into the row as it stands, where the row is refused for it.
    pub(super) spoiled: Vec<(Field, Given)>,
    /// The columns that a joined row has besides our own, by their places.
    pub(super) extra: Vec<(usize, String)>,
    /// The months that they are of.
    pub(super) held: BTreeSet<u8>,
    /// The row that the year ends with.
    pub(super) end: Option<CellLocation>,
}

/// The wages of a person's year.
pub(super) fn wages_of(
    joined: &mut Joined,
    (shown, person): (&str, &Person),
    (year, known): (u16, &Year),
    (last, project): (u8, bool),
    sheets: &OneEmployer<'_>,
) -> Wages {
    let mut wages = Wages::default();
    let before = joined.sheet_differences.len();
    check_sheet(joined, shown, year, &known.months);
    let Sorted { employments: found, assumed } = match sorted(&known.months, year, sheets) {
        Ok(sorted) => sorted,
        Err(clash) => {
            wages.extra.extend(differences_since(joined, before));
            wages.end = Some(clash.place);
            wages.spoiled.push(refused(joined, &clash));
            return wages;
        }
    };
    let ends = |one: &&Employment<'_>| one.last();
    let Some(latest) = found.iter().max_by_key(ends) else { return wages };
    for employment in &found {
        check_months(joined, shown, year, employment);
        compare_withholding(joined, shown, year, employment);
        check_paid(joined, shown, year, employment);
    }
    wages.extra.extend(differences_since(joined, before));
    wages.held = held_months(year, &found);
    if year > 0 {
        let mut months: Vec<u8> =
            found.iter().flat_map(|one| one.counted().map(|row| row.number)).collect();
        months.sort_unstable();
        months.dedup();
        wages.extra.push((MONTHS, months_text(year, &months)));
        let missing = missing_months(person, year, &found, last);
        wages.extra.push((MISSING, months_text(year, &missing)));
    }
    tell_employers(joined, shown, year, &found);
    for (earlier, later) in assumed {
        let [place, other] = [later, earlier].map(|row| joined.origins.text(row.place));
        let arguments = vec![("place", place), ("other", other)];
        joined.tell(Finding::new("finding-employer-assumed", arguments));
    }
    let place = latest.counted().last().map(|row| row.place);
    wages.end = place;
    wages.sums = found.iter().map(sums).collect();
    let mut amounts = Amounts::default();
    for (employment, sums) in found.iter().zip(&mut wages.sums) {
        let running = project && employment.last() == last && last < 12 && person.ends.is_none();
        if running {
            sums.amounts = projected(person, year, employment, last);
            wages.extra.push((PROJECTED, "yes".to_owned()));
        }
        for (sum, more) in amounts.iter_mut().zip(sums.amounts) {
            add(sum, more);
        }
    }
    joined.projected += usize::from(wages.extra.iter().any(|(at, _)| *at == PROJECTED));
    let fields = fields_of(&amounts).into_iter();
    wages.given = place
        .map_or_else(Vec::new, |place| fields.map(|(field, fen)| (field, (fen, place))).collect());
    wages
}

/// The figures of a person's year that the sheets' own columns do not give, for their column.
fn differences_since(joined: &Joined, before: usize) -> Option<(usize, String)> {
    let said = joined.sheet_differences[before..].iter().map(|found| {
        let YearMonth { year, month } = found.period;
        let (stated, computed) = (fen_text(found.stated), fen_text(found.computed));
        let month = month.unwrap_or(0);
        format!("{year}-{month:02} {}: {stated} / {computed}", found.figure.column())
    });
    let said = said.collect::<Vec<_>>().join("; ");
    (!said.is_empty()).then_some((DIFFERENCES, said))
}

/// Says which months are not put together, and spoils the row.
fn refused(joined: &mut Joined, clash: &Clash) -> (Field, Given) {
    let arguments = vec![
        ("place", joined.origins.text(clash.place)),
        ("other", joined.origins.text(clash.other)),
    ];
    joined.tell(Finding::new(clash.id, arguments));
    let (one, other) = clash.incomes;
    (Field::Wages, Given::both((one, clash.other), (other, clash.place)))
}

/// Says that several employers were added up.
fn tell_employers(joined: &mut Joined, shown: &str, year: u16, found: &[Employment<'_>]) {
    if found.len() < 2 {
        return;
    }
    let rows = found.iter().filter_map(|one| one.rows.last());
    let places: Vec<String> = rows.map(|row| joined.origins.text(row.place)).collect();
    let arguments = vec![
        ("employee", shown.to_owned()),
        ("year", year.to_string()),
        ("employers", found.len().to_string()),
        ("places", places.join("; ")),
    ];
    joined.tell(Finding::new("finding-employers", arguments));
}
