//! What a mapping could say of each column, by its name, by its cells, and by what the sheet is about.
//!
//! An amount of a month is never proposed for a year's, nor one to date for a month's: where nothing says
//! which it is, the line is written out of use, and says why.

mod about;
mod months;
mod settle;

use std::collections::HashSet;

use calc_core::law::fields::FieldKind;
use calc_core::person::fields::Field;

use super::headers::{Meaning, Span, Understood, of_field, understood};
use super::values::{Kind, amounts_of, examples, filled, kind_of};
use super::{resembling, target_name};
use crate::cell_name::column_letters;
use crate::layout::{Quantity, key};
use crate::reading::YearMonth;

pub use about::About;
pub(super) use months::propose_months;

/// What a proposal does with a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// The mapping takes it.
    Taken(String),
    /// The line stands there out of use, for the user to decide.
    Ask(String),
    /// It is left out.
    Ignored,
}

/// By what a column was proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The sheet is one that is known.
    Sheet,
    /// Its name.
    Header,
    /// What stands in its cells.
    Values,
    /// Both.
    Both,
}

impl By {
    /// The id of its words.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sheet => "map-by-sheet",
            Self::Header => "map-by-header",
            Self::Values => "map-by-values",
            Self::Both => "map-by-both",
        }
    }
}

/// Why a column is proposed as it is, or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The id of the message.
    pub id: &'static str,
    /// Another column that it is about, or another target.
    pub other: Option<String>,
}

impl Why {
    pub(super) const fn of(id: &'static str) -> Self {
        Self { id, other: None }
    }

    pub(super) fn about(id: &'static str, other: &str) -> Self {
        Self { id, other: Some(other.to_owned()) }
    }
}

/// A column and what is proposed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its letters; several where several columns have its name.
    pub letters: Vec<String>,
    /// Its name.
    pub name: String,
    /// What is proposed.
    pub proposed: Proposed,
    /// By what; none where nothing is proposed.
    pub by: Option<By>,
    /// Why, where that is not plain.
    pub why: Option<Why>,
    /// What its cells are; none where all are blank.
    pub kind: Option<Kind>,
    /// How many of them hold something.
    pub filled: usize,
    /// A few of them, masked.
    pub examples: Vec<String>,
    meaning: Option<Meaning>,
    span: Option<Span>,
}

/// What is proposed for a table.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The columns.
    pub columns: Vec<Column>,
    /// The letters of columns that hold something and have no name.
    pub unnamed: Vec<String>,
    /// What period its amounts are of.
    pub about: About,
    /// How many rows were looked at.
    pub rows: usize,
    /// Whether a column says who a row is about.
    pub names_people: bool,
}

/// Proposes what the columns of a table mean.
pub(super) fn propose(
    names: &[String],
    rows: &[Vec<String>],
    around: Option<YearMonth>,
) -> Proposal {
    let mut columns = columns_of(names, rows);
    let about = about::about(&columns, names, rows, around);
    let other_currency =
        columns.iter().any(|column| column.kind == Some(Kind::Currencies { other: true }));
    let sheet = SheetFacts { about, other_currency };
    for column in &mut columns {
        let found = understood(&column.name);
        let decided = decide(column, found, &sheet);
        (column.proposed, column.by, column.why) = decided;
        if let (Proposed::Taken(target), true) = (&column.proposed, column.letters.len() > 1) {
            column.proposed = Proposed::Ask(target.clone());
            column.why = Some(Why::of("map-why-same-name"));
        }
    }
    settle::settle(&mut columns);
    let fact = |field: Field| {
        let taken = Proposed::Taken(field.name().to_owned());
        columns.iter().any(|column| column.proposed == taken)
    };
    let names_people = fact(Field::EmployeeId) || fact(Field::IdNumber);
    Proposal { columns, unnamed: unnamed(names, rows), about, rows: rows.len(), names_people }
}

/// The letters of columns that hold something and have no name.
fn unnamed(names: &[String], rows: &[Vec<String>]) -> Vec<String> {
    (0..rows.iter().map(Vec::len).max().unwrap_or(0))
        .filter(|at| names.get(*at).is_none_or(|name| key(name).is_empty()))
        .filter(|at| filled(&cells_of(rows, &[*at])) > 0)
        .map(column_letters)
        .collect()
}

/// The columns of a table with what their cells are; those with one name stand together.
pub(super) fn columns_of(names: &[String], rows: &[Vec<String>]) -> Vec<Column> {
    let mut seen = HashSet::new();
    let named = names.iter().filter(|name| !key(name).is_empty());
    named
        .filter(|name| seen.insert(key(name)))
        .map(|name| {
            let same = |at: &usize| key(&names[*at]) == key(name);
            let at: Vec<usize> = (0..names.len()).filter(same).collect();
            let cells = cells_of(rows, &at);
            let kind = kind_of(&cells);
            let understood = understood(name);
            Column {
                letters: at.iter().map(|at| column_letters(*at)).collect(),
                name: name.clone(),
                proposed: Proposed::Ignored,
                by: None,
                why: None,
                kind,
                filled: filled(&cells),
                examples: kind.map(|kind| examples(&cells, kind)).unwrap_or_default(),
                meaning: understood.meaning,
                span: understood.span,
            }
        })
        .collect()
}

fn cells_of<'r>(rows: &'r [Vec<String>], at: &[usize]) -> Vec<&'r str> {
    let of = |row: &'r Vec<String>, at: usize| row.get(at).map_or("", String::as_str);
    rows.iter().flat_map(|row| at.iter().map(move |at| of(row, *at))).collect()
}

/// What the whole sheet says.
struct SheetFacts {
    about: About,
    /// Whether a column says that amounts are in another currency than the yuan.
    other_currency: bool,
}

impl SheetFacts {
    const fn is_monthly(&self) -> bool {
        matches!(self.about, About::MonthByRow | About::Month(_))
    }

    const fn is_yearly(&self) -> bool {
        matches!(self.about, About::YearByRow | About::Year(_))
    }
}

type Decided = (Proposed, Option<By>, Option<Why>);

fn ignored(why: &'static str) -> Decided {
    (Proposed::Ignored, None, Some(Why::of(why)))
}

fn decide(column: &Column, found: Understood, sheet: &SheetFacts) -> Decided {
    if found.span == Some(Span::Named) && matches!(column.kind, Some(Kind::Amounts { .. })) {
        return ignored("map-why-named-month");
    }
    match found.meaning {
        Some(Meaning::Number) => doubted(Field::EmployeeId.name(), By::Header, "map-why-resembles"),
        Some(Meaning::Fact(field)) => fact(column, field),
        Some(Meaning::Amount(quantity) | Meaning::Part(quantity)) => {
            amount(column, found, quantity, sheet)
        }
        Some(Meaning::OfYear(field)) => of_year(column, found, field, sheet),
        Some(Meaning::Period) => period(column),
        Some(Meaning::Year) => match column.kind {
            None | Some(Kind::Years) => taken(Field::TaxYear.name(), column),
            Some(_) => doubted(Field::TaxYear.name(), By::Header, "map-why-values"),
        },
        Some(Meaning::Day) => ignored("map-why-day"),
        Some(Meaning::Net) => ignored("map-why-net"),
        Some(Meaning::Deducted) => ignored("map-why-deducted"),
        Some(Meaning::Currency) if sheet.other_currency => ignored("map-why-other-currency"),
        Some(Meaning::Currency | Meaning::Beside) => (Proposed::Ignored, None, None),
        None => by_values(column, found, sheet),
    }
}

/// A column that the mapping takes, by its name and, where they fit, its cells.
fn taken(target: &str, column: &Column) -> Decided {
    let by = if matches!(column.kind, None | Some(Kind::Texts)) { By::Header } else { By::Both };
    (Proposed::Taken(target.to_owned()), Some(by), None)
}

fn doubted(target: &str, by: By, why: &'static str) -> Decided {
    (Proposed::Ask(target.to_owned()), Some(by), Some(Why::of(why)))
}

/// A fact about the person, if its cells may be that.
fn fact(column: &Column, field: Field) -> Decided {
    let name = field.name();
    let doubt = || doubted(name, By::Header, "map-why-values");
    let Some(kind) = column.kind else { return taken(name, column) };
    let fits = match field {
        Field::IdNumber => match kind {
            Kind::Damaged => {
                let by = Some(By::Both);
                return (Proposed::Taken(name.to_owned()), by, Some(Why::of("map-why-damaged")));
            }
            kind => matches!(kind, Kind::Documents | Kind::Passports),
        },
        Field::EmployeeId => {
            matches!(kind, Kind::Codes | Kind::Amounts { other: false } | Kind::Texts | Kind::Years)
        }
        Field::Name | Field::IdType => matches!(kind, Kind::Texts | Kind::Words(Field::IdType)),
        other => match other.about().kind {
            FieldKind::Word => kind == Kind::Words(other),
            FieldKind::Words => kind == Kind::Words(other) || kind == Kind::Texts,
            FieldKind::YesNo => kind == Kind::YesNo,
            _ => matches!(kind, Kind::Amounts { other: false }),
        },
    };
    if fits { taken(name, column) } else { doubt() }
}

fn period(column: &Column) -> Decided {
    match column.kind {
        // A month may stand there as a number alone, beside a column of the year.
        None | Some(Kind::Months | Kind::Days | Kind::Amounts { other: false }) => {
            taken("period", column)
        }
        Some(_) => doubted("period", By::Header, "map-why-values"),
    }
}

fn amount(column: &Column, found: Understood, quantity: Quantity, sheet: &SheetFacts) -> Decided {
    let Some(name) = target_name(quantity) else { return ignored("map-why-nothing") };
    if found.employers {
        return ignored("map-why-employers");
    }
    let other = match column.kind {
        Some(Kind::Amounts { other }) => other,
        // Whole numbers may look like years, days or telephones.
        None | Some(Kind::Years | Kind::Days | Kind::Accounts) => false,
        Some(_) => {
            let target = if sheet.is_monthly() { format!("month:{name}") } else { name.to_owned() };
            return doubted(&target, By::Header, "map-why-values");
        }
    };
    if other || found.hong_kong_dollars || sheet.other_currency {
        return ignored("map-why-other-currency");
    }
    let month = format!("month:{name}");
    let to_date = format!("to_date:{name}");
    let ask = |target: &str, why| (Proposed::Ask(target.to_owned()), Some(By::Header), Some(why));
    match found.span {
        Some(Span::ToDate) if sheet.is_monthly() => taken(&to_date, column),
        Some(Span::ToDate) => ask(&to_date, Why::of("map-why-no-month")),
        Some(Span::Month) if sheet.is_monthly() => taken(&month, column),
        Some(Span::Month | Span::Named) => ask(&month, Why::of("map-why-no-month")),
        Some(Span::Year) if sheet.is_monthly() => ask(name, Why::of("map-why-year-in-month")),
        Some(Span::Year) => taken(name, column),
        // Deductions of a family are given to date in most sheets, and by month in some.
        None if sheet.is_monthly() && quantity == Quantity::AdditionalDeductions => {
            ask(&to_date, Why::about("map-why-month-or-to-date", &month))
        }
        None if sheet.is_monthly() => taken(&month, column),
        None if sheet.is_yearly() => taken(name, column),
        None => ask(&month, Why::about("map-why-month-or-year", name)),
    }
}

/// An amount that a mapping takes for the year alone.
fn of_year(column: &Column, found: Understood, field: Field, sheet: &SheetFacts) -> Decided {
    let name = field.name();
    if found.employers {
        return ignored("map-why-employers");
    }
    if !matches!(column.kind, None | Some(Kind::Amounts { .. })) {
        return doubted(name, By::Header, "map-why-values");
    }
    let of_yuan = field.about().kind == FieldKind::Cny;
    let other = sheet.other_currency || found.hong_kong_dollars;
    if of_yuan && (other || column.kind == Some(Kind::Amounts { other: true })) {
        return ignored("map-why-other-currency");
    }
    // A bonus is one payment of the year, whatever month's sheet it stands in.
    let by_month = matches!(found.span, Some(Span::Month | Span::ToDate | Span::Named));
    if by_month || (sheet.is_monthly() && field != Field::AnnualBonus) {
        return ignored("map-why-year-alone");
    }
    if field == Field::AnnualBonus || sheet.is_yearly() {
        return taken(name, column);
    }
    doubted(name, By::Header, "map-why-year-alone")
}

/// A column whose name says nothing that is known.
fn by_values(column: &Column, found: Understood, sheet: &SheetFacts) -> Decided {
    let values = |target: &str| (Proposed::Taken(target.to_owned()), Some(By::Values), None);
    match column.kind {
        Some(Kind::Documents) => values(Field::IdNumber.name()),
        Some(Kind::Damaged) => doubted(Field::IdNumber.name(), By::Values, "map-why-damaged"),
        Some(Kind::Passports) => doubted(Field::IdNumber.name(), By::Values, "map-why-passports"),
        Some(Kind::Words(field)) => values(field.name()),
        Some(Kind::Months) => values("period"),
        Some(Kind::Years) => doubted(Field::TaxYear.name(), By::Values, "map-why-values-alone"),
        Some(Kind::Codes) => doubted(Field::EmployeeId.name(), By::Values, "map-why-values-alone"),
        Some(Kind::YesNo) => ignored("map-why-yes-no"),
        Some(Kind::Days) => ignored("map-why-day"),
        Some(Kind::Currencies { other: true }) => ignored("map-why-other-currency"),
        Some(Kind::Amounts { .. }) => resembles(column, found, sheet),
        None | Some(Kind::Currencies { other: false } | Kind::Accounts | Kind::Texts) => {
            (Proposed::Ignored, None, None)
        }
    }
}

/// A column of amounts whose name resembles one of ours: never taken by itself.
fn resembles(column: &Column, found: Understood, sheet: &SheetFacts) -> Decided {
    let Some(field) = resembling(&column.name).filter(|field| amounts_of(*field)) else {
        return ignored("map-why-unknown-amounts");
    };
    let decided = match of_field(field) {
        Meaning::Amount(quantity) => amount(column, found, quantity, sheet),
        _ => of_year(column, found, field, sheet),
    };
    match decided {
        (Proposed::Taken(target), ..) => doubted(&target, By::Header, "map-why-resembles"),
        other => other,
    }
}
