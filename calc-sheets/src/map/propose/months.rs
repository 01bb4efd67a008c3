//! What a mapping for months could say of each column. One row of such a file is a person's month: an
//! amount of the month is taken, one of a year or of the year to date only where ours is one.

use calc_core::law::fields::{Columns as _, FieldKind};
use calc_core::person::fields::Field as YearField;
use calc_core::person::month::fields::Field;

use super::about::{About, about};
use super::settle::settle;
use super::{
    Column, Decided, Proposal, Proposed, Why, columns_of, doubted, ignored, taken, unnamed,
};
use crate::layout::{Quantity, narrow};
use crate::map::By;
use crate::map::headers::{Meaning, Span, Understood, understood};
use crate::map::values::Kind;
use crate::reading::YearMonth;

/// Proposes what the columns of a table of months mean.
pub(in crate::map) fn propose_months(
    names: &[String],
    rows: &[Vec<String>],
    around: Option<YearMonth>,
) -> Proposal {
    let mut columns = columns_of(names, rows);
    let about = match about(&columns, names, rows, around) {
        found @ (About::MonthByRow | About::Month(_)) => found,
        _ if columns.iter().any(|column| field_of(column) == Some(Field::Month)) => {
            About::MonthByRow
        }
        _ => About::NoMonth,
    };
    let other_currency =
        columns.iter().any(|column| column.kind == Some(Kind::Currencies { other: true }));
    for column in &mut columns {
        (column.proposed, column.by, column.why) = decide(column, other_currency);
        if let (Proposed::Taken(target), true) = (&column.proposed, column.letters.len() > 1) {
            column.proposed = Proposed::Ask(target.clone());
            column.why = Some(Why::of("map-why-same-name"));
        }
    }
    settle(&mut columns);
    let is = |field: Field| {
        let target = Proposed::Taken(field.name().to_owned());
        columns.iter().any(|column| column.proposed == target)
    };
    let names_people = is(Field::EmployeeId) || is(Field::IdNumber);
    Proposal { unnamed: unnamed(names, rows), columns, about, rows: rows.len(), names_people }
}

/// The column of months that a name means.
fn field_of(column: &Column) -> Option<Field> {
    Field::from_header(&narrow(&column.name))
}

fn decide(column: &Column, other_currency: bool) -> Decided {
    let found = understood(&column.name);
    let is_amount = |field: Field| field.about().kind == FieldKind::Cny;
    match field_of(column) {
        Some(Field::Month) => month(column),
        Some(field) if is_amount(field) => amount(column, field, found, other_currency),
        Some(field) => fact(column, field),
        None => by_meaning(column, found, other_currency),
    }
}

/// A column that is called otherwise than ours.
fn by_meaning(column: &Column, found: Understood, other_currency: bool) -> Decided {
    let of = |field: Field| amount(column, field, found, other_currency);
    match found.meaning {
        _ if found.span == Some(Span::Named) => ignored("map-why-named-month"),
        Some(Meaning::Number) => doubted(Field::EmployeeId.name(), By::Header, "map-why-resembles"),
        Some(Meaning::Fact(field)) => match who(field) {
            Some(field) => fact(column, field),
            None => (Proposed::Ignored, None, None),
        },
        Some(Meaning::Amount(quantity) | Meaning::Part(quantity)) => match of_quantity(quantity) {
            Some(field) => of(field),
            None => ignored("map-why-nothing"),
        },
        Some(Meaning::OfYear(YearField::AnnualBonus)) => of(Field::AnnualBonus),
        Some(Meaning::OfYear(_)) => ignored("map-why-year-alone"),
        Some(Meaning::Period) => month(column),
        Some(Meaning::Year) => fact(column, Field::TaxYear),
        Some(Meaning::Day) => ignored("map-why-day"),
        Some(Meaning::Net) => ignored("map-why-net"),
        Some(Meaning::Deducted) => ignored("map-why-deducted"),
        Some(Meaning::Currency) if other_currency => ignored("map-why-other-currency"),
        Some(Meaning::Currency | Meaning::Beside) => (Proposed::Ignored, None, None),
        None => by_values(column),
    }
}

/// Who a row is about, among the columns of a payroll of years.
fn who(field: YearField) -> Option<Field> {
    match field {
        YearField::EmployeeId => Some(Field::EmployeeId),
        YearField::Name => Some(Field::Name),
        YearField::IdType => Some(Field::IdType),
        YearField::IdNumber => Some(Field::IdNumber),
        _ => None,
    }
}

/// The amount of a month that an amount of payroll systems is.
fn of_quantity(quantity: Quantity) -> Option<Field> {
    Some(match quantity {
        Quantity::Income => Field::Wages,
        Quantity::ExemptIncome => Field::ExemptIncome,
        Quantity::SocialInsurance => Field::SocialInsurance,
        Quantity::HousingFund => Field::HousingFund,
        Quantity::AdditionalDeductions => Field::SpecialAdditionalDeductionsToDate,
        Quantity::OtherDeductions => Field::OtherDeductions,
        Quantity::Donations => Field::Donations,
        Quantity::TaxNow => Field::TaxWithheld,
        Quantity::LabourServices => Field::LabourServices,
        _ => return None,
    })
}

/// The month of a row: with its year, or as a number alone.
fn month(column: &Column) -> Decided {
    match column.kind {
        None | Some(Kind::Months | Kind::Days) => taken("period", column),
        Some(Kind::Amounts { other: false } | Kind::Codes) => taken(Field::Month.name(), column),
        Some(_) => doubted("period", By::Header, "map-why-values"),
    }
}

/// A fact about the person or the period, if its cells may be that.
fn fact(column: &Column, field: Field) -> Decided {
    let name = field.name();
    let Some(kind) = column.kind else { return taken(name, column) };
    if field == Field::IdNumber && kind == Kind::Damaged {
        let why = Some(Why::of("map-why-damaged"));
        return (Proposed::Taken(name.to_owned()), Some(By::Both), why);
    }
    let numbers = matches!(kind, Kind::Amounts { other: false } | Kind::Years | Kind::Codes);
    let fits = match field.about().kind {
        FieldKind::Text if field == Field::IdNumber => {
            matches!(kind, Kind::Documents | Kind::Passports)
        }
        FieldKind::Text if field == Field::EmployeeId => numbers || kind == Kind::Texts,
        FieldKind::Text | FieldKind::Word | FieldKind::Words => true,
        FieldKind::YesNo => kind == Kind::YesNo,
        FieldKind::TaxYear => kind == Kind::Years,
        FieldKind::Date => kind == Kind::Days,
        _ => numbers,
    };
    if fits { taken(name, column) } else { doubted(name, By::Header, "map-why-values") }
}

fn amount(column: &Column, field: Field, found: Understood, other_currency: bool) -> Decided {
    let name = field.name();
    if found.employers {
        return ignored("map-why-employers");
    }
    let other = match column.kind {
        Some(Kind::Amounts { other }) => other,
        // Whole numbers may look like years, days or telephones.
        None | Some(Kind::Years | Kind::Days | Kind::Accounts) => false,
        Some(_) => return doubted(name, By::Header, "map-why-values"),
    };
    if other || found.hong_kong_dollars || other_currency {
        return ignored("map-why-other-currency");
    }
    let to_date =
        matches!(field, Field::SpecialAdditionalDeductionsToDate | Field::PersonalPensionToDate);
    match found.span {
        Some(Span::Named) => ignored("map-why-named-month"),
        Some(Span::Year) => ignored("map-why-year-in-month"),
        Some(Span::ToDate) if to_date => taken(name, column),
        Some(Span::ToDate) => ignored("map-why-to-date-of-month"),
        // The name of ours says it; another may be of the month.
        _ if to_date && field_of(column).is_none() => {
            doubted(name, By::Header, "map-why-only-to-date")
        }
        _ => taken(name, column),
    }
}

/// A column whose name says nothing that is known.
fn by_values(column: &Column) -> Decided {
    let values = |target: &str| (Proposed::Taken(target.to_owned()), Some(By::Values), None);
    match column.kind {
        Some(Kind::Documents) => values(Field::IdNumber.name()),
        Some(Kind::Damaged) => doubted(Field::IdNumber.name(), By::Values, "map-why-damaged"),
        Some(Kind::Passports) => doubted(Field::IdNumber.name(), By::Values, "map-why-passports"),
        Some(Kind::Months) => values("period"),
        Some(Kind::Years) => doubted(Field::TaxYear.name(), By::Values, "map-why-values-alone"),
        Some(Kind::Codes) => doubted(Field::EmployeeId.name(), By::Values, "map-why-values-alone"),
        Some(Kind::YesNo | Kind::Words(_)) => ignored("map-why-yes-no"),
        Some(Kind::Days) => ignored("map-why-day"),
        Some(Kind::Currencies { other: true }) => ignored("map-why-other-currency"),
        Some(Kind::Amounts { .. }) => ignored("map-why-unknown-amounts"),
        None | Some(Kind::Currencies { other: false } | Kind::Accounts | Kind::Texts) => {
            (Proposed::Ignored, None, None)
        }
    }
}
