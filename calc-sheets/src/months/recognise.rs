//! Which header rows are those of months, or of facts that are joined to them.

use calc_core::law::fields::{Columns as _, FieldKind};
use calc_core::person::fields::Field as YearField;
use calc_core::person::month::fields::Field;
use calc_payroll::Format;
use calc_payroll::header::Header;
use calc_payroll::months::Months;
use calc_payroll::subject::Subject as _;

use super::map::{MAPPED, MonthMap};
use super::taking::take_of;
use crate::layout::{self, Layout, Recognised, Recogniser, Shape, Take, narrow, told_apart};
use crate::source::Table;

/// Our own columns of months.
static OWN: Layout = Layout { id: "person_months", shape: Shape::Own, markers: &[], columns: &[] };

/// 无住所个人正常工资薪金收入 and 数月奖金.
static CLIENT: Layout =
    Layout { id: layout::NON_DOMICILED, shape: Shape::Own, markers: &[], columns: &[] };

/// Facts of the year or month.
static FACTS: Layout =
    Layout { id: "facts_of_months", shape: Shape::Own, markers: &[], columns: &[] };

/// The tables of months, of facts about them, and where `years` are wanted of facts of the year; by a
/// mapping, where there is one, or by their own columns.
pub fn recogniser(map: Option<MonthMap>, years: bool) -> Recogniser {
    Recogniser::new(move |names| {
        let mapped = map.as_ref().and_then(|map| map.recognise(names));
        mapped.or_else(|| recognise(names, years))
    })
}

fn recognise(names: &[String], years: bool) -> Option<Recognised> {
    let narrowed: Vec<String> = told_apart(names).iter().map(|name| narrow(name)).collect();
    let layout = if Header::of_names(narrowed.clone(), 1, Format::Csv, Months::check_header).is_ok()
    {
        &OWN
    } else if is_client_header(&narrowed) {
        &CLIENT
    } else if let Some(other) = layout::recognise(names).filter(is_of_residents) {
        // Taken for facts of a year, such rows would say less than they hold.
        return Some(other);
    } else if is_facts_of_months(&narrowed) || (years && is_facts_of_years(&narrowed)) {
        &FACTS
    } else {
        return None;
    };
    let of_years = years && std::ptr::eq(layout, &raw const FACTS);
    let take = |name: &String| {
        let of_month = Field::from_header(name).map(take_of);
        of_month.or_else(|| YearField::from_header(name).filter(|_| of_years).map(Take::Own))
    };
    let takes: Vec<Option<Take>> = narrowed.iter().map(take).collect();
    let known = takes.iter().flatten().count();
    Some(Recognised { layout, takes, names: narrowed, known })
}

/// Whether a table is one that makes a year of a resident, or one that a payroll of years refuses.
fn is_of_residents(table: &Recognised) -> bool {
    !matches!(table.layout.shape, Shape::Own | Shape::Persons | Shape::HongKongYear)
}

/// Whether a column is one that only months have: a payroll of years has none of its name.
pub fn is_of_months(name: &str) -> bool {
    let name = narrow(name);
    let month = Field::from_header(&name).filter(|field| *field != Field::Month);
    month.is_some() && YearField::from_header(&name).is_none()
}

/// Whether a table is in our own columns.
pub(super) fn is_own(table: &Table) -> bool {
    std::ptr::eq(table.recognised.layout, &raw const OWN)
}

/// Whether a table is one of the client's.
pub(super) fn is_client(table: &Table) -> bool {
    std::ptr::eq(table.recognised.layout, &raw const CLIENT)
}

/// Whether a table is known by the mapping.
pub(super) fn is_mapped(table: &Table) -> bool {
    std::ptr::eq(table.recognised.layout, &raw const MAPPED)
}

/// Whether a table holds facts, and no months.
pub(super) fn is_facts(table: &Table) -> bool {
    std::ptr::eq(table.recognised.layout, &raw const FACTS)
}

/// Whether a table cannot be joined to anything.
pub(super) fn is_refused(table: &Table) -> bool {
    table.recognised.layout.shape != Shape::Own
}

/// Whether names are the header of a sheet of the client for persons without a domicile.
fn is_client_header(names: &[String]) -> bool {
    let has = |field: Field| names.iter().any(|name| Field::from_header(name) == Some(field));
    has(Field::StatedFormula) && has(Field::ChinaWorkDays) && !has(Field::TaxYear)
}

/// Whether names are the header of facts that are filled into months: whose they are, of which year, and
/// at least one column of months besides.
pub(super) fn is_facts_of_months(names: &[String]) -> bool {
    let known: Vec<Field> = names.iter().filter_map(|name| Field::from_header(name)).collect();
    let whose = known.contains(&Field::EmployeeId) || known.contains(&Field::IdNumber);
    let by_month = known.contains(&Field::Month);
    whose && known.contains(&Field::TaxYear) && known.iter().any(|field| is_taken(*field, by_month))
}

/// Whether a fact is filled into months: of one of a whole year a count or an amount would be another
/// than that of a month.
pub(super) fn is_taken(field: Field, by_month: bool) -> bool {
    !is_key(field) && (by_month || !is_of_a_month(field))
}

pub(super) fn is_key(field: Field) -> bool {
    matches!(
        field,
        Field::EmployeeId
            | Field::TaxYear
            | Field::Month
            | Field::Name
            | Field::IdType
            | Field::IdNumber
    )
}

pub(super) fn is_of_a_month(field: Field) -> bool {
    matches!(field, Field::ChinaWorkDays | Field::PeriodDays)
        || field.about().kind == FieldKind::Cny
}

/// Whether names are the header of facts of the year: whose they are, and at least one column of a year
/// besides.
pub(super) fn is_facts_of_years(names: &[String]) -> bool {
    let of_month = names.iter().any(|name| Field::from_header(name) == Some(Field::Month));
    !of_month && calc_payroll::person_years::joined::are_facts(names)
}
