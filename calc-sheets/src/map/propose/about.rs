//! What period the amounts of a sheet are of.

use std::collections::HashSet;

use calc_core::person::fields::Field;

use super::Column;
use crate::map::headers::Meaning;
use crate::map::values::Kind;
use crate::reading::YearMonth;

/// What period the amounts of a sheet are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Each row says its month.
    MonthByRow,
    /// The title, the sheet's name or the file's says the month.
    Month(YearMonth),
    /// Each row says its year and no month.
    YearByRow,
    /// A year is said, and no month.
    Year(YearMonth),
    /// Nothing says it.
    Open,
    /// Rows of months, of which nothing says the month.
    NoMonth,
    /// The sheet is one that is known, and its columns say it.
    BySheet,
}

/// What period the rows are of.
pub(super) fn about(
    columns: &[Column],
    names: &[String],
    rows: &[Vec<String>],
    around: Option<YearMonth>,
) -> About {
    match said(columns, around) {
        About::YearByRow | About::Year(_) if people_stand_again(columns, names, rows) => {
            About::Open
        }
        about => about,
    }
}

/// What the columns and the names around them say.
fn said(columns: &[Column], around: Option<YearMonth>) -> About {
    let is = |meaning: Meaning| columns.iter().any(|column| column.meaning == Some(meaning));
    let months = |column: &&Column| column.meaning.is_none() && column.kind == Some(Kind::Months);
    let by_values = columns.iter().filter(months).count() == 1;
    match around {
        _ if is(Meaning::Period) || by_values => About::MonthByRow,
        Some(found) if found.month.is_some() => About::Month(found),
        _ if is(Meaning::Year) => About::YearByRow,
        Some(found) => About::Year(found),
        None => About::Open,
    }
}

/// Whether somebody has several rows of one year: then they are of months, whatever else is said.
fn people_stand_again(columns: &[Column], names: &[String], rows: &[Vec<String>]) -> bool {
    let is_number = |column: &&Column| {
        column.kind == Some(Kind::Documents)
            || column.meaning == Some(Meaning::Fact(Field::EmployeeId))
    };
    let at = |column: &Column| names.iter().position(|name| *name == column.name);
    let Some(person) = columns.iter().find(is_number).and_then(at) else { return false };
    let year = columns.iter().find(|column| column.meaning == Some(Meaning::Year)).and_then(at);
    let of = |row: &'_ Vec<String>, at: Option<usize>| {
        at.and_then(|at| row.get(at)).cloned().unwrap_or_default()
    };
    let mut seen = HashSet::new();
    let mut people = rows.iter().map(|row| (of(row, Some(person)), of(row, year)));
    people.any(|one| !one.0.trim().is_empty() && !seen.insert(one))
}
