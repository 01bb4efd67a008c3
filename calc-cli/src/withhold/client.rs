//! The sheets of the withholding client for persons without a domicile: 无住所个人正常工资薪金收入 and
//! 数月奖金. They say neither year nor month; a title, the name of the sheet or the file does, or the
//! command line.

use calc_core::law::fields::Columns as _;
use calc_core::person::month::fields::Field;
use calc_payroll::typed_rows::{OwnedCell, TypedRow};
use calc_sheets::plain_table::PlainTable;
use calc_sheets::reading::year_month;

use crate::failure::{Failure, Message};

/// What the sheet of a bonus is called.
const BONUS: &str = "数月奖金";

/// Where the columns of a bonus go.
const OF_A_BONUS: [(Field, Field); 3] = [
    (Field::PaidInChina, Field::BonusPaidInChina),
    (Field::PaidAbroad, Field::BonusPaidAbroad),
    (Field::ChinaWorkDays, Field::BonusChinaWorkDays),
];

/// Year and month.
type Month = (u16, u8);

/// Whether names are the header of such a sheet.
pub(crate) fn is_header(names: &[String]) -> bool {
    let has = |field: Field| place(names, field).is_some();
    has(Field::StatedFormula) && has(Field::ChinaWorkDays) && !has(Field::TaxYear)
}

fn place(names: &[String], field: Field) -> Option<usize> {
    names.iter().position(|name| Field::from_header(name) == Some(field))
}

/// The month that the command line names: 2025-06.
pub(crate) fn month_named(text: Option<&str>) -> Result<Option<Month>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let found = year_month(text).and_then(|found| Some((found.year, found.month?)));
    found.map(Some).ok_or_else(|| {
        let filled = vec![("found", text.to_owned())];
        Failure::CommandLine(Message::new("cli-bad-month", filled))
    })
}

/// A sheet of the client as a table of months; others stay as they are.
pub(crate) fn as_months(
    mut table: PlainTable,
    named: Option<Month>,
) -> Result<PlainTable, Failure> {
    if !is_header(&table.names) {
        return Ok(table);
    }
    let said: Vec<String> = table
        .titles
        .iter()
        .cloned()
        .chain(table.sheet.clone())
        .chain([table.file.clone()])
        .collect();
    let found = said.iter().find_map(|text| year_month(text));
    let month = named.or(found.and_then(|found| Some((found.year, found.month?))));
    let Some((year, month)) = month else {
        let place = table.sheet.clone().unwrap_or_else(|| table.file.clone());
        let message = Message::new("cli-which-month", vec![("place", place)]);
        return Err(Failure::CommandLine(message));
    };
    let is_bonus = said.iter().any(|text| text.contains(BONUS));
    let width = table.names.len();
    let at = |field: Field| place(&table.names, field);
    let (inside, outside) = (at(Field::ChinaWorkDays), at(Field::AbroadWorkDays));
    let (who, document) = (at(Field::EmployeeId), at(Field::IdNumber));
    for row in &mut table.rows {
        row.cells.resize(row.cells.len().max(width), OwnedCell::Blank);
        // The client does without the employer's number.
        if let (Some(who), Some(document)) = (who, document)
            && row.cells[who].cell().is_blank()
        {
            row.cells[who] = row.cells[document].clone();
        }
        let added = [
            OwnedCell::Integer(year.into()),
            OwnedCell::Integer(month.into()),
            OwnedCell::from(post(row, outside).to_owned()),
            period_days(row, inside, outside).filter(|_| is_bonus).unwrap_or_default(),
        ];
        row.cells.splice(width..width, added);
    }
    if is_bonus {
        for (from, to) in OF_A_BONUS {
            if let Some(at) = place(&table.names, from) {
                to.name().clone_into(&mut table.names[at]);
            }
        }
        if let Some(at) = outside {
            // The days of the period are made of it.
            table.names[at].push_str(" (+)");
        }
    }
    let added = [Field::TaxYear, Field::Month, Field::Post, Field::BonusPeriodDays];
    table.names.extend(added.map(|field| field.name().to_owned()));
    Ok(table)
}

/// Days outside are those of a post on both sides.
fn post(row: &TypedRow, outside: Option<usize>) -> &'static str {
    let days = outside.and_then(|at| row.cells.get(at)).map(|cell| cell.cell().fixed(2));
    if days.is_some_and(|days| days.is_ok_and(|days| days > 0)) { "dual" } else { "domestic_only" }
}

/// Days inside and outside together, where they are whole.
fn period_days(row: &TypedRow, inside: Option<usize>, outside: Option<usize>) -> Option<OwnedCell> {
    let hundredths = |at: Option<usize>| row.cells.get(at?)?.cell().fixed(2).ok();
    let sum = hundredths(inside)? + hundredths(outside)?;
    (sum % 100 == 0).then_some(OwnedCell::Integer(sum / 100))
}
